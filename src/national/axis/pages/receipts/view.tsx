import type { Frame } from "../../../../platform/http/index.ts";
import { formatInstant, shortAgencyName, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Filters, Hop, OfficerPage, Pager, State, Toolbar, Void } from "../../../../ui/index.ts";
import type { ReceiptRow } from "../../store/receipts.ts";
import type { ProvenReceipt } from "../proven-receipt.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { receiptsText } from "./text.ts";

type ReceiptsView = {
  readonly frame: Frame;
  readonly asked: { readonly from: string; readonly to: string; readonly node?: string };
  readonly receipts: readonly { readonly row: ReceiptRow; readonly proven: ProvenReceipt }[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

/** Receipts of some days, each with the result of checking its signature. */
export function ReceiptsPage({ frame, asked, receipts, total, page, pageSize }: ReceiptsView) {
  const text = wordsIn(receiptsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys={total > 0}>
      <Toolbar title={text.title} note={text.note} />
      <Filters
        action="/receipts"
        filters={[
          { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
          { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
          { kind: "text", name: "node", label: words.node, value: asked.node },
        ]}
      />
      {total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          columns={[
            { text: words.number, width: "col-due" },
            { text: words.hop },
            { text: words.arrived, numeric: true, width: "col-due" },
            { text: text.signer, width: "col-code" },
            { text: text.check, width: "col-due" },
          ]}
          rows={receipts.map(({ row, proven }) => ({
            href: `/messages/${row.messageId}`,
            cells: [
              row.numberText,
              {
                text: (
                  <Hop
                    from={shortAgencyName(row.fromName)}
                    to={shortAgencyName(row.recipientName)}
                    word={words.hopWord}
                  />
                ),
                full: `${row.fromName} → ${row.recipientName} (${row.recipientCode})`,
              },
              formatInstant(row.arrivedAt),
              proven.by ?? words.none,
              <State tone={proven.valid ? "ok" : "bad"} text={proven.valid ? text.good : text.bad} />,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={total}
        hrefOf={(one) => hrefWith("/receipts", { ...asked, page: one })}
      />
    </OfficerPage>
  );
}
