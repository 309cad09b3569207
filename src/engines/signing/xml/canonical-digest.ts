import { createHash } from "node:crypto";
import type { XmlDocument } from "libxml2-wasm";
import { XmlElement } from "libxml2-wasm";
import type { canonicalisations } from "./names.ts";

/** How to canonicalise; `prefixes` is the InclusiveNamespaces list of exclusive canonicalisation. */
export type Canonicalisation = (typeof canonicalisations)[string] & { readonly prefixes?: readonly string[] };

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
  document.canonicalize(
    {
      write(bytes) {
        take(bytes);
        return bytes.byteLength;
      },
      close: () => true,
    },
    {
      mode: canonicalisation.mode,
      withComments: canonicalisation.withComments,
      // A node set is asked for by address; the library's own subtree call wraps every node of the document first.
      ...(source instanceof XmlElement ? { nodeSet: new Set([source]) } : {}),
      ...(canonicalisation.prefixes ? { inclusiveNamespacePrefixes: [...canonicalisation.prefixes] } : {}),
    },
  );
}
