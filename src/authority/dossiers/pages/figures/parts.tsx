import { wordsIn } from "../../../../platform/text/index.ts";
import { Icon, useLocale } from "../../../../ui/index.ts";
import { type NamedAgency, usualPeriods } from "./desk.ts";
import { hrefWith } from "./href.ts";
import { figureTabsText } from "./tabs-text.ts";

const tabs = [
  ["figures", "/dossiers/figures"],
  ["report", "/dossiers/report"],
  ["registers", "/dossiers/registers"],
] as const;

/** Leads between the figures, the report and the registers. */
export function FigureTabs({ current }: { current: (typeof tabs)[number][0] }) {
  const text = wordsIn(figureTabsText, useLocale());
  return (
    <nav class="lt-facets lt-noprint" aria-label={text.tabs}>
      <ul>
        {tabs.map(([tab, href]) => (
          <li>
            <a class="lt-facets__a" href={href} aria-current={tab === current ? "page" : undefined}>
              <span class="lt-facets__t">{text[tab]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The periods people ask for most, with the other filters as they are. */
export function PeriodLinks({
  path,
  query,
  today,
}: {
  path: string;
  query: Readonly<Record<string, string | number | undefined>>;
  today: string;
}) {
  const text = wordsIn(figureTabsText, useLocale());
  return (
    <nav class="lt-small lt-noprint" aria-label={text.periods}>
      {usualPeriods(today).map(({ key, period }, index) => (
        <>
          {index > 0 ? " · " : null}
          <a
            href={hrefWith(path, { ...query, ...period })}
            aria-current={query.from === period.from && query.to === period.to ? "true" : undefined}
          >
            {text[key]}
          </a>
        </>
      ))}
    </nav>
  );
}

/** What can be taken away: the rows for a spreadsheet, and the page on paper. */
export function Takings({
  path,
  query,
}: {
  path: string;
  query: Readonly<Record<string, string | number | undefined>>;
}) {
  const text = wordsIn(figureTabsText, useLocale());
  return (
    <p class="lt-actions lt-small lt-noprint">
      <a href={hrefWith(`${path}/export.csv`, query)}>{text.csv}</a>
      <a href={hrefWith(`${path}/export.xlsx`, query)}>{text.xlsx}</a>
      <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
        <Icon name="print" />
        {text.print}
      </button>
    </p>
  );
}

/** The agencies to choose from; empty: the whole node. */
export function agencyItems(
  agencies: readonly NamedAgency[],
  whole: string,
): readonly { readonly value: string; readonly text: string }[] {
  return [{ value: "", text: whole }, ...agencies.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))];
}
