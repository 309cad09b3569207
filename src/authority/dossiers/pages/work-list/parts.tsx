import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { type Facet, Facets, useLocale } from "../../../../ui/index.ts";
import type { ListCount } from "../../store/work-list-counts.ts";
import { hrefOf, partHref } from "./address.ts";
import type { ListFacts } from "./read-list.ts";
import { partText, standingText, workListText } from "./text.ts";

/** A count that stopped says so. */
export function countText({ count, more }: ListCount, locale: Locale): string {
  const number = formatNumber(count, locale);
  return more ? wordsIn(workListText, locale).more(number) : number;
}

/** The lists of dossiers, each with how many it has; brought up to date together with the rows. */
export function PartTabs({ facts, isNews = false }: { facts: ListFacts; isNews?: boolean }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  return (
    <nav
      id="list-parts"
      class="lt-inbox__parts lt-noprint"
      aria-label={words.parts}
      {...(isNews ? { "hx-swap-oob": "outerMorph" } : {})}
    >
      <ul data-lt-in-view="">
        {[...facts.parts].map(([part, count]) => (
          <li>
            <a href={partHref(facts.address, part)} aria-current={part === facts.part ? "page" : undefined}>
              {wordsIn(partText, locale)[part]} <span class="lt-inbox__n">{countText(count, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tones = { late: "late", soon: "soon", "in-time": "ok", sync: "sync" } as const;

/** One list cut by how its rows stand. */
export function StandingFacets({ facts }: { facts: ListFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const { address, standings } = facts;
  const items: readonly Facet[] = [...standings].map(([standing, count]) => ({
    href: hrefOf(address, { standing: standing === "any" ? undefined : standing }),
    count: countText(count, locale),
    text: wordsIn(standingText, locale)[standing],
    tone: standing === "any" || standing === "paused" ? undefined : tones[standing],
    current: (address.standing ?? "any") === standing,
  }));
  return <Facets items={items} label={words.standings} />;
}

/** Which rows of how many stand here; on paper too, or a page would be taken for the whole list. */
export function RowsTold({ facts }: { facts: ListFacts }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const { address, rows, standings } = facts;
  const of = standings.get(address.standing ?? "any");
  const first = address.after === undefined ? 1 : address.at;
  const number = (value: number) => formatNumber(value, locale);
  if (rows.length === 0 || first === undefined) return <>{words.shown(number(rows.length))}</>;
  const last = first + rows.length - 1;
  // What was ended meanwhile has left the count, not the rows that were passed.
  const total = of && (of.more || of.count >= last) ? countText(of, locale) : number(last);
  return <>{words.range(number(first), number(last), total)}</>;
}

/** Which rows stand here, and the way to the next; brought up to date with them. */
export function ListPages({ facts, isNews = false }: { facts: ListFacts; isNews?: boolean }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const { address, rows, next } = facts;
  const at = address.after === undefined ? 1 : address.at;
  return (
    <p id="list-pages" class="lt-inbox__pages" {...(isNews ? { "hx-swap-oob": "outerMorph" } : {})}>
      <span class="lt-quiet">
        <RowsTold facts={facts} />
      </span>
      {address.after === undefined ? null : <a href={hrefOf(address, {})}>{words.newer}</a>}
      {next === undefined ? null : (
        <a href={hrefOf(address, { after: next, at: at === undefined ? undefined : at + rows.length })}>
          {words.older}
        </a>
      )}
    </p>
  );
}
