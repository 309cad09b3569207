import type { XmlDocument, XmlElement } from "libxml2-wasm";
import { readCertificate } from "../certificates/read-certificate.ts";
import { remember } from "../remember.ts";
import type { Signer } from "../signer.ts";
import { createSigner } from "../signer.ts";
import { canonicalDigest } from "./canonical-digest.ts";
import { canonicalisations, envelopedTransform, exclusiveCanonicalisation, xmldsig } from "./names.ts";
import { parseSafely } from "./parse-safely.ts";

/** A signature cannot be placed in this document, or the signer cannot sign at once. */
export class XmlSigningError extends Error {
  override name = "XmlSigningError";
  readonly code = "signing.xml.impossible";
}

/** Who signs: a signer whose key is in memory, or its key and certificate as PEM text. */
export type XmlSigningKey =
  | { readonly signer: Signer }
  | { readonly privateKeyPem: string; readonly certificatePem: string };

/**
 * Signs an XML document at once: enveloped, exclusive canonicalisation, SHA-256, xmldsig namespace. In an edXML message the
 * signature is the last child of edXMLHeader; elsewhere the last child of the root. The rest of the text stays byte for byte.
 * @param options.reference "enveloped" (default) covers the whole document; a list of Ids covers those elements only
 * @throws XmlSigningError, UnsafeXmlError
 */
export function signXml(
  xml: string,
  options: XmlSigningKey & { readonly reference?: "enveloped" | { readonly ids: readonly string[] } },
): string {
  const signer = "signer" in options ? options.signer : signerFromPem(options.privateKeyPem, options.certificatePem);
  if (!signer.signNow) throw new XmlSigningError("This signer cannot sign at once");
  const document = parseSafely(xml);
  try {
    if (hasSignature(document)) throw new XmlSigningError("The document is signed already");
    const references = referencesOf(document, options.reference ?? "enveloped");
    // Written in canonical form, so that what is signed is this very text.
    const signedInfo = signedInfoText(signer.algorithm, references);
    const value = signer.signNow(Buffer.from(signedInfo));
    return place(xml, document, signatureText(signedInfo, value, signer.certificate));
  } finally {
    document.dispose();
  }
}

const signers = new Map<string, Signer>();

function signerFromPem(privateKeyPem: string, certificatePem: string): Signer {
  return remember(
    signers,
    `${privateKeyPem}\n${certificatePem}`,
    () => createSigner({ privateKey: privateKeyPem, certificate: pemBytes(certificatePem) }),
    64,
  );
}

function pemBytes(pem: string): Uint8Array {
  const match = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(pem);
  return Buffer.from(match?.[1] ?? "", "base64");
}

function hasSignature(document: XmlDocument): boolean {
  return document.get("//*[local-name()='Signature']/*[local-name()='SignedInfo']") !== null;
}

const transformOf = (algorithm: string) => `<Transform Algorithm="${algorithm}"></Transform>`;

function referencesOf(document: XmlDocument, reference: "enveloped" | { readonly ids: readonly string[] }): string {
  const canonicalisation = canonicalisations[exclusiveCanonicalisation];
  if (!canonicalisation) throw new XmlSigningError("No canonicalisation");
  if (reference === "enveloped") {
    const transforms = transformOf(envelopedTransform) + transformOf(exclusiveCanonicalisation);
    return referenceText("", transforms, canonicalDigest(document, canonicalisation, "sha256"));
  }
  return reference.ids
    .map((id) => {
      const element = elementById(document, id);
      const digest = canonicalDigest(element, canonicalisation, "sha256");
      return referenceText(`#${id}`, transformOf(exclusiveCanonicalisation), digest);
    })
    .join("");
}

function elementById(document: XmlDocument, id: string): XmlElement {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id)) throw new XmlSigningError(`Not an Id: ${id}`);
  const found = document.find(`//*[@Id='${id}' or @ID='${id}' or @id='${id}']`);
  const [node] = found;
  if (!node || found.length > 1) throw new XmlSigningError(`${found.length} elements have the Id ${id}, not one`);
  // The path above selects elements only.
  return node as XmlElement;
}

function referenceText(uri: string, transforms: string, digest: Uint8Array): string {
  return (
    `<Reference URI="${uri}"><Transforms>${transforms}</Transforms>` +
    `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>` +
    `<DigestValue>${Buffer.from(digest).toString("base64")}</DigestValue></Reference>`
  );
}

function signedInfoText(algorithm: Signer["algorithm"], references: string): string {
  const method = algorithm === "RSA" ? "rsa-sha256" : "ecdsa-sha256";
  return (
    `<SignedInfo xmlns="${xmldsig}"><CanonicalizationMethod Algorithm="${exclusiveCanonicalisation}"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${method}"></SignatureMethod>${references}</SignedInfo>`
  );
}

function signatureText(signedInfo: string, value: Uint8Array, certificate: Uint8Array): string {
  const facts = readCertificate(certificate);
  const base64 = Buffer.from(certificate).toString("base64");
  return (
    `<Signature xmlns="${xmldsig}">${signedInfo}<SignatureValue>${Buffer.from(value).toString("base64")}</SignatureValue>` +
    `<KeyInfo><X509Data><X509SubjectName>${escapeText(facts.subject)}</X509SubjectName>` +
    `<X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function place(xml: string, document: XmlDocument, signature: string): string {
  const header = document.get("/*[local-name()='edXML']/*[local-name()='edXMLEnvelope']/*[local-name()='edXMLHeader']");
  const parent = header ? (header as XmlElement) : document.root;
  const name = parent.prefix ? `${parent.prefix}:${parent.name}` : parent.name;
  const at = closingTagOf(xml, name, header === null);
  return xml.slice(0, at) + signature + xml.slice(at);
}

function closingTagOf(xml: string, name: string, isRoot: boolean): number {
  const tag = `</${name}`;
  const at = xml.lastIndexOf(tag);
  const after = xml.slice(at + tag.length);
  const clear = isRoot ? /^\s*>\s*$/.test(after) : /^\s*>/.test(after) && xml.indexOf(tag) === at;
  if (at < 0 || !clear) throw new XmlSigningError(`No clear place for a signature in ${name}`);
  return at;
}
