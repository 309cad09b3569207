import { isUtf8 } from "node:buffer";
import { z } from "zod";
import type { IncomingMessage, Json } from "./messages.ts";

/** Media type of a batch between nodes: CloudEvents 1.0, JSON batch format. */
export const batchType = "application/cloudevents-batch+json";

/** One message on its way: who sends it, what it is, its bytes. */
export type Envelope = Omit<IncomingMessage, "contentType"> & { readonly contentType: string };

const event = z.object({
  specversion: z.literal("1.0"),
  id: z.uuid(),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().optional(),
  key: z.string().min(1),
  datacontenttype: z.string(),
  meta: z.record(z.string(), z.json()).default({}),
  data: z.json().optional(),
  data_base64: z.string().optional(),
});

/**
 * Writes a batch. XML and text bodies travel as JSON strings, which keep every byte of valid UTF-8;
 * anything else travels as base64.
 */
export function encodeBatch(messages: readonly Envelope[]): Buffer {
  return Buffer.from(JSON.stringify(messages.map(toEvent)), "utf8");
}

function toEvent(message: Envelope): Record<string, unknown> {
  const head = {
    specversion: "1.0",
    id: message.id,
    source: message.source,
    type: message.type,
    ...(message.subject === null ? {} : { subject: message.subject }),
    key: message.key,
    datacontenttype: message.contentType,
    meta: message.meta,
  };
  const body = Buffer.from(message.body.buffer, message.body.byteOffset, message.body.byteLength);
  return isUtf8(body) ? { ...head, data: body.toString("utf8") } : { ...head, data_base64: body.toString("base64") };
}

/** Reads a batch. Throws a ZodError or SyntaxError when it is not one. */
export function decodeBatch(body: Uint8Array): readonly Envelope[] {
  const parsed: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  return z
    .array(event)
    .max(1000)
    .parse(parsed)
    .map((one) => ({
      id: one.id,
      source: one.source,
      type: one.type,
      key: one.key,
      subject: one.subject ?? null,
      meta: one.meta as { readonly [key: string]: Json },
      contentType: one.datacontenttype,
      body:
        one.data_base64 !== undefined
          ? Buffer.from(one.data_base64, "base64")
          : Buffer.from(typeof one.data === "string" ? one.data : JSON.stringify(one.data ?? null), "utf8"),
    }));
}

const answer = z.union([
  z.object({ outcome: z.literal("accepted"), data: z.json().optional() }),
  z.object({ outcome: z.literal("refused"), code: z.string(), message: z.object({ vi: z.string(), en: z.string() }) }),
]);

/** What the receiver replies to a batch: a final answer with its receipt, or "try again". */
export const batchReply = z.object({
  results: z.array(
    z.union([z.object({ id: z.uuid(), answer, receipt: z.string() }), z.object({ id: z.uuid(), retry: z.string() })]),
  ),
});
export type BatchReply = z.infer<typeof batchReply>;
