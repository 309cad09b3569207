import type { Frame } from "../../../platform/http/index.ts";
import { formatDateTime, formatNumber, shortAgencyName, textIn, wordsIn } from "../../../platform/text/index.ts";
import { DataTable, Hop, Icon, Void } from "../../../ui/index.ts";
import type { StuckDelivery } from "../store/stuck.ts";
import { DeliveryAct } from "./delivery-act.tsx";
import { spanText } from "./durations.ts";
import { stuckText } from "./stuck-text.ts";
import { axisWords } from "./words.ts";

/** What the list of stuck documents shows. */
export type StuckView = {
  readonly frame: Frame;
  readonly deliveries: readonly StuckDelivery[];
  /** Domain clock. */
  readonly now: Date;
  /** Machine clock, by which tries are planned. */
  readonly machineNow: Date;
  readonly mayOperate: boolean;
};

/** Stuck documents: why, who must act, and one button each. */
export function StuckTable({ frame, deliveries, now, machineNow, mayOperate }: StuckView) {
  const text = wordsIn(stuckText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  if (deliveries.length === 0) {
    return (
      <Void kind="empty" title={text.emptyTitle}>
        {text.emptyText}
      </Void>
    );
  }
  return (
    <DataTable
      caption={text.title}
      list
      classes="lt-table--stuck"
      columns={[
        { text: words.number, width: "col-no" },
        { text: words.hop, width: "col-hop" },
        { text: text.age, numeric: true, width: "col-age" },
        { text: text.tries, numeric: true, width: "col-try" },
        { text: text.why },
        { text: text.who, width: "col-due" },
        ...(mayOperate ? [{ text: text.act, numeric: true, width: "col-own" }] : []),
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
          spanText(one.since, now, frame.locale),
          formatNumber(one.attempts, frame.locale),
          {
            text: <Cause frame={frame} delivery={one} machineNow={machineNow} />,
            full: causeText(one, frame, machineNow),
          },
          { text: shortAgencyName(whoActs(one, frame)), full: whoActs(one, frame) },
          ...(mayOperate ? [<DeliveryAct frame={frame} delivery={one} remedy={firstRemedy(one)} />] : []),
        ],
      }))}
    />
  );
}

function Cause({ frame, delivery, machineNow }: { frame: Frame; delivery: StuckDelivery; machineNow: Date }) {
  const look = delivery.mustAct === "recipient" ? "wait" : delivery.mustAct === "axis" ? "wire" : "bad";
  const icon = ({ wait: "clock", wire: "unlink", bad: "alert" } as const)[look];
  return (
    <>
      <span class={`lt-cause lt-cause--${look}`}>
        <Icon name={icon} />
      </span>
      {causeText(delivery, frame, machineNow)}
    </>
  );
}

function causeText(one: StuckDelivery, frame: Frame, machineNow: Date): string {
  const text = wordsIn(stuckText, frame.locale);
  if (one.mustAct === "recipient") {
    return one.remindedAt ? `${text.recall}; ${text.reminded(formatDateTime(one.remindedAt))}` : text.recall;
  }
  const why = one.reason ? textIn(one.reason, frame.locale) : (one.cause ?? text.unknown);
  if (one.mustAct !== "axis" || !one.nextAt) return why;
  return `${why} · ${text.again(spanText(machineNow, one.nextAt, frame.locale))}`;
}

function whoActs(one: StuckDelivery, frame: Frame): string {
  const text = wordsIn(stuckText, frame.locale);
  return one.mustAct === "recipient" ? one.recipientName : text[one.mustAct];
}

/** The one button of a row. A code that nobody has is corrected; what cannot be reached by any code goes back. */
export function firstRemedy(one: Pick<StuckDelivery, "remedies" | "cause">): StuckDelivery["remedies"][number] {
  const [first = "return"] = one.remedies;
  const noWay = ["axis.recipient-dissolved", "axis.recipient-not-connected"].includes(one.cause ?? "");
  return first === "correct" && noWay ? "return" : first;
}
