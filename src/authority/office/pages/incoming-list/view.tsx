import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDateTime,
  formatNumber,
  type Locale,
  shortAgencyName,
  textIn,
  wordsIn,
} from "../../../../platform/text/index.ts";
import {
  type DataRow,
  DataTable,
  Facets,
  Filters,
  LiveRegion,
  OfficerPage,
  Pager,
  State,
  Toolbar,
  UrgencyStamp,
  Void,
} from "../../../../ui/index.ts";
import type { Authenticity } from "../../states.ts";
import type { IncomingRow } from "../../store/incoming-list.ts";
import { countedTo, defaultPageSize, type Page } from "../../store/paging.ts";
import { ListExports } from "../list-frame.tsx";
import { formatDay, type ListFilters, listControls, listHref, totalText } from "../lists.ts";
import { ReminderMark } from "../reminder-line.tsx";
import { authenticityWords, changeWords, incomingStateWords, officeWords, urgencyLevel } from "../words.ts";
import { incomingListText } from "./text.ts";

/** The parts of the list. */
export type IncomingPart = "arrived" | "asked" | "registered" | "completed" | "refused";

/** What the live part shows. */
export type IncomingTableView = {
  readonly list: Page<IncomingRow>;
  readonly counts: ReadonlyMap<IncomingPart, number>;
  readonly filters: ListFilters;
  readonly part: IncomingPart;
  readonly locale: Locale;
};

const path = "/incoming";

/** The list of received documents. */
export function IncomingListPage(view: IncomingTableView & { frame: Frame; now: Date }) {
  const { frame, filters, part, locale } = view;
  const text = wordsIn(incomingListText, locale);
  const hidden = { state: filters.state, order: filters.order ?? "" };
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${text[part]}`} keys>
      <Toolbar title={text.title} />
      <Filters
        action={path}
        filters={listControls(filters, locale, "name", view.now)}
        hidden={Object.fromEntries(Object.entries(hidden).filter(([, value]) => value !== ""))}
      />
      <LiveRegion id="incoming-live" streamHref={listHref("/incoming/live", filters, { page: filters.page })}>
        <IncomingTable {...view} />
      </LiveRegion>
      <ListExports path={path} filters={filters} />
    </OfficerPage>
  );
}

/** How many stand where, and the rows of one part. */
export function IncomingTable(view: IncomingTableView) {
  const { list, filters, locale, counts, part } = view;
  const text = wordsIn(incomingListText, locale);
  const words = wordsIn(officeWords, locale);
  const ascending = filters.order === "asc";
  return (
    <>
      <Facets
        label={words.state}
        items={[...counts].map(([name, count]) => ({
          href: listHref(path, filters, { state: name }),
          count: totalText(count, locale),
          text: text[name],
          current: name === part,
        }))}
      />
      {list.rows.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.empty}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          columns={[
            { text: words.number, width: "col-who" },
            { text: words.subject },
            { text: words.sender, width: "col-from" },
            { text: text.authenticity, width: "col-no" },
            { text: text.arrival, numeric: true, width: "col-left" },
            { text: words.due, numeric: true, width: "col-code" },
            {
              text: text.received,
              numeric: true,
              width: "col-who",
              sortHref: listHref(path, filters, { order: ascending ? "desc" : "asc" }),
              sorted: ascending ? "ascending" : "descending",
            },
          ]}
          rows={list.rows.map((row) => rowOf(row, locale))}
        />
      )}
      <Pager
        page={filters.page}
        size={defaultPageSize}
        total={Math.min(list.total, countedTo)}
        hrefOf={(page) => listHref(path, filters, { page })}
      />
    </>
  );
}

function rowOf(row: IncomingRow, locale: Locale): DataRow {
  const level = urgencyLevel(row.urgency);
  return {
    href: `/incoming/${row.id}`,
    cells: [
      row.numberText,
      {
        text: (
          <>
            {level ? (
              <>
                <UrgencyStamp level={level} />{" "}
              </>
            ) : null}
            <ReminderMark document={row} locale={locale} />
            {row.subject}
            <ChangeNote row={row} locale={locale} />
          </>
        ),
        full: row.subject,
      },
      { text: shortAgencyName(row.fromName), full: row.fromName },
      <Trust authenticity={row.authenticity} locale={locale} />,
      row.number === null
        ? row.state === "arrived"
          ? "·"
          : textIn(incomingStateWords[row.state], locale)
        : formatNumber(row.number, locale),
      row.dueDate ? formatDay(row.dueDate) : "–",
      formatDateTime(row.receivedAt),
    ],
  };
}

function ChangeNote({ row, locale }: { row: IncomingRow; locale: Locale }) {
  if (!row.change || row.changeState === "refused") return null;
  const text = wordsIn(incomingListText, locale);
  const change = textIn(changeWords[row.change], locale);
  return <strong> ({row.changeState === "asked" ? text.asks(change) : text.withdrawn(change)})</strong>;
}

/** What was found about the sender and the files, in a word. */
export function Trust({ authenticity, locale }: { authenticity: Authenticity; locale: Locale }) {
  const tones = { unchecked: "slow", valid: "ok", weak: "slow", unsigned: "slow", invalid: "bad" } as const;
  return <State tone={tones[authenticity]} text={textIn(authenticityWords[authenticity], locale)} />;
}
