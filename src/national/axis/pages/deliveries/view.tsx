import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, shortAgencyName, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Filters, Hop, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { deliveryStates } from "../../states.ts";
import type { DeliveryRow } from "../../store/read-deliveries.ts";
import { messagesText } from "../messages/text.ts";
import { hrefWith } from "../query.ts";
import { axisWords, stateNames } from "../words.ts";
import type { DeliveriesQuery } from "./page.tsx";

type DeliveriesView = {
  readonly frame: Frame;
  readonly asked: DeliveriesQuery;
  readonly found: { readonly deliveries: readonly DeliveryRow[]; readonly total: number };
  readonly pageSize: number;
};

/** Deliveries by state, node and day. */
export function DeliveriesPage({ frame, asked, found, pageSize }: DeliveriesView) {
  const text = wordsIn(messagesText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const states = deliveryStates.map((state) => ({ value: state, text: textIn(stateNames[state], frame.locale) }));
  return (
    <OfficerPage frame={frame} title={text.deliveries} keys={found.total > 0}>
      <Toolbar title={text.deliveries} note={text.deliveriesNote} />
      <Filters
        action="/deliveries"
        filters={[
          {
            kind: "select",
            name: "state",
            label: words.state,
            value: asked.state ?? "",
            items: [{ value: "", text: words.allStates }, ...states],
          },
          { kind: "text", name: "node", label: words.node, value: asked.node },
          { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
          { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
        ]}
      />
      {found.total === 0 ? (
        <Void kind="empty" title={text.noDeliveries}>
          <a href="/operations">{text.back}</a>
        </Void>
      ) : (
        <Rows frame={frame} deliveries={found.deliveries} />
      )}
      <Pager
        page={asked.page}
        size={pageSize}
        total={found.total}
        hrefOf={(page) => hrefWith("/deliveries", { ...asked, page })}
      />
    </OfficerPage>
  );
}

function Rows({ frame, deliveries }: { frame: Frame; deliveries: readonly DeliveryRow[] }) {
  const text = wordsIn(messagesText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  return (
    <DataTable
      caption={text.deliveries}
      list
      classes="lt-table--wrap"
      columns={[
        { text: words.number, width: "col-no" },
        { text: words.hop },
        { text: words.accepted, numeric: true, width: "col-who" },
        { text: words.arrived, numeric: true, width: "col-who" },
        { text: text.tries, numeric: true, width: "col-try" },
        { text: words.state, width: "col-no" },
        { text: words.reason },
      ]}
      rows={deliveries.map((one) => ({
        href: `/messages/${one.messageId}`,
        cells: [
          one.numberText,
          {
            text: (
              <Hop from={shortAgencyName(one.fromName)} to={shortAgencyName(one.recipientName)} word={words.hopWord} />
            ),
            full: `${one.fromName} → ${one.recipientName}`,
          },
          formatDateTime(one.acceptedAt),
          one.arrivedAt ? formatDateTime(one.arrivedAt) : words.none,
          formatNumber(one.attempts, frame.locale),
          textIn(stateNames[one.state], frame.locale),
          one.reason ? { text: textIn(one.reason, frame.locale), full: textIn(one.reason, frame.locale) } : words.none,
        ],
      }))}
    />
  );
}
