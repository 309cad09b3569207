import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * The comparison of an authority's dossiers with what the national portal has of them (anti-entropy). The authority leads: it says what it
 * has, from coarse to fine, and the portal answers with what is not the same there. Agencies, months, days, parts of days, dossiers, end.
 */
export const digestsMessageType = "dossier-digests.v1";

const code = z.string().min(1).max(60);
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const prints = z.string().max(600_000);
const comparison = z.uuid();

/** How a dossier is not the same: the portal lacks it, has an older state, has another content, or has one that the authority does not know. */
export const differenceKinds = ["missing", "stale", "different", "extra"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const digestsMessageSchema = z.discriminatedUnion("level", [
  /** Every agency with dossiers: [agency, how many, print]. Those that only the portal has are answered too. */
  z.object({
    level: z.literal("agencies"),
    comparison,
    rows: z.array(z.tuple([code, z.int(), z.string()])).max(20_000),
  }),
  /** Of each agency asked, its months in a row: [agency, the first, prints one after another]; none: an empty text. */
  z.object({ level: z.literal("months"), comparison, rows: z.array(z.tuple([code, month, prints])).max(20_000) }),
  /** Of each agency-month asked, its days from the first to the last: [agency, month, prints]. */
  z.object({ level: z.literal("days"), comparison, rows: z.array(z.tuple([code, month, prints])).max(20_000) }),
  /** Of each agency-day asked, its dossiers in parts by `partOf` their codes: [agency, day, prints]. */
  z.object({ level: z.literal("parts"), comparison, rows: z.array(z.tuple([code, day, prints])).max(20_000) }),
  /**
   * Of each agency-day asked, the dossiers of some of its parts: [agency, day, number of parts, those asked, dossiers]. A dossier is
   * [code, revision, digest]; one that is on its way is [code, revision, null]: it is not compared, and it is not missing.
   */
  z.object({
    level: z.literal("dossiers"),
    comparison,
    rows: z
      .array(
        z.tuple([
          code,
          day,
          z.int().min(1),
          z.array(z.int().min(0)),
          z.array(z.tuple([code, z.int(), z.string().nullable()])),
        ]),
      )
      .max(20_000),
  }),
  /** How it ended, so that both sides keep the same evidence: differences are [code, kind, agency, cause, digest there]. */
  z.object({
    level: z.literal("end"),
    comparison,
    bytes: z.int(),
    milliseconds: z.int(),
    differences: z.array(z.tuple([code, z.enum(differenceKinds), code, z.string(), z.string().nullable()])).max(60_000),
    /** More than one comparison takes: the next one goes on. */
    more: z.boolean(),
  }),
]);
export type DigestsMessage = z.infer<typeof digestsMessageSchema>;

/**
 * What is not the same: [agency, how many there]; [agency, months]; [agency, month, days]; [agency, day, parts]; and of dossiers
 * [agency, day, kind, code, revision asked (null for one only the portal has), revision there, digest there].
 */
export const digestsAnswerSchema = z.object({
  differ: z.array(z.array(z.union([z.string(), z.int(), z.null()]))).max(100_000),
});
export type DigestsAnswer = z.infer<typeof digestsAnswerSchema>;

/** Each level's differences, strictly: what is not so is no answer. */
export const differing = {
  agencies: z.array(z.tuple([code, z.int()])).max(20_000),
  months: z.array(z.tuple([code]).rest(month)).max(20_000),
  days: z.array(z.tuple([code, month]).rest(z.int().min(1).max(31))).max(20_000),
  parts: z.array(z.tuple([code, day]).rest(z.int().min(0))).max(20_000),
  dossiers: z
    .array(
      z.tuple([
        code,
        day,
        z.enum(differenceKinds),
        code,
        z.int().nullable(),
        z.int().nullable(),
        z
          .string()
          .regex(/^-?\d{1,19}$/)
          .nullable(),
      ]),
    )
    .max(100_000),
} as const;

/** Characters of a print. */
export const printLength = 6;

/**
 * 36 bits of a number of dossiers and the exclusive or of their digests, another choice of bits in every comparison: what two different
 * sums hide from each other in one of 69 thousand million, they show in the next.
 * @param salt id of the comparison
 */
export function printOf(salt: string, dossiers: number, digest: bigint): string {
  return createHash("sha256")
    .update(`${salt}|${dossiers}|${digest}`)
    .digest()
    .toString("base64url")
    .slice(0, printLength);
}

/** In which of so many parts a dossier lies. */
export function partOf(dossierCode: string, parts: number): number {
  return parts === 1 ? 0 : createHash("sha256").update(dossierCode).digest().readUInt32BE(0) % parts;
}

/** The authority takes a record back that the portal has and it does not know; by an officer, with a reason. */
export const withdrawalMessageType = "dossier-withdrawal.v1";

export const withdrawalMessageSchema = z.object({
  code,
  reason: z.string().min(1).max(2000),
  by: z.string().min(1).max(300),
  byAgency: code,
  /** Milliseconds since 1970. */
  at: z.int(),
});
export type WithdrawalMessage = z.infer<typeof withdrawalMessageSchema>;

/** The month after a month: `2020-12` → `2021-01`. */
export function followingMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** The days of a month: `2020-02` → 29 of them. */
export function daysOfMonth(month: string): readonly string[] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: days }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
}
