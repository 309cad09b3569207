import { formatInstant, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Ruled, Stuck, Verdict } from "../../../../ui/index.ts";
import type { StuckDelivery } from "../../store/stuck.ts";
import { DeliveryAct } from "../delivery-act.tsx";
import { stateNames } from "../words.ts";
import { messageText } from "./text.ts";
import type { MessageView, ShownDelivery } from "./view.tsx";

type Remedy = StuckDelivery["remedies"][number];

/** Recipients that the document has not reached, or that owe an answer, each with everything that can be done. */
export function NeedsActing({ frame, life, shown, mayOperate }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  const open = shown.filter((one) => remediesOf(one).length > 0 && one.state !== "arrived");
  const asked = shown.filter((one) => one.recall === "asked");
  const items = [...open, ...asked.filter((one) => !open.includes(one))];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="open">
      <Ruled id="open" text={text.open} bad />
      <Stuck
        label={text.open}
        items={items.map((one) => ({
          tone: one.state === "undeliverable" || one.state === "dead" ? "bad" : "wire",
          name: `${one.recipientName} (${one.recipientCode})`,
          state: one.recall === "asked" ? text.recallAsked : textIn(stateNames[one.state], frame.locale),
          why: one.reason ? textIn(one.reason, frame.locale) : text.at(formatInstant(one.stateAt)),
          ...(mayOperate
            ? {
                action: (
                  <div class="lt-acts">
                    {remediesOf(one).map((remedy) => (
                      <>
                        <DeliveryAct
                          frame={frame}
                          delivery={{ ...one, numberText: life.document.numberText }}
                          remedy={remedy}
                        />{" "}
                      </>
                    ))}
                  </div>
                ),
              }
            : {}),
        }))}
      />
    </section>
  );
}

/** What an operator can do about a delivery: the same as the acts themselves allow. */
function remediesOf({ state, recall, route }: ShownDelivery): readonly Remedy[] {
  if (recall === "asked") return ["remind"];
  if (state === "undeliverable") return ["correct", "return"];
  if (state === "dead") return ["retry", "correct", "return"];
  if (state === "queued") return route === "node" ? ["retry", "return"] : ["return"];
  return state === "arrived" ? ["remind"] : [];
}

/** Receipts with their signatures checked now. */
export function Receipts({ frame, shown }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  const given = shown.flatMap((one) => (one.proven ? [{ name: one.recipientName, proven: one.proven }] : []));
  return (
    <section aria-labelledby="receipts">
      <Ruled id="receipts" text={text.receipts} />
      {given.length === 0 ? <p class="lt-quiet lt-mt2">{text.noReceipts}</p> : null}
      {given.map(({ name, proven }) =>
        proven.valid ? (
          <Verdict
            outcome="valid"
            lead={text.receiptGood}
            text={`${name}. ${text.signedBy(proven.by, formatInstant(proven.at))}`}
          />
        ) : (
          <Verdict outcome="invalid" lead={text.receiptBad} text={`${name}. ${text.receiptBadWhy}`} />
        ),
      )}
    </section>
  );
}
