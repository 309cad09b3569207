import { type Axis, nameOf, type Reason, type Source } from "../axis.ts";
import { insertRejections } from "../store/rejections.ts";

// The column is an int; a length that a caller declares may be any number.
const mostBytes = 2 ** 31 - 1;

/** Leaves the trace of a message that was refused unread, since it was too large: who sent it, how long it said it is, no digest. */
export async function refuseUnread(
  axis: Axis,
  source: Source,
  of: { readonly kind: "document" | "status"; readonly reason: Reason; readonly bytes: number },
): Promise<void> {
  const rejection = {
    sourceKind: source.kind,
    source: nameOf(source),
    sourceMessageId: null,
    kind: of.kind,
    fromCode: source.kind === "client" ? source.agencyCode : source.code,
    documentId: null,
    numberText: null,
    subject: null,
    reason: of.reason,
    findings: [],
    bytes: Math.min(of.bytes, mostBytes),
    digest: Buffer.alloc(0),
  };
  await axis.node.db.transaction().execute(async (tx) => {
    await insertRejections(tx, [rejection], axis.node.clock.now());
    await axis.node.live.publish(tx, ["axis"]);
  });
}
