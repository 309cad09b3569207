import { findDocumentKind } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDate,
  formatDateTime,
  formatNumber,
  type Locale,
  textIn,
  wordsIn,
} from "../../../../platform/text/index.ts";
import {
  Button,
  type DataColumn,
  type DataRow,
  DataTable,
  Icon,
  LiveRegion,
  OfficerPage,
  Pager,
  UrgencyStamp,
  Void,
} from "../../../../ui/index.ts";
import type { Tally } from "../../read-outgoing.ts";
import type { OutgoingRow } from "../../store/outgoing-list.ts";
import { countedTo, defaultPageSize, type Page } from "../../store/paging.ts";
import { ListExports, ListHead } from "../list-frame.tsx";
import { formatDay, type ListFilters, listControls, listHref, totalText } from "../lists.ts";
import { officeWords, outgoingStateWords, urgencyLevel } from "../words.ts";
import type { OutgoingPart } from "./page.tsx";
import { outgoingListText } from "./text.ts";

/** What the table shows. */
export type OutgoingTableView = {
  readonly list: Page<OutgoingRow>;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly filters: ListFilters;
  readonly part: OutgoingPart;
  readonly locale: Locale;
  readonly mayIssue: boolean;
};

const path = "/outgoing";

/** The list of outgoing documents. */
export function OutgoingListPage(
  view: OutgoingTableView & { frame: Frame; counts: ReadonlyMap<OutgoingPart, number>; now: Date },
) {
  const { frame, filters, counts, part, locale } = view;
  const text = wordsIn(outgoingListText, locale);
  const names: Readonly<Record<OutgoingPart, string>> = {
    draft: text.drafts,
    submitted: text.submitted,
    signed: text.signed,
    issued: text.issued,
    withdrawn: text.withdrawn,
  };
  return (
    <OfficerPage frame={frame} title={`${text.title}: ${names[part]}`} keys>
      <ListHead
        path={path}
        title={text.title}
        note={
          <Button
            href="/outgoing/new"
            text={
              <>
                <Icon name="plus" />
                {text.write}
              </>
            }
          />
        }
        facets={[...counts].map(([name, count]) => ({
          href: listHref(path, filters, { state: name, sort: "", order: undefined }),
          count: totalText(count, locale),
          text: names[name],
          current: name === part,
        }))}
        controls={listControls(filters, locale, "id", view.now)}
        filters={filters}
      />
      <LiveRegion id="outgoing-live" streamHref={listHref("/outgoing/live", filters, { page: filters.page })}>
        <OutgoingTable {...view} />
      </LiveRegion>
      <ListExports path={path} filters={filters} />
    </OfficerPage>
  );
}

/** The rows, and the way to the others. */
export function OutgoingTable(view: OutgoingTableView) {
  const { list, filters, locale, part, mayIssue } = view;
  const text = wordsIn(outgoingListText, locale);
  if (list.rows.length === 0) {
    return (
      <Void kind="empty" title={text.emptyTitle}>
        {text.empty} <a href="/outgoing/new">{text.write}</a>
      </Void>
    );
  }
  const table = (
    <DataTable caption={text.title} list columns={columnsOf(view)} rows={list.rows.map((row) => rowOf(row, view))} />
  );
  return (
    <>
      {part === "signed" && mayIssue ? (
        <form action="/signing/selection" method="get">
          <input type="hidden" name="act" value="issue" />
          {table}
          <p class="lt-mt3">
            <Button text={text.issue} />
          </p>
        </form>
      ) : (
        table
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

function columnsOf({ part, locale, filters }: OutgoingTableView): readonly DataColumn[] {
  const words = wordsIn(officeWords, locale);
  const text = wordsIn(outgoingListText, locale);
  const ascending = filters.order === "asc";
  const sorted = ascending ? "ascending" : "descending";
  const flip = listHref(path, filters, { order: ascending ? "desc" : "asc" });
  return [
    { text: part === "issued" || part === "withdrawn" ? words.number : words.state, width: "col-who" },
    { text: words.subject },
    { text: text.kind, width: "col-who" },
    { text: words.signer, width: "col-who" },
    ...(part === "issued" || part === "withdrawn" ? [{ text: text.arrival, numeric: true, width: "col-code" }] : []),
    { text: words.due, numeric: true, width: "col-code" },
    { text: text.date, numeric: true, width: "col-code", sortHref: flip, sorted },
  ];
}

function rowOf(row: OutgoingRow, { part, locale, tallies, mayIssue }: OutgoingTableView): DataRow {
  const words = wordsIn(officeWords, locale);
  const text = wordsIn(outgoingListText, locale);
  const kind = findDocumentKind(row.kind);
  const level = urgencyLevel(row.urgency);
  const subject = row.subject || words.noSubject;
  const head =
    part === "issued" || part === "withdrawn" ? (row.numberText ?? "") : textIn(outgoingStateWords[row.state], locale);
  return {
    href: `/outgoing/${row.id}`,
    ...(part === "signed" && mayIssue
      ? { select: { name: "document", value: row.id, label: text.select(subject) } }
      : {}),
    cells: [
      head,
      {
        text: (
          <>
            {level ? (
              <>
                <UrgencyStamp level={level} />{" "}
              </>
            ) : null}
            {subject}
          </>
        ),
        full: subject,
      },
      (locale === "vi" ? kind?.name : kind?.nameEn) ?? row.kind,
      row.signerName || "–",
      ...(part === "issued" || part === "withdrawn" ? [arrival(tallies.get(row.id), locale)] : []),
      row.dueDate ? formatDay(row.dueDate) : "–",
      row.issuedAt ? formatDate(row.issuedAt) : formatDateTime(row.updatedAt),
    ],
  };
}

function arrival(tally: Tally | undefined, locale: Locale): string {
  if (!tally) return wordsIn(outgoingListText, locale).local;
  return `${formatNumber(tally.arrived, locale)} / ${formatNumber(tally.sent, locale)}`;
}
