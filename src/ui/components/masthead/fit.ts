import type { Frame } from "../../frame.ts";

/** Widths of letters in thousandths of the font's size: Noto Sans at weight 600, the widest that stands in the head of a page. */
const letters: Readonly<Record<string, number>> = widths(
  "i283 j283 l283 t406 f371 r434 s493 z484 c502 x560 v547 y548 a585 e585 k588 o617 b626 d626 g626 p626 q626 h638 n638 u638 đ634 w830 m960",
  "I370 J309 L546 S550 F538 E558 T569 Y603 P615 V631 C638 X638 R643 K647 B659 A672 G726 D732 Đ732 U747 H756 O787 Q787 N793 M929 W953",
);
const otherLetter = 700;
const otherSign = 330;

/** Be Vietnam Pro, in which the system's name is set, runs a little wider. */
const headingWider = 1.03;

/** Widths, in pixels, of what stands in the head of an officer page beside its words. `search` is the narrowest search box. */
const room = {
  ...{ margins: 34, gap: 24, mark: 44, over: 8, languages: 62, chevron: 21, who: 220, signIn: 110, aside: 20 },
  ...{ entry: 24, count: 6, more: 84, search: 100, wideSearch: 200 },
};

/** Steps, in pixels of the window, at which parts of the head come and go; below `lineFrom` the entries have a line of their own. */
export const fitSteps = { step: 40, from: 320, lineFrom: 1184, until: 1960 } as const;

/** Where a part of the head has room: class names that show it there (`shown`), or everywhere else (`hidden`). */
export type Fit = { readonly shown: string; readonly hidden: string };

/** What of the head has room at which widths. `more` covers the menu that takes the rest; `here` its mark when the current page is in it. */
export type MastheadFit = {
  readonly over: Fit;
  readonly post: Fit;
  readonly entries: readonly Fit[];
  readonly more: Fit;
  readonly here: Fit | undefined;
};

/**
 * Tells, from the words in it, at which widths of the window each part of an officer page's head has room. Without script and without inline
 * style the page cannot measure itself; so the server estimates, a little too wide rather than too narrow. What stands beside the system's
 * name gives way first, then the person's post, then the search box grows narrow, and last the entries go into a menu.
 */
export function fitMasthead(frame: Frame): MastheadFit {
  const { nav, systemName, who } = frame;
  const entries = nav.map(({ label, count }) => room.entry + textWidth(label, 14) + countWidth(count));
  const all = sum(entries);
  const name = Math.min(textWidth(who?.name ?? "", 13), room.who);
  const person = who ? name + room.chevron : room.signIn;
  const post = Math.max(0, Math.min(textWidth(who?.post ?? "", 12), room.who) - name);
  const over = room.over + textWidth(systemName.over, 13);
  const search = frame.search ? room.gap + room.search : 0;
  const comfort = frame.search ? room.wideSearch - room.search : 0;
  const title = room.mark + Math.ceil(textWidth(systemName.name, 15) * headingWider);
  const rest = room.margins + title + room.gap + search + room.gap + room.languages + person;
  const places = entries.map((_, index) => {
    const width = Math.min(all, sum(entries.slice(0, index + 1)) + room.more);
    return place(rest + width, room.aside + width);
  });
  return {
    over: place(rest + all + post + over + comfort, 0),
    post: place(rest + all + post + comfort, 0),
    entries: places,
    more: place(rest + all, room.aside + all),
    here: places[nav.findIndex((item) => item.current)],
  };
}

/** The rules behind the class names of `Fit`, as CSS: for each step, what is shown from there on and what up to there. */
export function fitRules(): string {
  const { step, from, lineFrom, until } = fitSteps;
  const rules: string[] = [];
  const below = lineFrom - 0.02;
  for (let at = from; at <= lineFrom; at += step) {
    rules.push(`@media(max-width:${Math.min(at, lineFrom) - 0.02}px){.lt-a${at}{display:none!important}}`);
    rules.push(`@media(min-width:${at}px) and (max-width:${below}px){.lt-xa${at}{display:none!important}}`);
  }
  rules.push(`@media(max-width:${below}px){.lt-xa0{display:none!important}}`);
  for (let at = lineFrom; at <= until; at += step) {
    rules.push(`@media(min-width:${lineFrom}px) and (max-width:${at - 0.02}px){.lt-l${at}{display:none!important}}`);
    rules.push(`@media(min-width:${at}px){.lt-xl${at}{display:none!important}}`);
  }
  rules.push(`@media(min-width:${lineFrom}px){.lt-lnever{display:none!important}}`);
  rules.push(`@media(max-width:${below}px){.lt-anever{display:none!important}}`);
  return rules.join("\n");
}

/** `line` and `alone`: the width of the window from which a part has room, in the one line and with entries in a line of their own. */
function place(line: number, alone: number): Fit {
  const { step, from, lineFrom, until } = fitSteps;
  const l = lineFrom + Math.max(0, Math.ceil((line - lineFrom) / step)) * step;
  const a = alone <= 0 ? 0 : from + Math.max(0, Math.ceil((alone - from) / step)) * step;
  const shown = [l > until ? "lt-lnever" : `lt-l${l}`, ...(a === 0 ? [] : [a > lineFrom ? "lt-anever" : `lt-a${a}`])];
  const hidden = [...(l > until ? [] : [`lt-xl${l}`]), ...(a > lineFrom ? [] : [`lt-xa${a}`])];
  return { shown: shown.join(" "), hidden: hidden.join(" ") };
}

/** Width of a text in pixels at a font size in pixels, estimated from its letters; accents do not widen them. */
export function textWidth(text: string, size: number): number {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  return Math.ceil((sum([...plain].map(letterWidth)) * size) / 1000);
}

function letterWidth(letter: string): number {
  return letters[letter] ?? (/\d/.test(letter) ? 572 : /\p{L}/u.test(letter) ? otherLetter : otherSign);
}

function countWidth(count: number | undefined): number {
  return count ? room.count + textWidth(String(count), 12) : 0;
}

function widths(...lists: string[]): Record<string, number> {
  const pairs = lists.flatMap((list) => list.split(" "));
  return Object.fromEntries(pairs.map((pair) => [pair.charAt(0), Number(pair.slice(1))]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
