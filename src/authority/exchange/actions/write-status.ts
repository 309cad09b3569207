import { nationalCode } from "../../../engines/codes/index.ts";
import { newId, storePayloads, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import {
  EdxmlEncodeError,
  type EdxmlStatus,
  encodeStatus,
  type Staff,
  vietnamInstant,
} from "../../../protocol/edxml/index.ts";
import { exchangeErrors } from "../errors.ts";
import { edxmlType } from "../media-type.ts";
import { logStatuses } from "../store/status-log.ts";

/** Who at the agency answers for a status. */
export type StatusStaff = {
  readonly department: string;
  readonly name: string;
  readonly email?: string;
  readonly mobile?: string;
};

/** A status on its way to the axis. */
export type StatusToWrite = Pick<EdxmlStatus, "from" | "responseFor" | "statusCode" | "description"> & {
  readonly staff: StatusStaff;
  readonly about: { readonly outgoingId: string } | { readonly incomingId: string };
  /** For whom it is; codes. */
  readonly to: readonly string[];
  readonly at: Date;
};

/** Encodes, stores, logs and sends one status in the caller's transaction. It never overtakes its document: they share a key. */
export async function writeStatus(tx: Tx, status: StatusToWrite): Promise<void> {
  const id = newId();
  const staff = staffOf(status.staff);
  await storePayloads(tx, [{ id, mediaType: edxmlType, body: Buffer.from(encoded(status, staff), "utf8") }]);
  await logStatuses(tx, [
    {
      id,
      direction: "out",
      outgoingId: "outgoingId" in status.about ? status.about.outgoingId : null,
      incomingId: "incomingId" in status.about ? status.about.incomingId : null,
      agencyCode: status.from.organId,
      documentId: status.responseFor.documentId,
      recipients: status.to,
      code: status.statusCode,
      description: status.description,
      staff,
      at: status.at,
      loggedAt: status.at,
      payloadId: id,
      note: null,
    },
  ]);
  await enqueue(tx, [
    {
      id,
      destination: nationalCode,
      type: "status.v1",
      key: status.responseFor.documentId,
      payloadId: id,
      meta: { to: [...status.to] },
    },
  ]);
}

function encoded(status: StatusToWrite, staff: Staff): string {
  const { from, responseFor, statusCode, description } = status;
  const message = { kind: "status" as const, from, responseFor, staff, statusCode, description };
  try {
    return encodeStatus({ ...message, timestamp: vietnamInstant(status.at) });
  } catch (error) {
    if (error instanceof EdxmlEncodeError) throw exchangeErrors.notEncodable(error);
    throw error;
  }
}

function staffOf({ name, ...rest }: StatusStaff): Staff {
  return { ...rest, staff: name };
}

/** The instant of a status of the node now, to the second: finer is not carried by edXML. */
export function statusInstant(node: Node): Date {
  return new Date(Math.floor(node.clock.now().getTime() / 1000) * 1000);
}
