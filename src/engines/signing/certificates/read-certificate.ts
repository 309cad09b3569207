import type { KeyObject } from "node:crypto";
import { createHash, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { remember } from "../remember.ts";

/** Everything the engines ask of a certificate, read once. Serial number in lower-case hexadecimal without leading zeros. */
export type CertificateFacts = {
  readonly der: Uint8Array;
  readonly fingerprint: string;
  readonly native: X509Certificate;
  readonly publicKey: KeyObject;
  readonly subject: string;
  readonly subjectDer: Uint8Array;
  readonly commonName: string;
  readonly organization: string | null;
  readonly title: string | null;
  readonly issuer: string;
  readonly issuerDer: Uint8Array;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyAlgorithm: string;
  readonly weak: boolean;
  readonly isAuthority: boolean;
  readonly pathLength: number | null;
  readonly keyUsage: ReadonlySet<KeyUsageName> | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly unknownCritical: boolean;
};

/** Bits of the keyUsage extension (RFC 5280, 4.2.1.3) that matter to signatures. */
export type KeyUsageName = "digitalSignature" | "nonRepudiation" | "keyCertSign" | "cRLSign";

/** The bytes are not an X.509 certificate. */
export class UnreadableCertificateError extends Error {
  override name = "UnreadableCertificateError";
  readonly code = "signing.certificate.unreadable";
}

const known = new Map<string, CertificateFacts>();

/**
 * Reads a certificate in DER. Results are kept by fingerprint, since the same few certificates sign thousands of documents.
 * @throws UnreadableCertificateError
 */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const fingerprint = createHash("sha256").update(der).digest("hex");
  return remember(known, fingerprint, () => {
    try {
      return parseCertificate(Uint8Array.from(der), fingerprint);
    } catch (cause) {
      throw new UnreadableCertificateError("Not an X.509 certificate in DER", { cause });
    }
  });
}

function parseCertificate(der: Uint8Array<ArrayBuffer>, fingerprint: string): CertificateFacts {
  const native = new X509Certificate(der);
  const parsed = pkijs.Certificate.fromBER(der);
  const publicKey = native.publicKey;
  const constraints = findExtension(parsed, "2.5.29.19")?.parsedValue;
  const basic = constraints instanceof pkijs.BasicConstraints ? constraints : null;
  const extended = findExtension(parsed, "2.5.29.37")?.parsedValue;
  return {
    der,
    fingerprint,
    native,
    publicKey,
    subject: nameText(parsed.subject),
    subjectDer: new Uint8Array(parsed.subject.toSchema().toBER()),
    commonName: nameValue(parsed.subject, "2.5.4.3") ?? nameText(parsed.subject),
    organization: nameValue(parsed.subject, "2.5.4.10"),
    title: nameValue(parsed.subject, "2.5.4.12"),
    issuer: nameText(parsed.issuer),
    issuerDer: new Uint8Array(parsed.issuer.toSchema().toBER()),
    serial: native.serialNumber.toLowerCase().replace(/^0+(?=.)/, ""),
    notBefore: native.validFromDate,
    notAfter: native.validToDate,
    keyAlgorithm: keyAlgorithmText(publicKey),
    weak: isWeakKey(publicKey) || /sha1|md5|md2/i.test(signatureOid(parsed)),
    isAuthority: native.ca,
    pathLength: typeof basic?.pathLenConstraint === "number" ? basic.pathLenConstraint : null,
    keyUsage: keyUsageOf(parsed),
    extendedKeyUsage: extended instanceof pkijs.ExtKeyUsage ? extended.keyPurposes : null,
    unknownCritical: (parsed.extensions ?? []).some((item) => item.critical && !understood.has(item.extnID)),
  };
}

/** Extensions this code acts on or may safely pass over when they are marked critical. */
const understood = new Set(["2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.32", "2.5.29.14", "2.5.29.35", "2.5.29.17"]);

function findExtension(certificate: pkijs.Certificate, oid: string): pkijs.Extension | undefined {
  return certificate.extensions?.find((extension) => extension.extnID === oid);
}

const keyUsageBits: readonly (readonly [KeyUsageName, number])[] = [
  ["digitalSignature", 0x80],
  ["nonRepudiation", 0x40],
  ["keyCertSign", 0x04],
  ["cRLSign", 0x02],
];

function keyUsageOf(certificate: pkijs.Certificate): ReadonlySet<KeyUsageName> | null {
  const bits = findExtension(certificate, "2.5.29.15")?.parsedValue;
  if (!(bits instanceof asn1js.BitString)) return null;
  const first = bits.valueBlock.valueHexView[0] ?? 0;
  return new Set(keyUsageBits.filter(([, mask]) => (first & mask) !== 0).map(([name]) => name));
}

function signatureOid(certificate: pkijs.Certificate): string {
  const oid = certificate.signatureAlgorithm.algorithmId;
  return oid === "1.2.840.113549.1.1.5" || oid === "1.2.840.10045.4.1"
    ? "sha1"
    : oid === "1.2.840.113549.1.1.4"
      ? "md5"
      : oid;
}

function isWeakKey(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < 2048;
}

function keyAlgorithmText(key: KeyObject): string {
  if (key.asymmetricKeyType === "rsa") return `RSA-${key.asymmetricKeyDetails?.modulusLength ?? "?"}`;
  if (key.asymmetricKeyType === "ec") {
    const curve = key.asymmetricKeyDetails?.namedCurve ?? "?";
    return `ECDSA-${curve === "prime256v1" ? "P256" : curve}`;
  }
  return (key.asymmetricKeyType ?? "unknown").toUpperCase();
}

const shortNames: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "T",
  "2.5.4.5": "serialNumber",
};

/** RFC 4514 text of a name: most specific part first. */
function nameText(name: pkijs.RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map((part) => `${shortNames[part.type] ?? part.type}=${escapeNamePart(textOf(part.value))}`)
    .reverse()
    .join(",");
}

function nameValue(name: pkijs.RelativeDistinguishedNames, oid: string): string | null {
  const part = name.typesAndValues.find((candidate) => candidate.type === oid);
  return part ? textOf(part.value) : null;
}

function textOf(value: asn1js.BaseBlock): string {
  return value instanceof asn1js.BaseStringBlock ? value.getValue().normalize("NFC") : "";
}

function escapeNamePart(text: string): string {
  return text
    .replace(/[,+"\\<>;]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ");
}
