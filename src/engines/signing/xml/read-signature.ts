import type { XmlNode } from "libxml2-wasm";
import { XmlElement } from "libxml2-wasm";
import type { Canonicalisation } from "./canonical-digest.ts";
import {
  canonicalisations,
  digests,
  envelopedTransform,
  inclusiveCanonicalisation,
  signatureAlgorithms,
} from "./names.ts";
import type { XmlSignatureReason } from "./reasons.ts";

/** One Reference of a signature, already limited to what is accepted. `id` is null for the whole document. */
export type XmlReference = {
  readonly id: string | null;
  readonly enveloped: boolean;
  readonly canonicalisation: Canonicalisation;
  readonly digest: string;
  readonly expected: Uint8Array;
};

/** A signature element taken apart. */
export type XmlSignature = {
  readonly signedInfo: XmlElement;
  readonly canonicalisation: Canonicalisation;
  readonly algorithm: (typeof signatureAlgorithms)[string];
  readonly references: readonly XmlReference[];
  readonly value: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly usesSha1: boolean;
};

const mostReferences = 64;

/** Takes a Signature element apart; answers the reason when it cannot or must not be followed. */
export function readSignature(element: XmlElement): XmlSignature | XmlSignatureReason {
  const signedInfo = onlyChild(element, "SignedInfo");
  const valueElement = onlyChild(element, "SignatureValue");
  if (!signedInfo || !valueElement) return "malformed";
  const algorithm = signatureAlgorithms[algorithmOf(onlyChild(signedInfo, "SignatureMethod"))];
  if (!algorithm) return "algorithm-refused";
  const canonicalisation = canonicalisationOf(onlyChild(signedInfo, "CanonicalizationMethod"));
  if (!canonicalisation) return "transform-refused";
  const referenceElements = childElements(signedInfo, "Reference");
  if (referenceElements.length === 0 || referenceElements.length > mostReferences) return "malformed";
  const references: XmlReference[] = [];
  for (const item of referenceElements) {
    const reference = readReference(item);
    if (typeof reference === "string") return reference;
    references.push(reference);
  }
  const usesSha1 = algorithm.digest === "sha1" || references.some((item) => item.digest === "sha1");
  const value = Buffer.from(valueElement.content, "base64");
  return {
    signedInfo,
    canonicalisation,
    algorithm,
    references,
    value,
    certificates: certificatesOf(element),
    usesSha1,
  };
}

function readReference(element: XmlElement): XmlReference | XmlSignatureReason {
  const uri = element.attr("URI")?.value;
  if (uri === undefined || (uri !== "" && !/^#[^()\s]+$/.test(uri))) return "external-reference";
  const digest = digests[algorithmOf(onlyChild(element, "DigestMethod"))];
  if (!digest) return "algorithm-refused";
  const value = onlyChild(element, "DigestValue");
  if (!value) return "malformed";
  const list = onlyChild(element, "Transforms");
  const transforms = list ? childElements(list, "Transform") : [];
  let enveloped = false;
  let canonicalisation: Canonicalisation | undefined;
  for (const transform of transforms) {
    const isEnveloped = algorithmOf(transform) === envelopedTransform;
    // After canonicalisation the input is text: nothing may follow it.
    if (canonicalisation || (isEnveloped && enveloped)) return "transform-refused";
    if (isEnveloped) enveloped = true;
    else canonicalisation = canonicalisationOf(transform);
    if (!isEnveloped && !canonicalisation) return "transform-refused";
  }
  canonicalisation ??= canonicalisations[inclusiveCanonicalisation];
  if (!canonicalisation) return "transform-refused";
  const id = uri === "" ? null : uri.slice(1);
  // References within the document leave comments out before any transform (XML-DSig 1.1, 4.4.3.3).
  canonicalisation = { ...canonicalisation, withComments: false };
  return { id, enveloped, canonicalisation, digest, expected: Buffer.from(value.content, "base64") };
}

function canonicalisationOf(element: XmlElement | undefined): Canonicalisation | undefined {
  const known = canonicalisations[algorithmOf(element)];
  if (!known || !element) return undefined;
  const list = onlyChild(element, "InclusiveNamespaces")?.attr("PrefixList")?.value;
  return list ? { ...known, prefixes: list.split(/\s+/).filter((prefix) => prefix !== "") } : known;
}

function algorithmOf(element: XmlElement | undefined): string {
  return element?.attr("Algorithm")?.value ?? "";
}

function certificatesOf(signature: XmlElement): Uint8Array[] {
  const keyInfo = onlyChild(signature, "KeyInfo");
  if (!keyInfo) return [];
  return childElements(keyInfo, "X509Data")
    .flatMap((data) => childElements(data, "X509Certificate"))
    .slice(0, 16)
    .map((item) => Buffer.from(item.content, "base64"));
}

/** The child elements of a local name, in the namespace of their parent or in another: exclusive canonicalisation has its own. */
export function childElements(parent: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node: XmlNode | null = parent.firstChild; node; node = nextOf(node)) {
    if (node instanceof XmlElement && (name === undefined || node.name === name)) found.push(node);
  }
  return found;
}

function nextOf(node: XmlNode): XmlNode | null {
  return "next" in node ? (node as XmlElement).next : null;
}

function onlyChild(parent: XmlElement, name: string): XmlElement | undefined {
  const found = childElements(parent, name);
  return found.length === 1 ? found[0] : undefined;
}
