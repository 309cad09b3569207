import {
  agencyLines,
  demoHandwriting,
  demoSeal,
  judgeCertificate,
  PdfSigningError,
  readCertificate,
  type Signer,
  signPdf,
  TimestampRefusedError,
  type TimestampSource,
  type VisibleStamp,
  vietnamTime,
} from "../../engines/signing/index.ts";
import type { Node } from "../../platform/node.ts";
import type { OfficialPlaces } from "../../platform/typeset/index.ts";
import { officeErrors } from "./errors.ts";
import { type NumberAndDay, numberStamp } from "./number-stamp.ts";
import { type OfficeAgency, surroundingsOf } from "./surroundings.ts";

/** Names of the signature fields, in the order of signing. */
export const signatureFields = { person: "LT-Nguoi-ky", number: "LT-So-ngay", seal: "LT-Co-quan" } as const;

/** A person's signature on a document (PAdES B-T), with its image in blue (NĐ 30/2020/NĐ-CP, annex I, part I, II.7). */
export async function signAsPerson(
  node: Node,
  of: {
    readonly pdf: Uint8Array;
    readonly signer: Signer;
    readonly places: OfficialPlaces;
    readonly account: { readonly id: string; readonly name: string };
    readonly agency: OfficeAgency;
    readonly at: Date;
  },
): Promise<Uint8Array> {
  const { keys, timestamp } = surroundingsOf(node);
  assertNotRevoked(node, of.signer, of.at);
  const image = await keys.personImage?.(node.db, of.account.id);
  const { page, ...rect } = of.places.signature;
  const stamp: VisibleStamp = { page, rect, colour: "blue", ...personPicture(node, image, of.account.name, of.at) };
  return signing(timestamp, (timestamp) =>
    signPdf({
      pdf: of.pdf,
      signer: of.signer,
      level: "B-T",
      timestamp,
      fieldName: signatureFields.person,
      reason: "Ký ban hành",
      location: of.agency.place,
      signingTime: of.at,
      stamp,
    }),
  );
}

/**
 * What is added when a document is issued, each a signature appended, so that the person's stays valid: number and date by the
 * system (NĐ 30/2020/NĐ-CP, article 15, clause 3), then the agency's seal over the left third of the person's signature
 * (annex I, part I, II.8). Not one key for both: libpoppler 22 (pdfsig, Okular) cannot judge a certificate that it meets in a
 * second signature of a file.
 */
export async function numberAndSeal(
  node: Node,
  of: {
    readonly pdf: Uint8Array;
    readonly signer: Signer;
    readonly places: OfficialPlaces;
    readonly agency: OfficeAgency;
    readonly issued: NumberAndDay;
    readonly at: Date;
  },
): Promise<Uint8Array> {
  const { keys, systemSigner, timestamp, revocationLists, sealLevel } = surroundingsOf(node);
  for (const signer of systemSigner ? [systemSigner, of.signer] : [of.signer]) assertNotRevoked(node, signer, of.at);
  const revocation = revocationLists?.() ?? [];
  const image = await keys.sealImage?.(node.db, of.agency.code);
  const { page, ...rect } = of.places.seal;
  return signing(timestamp, async (timestamp) => {
    const common = { timestamp, location: of.agency.place, signingTime: of.at };
    const numbered = await signPdf({
      ...common,
      pdf: of.pdf,
      signer: systemSigner ?? of.signer,
      level: "B-T",
      fieldName: signatureFields.number,
      reason: "Cấp số, thời gian ban hành",
      stamp: numberStamp(of.places, of.issued),
    });
    return signPdf({
      ...common,
      pdf: numbered,
      signer: of.signer,
      level: sealLevel ?? (revocation.length > 0 ? "B-LT" : "B-T"),
      revocation,
      fieldName: signatureFields.seal,
      reason: "Ký số của cơ quan",
      stamp: { page, rect, colour: "red", ...sealPicture(node, image, of.agency.name, of.at) },
    });
  });
}

/** What is signed with a revoked certificate is worth nothing to its readers. Throws `office.certificate-revoked`. */
function assertNotRevoked(node: Node, { certificate, chain }: Signer, at: Date): void {
  const { trust, revocationLists } = surroundingsOf(node);
  const facts = readCertificate(certificate);
  const basis = { trust, others: chain, crls: revocationLists?.() ?? [], at, purpose: "signature" } as const;
  if (judgeCertificate(facts, basis).revocation === "revoked") throw officeErrors.certificateRevoked(facts.commonName);
}

function personPicture(node: Node, image: Uint8Array | undefined, name: string, at: Date): Partial<VisibleStamp> {
  if (image) return { image };
  // Invented handwriting and seals are for the demo alone; elsewhere name and time are shown.
  return node.config.demo ? { drawing: demoHandwriting(name) } : { lines: [name, vietnamTime(at)] };
}

function sealPicture(node: Node, image: Uint8Array | undefined, name: string, at: Date): Partial<VisibleStamp> {
  if (image) return { image };
  return node.config.demo ? { drawing: sealOf(name) } : { lines: agencyLines(name, at) };
}

const seals = new Map<string, ReturnType<typeof demoSeal>>();

/** Drawn once per agency: drawing a seal takes longer than signing. */
function sealOf(name: string): ReturnType<typeof demoSeal> {
  const known = seals.get(name) ?? demoSeal(name);
  if (seals.size < 200) seals.set(name, known);
  return known;
}

/** Signs, and tells a time-stamp that could not be had from a file that cannot be signed: the first may pass by itself. */
async function signing(
  source: TimestampSource,
  sign: (timestamp: TimestampSource) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let failure: { readonly cause: unknown } | undefined;
  const watched: TimestampSource = async (request) => {
    try {
      return await source(request);
    } catch (cause) {
      failure = { cause };
      throw cause;
    }
  };
  try {
    return await sign(watched);
  } catch (cause) {
    if (failure) throw officeErrors.timestampRefused(failure.cause);
    if (cause instanceof TimestampRefusedError) throw officeErrors.timestampRefused(cause);
    if (cause instanceof PdfSigningError) throw officeErrors.notSignable(cause);
    throw cause;
  }
}
