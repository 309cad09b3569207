import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatDateTime, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import { DataTable, DeadlineTag, Filters, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import {
  countedTo,
  type LatenessCause,
  type ListedReport,
  latenessCauses,
  type ReportedQuery,
} from "../../store/pages-list.ts";
import { hrefWith } from "../desk.ts";
import { trackHref } from "../track/view.tsx";
import { listText } from "./text.ts";

/** Where the list stands. */
export const listPath = "/dossiers";

/** What the list shows. */
export type ListView = {
  readonly frame: Frame;
  readonly asked: ReportedQuery;
  readonly rows: readonly ListedReport[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly nodes: readonly { readonly code: string; readonly name: string }[];
  readonly nameOf: (code: string) => string;
};

/** The dossiers of the country as they were reported, without anything about the people who applied. */
export function ListPage(view: ListView) {
  const { frame, asked, rows, total, page, pageSize, nodes, nameOf } = view;
  const { locale } = frame;
  const text = wordsIn(listText, locale);
  const query = { q: asked.text, province: asked.node, state: asked.state, late: asked.late };
  const count = formatNumber(Math.min(total, countedTo), locale);
  return (
    <OfficerPage frame={frame} title={text.title} classes="lt-page lt-print--landscape" keys={rows.length > 0}>
      <Toolbar title={text.title} note={total > countedTo ? text.noteMore(count) : text.note(count)} />
      <Filters
        action={listPath}
        filters={[
          { kind: "text", type: "search", name: "q", label: text.search, value: asked.text },
          {
            kind: "select",
            name: "province",
            label: text.province,
            value: asked.node ?? "",
            items: [
              { value: "", text: text.anyProvince },
              ...nodes.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
            ],
          },
          {
            kind: "select",
            name: "state",
            label: text.state,
            value: String(asked.state ?? ""),
            items: [
              { value: "", text: text.anyState },
              ...Object.entries(dossierStateNames).map(([state, name]) => ({
                value: state,
                text: textIn(name, locale),
              })),
            ],
          },
          {
            kind: "select",
            name: "late",
            label: text.late,
            value: asked.late ?? "",
            items: [
              { value: "", text: text.anyLate },
              ...latenessCauses.map((cause) => ({ value: cause, text: text[cause] })),
            ],
          },
        ]}
      />
      {rows.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          classes="lt-table--wrap"
          columns={[
            { text: text.code, width: "col-act" },
            { text: text.procedure },
            { text: text.agency },
            { text: text.received, numeric: true, width: "col-code" },
            { text: text.due, numeric: true, width: "col-due" },
            { text: text.ended, numeric: true, width: "col-due" },
            { text: text.state },
          ]}
          rows={rows.map((row) => ({
            href: trackHref(row.code),
            cells: [
              row.code,
              { text: row.procedureName || row.procedureCode, full: row.procedureCode },
              { text: nameOf(row.agencyCode), full: row.agencyCode },
              formatDate(row.receivedAt),
              row.dueAt ? formatDateTime(row.dueAt) : text.none,
              row.endedAt ? formatDateTime(row.endedAt) : text.none,
              <>
                {textIn(dossierStateNames[row.state], locale)} <Lateness cause={row.late} words={text} />
              </>,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={Math.min(total, countedTo)}
        hrefOf={(one) => hrefWith(listPath, { ...query, page: one })}
      />
      <p class="lt-small lt-quiet lt-mt4">
        <a class="lt-noprint" href={hrefWith(listPath, { ...query, format: "csv" })}>
          {text.csv}
        </a>{" "}
        {text.privacy}
      </p>
    </OfficerPage>
  );
}

function Lateness({
  cause,
  words,
}: {
  readonly cause: LatenessCause | null;
  readonly words: Readonly<Record<LatenessCause, string>>;
}) {
  const states = { people: "late", sync: "late-sync", waiting: "paused" } as const;
  return cause ? <DeadlineTag state={states[cause]} text={words[cause]} /> : null;
}
