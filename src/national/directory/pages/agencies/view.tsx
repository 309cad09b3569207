import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { CitizenPage, Pager, Ruled, Search, Table, Void } from "../../../../ui/index.ts";
import { type Agency, levelNames } from "../../agency.ts";
import type { DirectoryView } from "../../store/view.ts";
import { ConnectionState, connectionOf } from "../connection.tsx";
import { directoryWords } from "../words.ts";
import { FilterLinks } from "./filter-links.tsx";
import { agenciesHref } from "./href.ts";
import { JoinAside } from "./join-aside.tsx";
import { Overview, type OverviewCount } from "./overview.tsx";
import type { AgencyQuery } from "./page.tsx";
import { agenciesText } from "./text.ts";

/** Ways out of a search that found nothing. */
export type NothingFound = { readonly near: readonly Agency[]; readonly withoutFilters: number };

/** What the search page shows. */
export type AgenciesView = {
  readonly frame: Frame;
  readonly asked: AgencyQuery;
  /** ISO day of today. */
  readonly on: string;
  readonly view: DirectoryView;
  readonly counts: readonly OverviewCount[];
  readonly found: { readonly agencies: readonly Agency[]; readonly total: number };
  readonly pageSize: number;
  readonly nothing: NothingFound | undefined;
  readonly mayChange: boolean;
};

/** The search page: a box, then either what there is by province and level, or what was found. */
export function AgenciesPage(props: AgenciesView) {
  const { frame, asked, counts } = props;
  const text = wordsIn(agenciesText, frame.locale);
  const searching = [asked.q, asked.level, asked.province, asked.under, asked.list].some((one) => one !== undefined);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <div class="lt-columns">
        <div>
          <Search
            action="/agencies"
            id="agency-search"
            label={text.label}
            hint={text.hint}
            button={text.find}
            value={asked.q}
          />
          {searching ? <Results {...props} /> : <Overview frame={frame} view={props.view} counts={counts} />}
        </div>
        <JoinAside frame={frame} mayChange={props.mayChange} />
      </div>
    </CitizenPage>
  );
}

function Results(props: AgenciesView) {
  const { frame, asked, view, found, pageSize } = props;
  const text = wordsIn(agenciesText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  return (
    <section class="lt-mt4" aria-labelledby="results">
      <Ruled id="results" text={text.results} note={text.resultsNote(number(found.total))} />
      <FilterLinks frame={frame} asked={asked} view={view} />
      {props.nothing ? <Nothing {...props} nothing={props.nothing} /> : <ResultTable {...props} />}
      {found.total > 0 ? (
        <Pager
          page={asked.page}
          size={pageSize}
          total={found.total}
          hrefOf={(page) => agenciesHref({ ...asked, page })}
        />
      ) : null}
    </section>
  );
}

function ResultTable({ frame, found, view, on }: AgenciesView) {
  const text = wordsIn(agenciesText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const shown = { node: words.viaNode, mailbox: words.viaMailbox, none: words.notConnected, ended: words.ended };
  return (
    <Table
      caption={text.results}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[{ text: words.agency }, { text: words.level }, { text: words.connection }]}
      rows={found.agencies.map((agency) => {
        const connection = connectionOf(view, agency, on);
        const say = shown[connection];
        const node = view.nodes.get(agency.code.split(".")[0] ?? "") ?? "";
        return [
          {
            text: (
              <>
                <a href={`/agencies/${agency.code}`}>{nameOf(agency, frame)}</a>
                <span class="lt-row-note">{[agency.code, agency.qcvn102].filter(Boolean).join(" · ")}</span>
              </>
            ),
          },
          { text: textIn(levelNames[agency.level], frame.locale) },
          { text: <ConnectionState connection={connection} text={typeof say === "string" ? say : say(node)} /> },
        ];
      })}
    />
  );
}

function Nothing({ frame, asked, nothing, view, on }: AgenciesView & { nothing: NothingFound }) {
  const text = wordsIn(agenciesText, frame.locale);
  const living = [...view.agencies.values()].filter(({ validUntil }) => validUntil === null || validUntil > on).length;
  const { level: _level, province: _province, under: _under, ...words } = asked;
  return (
    <>
      <Void kind="empty" title={asked.q ? text.noneTitle(asked.q) : text.noneFilter}>
        {text.looked(formatNumber(living, frame.locale))}{" "}
        {nothing.withoutFilters > 0 ? (
          <a href={agenciesHref({ ...words, page: 1 })}>
            {text.without(formatNumber(nothing.withoutFilters, frame.locale))}
          </a>
        ) : (
          <a href="/agencies?list=all">{text.clear}</a>
        )}
      </Void>
      {nothing.near.length > 0 ? (
        <>
          <p class="lt-mt3">{text.near}</p>
          <ul class="govuk-list">
            {nothing.near.map((agency) => (
              <li>
                <a href={`/agencies/${agency.code}`}>{nameOf(agency, frame)}</a>{" "}
                <span class="lt-code lt-quiet">{agency.code}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function nameOf(agency: Agency, frame: Frame): string {
  return frame.locale === "vi" ? agency.name : agency.nameEn;
}
