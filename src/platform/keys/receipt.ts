import { type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";

const claims = z.object({
  /** Code of the node that answers. */
  iss: z.string(),
  /** Code of the node that asked. */
  aud: z.string(),
  /** Message id. */
  sub: z.string(),
  /** SHA-256 of the body, base64url. */
  digest: z.string(),
  outcome: z.enum(["accepted", "refused"]),
  /** Seconds since 1970 by the answering node's domain clock. */
  iat: z.int(),
});

/** What a receipt says. */
export type ReceiptClaims = Readonly<z.infer<typeof claims>>;

/**
 * Writes a receipt as a compact JWS (RFC 7515, EdDSA of RFC 8037). At once, in this thread: hundreds a second are made, and a trip
 * to another thread costs more than the signature. The tests read it with another library.
 */
export function writeReceipt(key: KeyObject, code: string, said: ReceiptClaims): string {
  const head = encode(JSON.stringify({ alg: "EdDSA", kid: code, typ: "receipt+jwt" }));
  const text = `${head}.${encode(JSON.stringify(said))}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}

/** Reads a receipt and proves that `key` signed it; undefined when it is not one or not theirs. */
export function readReceipt(key: KeyObject, receipt: string): ReceiptClaims | undefined {
  const [head = "", body = "", signature = "", ...more] = receipt.split(".");
  if (more.length > 0 || !verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url")))
    return undefined;
  try {
    const header = z.object({ alg: z.literal("EdDSA") }).safeParse(JSON.parse(decode(head)));
    return header.success ? claims.safeParse(JSON.parse(decode(body))).data : undefined;
  } catch {
    return undefined;
  }
}

function encode(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

function decode(text: string): string {
  return Buffer.from(text, "base64url").toString("utf8");
}
