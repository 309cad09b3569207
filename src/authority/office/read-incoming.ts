import type { Principal } from "../../platform/auth/index.ts";
import type { Node } from "../../platform/node.ts";
import type { Attachment } from "../../protocol/edxml/index.ts";
import { type LoggedStatus, listStatuses, readDocument } from "../exchange/index.ts";
import { examineIncoming } from "./actions/examine-incoming.ts";
import { officeErrors } from "./errors.ts";
import { maySeeIncoming } from "./policy.ts";
import { findIncoming, type IncomingDocument } from "./store/incoming.ts";
import { type IncomingEvent, listIncomingEvents } from "./store/incoming-events.ts";

/** Everything that a received document's own page shows. */
export type IncomingDetail = {
  readonly document: IncomingDocument;
  readonly events: readonly IncomingEvent[];
  /** Statuses that left for the sender and that came about it, with whether they reached the axis. */
  readonly statuses: readonly LoggedStatus[];
  /** The received document that updates or replaces this one. */
  readonly changedBy: IncomingDocument | undefined;
  /** Whether its files may be read: not once it was recalled or replaced with this agency's consent. */
  readonly filesOffered: boolean;
};

/** Reads a received document for the person; its signatures are checked now if nobody has looked. Throws `office.document-missing`. */
export async function readIncoming(node: Node, by: Principal, id: string): Promise<IncomingDetail> {
  const seen = await getIncoming(node, by, id);
  if (seen.fileReports === null) await examineIncoming(node, id);
  const [document, events, statuses, changedBy] = await Promise.all([
    getIncoming(node, by, id),
    listIncomingEvents(node.db, id),
    listStatuses(node.db, { incomingId: id }),
    seen.changeBy === null ? undefined : findIncoming(node.db, seen.changeBy),
  ]);
  return { document, events, statuses, changedBy, filesOffered: areFilesOffered(document) };
}

/** The document alone, for the person. Throws `office.document-missing`. */
export async function getIncoming(node: Node, by: Principal, id: string): Promise<IncomingDocument> {
  const document = await findIncoming(node.db, id);
  if (!document || !maySeeIncoming(by, document, node.clock.now())) throw officeErrors.missing();
  return document;
}

/** One file of a received document. Throws `office.withdrawn` once it was recalled or replaced, `office.document-missing`. */
export async function readIncomingFile(node: Node, by: Principal, id: string, contentId: string): Promise<Attachment> {
  const document = await getIncoming(node, by, id);
  if (!areFilesOffered(document)) throw officeErrors.withdrawn();
  const { attachments } = await readDocument(node.db, id);
  const file = attachments.find((each) => each.contentId === contentId);
  if (!file) throw officeErrors.missing();
  return file;
}

function areFilesOffered({ change, changeState }: IncomingDocument): boolean {
  return changeState !== "agreed" || change === "update";
}
