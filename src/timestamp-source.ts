import { randomBytes } from "node:crypto";
import { readIssued } from "./country/trust.ts";
import { answerTimestampRequest, signerOf, type TimestampSource } from "./engines/signing/index.ts";
import { DomainError } from "./platform/errors/index.ts";
import type { Node } from "./platform/node.ts";

/** How long a time-stamp authority may take, in milliseconds. */
const patience = 15_000;

/**
 * The time-stamp authority of a node: the configured one over HTTP (RFC 3161, section 3.4), or in the demo the country's own
 * test authority, which tells the domain clock's time. Errors: `signing.no-timestamp`.
 */
export function timestampSource(node: Node): TimestampSource {
  const { timestampUrl, demo } = node.config;
  if (timestampUrl) return (request) => ask(timestampUrl, request);
  if (!demo) return () => Promise.reject(unavailable());
  const signer = signerOf(readIssued(demo.keysDir, "timestamp"));
  return (request) =>
    answerTimestampRequest(request, {
      signer,
      at: node.clock.now(),
      serialNumber: `1${randomBytes(9).toString("hex")}`,
    });
}

async function ask(url: string, request: Uint8Array): Promise<Uint8Array> {
  const headers = { "content-type": "application/timestamp-query" };
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method: "POST", headers, body: Uint8Array.from(request), signal }).catch(
    (cause: unknown) => {
      throw unavailable(cause);
    },
  );
  if (!response.ok) throw unavailable(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function unavailable(cause?: unknown): DomainError {
  const people = {
    vi: "Máy chủ dấu thời gian không trả lời. Văn bản chưa được ký; hãy ký lại sau ít phút.",
    en: "The time-stamp server does not answer. Nothing was signed; sign again in a few minutes.",
  };
  return new DomainError("signing.no-timestamp", "unavailable", people, { cause });
}
