import { constants, hash, verify as verifyBytes } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { childrenOf, derOf, objectText, octetBytes, readDer } from "../asn1.ts";
import type { CertificateFacts } from "../certificates/read-certificate.ts";
import { readCertificate, UnreadableCertificateError } from "../certificates/read-certificate.ts";
import { cmsOid, digestOid, signatureDigestOid } from "./oid.ts";

/** A CMS signature taken apart: its one signer, what it carries, and the check of its signature over given content. */
export type CmsSignature = {
  readonly certificate: CertificateFacts | null;
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly contentType: string;
  readonly content: Uint8Array | null;
  readonly signingTime: Date | null;
  readonly timestampToken: Uint8Array | null;
  readonly signatureValue: Uint8Array;
  readonly usesSha1: boolean;
  /** True when the signature names its certificate by hash, as PAdES and RFC 3161 ask. */
  readonly namesCertificate: boolean;
  /** "changed": the content's digest differs. "forged": the signature is not the certificate's key's, or names another certificate. */
  check(content: Uint8Array): "ok" | "changed" | "forged";
};

/** Takes a CMS SignedData with exactly one signer apart; undefined when the bytes are not one. */
export function readSignedData(der: Uint8Array): CmsSignature | undefined {
  try {
    const info = pkijs.ContentInfo.fromBER(Uint8Array.from(der));
    if (info.contentType !== cmsOid.signedData) return undefined;
    return takeApart(new pkijs.SignedData({ schema: info.content }));
  } catch {
    return undefined;
  }
}

function takeApart(data: pkijs.SignedData): CmsSignature | undefined {
  const [signer] = data.signerInfos;
  if (!signer || data.signerInfos.length > 1) return undefined;
  const carried = (data.certificates ?? []).filter((item) => item instanceof pkijs.Certificate);
  const certificates = carried.map((item) => derOf(item.toSchema()));
  const signing = carried.findIndex((item) => isNamedBy(signer, item));
  const certificate = readable(certificates[signing]);
  const digest = digestOid[signer.digestAlgorithm.algorithmId] ?? "";
  const signatureDigest = signatureDigestOid[signer.signatureAlgorithm.algorithmId] ?? digest;
  const named = namedCertificate(signer);
  const signingTime = attribute(signer, cmsOid.signingTime);
  const token = signer.unsignedAttrs?.attributes.find((item) => item.type === cmsOid.timestampToken)?.values[0];
  return {
    certificate: certificate ?? null,
    certificates,
    crls: (data.crls ?? [])
      .filter((item) => item instanceof pkijs.CertificateRevocationList)
      .map((item) => derOf(item.toSchema())),
    contentType: data.encapContentInfo.eContentType,
    content: data.encapContentInfo.eContent ? octetBytes(data.encapContentInfo.eContent) : null,
    signingTime:
      signingTime instanceof asn1js.UTCTime || signingTime instanceof asn1js.GeneralizedTime
        ? signingTime.toDate()
        : null,
    timestampToken: token instanceof asn1js.BaseBlock ? derOf(token) : null,
    signatureValue: octetBytes(signer.signature),
    usesSha1: digest === "sha1" || signatureDigest === "sha1",
    namesCertificate: named !== null,
    check(content) {
      if (digest === "" || signatureDigest === "") return "forged";
      if (!signer.signedAttrs) {
        return certificate && verifySignature(signer, certificate, signatureDigest, content) ? "ok" : "changed";
      }
      const expected = octetBytes(attribute(signer, cmsOid.messageDigest));
      if (Buffer.compare(hash(digest, content, "buffer"), expected) !== 0) return "changed";
      if (objectText(attribute(signer, cmsOid.contentType)) !== data.encapContentInfo.eContentType) return "forged";
      if (!certificate || (named && Buffer.compare(named.hash, hash(named.digest, certificate.der, "buffer")) !== 0))
        return "forged";
      const attributes = new Uint8Array(signer.signedAttrs.encodedValue);
      return verifySignature(signer, certificate, signatureDigest, attributes) ? "ok" : "forged";
    },
  };
}

function isNamedBy({ sid }: pkijs.SignerInfo, certificate: pkijs.Certificate): boolean {
  return sid instanceof pkijs.IssuerAndSerialNumber
    ? sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber)
    : Buffer.compare(octetBytes(sid), subjectKeyIdentifier(certificate)) === 0;
}

function readable(der: Uint8Array | undefined): CertificateFacts | undefined {
  try {
    return der && readCertificate(der);
  } catch (error) {
    if (error instanceof UnreadableCertificateError) return undefined;
    throw error;
  }
}

function subjectKeyIdentifier(certificate: pkijs.Certificate): Uint8Array {
  const extension = certificate.extensions?.find((item) => item.extnID === "2.5.29.14");
  return extension ? octetBytes(readDer(octetBytes(extension.extnValue))) : new Uint8Array();
}

function attribute(signer: pkijs.SignerInfo, oid: string): asn1js.BaseBlock | undefined {
  const found = (signer.signedAttrs?.attributes ?? []).filter((item) => item.type === oid);
  const value = found.length === 1 ? found[0]?.values[0] : undefined;
  return value instanceof asn1js.BaseBlock ? value : undefined;
}

/** The certificate a signature names in its signed attributes (RFC 2634 with SHA-1, RFC 5035 with any digest). */
function namedCertificate(signer: pkijs.SignerInfo): { digest: string; hash: Uint8Array } | null {
  const v2 = attribute(signer, cmsOid.signingCertificateV2);
  const parts = childrenOf(childrenOf(childrenOf(v2 ?? attribute(signer, cmsOid.signingCertificate))[0])[0]);
  const [first, second] = parts;
  if (!first) return null;
  if (!v2) return { digest: "sha1", hash: octetBytes(first) };
  const algorithm = first instanceof asn1js.Sequence ? digestOid[objectText(childrenOf(first)[0])] : "sha256";
  return { digest: algorithm ?? "sha256", hash: octetBytes(first instanceof asn1js.Sequence ? second : first) };
}

function verifySignature(
  signer: pkijs.SignerInfo,
  certificate: CertificateFacts,
  digest: string,
  content: Uint8Array,
): boolean {
  const isPss = signer.signatureAlgorithm.algorithmId === cmsOid.rsaPss;
  const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : {};
  try {
    return verifyBytes(digest, content, { key: certificate.publicKey, ...padding }, octetBytes(signer.signature));
  } catch {
    return false;
  }
}
