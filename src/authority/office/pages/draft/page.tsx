import { PDF } from "@libpdf/core";
import { z } from "zod";
import { newId } from "../../../../platform/db/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, render, renderPart, statusOf } from "../../../../platform/http/index.ts";
import { formatTime, type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { LocaleContext } from "../../../../ui/index.ts";
import { findSigners } from "../../../organisation/index.ts";
import { requireOutgoing } from "../../actions/claim-outgoing.ts";
import { createDraft, saveDraft } from "../../actions/save-draft.ts";
import { previewDraft, submitDocument } from "../../actions/submit-document.ts";
import { type Draft, draftSchema, emptyDraft } from "../../draft.ts";
import { officeErrors, StaleDraftError } from "../../errors.ts";
import { mayDraft, mayEver, maySeeIncoming, maySeeOutgoing } from "../../policy.ts";
import { findIncoming } from "../../store/incoming.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { agencyOf } from "../../surroundings.ts";
import { idOf, isCorrectable, type Officer, officeFrame, officer, pageErrors } from "../officer.ts";
import { isChoosing, readChoices } from "../recipients/choices.ts";
import { UploadPart } from "./content.tsx";
import { readDraftForm, type WrittenDraft } from "./draft-form.ts";
import { PreviewPart } from "./preview.tsx";
import { draftText } from "./text.ts";
import { DraftPage, type DraftView, VersionField } from "./view.tsx";

/** `/outgoing/new`, `/outgoing/:id/edit`: writing a document. */
export function addDraftPages(app: App): void {
  app.get("/outgoing/new", begin);
  app.post("/outgoing", create);
  app.get("/outgoing/:id/edit", async (c) => {
    const who = officer(c);
    return render(c, <DraftPage {...(await storedView(c, who, await editable(who, idOf(c))))} />);
  });
  app.post("/outgoing/:id/draft", save);
}

async function begin(c: AppContext): Promise<Response> {
  const who = officer(c);
  if (!mayDraft(who.by, who.now)) throw officeErrors.forbidden();
  return render(c, <DraftPage {...(await newView(c, who, await firstDraft(who, originOf(c))))} />);
}

/** What a new document begins from, in the address or the form. */
type Origin = { readonly earlier: string; readonly change: string; readonly reply: string; readonly kind: string };

function originOf(c: AppContext): Origin {
  const query = (name: string): string => c.req.query(name) ?? "";
  return { earlier: query("earlier"), change: query("change"), reply: query("reply"), kind: query("kind") };
}

/** A draft that changes an issued document of the agency, answers a received one, or is empty. */
async function firstDraft(who: Officer, origin: Origin): Promise<Draft> {
  const { node, by, now } = who;
  const agency = await agencyOf(node, node.db, by.agencyCode);
  const draft: Draft = { ...emptyDraft(origin.kind || "letter"), placeLines: ["Như trên;", "Lưu: VT."] };
  if (z.uuid().safeParse(origin.earlier).success) {
    const earlier = await findOutgoing(node.db, origin.earlier);
    if (!earlier || !maySeeOutgoing(by, earlier, now) || !earlier.issued) throw officeErrors.missing();
    if (!mayEver(by, earlier, "replace", now)) throw officeErrors.forbidden();
    const type = origin.change === "2" ? 2 : 3;
    return { ...earlier.draft, change: { type, earlierId: earlier.id, reason: " " } };
  }
  if (z.uuid().safeParse(origin.reply).success) {
    const received = await findIncoming(node.db, origin.reply);
    if (!received || !maySeeIncoming(by, received, now)) throw officeErrors.missing();
    const { fromCode, fromName, numberText, documentId, day } = received;
    const answered = { organId: fromCode, code: numberText, documentId, promulgationDate: day ?? "" };
    const subject = `trả lời Văn bản số ${numberText} của ${fromName}`.slice(0, 500);
    return { ...draft, replyTo: [answered], addressees: [fromName], recipients: [fromCode], subject };
  }
  return ["decision", "resolution"].includes(draft.kind)
    ? { ...draft, decidedBy: agency.name.toLocaleUpperCase("vi") }
    : draft;
}

async function create(c: AppContext): Promise<Response> {
  const who = officer(c);
  if (!mayDraft(who.by, who.now)) throw officeErrors.forbidden();
  const origin = originOf(c);
  let begun: OutgoingDocument | undefined;
  const written = await readDraftForm(c, who, async (id) => {
    begun = await begunDraft(who, id);
    return begun?.draft ?? firstDraft(who, origin);
  });
  if (begun) return saveOver(c, who, begun, written);
  const automatic = isAutomatic(c);
  if (!automatic && (isChoosing(written.form) || written.refusedFile)) {
    const view = await newView(c, who, written.draft, { typed: written.form, error: written.refusedFile });
    return render(c, <DraftPage {...view} />, written.refusedFile ? statusOf(written.refusedFile) : 200);
  }
  if (automatic && written.refusedFile)
    return renderPart(c, <AutosaveFailed error={written.refusedFile} locale={who.locale} />);
  const id = freshId(who, written.form.draft);
  const saved = await createDraft(who.node, who.by, written.draft, id).catch((error) => ({ error }));
  if ("error" in saved) {
    // The same page may have come twice at once; whoever was first has begun the document.
    const first = id === undefined ? undefined : await begunDraft(who, id);
    if (!first) throw saved.error;
    return saveOver(c, who, first, written);
  }
  if (!automatic) return finish(c, who, written, saved);
  // From now on the page is that of the stored document: read again, it is there.
  c.header("HX-Replace-Url", `/outgoing/${saved.id}/edit`);
  return savedPart(c, who, saved.id, written);
}

/** A document that the same page has begun before: the button was pressed twice, or the form had saved itself. */
async function begunDraft(who: Officer, id: string): Promise<OutgoingDocument | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const document = await findOutgoing(who.node.db, id);
  if (document) requireOutgoing(document, who.by, { act: "save", at: who.now });
  return document;
}

