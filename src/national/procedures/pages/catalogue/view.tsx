import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Button,
  DataTable,
  Filters,
  OfficerPage,
  Pager,
  Ruled,
  Tag,
  Tally,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { type PublishedFigure, publishedFigureNames, publishedFigures } from "../../metrics.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import type { Draft } from "../../store/drafts.ts";
import { levelNames } from "../../vocabulary.ts";
import { dayText, nameIn, ownerName, saidName, sectorKey } from "../names.ts";
import { hrefWith } from "../query.ts";
import { procedureWords } from "../words.ts";
import type { CatalogueQuery } from "./page.tsx";
import { catalogueText } from "./text.ts";

/** What the list shows. */
export type CatalogueView = {
  readonly frame: Frame;
  readonly asked: CatalogueQuery;
  readonly found: { readonly procedures: readonly ProcedureSummary[]; readonly total: number };
  /** Every procedure, for the choices of the filters. */
  readonly all: readonly ProcedureSummary[];
  readonly pageSize: number;
  readonly year: { readonly from: string; readonly to: string };
  readonly figures: ReadonlyMap<PublishedFigure, number>;
  readonly today: string;
};

/** The catalogue as a table, with its filters in the address, and this year's figures above it. */
export function CataloguePage(props: CatalogueView) {
  const { frame, asked, found, pageSize } = props;
  const { locale } = frame;
  const text = wordsIn(catalogueText, locale);
  const words = wordsIn(procedureWords, locale);
  const { page: _, format: __, ...conditions } = asked;
  return (
    <OfficerPage frame={frame} title={text.title} keys>
      <Toolbar title={text.title} note={text.note(formatNumber(found.total, locale))} />
      <YearFigures {...props} />
      <Lists frame={frame} current={asked.list} />
      <ListFilters {...props} />
      {found.total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          <a href="/catalogue">{text.emptyWay}</a>
        </Void>
      ) : (
        <Rows {...props} />
      )}
      <Pager
        page={asked.page}
        size={pageSize}
        total={found.total}
        hrefOf={(page) => hrefWith("/catalogue", { ...conditions, page })}
      />
      <p class="lt-mt2 lt-noprint">
        <a href={hrefWith("/catalogue", { ...conditions, format: "csv" })}>{words.csv}</a>
      </p>
    </OfficerPage>
  );
}

function YearFigures({ frame, year, figures }: CatalogueView) {
  const text = wordsIn(catalogueText, frame.locale);
  return (
    <section aria-labelledby="figures">
      <Ruled id="figures" text={text.publications} size="s" note={text.publicationsLead(dayText(year.from))} />
      <Tally
        figures={publishedFigures.map((figure) => ({
          term: textIn(publishedFigureNames[figure], frame.locale),
          value: formatNumber(figures.get(figure) ?? 0, frame.locale),
          href: hrefWith("/catalogue/publications", { show: figure, ...year }),
        }))}
      />
    </section>
  );
}

/** The lists that one may look at, and the way to a new procedure. */
export function Lists({ frame, current }: { frame: Frame; current: CatalogueQuery["list"] }) {
  const text = wordsIn(catalogueText, frame.locale);
  const items = [
    ["in-force", text.inForce],
    ["withdrawn", text.withdrawn],
    ["samples", text.samples],
    ["drafts", text.drafts],
  ] as const;
  return (
    <div class="lt-actions lt-noprint">
      <nav aria-label={text.lists}>
        <p>
          {items.map(([list, name], index) => (
            <>
              {index > 0 ? " · " : null}
              {list === current ? (
                <strong class="lt-strong" aria-current="true">
                  {name}
                </strong>
              ) : (
                <a href={hrefWith("/catalogue", { list })}>{name}</a>
              )}
            </>
          ))}
        </p>
      </nav>
      <Button href="/catalogue/new" text={text.newProcedure} classes="govuk-button--secondary" />
    </div>
  );
}

