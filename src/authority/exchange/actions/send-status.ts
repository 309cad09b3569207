import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type EdxmlDocumentHeader, isCalendarDate, type Organ } from "../../../protocol/edxml/index.ts";
import { exchangeErrors } from "../errors.ts";
import { recallAnswerOf, stationOf } from "../states.ts";
import {
  findIncoming,
  findIncomingDocument,
  type IncomingDocument,
  type IncomingEntry,
  setIncomingState,
  setRecallAnswer,
} from "../store/incoming.ts";
import { findAgencies } from "../store/search-agencies.ts";
import { type StatusStaff, statusInstant, writeStatus } from "./write-status.ts";

/** What an agency of this node tells the sender of a document it received. */
export type StatusToSend = {
  readonly incomingId: string;
  readonly recipientCode: string;
  /** 02 refused, 03 registered, 04 assigned, 05 processing, 06 completed, 15 and 16 the answers to a recall or change. */
  readonly statusCode: string;
  /** The reason of 02 and 16; may be empty otherwise. */
  readonly description: string;
  readonly staff: StatusStaff;
};

/**
 * Tells the sender what became of a received document, in the caller's transaction.
 * Errors: `exchange.document-missing`, `exchange.status-unknown` (01 and 13 are not a receiver's to give), `exchange.not-encodable`.
 */
export async function sendStatus(tx: Tx, node: Node, status: StatusToSend): Promise<void> {
  const entry = await findIncoming(tx, status.incomingId);
  const document = entry && (await findIncomingDocument(tx, entry.documentRowId));
  if (!entry || !document || entry.recipientCode !== status.recipientCode) throw exchangeErrors.documentMissing();
  const at = statusInstant(node);
  await keepState(tx, entry, status.statusCode, at);
  await writeStatus(tx, {
    from: await organOf(tx, document.header, entry.recipientCode),
    responseFor: responseTo(document),
    statusCode: status.statusCode,
    description: status.description,
    staff: status.staff,
    about: { incomingId: entry.id },
    to: [entry.fromCode],
    at,
  });
  await node.live.publish(tx, [`incoming:${entry.recipientCode}`, `document:${entry.id}`]);
}

async function keepState(tx: Tx, entry: IncomingEntry, code: string, at: Date): Promise<void> {
  const state = stationOf(code);
  const answer = recallAnswerOf(code);
  if (state && state !== "arrived") return setIncomingState(tx, entry.id, state, at);
  if (answer) return setRecallAnswer(tx, entry.id, answer, at);
  throw exchangeErrors.statusUnknown(code);
}

/** The agency as the sender named it, else as the directory does. */
async function organOf(tx: Tx, header: EdxmlDocumentHeader, code: string): Promise<Organ> {
  const addressed = header.to.find((organ) => organ.organId === code);
  if (addressed && addressed.organName !== "") return { organId: code, organName: addressed.organName };
  const [known] = await findAgencies(tx, { codes: [code] });
  return { organId: code, organName: known?.name ?? code };
}

/** Names the document as its sender did. A date that is none is replaced by the day of arrival: a status must carry one. */
function responseTo({ header, receivedAt }: IncomingDocument) {
  const { date } = header.promulgation;
  const code = `${header.code.number}/${header.code.notation}`;
  return {
    organId: header.from.organId,
    code,
    documentId: header.documentId,
    promulgationDate: isCalendarDate(date) ? date : isoDay(receivedAt),
  };
}