/** The id that the page was given, if it is one of these days: ids carry their time, by which tables are divided. */
function freshId({ node }: Officer, id: string): string | undefined {
  if (!z.uuidv7().safeParse(id).success) return undefined;
  const age = node.machine.now().getTime() - Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  return Math.abs(age) < 2 * 86_400_000 ? id : undefined;
}

async function save(c: AppContext): Promise<Response> {
  const who = officer(c);
  const document = await editable(who, idOf(c));
  return saveOver(c, who, document, await readDraftForm(c, who, async () => document.draft));
}

function isAutomatic(c: AppContext): boolean {
  return c.req.header("hx-request") !== undefined;
}

async function saveOver(
  c: AppContext,
  who: Officer,
  document: OutgoingDocument,
  written: WrittenDraft,
): Promise<Response> {
  const automatic = isAutomatic(c);
  const { id } = document;
  if (isChoosing(written.form) && !automatic) return again(c, who, document, written);
  try {
    if (written.refusedFile) throw written.refusedFile;
    const saved = await saveDraft(who.node, who.by, {
      id,
      version: written.form.version ?? document.version,
      draft: written.draft,
    });
    return automatic ? savedPart(c, who, id, written) : finish(c, who, written, saved);
  } catch (error) {
    if (!isCorrectable(error)) throw error;
    if (automatic) return renderPart(c, <AutosaveFailed error={error} locale={who.locale} />);
    return again(c, who, document, written, error);
  }
}

async function finish(
  c: AppContext,
  who: Officer,
  written: WrittenDraft,
  saved: { id: string; version: number },
): Promise<Response> {
  if (!written.form.next.includes("submit")) {
    await flash(c, { vi: draftText.vi.savedFlash, en: draftText.en.savedFlash });
    return c.redirect(`/outgoing/${saved.id}/edit`, 303);
  }
  try {
    await submitDocument(who.node, who.by, saved);
  } catch (error) {
    if (!isCorrectable(error)) throw error;
    return again(c, who, await editable(who, saved.id), written, error);
  }
  return c.redirect(`/outgoing/${saved.id}`, 303);
}

