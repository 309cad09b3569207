import {
  agencyLines,
  demoHandwriting,
  demoSeal,
  PdfSigningError,
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
 * The agency's part when a document is issued: number and date, then the seal over the left third of the person's signature,
 * both signed with the agency's key and appended, so that the person's signature stays valid
 * (NĐ 30/2020/NĐ-CP, articles 14 to 17; annex I, part I, II.8).
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
  const { keys, timestamp, revocationLists, sealLevel } = surroundingsOf(node);
  const revocation = revocationLists?.() ?? [];
  const image = await keys.sealImage?.(node.db, of.agency.code);
  const { page, ...rect } = of.places.seal;
  return signing(timestamp, async (timestamp) => {
    const common = { signer: of.signer, timestamp, location: of.agency.place, signingTime: of.at };
    const numbered = await signPdf({
      ...common,
      pdf: of.pdf,
      level: "B-T",
      fieldName: signatureFields.number,
      reason: "Cấp số, thời gian ban hành",
      stamp: numberStamp(of.places, of.issued),
    });
    return signPdf({
      ...common,
      pdf: numbered,
      level: sealLevel ?? (revocation.length > 0 ? "B-LT" : "B-T"),
      revocation,
      fieldName: signatureFields.seal,
      reason: "Ký số của cơ quan",
      stamp: { page, rect, colour: "red", ...sealPicture(node, image, of.agency.name, of.at) },
    });
  });
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
