import { PDF } from "@libpdf/core";
import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, readForm, render, renderAgain } from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { resendDocument } from "../../../exchange/index.ts";
import { issueDocuments } from "../../actions/issue-documents.ts";
import { returnDocument } from "../../actions/return-document.ts";
import { type Outcome, signDocuments } from "../../actions/sign-documents.ts";
import { previewDraft, submitDocument } from "../../actions/submit-document.ts";
import { officeErrors } from "../../errors.ts";
import { mayEver } from "../../policy.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { livePart } from "../live.tsx";
import { idOf, type Officer, officeFrame, officer, pageErrors } from "../officer.ts";
import { officeWords } from "../words.ts";
import { readDocumentFacts, readSent, seenOutgoing } from "./read-document.ts";
import { RecipientsPart } from "./recipients-part.tsx";
import { documentText } from "./text.ts";
import { DocumentPage } from "./view.tsx";

const said = (key: "submitted" | "signed" | "returned" | "resent"): Text => ({
  vi: documentText.vi[key],
  en: documentText.en[key],
});
const version = z.coerce.number().int().positive();
const pin = z.string().min(1).max(200);
const pinTexts = { pin: { vi: officeWords.vi.pinMissing, en: officeWords.en.pinMissing } };

/** `/outgoing/:id` and what can be done with a document there. */
export function addDocumentPage(app: App): void {
  app.get("/outgoing/:id", async (c) => show(c));
  app.get("/outgoing/:id/live", live);
  app.post("/outgoing/:id/submission", (c) =>
    act(c, async (who, id) => {
      const form = await readForm(c, z.object({ version }));
      await submitDocument(who.node, who.by, { id, version: form.version });
      await flash(c, said("submitted"));
    }),
  );
  app.post("/outgoing/:id/signature", (c) =>
    act(c, async (who, id) => {
      const form = await readForm(c, z.object({ version, pin }), pinTexts);
      first(await signDocuments(who.node, who.by, { documents: [{ id, version: form.version }], pin: form.pin }));
      await flash(c, said("signed"));
    }),
  );
  app.post("/outgoing/:id/issuance", (c) =>
    act(c, async (who, id) => {
      const form = await readForm(c, z.object({ version, pin }), pinTexts);
      // Only a document that this person may see and issue is worth opening the seal's key for.
      const seen = await seenOutgoing(who, id);
      if (!mayEver(who.by, seen, "issue", who.now)) throw officeErrors.forbidden();
      first(await issueDocuments(who.node, who.by, { documents: [{ id, version: form.version }], pin: form.pin }));
      const number = (await findOutgoing(who.node.db, id))?.issued?.numberText ?? "";
      await flash(c, { vi: documentText.vi.issuedFlash(number), en: documentText.en.issuedFlash(number) });
    }),
  );
  app.post("/outgoing/:id/return", (c) =>
    act(c, async (who, id) => {
      const form = await readForm(c, z.object({ version, reason: z.string().max(2000).default("") }));
      await returnDocument(who.node, who.by, { id, ...form });
      await flash(c, said("returned"));
    }),
  );
  app.post("/outgoing/:id/dispatches/:dispatch", (c) => act(c, async (who, id) => resend(c, who, id)));
}

async function show(c: AppContext, error?: DomainError): Promise<Response> {
  return render(c, await page(c, error));
}

async function page(c: AppContext, error?: DomainError) {
  const who = officer(c);
  const facts = await readDocumentFacts(who, idOf(c));
  const frame = await officeFrame(c, { path: `/outgoing/${facts.document.id}` });
  const pageCount = await pagesOf(who, facts.document);
  return <DocumentPage {...facts} frame={frame} pageCount={pageCount} errors={pageErrors(error, who.locale)} />;
}

async function pagesOf({ node, by }: Officer, document: OutgoingDocument): Promise<number> {
  if (document.state !== "draft" && document.state !== "returned") return document.pageCount ?? 1;
  const pdf = await PDF.load(await previewDraft(node, by.agencyCode, document.draft));
  return pdf.getPages().length;
}

async function act(c: AppContext, run: (who: Officer, id: string) => Promise<void>): Promise<Response> {
  const who = officer(c);
  const id = idOf(c);
  try {
    await run(who, id);
  } catch (error) {
    return renderAgain(c, error, (refused) => page(c, refused));
  }
  return c.redirect(`/outgoing/${id}`, 303);
}

/** Of a batch of one, the refusal is thrown. */
function first(outcomes: readonly Outcome[]): void {
  const [outcome] = outcomes;
  if (outcome && !outcome.ok) throw outcome.error;
}

async function resend(c: AppContext, who: Officer, id: string): Promise<void> {
  const document = await seenOutgoing(who, id);
  if (!mayEver(who.by, document, "add-recipients", who.now)) throw officeErrors.forbidden();
  const dispatch = idOf(c, "dispatch");
  const sent = await readSent(who.node, id);
  if (!sent.some(({ edoc }) => edoc.id === dispatch)) throw officeErrors.missing();
  await who.node.db.transaction().execute((tx) => resendDocument(tx, who.node, dispatch));
  await flash(c, said("resent"));
}

async function live(c: AppContext): Promise<Response> {
  const who = officer(c);
  const { id, issued, ...document } = await seenOutgoing(who, idOf(c));
  if (!issued) throw officeErrors.missing();
  const frame = await officeFrame(c);
  const mayResend = mayEver(who.by, document, "add-recipients", who.now);
  return livePart(c, [`document:${id}`], async () => (
    <RecipientsPart
      id={id}
      sent={await readSent(who.node, id)}
      issuedAt={issued.issuedAt}
      mayResend={mayResend}
      frame={frame}
    />
  ));
}
