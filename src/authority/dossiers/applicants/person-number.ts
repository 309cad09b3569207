import type { NumberKind } from "../record.ts";
import { isBirthPlace } from "./birth-provinces.ts";

/** What makes one look twice at a number. Never a reason to refuse: papers with slips exist. */
export type NumberDoubt =
  | "birth-place"
  | "born-in-future"
  | "year-differs"
  | "gender-differs"
  | "tax-check-digit"
  | "eleven-digits"
  | "unknown-form";

/** A number as it was read. */
export type PersonNumber = {
  readonly kind: NumberKind;
  /** Without blanks and dots; a branch's tax code keeps its hyphen. */
  readonly number: string;
  readonly doubts: readonly NumberDoubt[];
};

/** What else is known of a person whose number is looked at. */
export type KnownPerson = {
  /** `yyyy-MM-dd`. */
  readonly birthDate?: string | null | undefined;
  readonly gender?: "female" | "male" | "other" | null | undefined;
};

/**
 * Tells by its form what kind of number somebody gave: twelve digits a citizen number, nine an identity card, ten or thirteen a tax code, a
 * letter with digits a passport. Undefined for an empty text. `today` is `yyyy-MM-dd`.
 */
export function readPersonNumber(text: string, today: string, known: KnownPerson = {}): PersonNumber | undefined {
  const plain = text
    .normalize("NFC")
    .replace(/[\s.\u200b-\u200f\ufeff]/gu, "")
    .toUpperCase();
  if (plain === "") return undefined;
  if (/^\d{12}$/.test(plain)) return { kind: "cccd", number: plain, doubts: citizenDoubts(plain, today, known) };
  if (/^\d{9}$/.test(plain)) return { kind: "cmnd", number: plain, doubts: [] };
  const tax = /^(\d{10})(?:-?(\d{3}))?$/.exec(plain);
  if (tax) return taxCode(tax[1] ?? "", tax[2]);
  if (/^\d{11}$/.test(plain)) return { kind: "other", number: plain, doubts: ["eleven-digits"] };
  if (/^(?=(?:.*\d){4})[A-Z]{1,3}[A-Z0-9]{5,11}$/.test(plain)) return { kind: "passport", number: plain, doubts: [] };
  return { kind: "other", number: plain, doubts: ["unknown-form"] };
}

/** Gender and year of birth that a citizen number says (Thông tư 59/2021/TT-BCA, article 2; Nghị định 137/2015/NĐ-CP, article 13). */
export function saidByCitizenNumber(number: string): { readonly gender: "female" | "male"; readonly year: number } {
  const sign = Number(number[3]);
  return {
    gender: sign % 2 === 0 ? "male" : "female",
    year: 1900 + 100 * Math.floor(sign / 2) + Number(number.slice(4, 6)),
  };
}

function citizenDoubts(number: string, today: string, { birthDate, gender }: KnownPerson): readonly NumberDoubt[] {
  const said = saidByCitizenNumber(number);
  return [
    ...(isBirthPlace(number.slice(0, 3)) ? [] : (["birth-place"] as const)),
    ...(said.year > Number(today.slice(0, 4)) ? (["born-in-future"] as const) : []),
    ...(birthDate && Number(birthDate.slice(0, 4)) !== said.year ? (["year-differs"] as const) : []),
    ...(gender && gender !== "other" && gender !== said.gender ? (["gender-differs"] as const) : []),
  ];
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** The tenth digit of a tax code is reckoned from the nine before it (Thông tư 105/2020/TT-BTC, article 5). */
function taxCode(ten: string, branch: string | undefined): PersonNumber {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(ten[at]), 0);
  const isRight = 10 - (sum % 11) === Number(ten[9]);
  return {
    kind: "tax",
    number: branch === undefined ? ten : `${ten}-${branch}`,
    doubts: isRight ? [] : ["tax-check-digit"],
  };
}
