import { type AppContext, httpErrors } from "../../../../platform/http/index.ts";
import { organisationErrors } from "../../errors.ts";

/** Largest key file taken, in bytes: a key with a chain of certificates is below 20 KB. */
const mostBytes = 128 * 1024;

/** The form of a new key. `pkcs12` is undefined when no file was chosen. */
export type KeyUpload = { readonly fields: URLSearchParams; readonly pkcs12: Uint8Array | undefined };

/**
 * Reads the form of a new key. The file is held in memory alone and never put into the node's file store, where copies of a key would remain.
 * Throws `organisation.key-unreadable` for a file too large to be a key.
 */
export async function readKeyUpload(c: AppContext): Promise<KeyUpload> {
  const multipart = c.get("multipart");
  if (!multipart) throw httpErrors.wrongType();
  let pkcs12: Uint8Array | undefined;
  for await (const { field, bytes } of multipart.files()) {
    const read = await collect(bytes);
    if (field === "file" && read.byteLength > 0) pkcs12 = read;
  }
  return { fields: multipart.fields, pkcs12 };
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of source) {
    total += chunk.byteLength;
    if (total > mostBytes) throw organisationErrors.keyUnreadable();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
