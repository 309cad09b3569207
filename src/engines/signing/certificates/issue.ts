import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import type { Signer, SigningAlgorithm } from "../signer.ts";
import { createSigner } from "../signer.ts";

/**
 * The mark every certificate made here carries in its subject (organisational unit): these certificates are for demonstration
 * and tests. Legal force needs a certificate of the Government's specialised authority or of a licensed one (Luật Giao dịch điện tử 2005, art. 21–22).
 */
export const testMark = "THỬ NGHIỆM - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";

/** The names inside a certificate's subject. Country is always VN. */
export type CertificateSubject = {
  readonly commonName: string;
  readonly organization?: string;
  readonly title?: string;
  readonly locality?: string;
};

/** What a certificate may be used for. `authority` may issue others; `timestamp` answers RFC 3161 requests. */
export type CertificateProfile = "authority" | "person" | "agency" | "node" | "timestamp";

/** A freshly issued certificate with its private key (PKCS#8 DER) and the certificates above it, nearest first. */
export type IssuedCertificate = {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly privateKey: Uint8Array;
  readonly algorithm: SigningAlgorithm;
};

/** What both kinds of issuing need. Serial numbers are hexadecimal and must be unique within an authority. */
export type CertificateRequest = {
  readonly subject: CertificateSubject;
  readonly algorithm?: SigningAlgorithm;
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** A key pair to certify; a new one is generated when absent. */
  readonly keys?: CryptoKeyPair;
};

const algorithms = {
  RSA: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  "ECDSA-P256": { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
} as const;

/** A self-signed root for demonstration and tests; its subject carries {@link testMark}. */
export async function createCertificateAuthority(request: CertificateRequest): Promise<IssuedCertificate> {
  const algorithm = request.algorithm ?? "ECDSA-P256";
  const keys = request.keys ?? (await generateKeys(algorithm));
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: request.serialNumber,
      name: subjectName(request.subject),
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      keys,
      signingAlgorithm: algorithms[algorithm],
      extensions: [
        ...profileExtensions("authority", 2),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return {
    certificate: new Uint8Array(certificate.rawData),
    chain: [],
    privateKey: await exportKey(keys.privateKey),
    algorithm,
  };
}

/** A certificate under `authority`. The authority's own certificate and chain travel along, nearest first. */
export async function issueCertificate(
  request: CertificateRequest & { readonly authority: IssuedCertificate; readonly profile: CertificateProfile },
): Promise<IssuedCertificate> {
  const algorithm = request.algorithm ?? "ECDSA-P256";
  const keys = request.keys ?? (await generateKeys(algorithm));
  const issuer = new x509.X509Certificate(Uint8Array.from(request.authority.certificate));
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: request.serialNumber,
      subject: subjectName(request.subject),
      issuer: issuer.subjectName,
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      publicKey: keys.publicKey,
      signingKey: await signingKeyOf(request.authority),
      signingAlgorithm: algorithms[request.authority.algorithm],
      extensions: [
        ...profileExtensions(request.profile, 0),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, crypto),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return {
    certificate: new Uint8Array(certificate.rawData),
    chain: [request.authority.certificate, ...request.authority.chain],
    privateKey: await exportKey(keys.privateKey),
    algorithm,
  };
}

/** The signer of an issued certificate. */
export function signerOf(issued: IssuedCertificate): Signer {
  return createSigner(issued);
}

/** The authority's key as WebCrypto wants it, for certificates and revocation lists. */
export async function signingKeyOf(authority: IssuedCertificate): Promise<CryptoKey> {
  return crypto.subtle.importKey(
    "pkcs8",
    Uint8Array.from(authority.privateKey),
    algorithms[authority.algorithm],
    false,
    ["sign"],
  );
}

/** WebCrypto's parameters of a signing algorithm. */
export function webCryptoAlgorithm(algorithm: SigningAlgorithm): (typeof algorithms)[SigningAlgorithm] {
  return algorithms[algorithm];
}

function generateKeys(algorithm: SigningAlgorithm): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ["sign", "verify"];
  return algorithm === "RSA"
    ? crypto.subtle.generateKey(algorithms.RSA, true, usages)
    : crypto.subtle.generateKey(algorithms["ECDSA-P256"], true, usages);
}

async function exportKey(key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey("pkcs8", key));
}

function subjectName(subject: CertificateSubject): x509.JsonName {
  return [
    { C: ["VN"] },
    ...(subject.locality ? [{ L: [subject.locality] }] : []),
    ...(subject.organization ? [{ O: [subject.organization] }] : []),
    { OU: [testMark] },
    ...(subject.title ? [{ "2.5.4.12": [subject.title] }] : []),
    { CN: [subject.commonName] },
  ];
}

function profileExtensions(profile: CertificateProfile, pathLength: number): x509.Extension[] {
  const usage = x509.KeyUsageFlags;
  if (profile === "authority") {
    return [
      new x509.BasicConstraintsExtension(true, pathLength, true),
      new x509.KeyUsagesExtension(usage.keyCertSign | usage.cRLSign, true),
    ];
  }
  const base = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(usage.digitalSignature | usage.nonRepudiation, true),
  ];
  // RFC 3161, 2.3: a time-stamp certificate has exactly this one extended usage, and it is critical.
  if (profile === "timestamp") return [...base, new x509.ExtendedKeyUsageExtension([oidTimeStamping], true)];
  return [...base, new x509.ExtendedKeyUsageExtension([oidDocumentSigning, oidEmailProtection])];
}

const oidTimeStamping = "1.3.6.1.5.5.7.3.8";
const oidDocumentSigning = "1.3.6.1.5.5.7.3.36";
const oidEmailProtection = "1.3.6.1.5.5.7.3.4";
