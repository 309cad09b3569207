import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Json } from "../../outbox/index.ts";
import { nfc } from "../../text/index.ts";
import { typeset } from "../typeset.ts";
import type { OfficialDocument, OfficialPages, OfficialPlace, OfficialPlaces, OfficialUrgency } from "./document.ts";

const template = readFileSync(new URL("official.typ", import.meta.url), "utf8");

const placeSchema = z.object({
  kind: z.enum(["number", "day", "month", "year", "signature", "seal"]),
  page: z.number(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

const pagesSchema = z.object({ kind: z.literal("pages"), count: z.number() });

/**
 * Lays a document out as Decree 30/2020/NĐ-CP, annex I, part I asks, without the national emblem, which is not part of it.
 * Says where number, date, signature and seal go, so that they can be put on without changing a page.
 * @param at domain time, written in the file as its creation
 */
export async function officialDocument(document: OfficialDocument, at: Date): Promise<OfficialPages> {
  const { pdf, facts } = await typeset({ template, data: dataOf(document), at });
  const known = z.array(z.union([placeSchema, pagesSchema])).parse(facts);
  const pageCount = known.find((fact) => fact.kind === "pages")?.count ?? 1;
  return { pdf, pageCount, places: placesOf(known.filter((fact) => fact.kind !== "pages")) };
}

/** Stamps of priority: their words, and the width of their frame in millimetres (annex I, part I, III.2). */
const stamps: Readonly<Record<OfficialUrgency, { text: string; width: number }>> = {
  urgent: { text: "KHẨN", width: 20 },
  "very-urgent": { text: "THƯỢNG KHẨN", width: 40 },
  express: { text: "HỎA TỐC", width: 30 },
};

function dataOf(document: OfficialDocument): Json {
  const data = {
    ...document,
    kindName: document.kindName ?? null,
    parentAgency: document.parentAgency ?? null,
    number: document.number ?? null,
    date: document.day === undefined ? null : dateParts(document.day),
    decidedBy: document.decidedBy ?? null,
    addressees:
      (document.addressees?.length ?? 0) > 1 ? listLines(document.addressees ?? []) : (document.addressees ?? []),
    recipients: listLines(document.recipients),
    stamp: document.urgency ? stamps[document.urgency] : null,
  };
  return JSON.parse(nfc(JSON.stringify(data)));
}

/** A day below 10, and January and February, carry a zero (annex I, part I, II.4). */
function dateParts(day: string): { day: string; month: string; year: string } {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: date, month: Number(month) < 3 ? month : String(Number(month)), year };
}

/** Each line ends with a semicolon, the last with a full stop (annex I, part I, II.9). */
function listLines(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => line.replace(/[\s;.,]+$/u, "") + (index === lines.length - 1 ? "." : ";"));
}

function placesOf(found: readonly z.infer<typeof placeSchema>[]): OfficialPlaces {
  const places: Partial<Record<z.infer<typeof placeSchema>["kind"], OfficialPlace>> = {};
  for (const { kind, ...place } of found) places[kind] = place;
  const { signature, seal, ...rooms } = places;
  if (!signature || !seal) throw new Error("The template did not say where signature and seal go");
  return { signature, seal, ...rooms };
}
