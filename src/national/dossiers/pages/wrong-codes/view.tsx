import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { refusalReasons } from "../../../../protocol/dossiers/index.ts";
import { DataTable, Filters, OfficerPage, Pager, State, Toolbar, Void } from "../../../../ui/index.ts";
import type { WrongCodeQuery, WrongCodeRow } from "../../store/reconciliation-figures.ts";
import { hrefWith } from "../desk.ts";
import { wrongCodesText } from "./text.ts";

/** Where the list stands. */
export const wrongCodesPath = "/dossiers/wrong-codes";

/** The list of what a province sent wrong and has not put right; undefined where there is nothing. */
export function openWrongCodesOf(node: string, count: number): string | undefined {
  return count === 0 ? undefined : hrefWith(wrongCodesPath, { province: node, only: "open" });
}

/** What a refusal is about, in a few words. */
export function reasonText(reason: string, locale: Locale): string {
  const text = wordsIn(wrongCodesText, locale);
  switch (reason) {
    case "procedure-code":
    case "dossier-code":
    case "not-yours":
    case "date-before-receipt":
    case "date-in-future":
    case "field":
      return text[reason];
    case "agency":
      return text.agencyReason;
    case "state":
      return text.stateReason;
    default:
      return reason;
  }
}

/** What the list shows. */
export type WrongCodesView = {
  readonly frame: Frame;
  readonly asked: WrongCodeQuery;
  readonly rows: readonly WrongCodeRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly nodes: readonly { readonly code: string; readonly name: string }[];
  readonly nameOf: (code: string) => string;
};

/** What agencies write wrong: the value, the right one, how often, and whether it is put right. */
export function WrongCodesPage(view: WrongCodesView) {
  const { frame, asked, rows, total, page, pageSize, nodes, nameOf } = view;
  const { locale } = frame;
  const text = wordsIn(wrongCodesText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const query = { province: asked.node, reason: asked.reason, only: asked.only };
  return (
    <OfficerPage frame={frame} title={text.title} classes="lt-page lt-print--landscape" keys={rows.length > 0}>
      <Toolbar title={text.title} note={text.note(number(total))} />
      <Filters
        action={wrongCodesPath}
        filters={[
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
            name: "reason",
            label: text.reason,
            value: asked.reason ?? "",
            items: [
              { value: "", text: text.anyReason },
              ...refusalReasons.map((reason) => ({ value: reason, text: reasonText(reason, locale) })),
            ],
          },
          {
            kind: "select",
            name: "only",
            label: text.only,
            value: asked.only ?? "",
            items: [
              { value: "", text: text.all },
              { value: "open", text: text.open },
              { value: "repaired", text: text.repaired },
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
            { text: text.agency },
            { text: text.reason, width: "col-own" },
            { text: text.written, width: "col-own" },
            { text: text.right, width: "col-own" },
            { text: text.times, numeric: true, width: "col-left" },
            { text: text.left, numeric: true, width: "col-left" },
            { text: text.last, numeric: true, width: "col-no" },
            { text: text.way, width: "col-code" },
            { text: text.only, width: "col-code" },
          ]}
          rows={rows.map((row) => ({
            cells: [
              { text: nameOf(row.agency), full: row.agency },
              reasonText(row.reason, locale),
              row.written || text.none,
              row.suggestion ?? text.none,
              number(row.times),
              number(row.open),
              formatDateTime(row.lastAt),
              text[row.via],
              <State tone={row.open > 0 ? "slow" : "ok"} text={row.open > 0 ? text.open : text.repaired} />,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={total}
        hrefOf={(one) => hrefWith(wrongCodesPath, { ...query, page: one })}
      />
      <p class="lt-small lt-mt4 lt-noprint">
        <a href={hrefWith(wrongCodesPath, { ...query, format: "csv" })}>{text.csv}</a>
      </p>
    </OfficerPage>
  );
}
