import { createHash } from "node:crypto";
import type { XmlDocument } from "libxml2-wasm";
import { XmlElement, XmlError } from "libxml2-wasm";
import type { canonicalisations } from "./names.ts";

/** How to canonicalise; `prefixes` is the InclusiveNamespaces list of exclusive canonicalisation. */
export type Canonicalisation = (typeof canonicalisations)[string] & { readonly prefixes?: readonly string[] };

/** The document has no canonical form: it names a relative namespace, for one (Canonical XML 1.0, section 1.3). */
export class NoCanonicalFormError extends Error {
  override name = "NoCanonicalFormError";
  readonly code = "signing.xml.no-canonical-form";
}

/** The digest of the canonical form of a whole document or of one element, computed while it is written. */
export function canonicalDigest(
  source: XmlDocument | XmlElement,
  canonicalisation: Canonicalisation,
  digest: string,
): Uint8Array {
  const hash = createHash(digest);
  canonicalise(source, canonicalisation, (bytes) => hash.update(bytes));
  return hash.digest();
}

/** The canonical form as bytes. */
export function canonicalBytes(source: XmlDocument | XmlElement, canonicalisation: Canonicalisation): Uint8Array {
  const parts: Uint8Array[] = [];
  // The bytes belong to the parser's memory and change after the call.
  canonicalise(source, canonicalisation, (bytes) => parts.push(Uint8Array.from(bytes)));
  return Buffer.concat(parts);
}

function canonicalise(
  source: XmlDocument | XmlElement,
  canonicalisation: Canonicalisation,
  take: (bytes: Uint8Array) => void,
): void {
  const document = source instanceof XmlElement ? source.doc : source;
  const options = {
    mode: canonicalisation.mode,
    withComments: canonicalisation.withComments,
    // A node set is asked for by address; the library's own subtree call wraps every node of the document first.
    ...(source instanceof XmlElement ? { nodeSet: new Set([source]) } : {}),
    ...(canonicalisation.prefixes ? { inclusiveNamespacePrefixes: [...canonicalisation.prefixes] } : {}),
  };
  function write(bytes: Uint8Array): number {
    take(bytes);
    return bytes.byteLength;
  }
  try {
    document.canonicalize({ write, close: () => true }, options);
  } catch (cause) {
    if (cause instanceof XmlError) throw new NoCanonicalFormError("The document has no canonical form", { cause });
    throw cause;
  }
}
