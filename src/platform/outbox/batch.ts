import { z } from "zod";
import type { IncomingMessage, Json } from "./messages.ts";

/**
 * Media type of a batch between nodes: one line of JSON, an array of CloudEvents 1.0 without their data, each with the length of
 * its data; then the data of all, one after another, byte for byte. Signed bodies are neither escaped nor coded on the way.
 */
export const batchType = "application/vnd.lienthong.batch";

/** One message on its way: who sends it, what it is, its bytes. */
export type Envelope = IncomingMessage;

const event = z.object({
  specversion: z.literal("1.0"),
  id: z.uuid(),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().optional(),
  key: z.string().min(1),
  datacontenttype: z.string(),
  meta: z.record(z.string(), z.json()).default({}),
  bytes: z.int().min(0),
});

/** Writes a batch. */
export function encodeBatch(messages: readonly Envelope[]): Buffer {
  const head = Buffer.from(`${JSON.stringify(messages.map(toEvent))}\n`, "utf8");
  return Buffer.concat([head, ...messages.map((message) => message.body)]);
}

function toEvent(message: Envelope): z.input<typeof event> {
  return {
    specversion: "1.0",
    id: message.id,
    source: message.source,
    type: message.type,
    ...(message.subject === null ? {} : { subject: message.subject }),
    key: message.key,
    datacontenttype: message.contentType,
    meta: message.meta as Record<string, z.core.util.JSONType>,
    bytes: message.body.byteLength,
  };
}

/** Reads a batch. Throws a ZodError, SyntaxError or RangeError when it is not one. */
export function decodeBatch(batch: Uint8Array): readonly Envelope[] {
  const bytes = Buffer.from(batch.buffer, batch.byteOffset, batch.byteLength);
  const line = bytes.indexOf(10);
  const parsed: unknown = JSON.parse(bytes.subarray(0, Math.max(line, 0)).toString("utf8"));
  let at = line + 1;
  const messages = z
    .array(event)
    .max(1000)
    .parse(parsed)
    .map((one) => {
      const body = bytes.subarray(at, at + one.bytes);
      at += one.bytes;
      return {
        id: one.id,
        source: one.source,
        type: one.type,
        key: one.key,
        subject: one.subject ?? null,
        meta: one.meta as { readonly [key: string]: Json },
        contentType: one.datacontenttype,
        body,
      };
    });
  if (at !== bytes.length) throw new RangeError("the lengths of the batch do not add up");
  return messages;
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
