import { createHmac, hash } from "node:crypto";

/** Digests a PKCS#12 file may be authenticated with: digest and block length in bytes. */
const digests = {
  sha1: { length: 20, block: 64 },
  sha256: { length: 32, block: 64 },
  sha384: { length: 48, block: 128 },
  sha512: { length: 64, block: 128 },
};

/** A digest of {@link pkcs12Mac}. */
export type MacDigest = keyof typeof digests;

/**
 * The integrity code of a PKCS#12 file (RFC 7292, appendix B): HMAC under a key derived from the password.
 * One derivation block is enough, because the key is exactly as long as the digest. The long loop lets other work pass now and then.
 */
export async function pkcs12Mac(
  content: Uint8Array,
  password: string,
  parameters: { readonly salt: Uint8Array; readonly iterations: number; readonly digest: MacDigest },
): Promise<Uint8Array> {
  const { block } = digests[parameters.digest];
  const diversifier = Buffer.alloc(block, 3);
  const secret = Buffer.from(`${password}\0`, "utf16le").swap16();
  let key: Uint8Array = Buffer.concat([diversifier, fill(parameters.salt, block), fill(secret, block)]);
  for (let round = 0; round < parameters.iterations; round += 1) {
    key = hash(parameters.digest, key, "buffer");
    if (round % roundsBetweenTurns === roundsBetweenTurns - 1) await nextTurn();
  }
  return createHmac(parameters.digest, key).update(content).digest();
}

/** About 5 ms of work. */
const roundsBetweenTurns = 8_000;

function fill(bytes: Uint8Array, block: number): Uint8Array {
  if (bytes.length === 0) return bytes;
  const filled = Buffer.alloc(Math.ceil(bytes.length / block) * block);
  for (let index = 0; index < filled.length; index += 1) filled[index] = bytes[index % bytes.length] ?? 0;
  return filled;
}

/** Lets other work of the process run in between. */
function nextTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