function ListFilters({ frame, asked, all }: CatalogueView) {
  const { locale } = frame;
  const words = wordsIn(procedureWords, locale);
  const text = wordsIn(catalogueText, locale);
  const sectors = new Map(all.map(({ sector }) => [sectorKey(sector), sector.name]));
  const owners = new Map(all.map(({ owner }) => [owner, ownerName(owner, locale)]));
  const items = (names: ReadonlyMap<string, string>, any: string) => [
    { value: "", text: any },
    ...[...names].map(([value, name]) => ({ value, text: name })).sort((a, b) => a.text.localeCompare(b.text, "vi")),
  ];
  return (
    <Filters
      action="/catalogue"
      hidden={{ list: asked.list }}
      filters={[
        { kind: "text", type: "search", name: "q", label: text.words, value: asked.q },
        {
          kind: "select",
          name: "sector",
          label: words.sector,
          value: asked.sector ?? "",
          items: items(sectors, words.anySector),
        },
        {
          kind: "select",
          name: "owner",
          label: words.owner,
          value: asked.owner ?? "",
          items: items(owners, words.anyOwner),
        },
      ]}
    />
  );
}

function Rows({ frame, found, today }: CatalogueView) {
  const { locale } = frame;
  const text = wordsIn(catalogueText, locale);
  const words = wordsIn(procedureWords, locale);
  return (
    <DataTable
      list
      classes="lt-table--wrap"
      caption={text.title}
      columns={[
        { text: words.code, width: "col-code" },
        { text: words.name },
        { text: words.sector, width: "col-due" },
        { text: words.owner, width: "col-act" },
        { text: words.level, width: "col-code" },
        { text: words.online, width: "col-age", numeric: true },
        { text: words.version, width: "col-date", numeric: true },
        { text: words.effective, width: "col-code", numeric: true },
      ]}
      rows={found.procedures.map((one) => ({
        href: `/catalogue/${one.code}`,
        cells: [
          one.code,
          <>
            {nameIn(one, locale)}{" "}
            {one.effectiveFrom > today ? <Tag text={words.coming} classes="govuk-tag--grey" /> : null}
            {one.sample ? <Tag text={words.sample} classes="govuk-tag--grey" /> : null}
          </>,
          (locale === "en" && one.sector.nameEn) || one.sector.name,
          ownerName(one.owner, locale),
          one.levels.map((level) => textIn(levelNames[level], locale)).join(", "),
          one.online === null ? words.none : String(one.online),
          String(one.version),
          dayText(one.effectiveFrom),
        ],
      }))}
    />
  );
}

/** The drafts, the last changed first. */
export function DraftsPage({ frame, drafts }: { frame: Frame; drafts: readonly Draft[] }) {
  const { locale } = frame;
  const text = wordsIn(catalogueText, locale);
  const words = wordsIn(procedureWords, locale);
  return (
    <OfficerPage frame={frame} title={text.drafts} keys>
      <Toolbar title={text.drafts} note={text.draftsNote(formatNumber(drafts.length, locale))} />
      <Lists frame={frame} current="drafts" />
      {drafts.length === 0 ? (
        <Void kind="empty" title={text.noDrafts}>
          {text.noDraftsWay}
        </Void>
      ) : (
        <DataTable
          list
          caption={text.drafts}
          columns={[
            { text: words.code },
            { text: words.name },
            { text: text.from },
            { text: text.by },
            { text: text.changed, numeric: true },
          ]}
          rows={drafts.map((draft) => ({
            href: `/catalogue/drafts/${draft.id}`,
            cells: [
              draft.code || words.none,
              saidName(draft.record.name) || words.none,
              draft.baseVersion === null ? words.none : words.versionOf(draft.baseVersion),
              draft.changedBy,
              formatDateTime(draft.changedAt),
            ],
          }))}
        />
      )}
    </OfficerPage>
  );
}
