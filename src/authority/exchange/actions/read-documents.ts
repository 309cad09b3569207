import { z } from "zod";
import { nationalCode } from "../../../engines/codes/index.ts";
import { digestOf } from "../../../platform/db/index.ts";
import type { IncomingMessage, Json } from "../../../platform/outbox/index.ts";
import {
  type AttachmentOutline,
  type EdxmlDocumentHeader,
  type Finding,
  peekHeader,
  readOrganCode,
  readXml,
  type Trace,
} from "../../../protocol/edxml/index.ts";
import { exchangeErrors, refuse, refuseAs } from "../errors.ts";
import type { SignatureFacts } from "../listener.ts";
import type { SignatureJudge } from "../trust.ts";

const meta = z.object({
  recipients: z.array(z.string()).min(1),
  axisTrace: z.array(z.object({ organId: z.string(), timestamp: z.string() })).default([]),
});

/** A document that can be taken in. */
export type ReadDocument = {
  readonly message: IncomingMessage;
  readonly header: EdxmlDocumentHeader;
  readonly attachments: readonly AttachmentOutline[];
  readonly findings: readonly Finding[];
  readonly signature: SignatureFacts;
  readonly digest: Buffer;
  /** Agencies of this node it is for. */
  readonly recipients: readonly string[];
  readonly axisTrace: readonly Trace[];
};

/** A reading, or the answer with which the message is refused. */
export type Reading = { readonly document: ReadDocument } | ReturnType<typeof refuse>;

/**
 * Reads a document that the axis brings, and checks its signature once more: the axis is a carrier, not a witness.
 * Faults of form are findings; a broken signature, or no one to answer to, is a refusal.
 * Throws `exchange.directory-not-here` (tried again later) when signatures cannot be checked yet.
 */
export function readDocument(message: IncomingMessage, judge: SignatureJudge): Reading {
  if (message.source !== nationalCode) return refuseAs("exchange.wrong-source");
  const facts = meta.safeParse(message.meta);
  if (!facts.success) return refuseAs("exchange.malformed");
  const peeked = peekHeader(message.body);
  if ("refused" in peeked) return refuse(`exchange.${peeked.refused.code}`, peeked.refused.message);
  if ("status" in peeked) return refuseAs("exchange.not-a-document");
  const { header, attachments, findings } = peeked;
  if (readOrganCode(header.from.organId) === undefined || header.documentId === "") {
    return refuseAs("exchange.no-identity");
  }
  if (!judge.ready) throw exchangeErrors.directoryNotHere();
  const signature = judge.judge(readXml(message.body) ?? "", header.from.organId);
  if (!signature.valid && signature.reason) {
    const { code, vi, en } = signature.reason;
    return refuse(`exchange.signature-${code}`, { vi, en });
  }
  const { recipients, axisTrace } = facts.data;
  const digest = digestOf(message.body);
  return { document: { message, header, attachments, findings, signature, digest, recipients, axisTrace } };
}

/** The answer to a document taken in: what became of it at each agency it was for. */
export function arrivalAnswer(recipients: ReadonlyMap<string, "arrived" | "unknown-agency">): {
  readonly outcome: "accepted";
  readonly data: Json;
} {
  return { outcome: "accepted", data: { recipients: Object.fromEntries(recipients) } };
}
