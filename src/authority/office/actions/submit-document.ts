import { findDocumentKind } from "../../../engines/codes/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, type Text } from "../../../platform/text/index.ts";
import type { OfficialPages } from "../../../platform/typeset/index.ts";
import { findAgencies } from "../../exchange/index.ts";
import { eventActor } from "../actor.ts";
import type { Draft } from "../draft.ts";
import { officeErrors } from "../errors.ts";
import { layOut } from "../layout.ts";
import { uploadPlaces } from "../pdf-upload.ts";
import { findOutgoing, markSubmitted, type OutgoingDocument } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { agencyOf } from "../surroundings.ts";
import { claimOutgoing, requireOutgoing } from "./claim-outgoing.ts";
import type { Saved } from "./save-draft.ts";

/**
 * Submits a document for signing (trình ký): its pages are laid out now, and these very bytes are what the leader signs.
 * Errors: `office.incomplete` with the fields, `office.unknown-recipients`, `office.wrong-state`, `office.forbidden`.
 */
export async function submitDocument(node: Node, by: Principal, seen: Saved): Promise<Saved> {
  const at = node.clock.now();
  const document = await findOutgoing(node.db, seen.id);
  requireOutgoing(document, by, { version: seen.version, act: "submit", at });
  requireComplete(document.draft);
  await recipientsOf(node.db, document.draft.recipients, at);
  const { pdf, ...pages } = await pagesOf(node, document, at);
  const stored = await node.files.put(pdf, { maxBytes: node.config.maxUploadBytes, allow: ["application/pdf"] });
  return node.db.transaction().execute(async (tx) => {
    const { id, version } = await claimOutgoing(tx, by, { ...seen, act: "submit", at });
    await markSubmitted(tx, id, { ...pages, sha256: stored.sha256, bytes: stored.bytes }, at);
    const actor = eventActor(by);
    await appendOutgoingEvent(tx, {
      outgoingId: id,
      version: version + 1,
      act: "submitted",
      actor,
      at,
      fileSha256: stored.sha256,
    });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.submit",
      subject: { kind: "office.document", id },
      detail: { sha256: stored.sha256, signer: document.draft.signer?.name ?? "" },
      at,
    });
    await node.live.publish(tx, [`outgoing:${document.agencyCode}`, `document:${id}`]);
    return { id, version: version + 1 };
  });
}

/** The pages of a draft as they would be submitted. */
export async function previewDraft(node: Node, agencyCode: string, draft: Draft): Promise<Uint8Array> {
  if (draft.upload) return node.files.bytes(draft.upload.sha256);
  return (await layOut(draft, await agencyOf(node, node.db, agencyCode), node.clock.now())).pdf;
}

async function pagesOf(node: Node, document: OutgoingDocument, at: Date): Promise<OfficialPages> {
  const { upload } = document.draft;
  if (!upload) return layOut(document.draft, await agencyOf(node, node.db, document.agencyCode), at);
  const pdf = await node.files.bytes(upload.sha256);
  return { pdf, pageCount: upload.pageCount, places: uploadPlaces(upload.pageCount) };
}

/**
 * Recipients by code as the directory names them today. Throws `office.unknown-recipients` for codes that are not there, no longer
 * valid, or not connected.
 */
export async function recipientsOf(
  db: Db | Tx,
  codes: readonly string[],
  at: Date,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  if (codes.length === 0) return [];
  const wanted = [...new Set(codes)];
  const found = await findAgencies(db, { codes: wanted, on: isoDay(at), limit: wanted.length });
  const names = new Map(found.filter(({ route }) => route !== "none").map(({ code, name }) => [code, name]));
  const unknown = wanted.filter((code) => !names.has(code));
  if (unknown.length > 0) throw officeErrors.unknownRecipients(unknown.slice(0, 10));
  return wanted.map((code) => ({ code, name: names.get(code) ?? code }));
}

function requireComplete(draft: Draft): void {
  const wrong: Record<string, Text> = {};
  if (!findDocumentKind(draft.kind)) wrong.kind = { vi: "Hãy chọn loại văn bản.", en: "Choose the kind of document." };
  if (draft.subject.trim() === "") wrong.subject = { vi: "Hãy ghi trích yếu nội dung.", en: "Write the subject." };
  if (!draft.upload && draft.blocks.length === 0)
    wrong.blocks = { vi: "Hãy soạn nội dung hoặc tải lên tệp PDF.", en: "Write the text or upload a PDF." };
  if (!draft.signer || draft.signer.capacity.length === 0)
    wrong.signer = { vi: "Hãy chọn người ký.", en: "Choose who signs." };
  if (draft.placeLines.length === 0)
    wrong.placeLines = {
      vi: "Hãy ghi nơi nhận, gồm cả dòng Lưu.",
      en: "List the recipients as printed, with the line for the file copy.",
    };
  if (Object.keys(wrong).length > 0) throw officeErrors.incomplete(wrong);
}
