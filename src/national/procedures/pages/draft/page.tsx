import { html } from "hono/html";
import { type App, type AppContext, flash, render, renderAgain } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { nationalWorkingTime } from "../../../calendar/index.ts";
import { discardDraft } from "../../actions/discard-draft.ts";
import { saveDraft } from "../../actions/save-draft.ts";
import { completeDraft } from "../../complete-draft.ts";
import type { DraftRecord } from "../../draft.ts";
import { procedureErrors } from "../../errors.ts";
import { type Draft, findDraft } from "../../store/drafts.ts";
import { type Desk, draftId, type FormErrors, formErrors, keeper, officerFrame } from "../desk.ts";
import { limitReading } from "./limit-reading.ts";
import { readDraftForm } from "./read-form.ts";
import { draftText } from "./text.ts";
import { DiscardPage, DraftPage } from "./view.tsx";

const both = (key: "saved") => ({ vi: draftText.vi[key], en: draftText.en[key] });

/** `/catalogue/drafts/:id`: the editor of a draft. Every button of its form saves it. */
export function addDraft(app: App, node: Node): void {
  app.get("/catalogue/limit-reading", async (c) => {
    const { now, locale } = keeper(c);
    const time = await nationalWorkingTime(node.db);
    const typed = c.req.query(c.req.query("field") ?? "") ?? "";
    return c.html(html`${limitReading(typed.slice(0, 200), now, time, locale)}`);
  });
  app.get("/catalogue/drafts/:id", async (c) => {
    const desk = keeper(c);
    const draft = await getDraft(node, c);
    const isChecked = c.req.query("check") === "1";
    const errors = isChecked ? missingParts(desk, draft.record) : formErrors(undefined, desk.locale);
    return render(c, await page(c, desk, { draft, record: draft.record, errors, isChecked, theirs: false }));
  });
  app.post("/catalogue/drafts/:id", async (c) => {
    const desk = keeper(c);
    const id = draftId(c);
    const { record, revision, act } = readDraftForm(c.get("form") ?? new URLSearchParams());
    try {
      await saveDraft(node, desk.by, { id, revision, record });
      if (act.kind === "save") await flash(c, both("saved"));
      const place = act.kind === "save" ? "" : `#title-${act.part}`;
      return c.redirect(`/catalogue/drafts/${id}${place}`, 303);
    } catch (error) {
      return renderAgain(c, error, async (refused) => {
        const draft = await getDraft(node, c);
        const errors = formErrors(refused, desk.locale);
        const theirs = refused.code === "procedures.draft-changed";
        return page(c, desk, { draft, record, errors, isChecked: false, theirs });
      });
    }
  });
  app.post("/catalogue/drafts/:id/removal", async (c) => {
    const desk = keeper(c);
    const draft = await getDraft(node, c);
    const form = c.get("form") ?? new URLSearchParams();
    if (form.get("sure") !== "yes") return render(c, <DiscardPage frame={await officerFrame(c)} draft={draft} />);
    await discardDraft(node, desk.by, { id: draft.id, revision: Number(form.get("revision") ?? 0) });
    return c.redirect("/catalogue?list=drafts", 303);
  });
}

/** The draft that the address names. Throws `procedures.draft-missing`. */
export async function getDraft(node: Node, c: AppContext): Promise<Draft> {
  const draft = await findDraft(node.db, draftId(c));
  if (!draft) throw procedureErrors.draftMissing();
  return draft;
}

/** What would keep a draft from being published, field by field. Decision and days are asked for at publication. */
export function missingParts({ now, locale }: Pick<Desk, "now" | "locale">, record: DraftRecord): FormErrors {
  const today = isoDay(now);
  const decision = { number: "–", date: today, issuer: "–" };
  const days = { announcedOn: today, effectiveFrom: today, publishedOn: today };
  const { wrong } = completeDraft(record, { version: 1, decision, ...days });
  return formErrors(wrong && procedureErrors.incomplete(wrong), locale);
}

async function page(
  c: AppContext,
  desk: Desk,
  shown: {
    readonly draft: Draft;
    readonly record: DraftRecord;
    readonly errors: FormErrors;
    readonly isChecked: boolean;
    readonly theirs: boolean;
  },
) {
  const path = `/catalogue/drafts/${shown.draft.id}`;
  const frame = await officerFrame(c, { current: "/catalogue", path });
  return <DraftPage frame={frame} now={desk.now} time={await nationalWorkingTime(desk.node.db)} {...shown} />;
}
