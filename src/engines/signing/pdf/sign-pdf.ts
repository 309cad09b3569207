import { randomBytes } from "node:crypto";
import type {
  PAdESLevel,
  Signer as PdfSigner,
  RevocationProvider,
  SignatureField,
  SignOptions,
  TimestampAuthority,
} from "@libpdf/core";
import { PDF, SignatureError } from "@libpdf/core";
import { ecdsaDer } from "../asn1.ts";
import { readCertificate } from "../certificates/read-certificate.ts";
import { readCrl } from "../certificates/read-crl.ts";
import type { Signer } from "../signer.ts";
import type { VisibleStamp } from "../stamp/visible-stamp.ts";
import type { TimestampSource } from "../timestamp/request.ts";
import { writeTimestampRequest } from "../timestamp/request.ts";
import { tokenOf } from "../timestamp/verify-timestamp.ts";
import { readPdf } from "./read-pdf.ts";
import { placeStamp } from "./stamp-appearance.ts";

/** What a PDF signature is made of. `revocation` holds the lists (DER) that B-LT and B-LTA keep inside the file. */
export type PdfSigning = {
  readonly pdf: Uint8Array;
  readonly signer: Signer;
  readonly level: PAdESLevel;
  readonly timestamp?: TimestampSource;
  readonly revocation?: readonly Uint8Array[];
  readonly fieldName: string;
  readonly reason: string;
  readonly location?: string;
  readonly signingTime: Date;
  readonly stamp?: VisibleStamp;
  /** Source of the time-stamp's nonce, for tests. */
  readonly random?: (length: number) => Uint8Array;
};

/** The file cannot be signed as asked: not a PDF, encrypted, the field is taken, or no time-stamp source for the level. */
export class PdfSigningError extends Error {
  override name = "PdfSigningError";
  readonly code = "signing.pdf.impossible";
}

/**
 * Signs a PDF (PAdES, ETSI EN 319 142-1) by appending to it: the bytes before stay as they are, so earlier signatures stay valid.
 * Answers the whole new file.
 * @throws PdfSigningError, NoSuchPageError, TimestampRefusedError
 */
export async function signPdf(signing: PdfSigning): Promise<Uint8Array> {
  if (signing.level !== "B-B" && !signing.timestamp)
    throw new PdfSigningError(`Level ${signing.level} needs a time-stamp source`);
  const pdf = await load(signing.pdf);
  const field = addField(pdf, signing.fieldName);
  if (signing.stamp) placeStamp(pdf, field, signing.stamp);
  const { bytes } = await appendSignature(pdf, {
    signer: pdfSigner(signing.signer),
    level: signing.level,
    fieldName: signing.fieldName,
    reason: signing.reason,
    signingTime: signing.signingTime,
    revocationProvider: revocationProvider(signing.revocation ?? []),
    estimatedSize: reservedBytes(signing),
    ...(signing.location === undefined ? {} : { location: signing.location }),
    ...(signing.timestamp ? { timestampAuthority: timestampAuthority(signing.timestamp, signing.random) } : {}),
  });
  if (Buffer.compare(bytes.subarray(0, signing.pdf.length), signing.pdf) !== 0) {
    throw new PdfSigningError("Signing would have changed bytes that were there before");
  }
  return bytes;
}

async function appendSignature(pdf: PDF, options: SignOptions): Promise<{ readonly bytes: Uint8Array }> {
  try {
    return await pdf.sign(options);
  } catch (cause) {
    if (cause instanceof SignatureError) throw new PdfSigningError(cause.message, { cause });
    throw cause;
  }
}

/** Room for the signature: its own parts, its certificates, and a time-stamp with the authority's certificates. */
function reservedBytes(signing: PdfSigning): number {
  const certificates = [signing.signer.certificate, ...signing.signer.chain].reduce((sum, der) => sum + der.length, 0);
  return 2_000 + certificates + (signing.timestamp ? 8_192 : 0);
}

async function load(bytes: Uint8Array): Promise<PDF> {
  try {
    // Every object is read strictly before the PDF library may repair anything: see `parseObject`.
    const readable = readPdf(bytes);
    for (const objectNumber of readable.objectNumbers) readable.numbered(objectNumber);
    const pdf = await PDF.load(bytes);
    if (pdf.isEncrypted) throw new PdfSigningError("The file is encrypted");
    return pdf;
  } catch (cause) {
    if (cause instanceof PdfSigningError) throw cause;
    throw new PdfSigningError("The file is not a readable PDF", { cause });
  }
}

function addField(pdf: PDF, name: string): SignatureField {
  try {
    return pdf.getOrCreateForm().createSignatureField(name);
  } catch (cause) {
    throw new PdfSigningError(`The file has a field ${name} already`, { cause });
  }
}

function pdfSigner(signer: Signer): PdfSigner {
  const isRsa = signer.algorithm === "RSA";
  return {
    certificate: signer.certificate,
    certificateChain: [...signer.chain],
    keyType: isRsa ? "RSA" : "EC",
    signatureAlgorithm: isRsa ? "RSASSA-PKCS1-v1_5" : "ECDSA",
    async sign(data, digest) {
      if (digest !== "SHA-256") throw new PdfSigningError("Only SHA-256 is signed with");
      const signature = await signer.sign(data);
      return isRsa ? signature : ecdsaDer(signature);
    },
  };
}

function timestampAuthority(
  source: TimestampSource,
  random: (length: number) => Uint8Array = randomBytes,
): TimestampAuthority {
  return {
    async timestamp(digest) {
      const nonce = Buffer.from(random(8)).toString("hex");
      const request = writeTimestampRequest({ digestName: "sha256", digest, nonce, wantsCertificates: true });
      return tokenOf(await source(request));
    },
  };
}

/** Lists are chosen by issuer. Nothing is fetched: an engine opens no connection. */
function revocationProvider(lists: readonly Uint8Array[]): RevocationProvider {
  return {
    getOCSP: async () => null,
    async getCRL(certificate) {
      const issuer = readCertificate(certificate).issuerDer;
      const list = lists.find((der) => {
        const read = readCrl(der);
        return read && Buffer.compare(read.issuerDer, issuer) === 0;
      });
      return list ?? null;
    },
  };
}
