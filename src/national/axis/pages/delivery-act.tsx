import type { Frame } from "../../../platform/http/index.ts";
import { wordsIn } from "../../../platform/text/index.ts";
import { Form } from "../../../ui/index.ts";
import type { StuckDelivery } from "../store/stuck.ts";
import { stuckText } from "./stuck-text.ts";

type Remedy = StuckDelivery["remedies"][number];
type Acted = Pick<StuckDelivery, "id" | "numberText" | "recipientName" | "state">;

const classes = "govuk-button govuk-button--secondary lt-button--row";

/** One act on a delivery: sent at once where nothing more is asked, else the page that asks. */
export function DeliveryAct({ frame, delivery, remedy }: { frame: Frame; delivery: Acted; remedy: Remedy }) {
  const text = wordsIn(stuckText, frame.locale);
  const label = remedy === "retry" && delivery.state === "queued" ? text.now : text[remedy];
  const inside = (
    <>
      {label}
      <span class="govuk-visually-hidden">
        {" "}
        {delivery.numberText}, {delivery.recipientName}
      </span>
    </>
  );
  if (remedy === "correct" || remedy === "return") {
    const page = { correct: "correction", return: "return" }[remedy];
    return (
      <a class={classes} href={`/deliveries/${delivery.id}/${page}`}>
        {inside}
      </a>
    );
  }
  const resource = { retry: "attempts", remind: "reminders" }[remedy];
  return (
    <Form frame={frame} action={`/deliveries/${delivery.id}/${resource}`}>
      <input type="hidden" name="back" value={frame.path} />
      <button class={classes} type="submit">
        {inside}
      </button>
    </Form>
  );
}
