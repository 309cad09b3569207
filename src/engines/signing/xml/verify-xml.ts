import { verify as verifyBytes } from "node:crypto";
import type { XmlDocument } from "libxml2-wasm";
import { XmlElement, XmlXPath } from "libxml2-wasm";
import type { Bilingual } from "../bilingual.ts";
import type { CertificateFacts } from "../certificates/read-certificate.ts";
import { readCertificate, UnreadableCertificateError } from "../certificates/read-certificate.ts";
import { judgeCertificate } from "../certificates/trust.ts";
import { canonicalBytes, canonicalDigest, NoCanonicalFormError } from "./canonical-digest.ts";
import { isCovered } from "./coverage.ts";
import { qcvn102, xmldsig } from "./names.ts";
import { parseSafely, UnsafeXmlError } from "./parse-safely.ts";
import type { XmlReference, XmlSignature } from "./read-signature.ts";
import { readSignature } from "./read-signature.ts";
import type { XmlSignatureReason } from "./reasons.ts";
import { xmlSignatureReasons } from "./reasons.ts";

/**
 * What was found about the signature of an XML document. `valid` says: intact, by the certificate's key, trusted at the
 * instant asked for, and covering the whole document. `weak` is true for SHA-1 or RSA under 2048 bits.
 */
export type XmlSignatureReport = {
  readonly present: boolean;
  readonly valid: boolean;
  readonly weak: boolean;
  readonly signer: string | null;
  readonly certificate: Uint8Array | null;
  readonly revocation: "good" | "revoked" | "unknown";
  readonly reason: (Bilingual & { readonly code: XmlSignatureReason }) | null;
};

/** Against what an XML signature is judged. Certificates and revocation lists in DER. */
export type XmlTrust = {
  readonly trust: readonly Uint8Array[];
  readonly at: Date;
  /** SHA-1 is refused unless this is true; then the report says weak. */
  readonly allowSha1?: boolean;
  readonly crls?: readonly Uint8Array[];
};

/**
 * Verifies the one signature of an XML document, by whichever sender. Never throws: what cannot be read is a reason.
 * @param xml text, or its bytes in UTF-8
 */
export function verifyXml(xml: string | Uint8Array, basis: XmlTrust): XmlSignatureReport {
  let document: XmlDocument;
  try {
    document = parseSafely(xml);
  } catch (error) {
    if (error instanceof UnsafeXmlError) return refuse(error.code, { present: false });
    throw error;
  }
  try {
    return verifyDocument(document, basis);
  } catch (error) {
    if (error instanceof NoCanonicalFormError) return refuse("no-canonical-form");
    throw error;
  } finally {
    document.dispose();
  }
}

const signaturePath = XmlXPath.compile("//*[local-name()='Signature'][*[local-name()='SignedInfo']]");

function verifyDocument(document: XmlDocument, basis: XmlTrust): XmlSignatureReport {
  const found = document
    .find(signaturePath)
    .filter((node) => node instanceof XmlElement)
    .filter((element) => element.namespaceUri === xmldsig || element.namespaceUri === qcvn102);
  const [element] = found;
  if (!element) return refuse("absent", { present: false });
  if (found.length > 1) return refuse("several-signatures");
  const signature = readSignature(element);
  if (typeof signature === "string") return refuse(signature);
  const certificate = signingCertificate(signature.certificates);
  if (!certificate) return refuse("no-certificate", { weak: signature.usesSha1 });
  const about = {
    signer: certificate.commonName,
    certificate: certificate.der,
    weak: signature.usesSha1 || certificate.weak,
  };
  const problem = checkIntegrity(document, element, signature, certificate, basis.allowSha1 ?? false);
  if (problem) return refuse(problem, about);
  const verdict = judgeCertificate(certificate, { ...basis, others: signature.certificates, purpose: "signature" });
  if (verdict.problem) return refuse(verdict.problem, { ...about, revocation: verdict.revocation });
  return { ...about, present: true, valid: true, revocation: verdict.revocation, reason: null };
}

function refuse(code: XmlSignatureReason, known: Partial<XmlSignatureReport> = {}): XmlSignatureReport {
  return {
    present: true,
    weak: false,
    signer: null,
    certificate: null,
    revocation: "unknown",
    ...known,
    valid: false,
    reason: { code, ...xmlSignatureReasons[code] },
  };
}

/** The certificate that issued none of the others: senders list a chain in any order. */
function signingCertificate(ders: readonly Uint8Array[]): CertificateFacts | undefined {
  try {
    const certificates = ders.map(readCertificate);
    return (
      certificates.find((one) => !certificates.some((other) => other !== one && other.issuer === one.subject)) ??
      certificates[0]
    );
  } catch (error) {
    if (error instanceof UnreadableCertificateError) return undefined;
    throw error;
  }
}

function checkIntegrity(
  document: XmlDocument,
  element: XmlElement,
  signature: XmlSignature,
  certificate: CertificateFacts,
  allowSha1: boolean,
): XmlSignatureReason | null {
  if (signature.usesSha1 && !allowSha1) return "weak-refused";
  if (certificate.publicKey.asymmetricKeyType !== signature.algorithm.key) return "forged";
  const targets = signature.references.map((reference) => targetOf(document, element, reference));
  const problem = targets.find((target) => typeof target === "string");
  if (typeof problem === "string") return problem;
  const signed = targets.filter((target) => target instanceof XmlElement);
  if (!isCovered(document.root, signed, element)) return "not-covered";
  const signedInfo = canonicalBytes(signature.signedInfo, signature.canonicalisation);
  const key = { key: certificate.publicKey, dsaEncoding: "ieee-p1363" } as const;
  const genuine = verifyBytes(signature.algorithm.digest, signedInfo, key, signature.value);
  // Everything of the signature was read above; from here on the document is what the signer saw before signing.
  element.remove();
  for (const [index, reference] of signature.references.entries()) {
    const source = reference.id === null ? document : signed[index];
    const digest = source && canonicalDigest(source, reference.canonicalisation, reference.digest);
    if (!digest || Buffer.compare(digest, reference.expected) !== 0) return "changed";
  }
  return genuine ? null : "forged";
}

/** The element a reference covers: the root for the whole document. */
function targetOf(
  document: XmlDocument,
  signature: XmlElement,
  reference: XmlReference,
): XmlElement | XmlSignatureReason {
  const target = reference.id === null ? document.root : elementById(document, reference.id);
  if (typeof target === "string") return target;
  if (target.isSameNode(signature) || contains(signature, target)) return "malformed";
  // Without the enveloped transform a part that holds the signature could never keep its digest.
  if (contains(target, signature) && !reference.enveloped) return "malformed";
  return target;
}

function contains(ancestor: XmlElement, node: XmlElement): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.isSameNode(ancestor)) return true;
  return false;
}

const identified = XmlXPath.compile("//*[@*[translate(local-name(),'ID','id')='id']]");

function elementById(document: XmlDocument, id: string): XmlElement | XmlSignatureReason {
  const found = document
    .find(identified)
    .filter((node) => node instanceof XmlElement)
    .filter((node) => node.attrs.some((attribute) => /^id$/i.test(attribute.name) && attribute.value === id));
  const [element] = found;
  return element && found.length === 1 ? element : "unclear-reference";
}
