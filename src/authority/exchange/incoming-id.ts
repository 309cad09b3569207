import { createHash } from "node:crypto";
import { idAt } from "../../platform/db/index.ts";

/**
 * The id of a received document at one agency: made of both, so that the primary key itself lets a document arrive there once.
 * It keeps the time of the document's own id, and with it the partition.
 */
export function incomingIdOf(incomingDocumentId: string, recipientCode: string): string {
  const time = Number.parseInt(incomingDocumentId.replaceAll("-", "").slice(0, 12), 16);
  const digest = createHash("sha256").update(`${incomingDocumentId} ${recipientCode}`).digest("hex");
  return idAt(new Date(time), BigInt(`0x${digest.slice(0, 18)}`));
}
