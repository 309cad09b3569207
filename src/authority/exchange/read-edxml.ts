import { type Db, readPayload, type Tx } from "../../platform/db/index.ts";
import { decodeEdxml, type EdxmlDocument } from "../../protocol/edxml/index.ts";
import { exchangeErrors } from "./errors.ts";
import { findIncoming } from "./store/incoming.ts";
import { findOutgoing } from "./store/outgoing.ts";

/** The signed edXML of a sent document (its exchange id) or a received one (its incoming id), byte for byte. Throws `exchange.document-missing`. */
export async function readEdxml(db: Db | Tx, id: string): Promise<Uint8Array> {
  const incoming = await findIncoming(db, id);
  const payloadId = incoming?.documentRowId ?? (await findOutgoing(db, id))?.id;
  if (payloadId === undefined) throw exchangeErrors.documentMissing();
  return (await readPayload(db, payloadId)).body;
}

/** The same, decoded, with its files. Throws `exchange.document-missing`. */
export async function readDocument(db: Db | Tx, id: string): Promise<EdxmlDocument> {
  const decoded = decodeEdxml(await readEdxml(db, id));
  if (!("document" in decoded)) throw exchangeErrors.documentMissing();
  return decoded.document;
}
