import type { Json } from "../../platform/outbox/index.ts";
import type { Finding } from "../../protocol/edxml/index.ts";
import { nameOf, type Reason, type Source, type Submission } from "./axis.ts";
import type { Described } from "./examine-document.ts";
import type { Rejection } from "./store/rejections.ts";

/** Something not taken, with what is known of it. */
export type Refused = {
  readonly rejected: { readonly reason: Reason; readonly described: Described; readonly findings: readonly Finding[] };
  readonly submission: Submission;
  readonly digest: Buffer;
};

/** The trace that it leaves. Texts of a stranger are cut to what a screen needs. */
export function rejectionOf(
  source: Source,
  kind: "document" | "status",
  { rejected, submission, digest }: Refused,
): Rejection {
  const { described, reason, findings } = rejected;
  const cut = (text: string | undefined): string | null => (text ? text.replaceAll("\0", "").slice(0, 500) : null);
  return {
    sourceKind: source.kind,
    source: nameOf(source),
    sourceMessageId: submission.id,
    kind,
    fromCode: cut(described.from?.organId),
    documentId: cut(described.documentId),
    numberText: described.code ? cut(`${described.code.number}/${described.code.notation}`) : null,
    subject: cut(described.subject),
    reason,
    findings: findings.slice(0, 20).map((finding): Json => ({ ...finding, message: { ...finding.message } })),
    bytes: submission.body.byteLength,
    digest,
  };
}
