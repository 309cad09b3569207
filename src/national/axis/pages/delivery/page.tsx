import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  localPath,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { suggestAgencies } from "../../../directory/index.ts";
import { correctRecipient } from "../../actions/correct-recipient.ts";
import { remindRecipient } from "../../actions/remind-recipient.ts";
import { retryDelivery } from "../../actions/retry-delivery.ts";
import { returnToSender } from "../../actions/return-to-sender.ts";
import type { Axis } from "../../axis.ts";
import { axisErrors } from "../../errors.ts";
import { readDelivery } from "../../store/read-delivery.ts";
import { axisFrame, errorText, idOf, isSayable, operator } from "../desk.ts";
import { CorrectionPage } from "./correction.tsx";
import { ReturnPage } from "./return.tsx";
import { deliveryText } from "./text.ts";

const both = (key: "corrected" | "returned" | "retried" | "reminded" | "codeMissing") => ({
  vi: deliveryText.vi[key],
  en: deliveryText.en[key],
});
const backForm = z.object({ back: z.string().max(500).default("/operations") });
const codeForm = z.object({ code: line(60) });
const reasonForm = z.object({ reason: z.string().trim().max(2000).default("") });

/** What an operator does about one delivery. Each is a resource of the delivery; only the two that need an answer ask first. */
export function addDeliveryActs(app: App, axis: Axis): void {
  app.post("/deliveries/:id/attempts", (c) =>
    actAtOnce(c, (id) => retryDelivery(axis, operator(c).by, id), both("retried")),
  );
  app.post("/deliveries/:id/reminders", (c) =>
    actAtOnce(c, (id) => remindRecipient(axis, operator(c).by, id), both("reminded")),
  );
  app.get("/deliveries/:id/correction", async (c) => render(c, await correctionPage(c, axis, undefined)));
  app.post("/deliveries/:id/correction", async (c) => {
    const desk = operator(c);
    try {
      const { code } = await readForm(c, codeForm, { code: both("codeMissing") });
      await correctRecipient(axis, desk.by, idOf(c, axisErrors.deliveryMissing), code);
      return await done(c, both("corrected"));
    } catch (error) {
      return renderAgain(c, error, (refused) => correctionPage(c, axis, refused));
    }
  });
  app.get("/deliveries/:id/return", async (c) => render(c, await returnPage(c, undefined)));
  app.post("/deliveries/:id/return", async (c) => {
    const desk = operator(c);
    try {
      const { reason } = await readForm(c, reasonForm);
      await returnToSender(axis, desk.by, idOf(c, axisErrors.deliveryMissing), reason);
      return await done(c, both("returned"));
    } catch (error) {
      return renderAgain(c, error, (refused) => returnPage(c, refused));
    }
  });
}

// Back to where the button stood; what was too late to do is said there, for nothing was typed that could be lost.
async function actAtOnce(
  c: AppContext,
  act: (id: string) => Promise<void>,
  said: { vi: string; en: string },
): Promise<Response> {
  const id = idOf(c, axisErrors.deliveryMissing);
  const { back } = await readForm(c, backForm);
  try {
    await act(id);
    await flash(c, said);
  } catch (error) {
    if (!isSayable(error)) throw error;
    await flash(c, error.people, "failed");
  }
  return c.redirect(localPath(back), 303);
}

async function done(c: AppContext, said: { vi: string; en: string }): Promise<Response> {
  const delivery = await askedDelivery(c);
  await flash(c, said);
  return c.redirect(`/messages/${delivery.messageId}`, 303);
}

async function askedDelivery(c: AppContext) {
  const delivery = await readDelivery(c.get("node").db, idOf(c, axisErrors.deliveryMissing));
  if (!delivery) throw axisErrors.deliveryMissing();
  return delivery;
}

async function correctionPage(c: AppContext, axis: Axis, error: DomainError | undefined) {
  const desk = operator(c);
  const delivery = await askedDelivery(c);
  const view = await axis.directory(desk.node.db);
  const near = suggestAgencies(view, delivery.recipientCode).flatMap((code) => view.agencies.get(code) ?? []);
  const frame = await axisFrame(c, { path: `/deliveries/${delivery.id}/correction`, current: "/operations" });
  const typed = c.get("form")?.get("code") ?? near[0]?.code ?? "";
  return (
    <CorrectionPage
      frame={frame}
      delivery={delivery}
      near={near}
      typed={typed}
      error={errorText(error, "code", desk.locale)}
    />
  );
}

async function returnPage(c: AppContext, error: DomainError | undefined) {
  const desk = operator(c);
  const delivery = await askedDelivery(c);
  const frame = await axisFrame(c, { path: `/deliveries/${delivery.id}/return`, current: "/operations" });
  const typed = c.get("form")?.get("reason") ?? "";
  return <ReturnPage frame={frame} delivery={delivery} typed={typed} error={errorText(error, "reason", desk.locale)} />;
}