async function again(
  c: AppContext,
  who: Officer,
  document: OutgoingDocument,
  { draft, form }: WrittenDraft,
  error?: DomainError,
): Promise<Response> {
  const view = await storedView(c, who, document, { draft, form, error });
  return render(c, <DraftPage {...view} />, error ? statusOf(error) : 200);
}

async function editable(who: Officer, id: string): Promise<OutgoingDocument> {
  const document = await findOutgoing(who.node.db, id);
  requireOutgoing(document, who.by, { act: "save", at: who.now });
  return document;
}

async function newView(
  c: AppContext,
  who: Officer,
  draft: Draft,
  sent?: { readonly typed: WrittenDraft["form"]; readonly error: DomainError | undefined },
): Promise<DraftView> {
  const origin = originOf(c);
  const kept = new URLSearchParams(Object.entries(origin).filter(([name, value]) => value !== "" && name !== "kind"));
  const path = kept.size > 0 ? `/outgoing/new?${kept}` : "/outgoing/new";
  const frame = await officeFrame(c, { path, current: "/outgoing" });
  return {
    frame,
    draft,
    begin: { id: (sent && freshId(who, sent.typed.draft)) ?? newId(), originQuery: kept.toString() },
    signers: await findSigners(who.node.db, who.by.agencyCode, who.now),
    choices: await readChoices(who, draft.recipients, sent?.typed),
    earlierNumber: await numberOfEarlier(who, draft),
    errors: pageErrors(sent?.error, who.locale),
  };
}

async function storedView(
  c: AppContext,
  who: Officer,
  document: OutgoingDocument,
  typed?: {
    readonly draft: Draft;
    readonly form: WrittenDraft["form"] | undefined;
    readonly error: DomainError | undefined;
  },
): Promise<DraftView> {
  const { id, version, updatedAt } = document;
  const stale = typed?.error instanceof StaleDraftError ? typed.error : undefined;
  const draft = typed?.draft ?? document.draft;
  return {
    frame: await officeFrame(c, { path: `/outgoing/${id}/edit`, current: "/outgoing" }),
    draft,
    saved: { id, version: stale?.theirVersion ?? version, at: formatTime(updatedAt) },
    preview: await previewOf(who, document),
    signers: await findSigners(who.node.db, who.by.agencyCode, who.now),
    choices: await readChoices(who, draft.recipients, typed?.form),
    earlierNumber: await numberOfEarlier(who, draft),
    errors: pageErrors(typed?.error, who.locale),
    theirs: stale && draftSchema.parse(stale.theirs),
  };
}

async function numberOfEarlier({ node }: Officer, { change }: Draft): Promise<string | undefined> {
  return change ? (await findOutgoing(node.db, change.earlierId))?.issued?.numberText : undefined;
}

/** How many pages the stored draft makes, or why it makes none. */
async function previewOf({ node, by, locale }: Officer, { draft }: OutgoingDocument): Promise<DraftView["preview"]> {
  try {
    const pdf = await PDF.load(await previewDraft(node, by.agencyCode, draft));
    return { pages: pdf.getPages().length };
  } catch (error) {
    if (error instanceof DomainError) return { problem: textIn(error.people, locale) };
    throw error;
  }
}

/** What a form that saved itself gets back: the time, the new version, the new pages, and the file if it brought one. */
async function savedPart(c: AppContext, who: Officer, id: string, { isUploadNew }: WrittenDraft): Promise<Response> {
  const document = await editable(who, id);
  const text = wordsIn(draftText, who.locale);
  const view = await storedView(c, who, document);
  return renderPart(
    c,
    <LocaleContext.Provider value={who.locale}>
      {text.saved(formatTime(document.updatedAt))}
      <VersionField version={document.version} isNew />
      <PreviewPart {...view} isNew />
      {isUploadNew ? <UploadPart {...view} isNew /> : null}
    </LocaleContext.Provider>,
  );
}

function AutosaveFailed({ error, locale }: { error: DomainError; locale: keyof Text }) {
  return (
    <strong data-lt-unsaved="">
      {wordsIn(draftText, locale).autosaveFailed} {textIn(error.people, locale)}
    </strong>
  );
}
