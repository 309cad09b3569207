import { verifyPdf } from "../../../../engines/signing/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { listOutgoingOf, type OutgoingEdoc, type RecipientState, recipientStates } from "../../../exchange/index.ts";
import { officeErrors } from "../../errors.ts";
import { mayActOnOutgoing, maySeeOutgoing } from "../../policy.ts";
import type { SignatureReport } from "../../signature-report.ts";
import type { OutgoingAct } from "../../states.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { listOutgoingEvents, type OutgoingEvent } from "../../store/outgoing-events.ts";
import { listSuccessors } from "../../store/outgoing-list.ts";
import { surroundingsOf } from "../../surroundings.ts";
import type { Officer } from "../officer.ts";

/** One message by which the document left, and where it stands at its recipients. */
export type SentMessage = { readonly edoc: OutgoingEdoc; readonly recipients: readonly RecipientState[] };

/** Everything that the page of an outgoing document shows. */
export type DocumentFacts = {
  readonly document: OutgoingDocument;
  readonly events: readonly OutgoingEvent[];
  readonly sent: readonly SentMessage[];
  readonly successors: Awaited<ReturnType<typeof listSuccessors>>;
  readonly earlier: OutgoingDocument | undefined;
  /** Absent while nothing is signed; "damaged" when the file is no longer what was stored. */
  readonly report: SignatureReport | "damaged" | undefined;
  readonly now: Date;
  readonly may: (act: OutgoingAct) => boolean;
};

/** An outgoing document that the person may see. Throws `office.document-missing`. */
export async function seenOutgoing({ node, by, now }: Officer, id: string): Promise<OutgoingDocument> {
  const document = await findOutgoing(node.db, id);
  if (!document || !maySeeOutgoing(by, document, now)) throw officeErrors.missing();
  return document;
}

/** Reads what the page of an outgoing document shows. Throws `office.document-missing`. */
export async function readDocumentFacts(who: Officer, id: string): Promise<DocumentFacts> {
  const { node, by, now } = who;
  const document = await seenOutgoing(who, id);
  const earlierId = document.draft.change?.earlierId;
  const [events, sent, successors, earlier, report] = await Promise.all([
    listOutgoingEvents(node.db, id),
    readSent(node, id),
    listSuccessors(node.db, id),
    earlierId ? findOutgoing(node.db, earlierId) : undefined,
    reportOn(node, document, now),
  ]);
  const may = (act: OutgoingAct): boolean => mayActOnOutgoing(by, document, act, now);
  return { document, events, sent, successors, earlier, report, now, may };
}

/** The messages by which a document left, the first one first. */
export async function readSent(node: Node, id: string): Promise<readonly SentMessage[]> {
  const edocs = [...(await listOutgoingOf(node.db, id))].reverse();
  return Promise.all(edocs.map(async (edoc) => ({ edoc, recipients: await recipientStates(node.db, edoc.id) })));
}

/** What was found about the signatures of the file as it stands. */
export async function reportOn(
  node: Node,
  { state, fileSha256 }: OutgoingDocument,
  at: Date,
): Promise<SignatureReport | "damaged" | undefined> {
  if (fileSha256 === null || ["draft", "returned", "submitted"].includes(state)) return undefined;
  const { trust, revocationLists } = surroundingsOf(node);
  try {
    const report = await verifyPdf(await node.files.bytes(fileSha256), { trust, at, crls: revocationLists?.() ?? [] });
    return JSON.parse(JSON.stringify(report)) as SignatureReport;
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith("files.")) return "damaged";
    throw error;
  }
}
