import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames, dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import { DataTable, type Filter, Filters, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import type { RegisterRow } from "../../store/register-list.ts";
import { dayText, type NamedAgency, type Period } from "../figures/desk.ts";
import { hrefWith } from "../figures/href.ts";
import { agencyItems, FigureTabs, PeriodLinks, Takings } from "../figures/parts.tsx";
import { figureTabsText } from "../figures/tabs-text.ts";
import { remarksOf } from "./rows.ts";
import { registersText } from "./text.ts";

/** Where the register stands. */
export const registersPath = "/dossiers/registers";
/** Rows on one page. */
export const pageSize = 100;

/** The filters as they stand in the address. */
export type RegisterFilters = Period & {
  readonly by: string;
  readonly agency?: string | undefined;
  readonly sector?: string | undefined;
  readonly procedure?: string | undefined;
  readonly state?: number | undefined;
  readonly channel?: number | undefined;
  readonly standing?: string | undefined;
  readonly q?: string | undefined;
};

/** What the register shows. */
export type RegisterView = {
  readonly frame: Frame;
  readonly rows: readonly RegisterRow[];
  readonly total: number;
  /** Lines that a file holds: what is longer is taken away in parts. */
  readonly most: number;
  readonly page: number;
  readonly filters: RegisterFilters;
  /** Agencies to choose from; undefined where only one's own is read. */
  readonly agencies: readonly NamedAgency[] | undefined;
  readonly sectors: ReadonlyMap<string, string>;
  readonly nameOf: (code: string) => string;
  readonly today: string;
};

/** The register of dossiers (sổ theo dõi hồ sơ, Thông tư 01/2018/TT-VPCP) for any days. */
export function RegisterPage(view: RegisterView) {
  const { frame, rows, total, most, page, filters, agencies, today } = view;
  const text = wordsIn(registersText, frame.locale);
  const [from, to] = [dayText(filters.from), dayText(filters.to)];
  return (
    <OfficerPage frame={frame} title={text.title} classes="lt-page lt-print--landscape" keys={rows.length > 0}>
      <Toolbar title={text.title} note={text.note(formatNumber(total, frame.locale), from, to)} />
      <FigureTabs current="registers" />
      <Filters action={registersPath} filters={filtersOf(view)} />
      <PeriodLinks path={registersPath} query={filters} today={today} />
      {agencies ? null : <p class="lt-small lt-quiet lt-noprint">{text.ownOnly}</p>}
      {rows.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy(from, to)} <a href={registersPath}>{text.clear}</a>
        </Void>
      ) : (
        <>
          <Rows {...view} />
          <Pager
            page={page}
            size={pageSize}
            total={total}
            hrefOf={(next) => hrefWith(registersPath, { ...filters, page: next > 1 ? next : undefined })}
          />
          {total > most ? (
            <p class="lt-small lt-quiet lt-noprint">{text.tooMany(formatNumber(most, frame.locale))}</p>
          ) : (
            <Takings path={registersPath} query={filters} />
          )}
        </>
      )}
    </OfficerPage>
  );
}

function filtersOf({ frame, filters, agencies, sectors }: RegisterView): readonly Filter[] {
  const { locale } = frame;
  const text = wordsIn(registersText, locale);
  const shared = wordsIn(figureTabsText, locale);
  const named = (names: Readonly<Record<string, { readonly vi: string; readonly en: string }>>) =>
    Object.entries(names).map(([value, name]) => ({ value, text: textIn(name, locale) }));
  return [
    { kind: "text", type: "search", name: "q", label: text.search, value: filters.q },
    { kind: "text", type: "date", name: "from", label: shared.from, value: filters.from },
    { kind: "text", type: "date", name: "to", label: shared.to, value: filters.to },
    {
      kind: "select",
      name: "by",
      label: text.by,
      value: filters.by,
      items: [
        { value: "received", text: text.byReceived },
        { value: "due", text: text.byDue },
        { value: "ended", text: text.byEnded },
        { value: "returned", text: text.byReturned },
        { value: "changed", text: text.byChanged },
      ],
    },
    ...(agencies
      ? [
          {
            kind: "select" as const,
            name: "agency",
            label: shared.agency,
            value: filters.agency ?? "",
            items: agencyItems(agencies, shared.wholeNode),
          },
        ]
      : []),
    {
      kind: "select",
      name: "sector",
      label: shared.sector,
      value: filters.sector ?? "",
      items: [{ value: "", text: shared.allSectors }, ...[...sectors].map(([value, name]) => ({ value, text: name }))],
    },
    { kind: "text", name: "procedure", label: text.procedure, value: filters.procedure },
    {
      kind: "select",
      name: "state",
      label: text.state,
      value: String(filters.state ?? ""),
      items: [{ value: "", text: text.allStates }, ...named(dossierStateNames)],
    },
    {
      kind: "select",
      name: "channel",
      label: text.channel,
      value: String(filters.channel ?? ""),
      items: [{ value: "", text: text.allChannels }, ...named(channelNames)],
    },
    {
      kind: "select",
      name: "standing",
      label: text.standing,
      value: filters.standing ?? "",
      items: [
        { value: "", text: text.allStandings },
        { value: "late", text: text.late },
        { value: "in-time", text: text.inTime },
        { value: "waiting", text: text.waiting },
        { value: "resolved-late", text: text.resolvedLate },
        { value: "resolved-in-time", text: text.resolvedInTime },
      ],
    },
  ];
}

function Rows({ frame, rows, nameOf }: RegisterView) {
  const { locale } = frame;
  const text = wordsIn(registersText, locale);
  const day = (at: Date | null) => (at ? formatDate(at) : "–");
  return (
    <DataTable
      caption={text.title}
      list
      classes="lt-table--wrap"
      columns={[
        { text: text.code, width: "col-whole" },
        { text: text.procedureName },
        { text: text.applicant, width: "col-who" },
        { text: text.agency, width: "col-own" },
        { text: text.received, numeric: true, width: "col-day" },
        { text: text.due, numeric: true, width: "col-day" },
        { text: text.ended, numeric: true, width: "col-day" },
        { text: text.returned, numeric: true, width: "col-day" },
        { text: text.remarks, width: "col-own" },
      ]}
      rows={rows.map((row) => ({
        href: `/dossiers/${encodeURIComponent(row.code)}`,
        cells: [
          row.code,
          row.procedureName,
          row.applicant,
          nameOf(row.agencyCode),
          day(row.receivedAt),
          day(row.dueAt),
          day(row.endedAt),
          day(row.returnedAt),
          remarksOf(row, nameOf, locale),
        ],
      }))}
    />
  );
}
