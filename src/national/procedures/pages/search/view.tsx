import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { lifeEventNames } from "../../../../protocol/procedures/index.ts";
import { CitizenPage, Pager, Ruled, Search, Tag, Void } from "../../../../ui/index.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import type { ProceduresFound } from "../../search/search-procedures.ts";
import { levelNames } from "../../vocabulary.ts";
import { langOf, nameIn } from "../names.ts";
import { hrefWith } from "../query.ts";
import { procedureWords } from "../words.ts";
import { Entrances } from "./entrances.tsx";
import { SearchFilters } from "./filters.tsx";
import type { SearchQuery } from "./page.tsx";
import { searchText } from "./text.ts";

/** What the search page shows. */
export type SearchView = {
  readonly frame: Frame;
  readonly asked: SearchQuery;
  readonly found: ProceduresFound;
  /** How many there would be without the filters, when there are none with them. */
  readonly withoutFilters: number;
  /** Every procedure in force. */
  readonly all: readonly ProcedureSummary[];
  readonly pageSize: number;
};

/** The search page: a box, then either the ways in or what was found. */
export function SearchPage(props: SearchView) {
  const { frame, asked, all } = props;
  const text = wordsIn(searchText, frame.locale);
  const { page: _, ...conditions } = asked;
  const searching = Object.values(conditions).some((one) => one !== undefined);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <div class="lt-mt3">
        <Search
          action="/procedures"
          id="procedure-search"
          label={text.ask}
          hint={text.hint}
          button={text.find}
          value={asked.q}
        />
      </div>
      {searching ? <Results {...props} /> : <Entrances frame={frame} all={all} />}
    </CitizenPage>
  );
}

function Results(props: SearchView) {
  const { frame, asked, found, pageSize } = props;
  const text = wordsIn(searchText, frame.locale);
  const heading = asked.q
    ? text.results
    : asked.event
      ? textIn(lifeEventNames[asked.event], frame.locale)
      : text.browsing;
  return (
    <section class="lt-mt4" aria-labelledby="results">
      <Ruled id="results" text={heading} note={text.count(formatNumber(found.total, frame.locale))} />
      <SearchFilters frame={frame} asked={asked} all={props.all} />
      {found.total === 0 ? <Nothing {...props} /> : <Found frame={frame} procedures={found.procedures} />}
      {found.total > pageSize ? (
        <Pager
          page={asked.page}
          size={pageSize}
          total={found.total}
          hrefOf={(page) => hrefWith("/procedures", { ...asked, page })}
        />
      ) : null}
    </section>
  );
}

function Found({ frame, procedures }: { frame: Frame; procedures: readonly ProcedureSummary[] }) {
  const { locale } = frame;
  const words = wordsIn(procedureWords, locale);
  const text = wordsIn(searchText, locale);
  return (
    <ul class="lt-plainlist">
      {procedures.map((procedure) => (
        <li>
          <a class="lt-strong" href={`/procedures/${procedure.code}`} lang={langOf(procedure, locale)}>
            {nameIn(procedure, locale)}
          </a>
          {procedure.status === "withdrawn" ? <Tag text={words.withdrawn} classes="govuk-tag--grey" /> : null}
          <span class="lt-row-note">
            {[
              procedure.levels.map((level) => textIn(levelNames[level], locale)).join(", "),
              locale === "en" && procedure.sector.nameEn ? procedure.sector.nameEn : procedure.sector.name,
              ...(procedure.online ? [text.online(procedure.online)] : []),
              procedure.code,
            ].join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ frame, asked, found, withoutFilters, all }: SearchView) {
  const text = wordsIn(searchText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  return (
    <>
      <Void kind="empty" title={asked.q ? text.noneTitle(asked.q) : text.noneFilter}>
        {text.looked(number(all.length))}{" "}
        {withoutFilters > 0 ? (
          <a href={hrefWith("/procedures", asked.q ? { q: asked.q } : { list: "all" })}>
            {text.without(number(withoutFilters))}
          </a>
        ) : (
          text.tryThis
        )}
      </Void>
      {found.near.length > 0 ? (
        <>
          <p class="lt-mt3 lt-strong">{text.near}</p>
          <Found frame={frame} procedures={found.near} />
        </>
      ) : null}
      {withoutFilters === 0 ? <Entrances frame={frame} all={all} /> : null}
    </>
  );
}
