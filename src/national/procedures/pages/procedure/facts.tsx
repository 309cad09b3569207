import { LimitError, parseLimit } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { shortAgencyName, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure, ProcedureFee } from "../../../../protocol/procedures/index.ts";
import { type Fact, Facts } from "../../../../ui/index.ts";
import { limitText, moneyText } from "../names.ts";
import { procedureText } from "./text.ts";

/** The four answers that stand above the fold: papers, fee, time limit, office. On the page itself each leads to where it is explained. */
export function ProcedureFacts({
  frame,
  procedure,
  linked = true,
}: {
  frame: Frame;
  procedure: Procedure;
  linked?: boolean;
}) {
  const facts = [
    papersFact(frame, procedure),
    feeFact(frame, procedure),
    limitFact(frame, procedure),
    officeFact(frame, procedure),
  ];
  return <Facts items={linked ? facts : facts.map(({ href: _, ...fact }) => fact)} />;
}

function papersFact({ locale }: Frame, { components }: Procedure): Fact {
  const text = wordsIn(procedureText, locale);
  const always = components.filter(({ onlyWhen, required }) => onlyWhen === null && required).length;
  const more = components.length - always;
  return {
    term: text.papers,
    value: components.length === 0 ? text.noPapers : text.papersCount(always === 0 ? more : always),
    href: "#papers",
    ...(more > 0 && always > 0 ? { note: text.papersMore(more) } : {}),
  };
}

function feeFact({ locale }: Frame, { fees }: Procedure): Fact {
  const text = wordsIn(procedureText, locale);
  const term = text.fee;
  // What is asked of everyone is a fee; copies and the like, asked for by some, stand below.
  const asked = fees.filter(({ kind }) => kind === "fee");
  const counted = asked.length > 0 ? asked : fees;
  if (counted.length === 0) return { term, value: text.free, href: "#fees" };
  const amounts = counted.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  if (amounts.length < counted.length) return { term, value: text.feeDepends, href: "#fees", ...noteOf(counted) };
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  if (least === most) return { term, value: moneyText(least, locale), href: "#fees" };
  const value = text.feeRange(moneyText(least, locale), moneyText(most, locale));
  return { term, value, href: "#fees" };
}

/** The beginning of what is said of a fee that depends, when it is short. */
function noteOf(fees: readonly ProcedureFee[]): { readonly note?: Fact["note"] } {
  const [clause = ""] = (fees.find(({ note }) => note !== "")?.note ?? "").split(/[;.\n]/);
  return clause === "" || clause.length > 70 ? {} : { note: <span lang="vi">{clause}</span> };
}

function limitFact({ locale }: Frame, { limits }: Procedure): Fact {
  const text = wordsIn(procedureText, locale);
  const [first, ...others] = limits;
  if (!first) return { term: text.limit, value: text.feeDepends };
  const fact = { term: text.limit, href: "#limits" };
  const before = sameDayBefore(first.limit);
  if (before !== undefined) return { ...fact, value: text.sameDay, note: text.sameDayNote(before) };
  const note = others.some(({ limit }) => limit !== first.limit) ? { note: text.limitDepends } : {};
  return { ...fact, value: limitText(first, locale), ...note };
}

/** The hour before which a dossier is answered the same day; undefined for other limits. */
function sameDayBefore(limit: string): string | undefined {
  try {
    const read = parseLimit(limit);
    if (read.unit !== "same-day") return undefined;
    return `${String(Math.floor(read.before / 60)).padStart(2, "0")}:${String(read.before % 60).padStart(2, "0")}`;
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

function officeFact({ locale }: Frame, { resolvedBy }: Procedure): Fact {
  const [office = "", ...rest] = shortAgencyName(resolvedBy).split(/ (?=nơi )/);
  const vi = (words: string) => (locale === "vi" ? words : <span lang="vi">{words}</span>);
  const note = rest.join(" ");
  return {
    term: wordsIn(procedureText, locale).office,
    value: vi(office),
    href: "#where",
    ...(note ? { note: vi(note) } : {}),
  };
}
