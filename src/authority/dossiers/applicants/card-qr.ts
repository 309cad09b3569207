import { foldAccents, nfc } from "../../../platform/text/index.ts";
import { nameOtherQr, type OtherQr } from "./other-qr.ts";
import { saidByCitizenNumber } from "./person-number.ts";
import { readDay } from "./read-day.ts";
import { fromTelex, isTelex } from "./telex.ts";

/** What makes one look twice at what a card's code said. */
export type CardDoubt =
  | "letters-lost"
  | "from-telex"
  | "birth-date"
  | "address-missing"
  | "issued-missing"
  | "gender-by-number";

/** What the code of a citizen card with a chip says. Days are `yyyy-MM-dd`. */
export type CitizenCard = {
  readonly number: string;
  /** Of the identity card before, where the card tells it. */
  readonly oldNumber: string | null;
  readonly name: string;
  readonly birthDate: string | null;
  readonly gender: "female" | "male";
  readonly address: string;
  readonly issuedOn: string | null;
  readonly doubts: readonly CardDoubt[];
};

/** A scan: a card, or what it is instead. */
export type CardReading =
  | { readonly isCard: true; readonly card: CitizenCard }
  | { readonly isCard: false; readonly what: OtherQr };

/**
 * Reads the code of a citizen card as a scanner types it: `number|old number|name|ddMMyyyy|gender|address|ddMMyyyy`. Parts are known by what
 * they look like, not by their place alone: cards leave some out, add parents at the end, and scanners double or lose separators.
 */
export function readCardQr(text: string): CardReading {
  const plain = cleanScan(text);
  const parts = plain
    .split("|")
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "");
  const numberAt = parts.findIndex((part) => /^\d{12}$/.test(part));
  const name = nameOf(parts);
  if (numberAt < 0 || numberAt > 1 || !name) return { isCard: false, what: nameOtherQr(plain) };
  return { isCard: true, card: cardOf(parts, parts[numberAt] ?? "", name) };
}

/**
 * Finds a card's code inside what somebody typed: a scanner types into whatever field has the cursor. `rest` is what stood there without it.
 */
export function findScan(text: string): { readonly scan: string; readonly rest: string } | undefined {
  const found = /\d{12}[ \t]*[|｜¦∣ǀ][^\n]*[|｜¦∣ǀ][^\n]*/u.exec(text);
  if (!found) return undefined;
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  return { scan: found[0], rest: rest.replace(/\s+/gu, " ").trim() };
}

function cleanScan(text: string): string {
  return nfc(text)
    .replace(/[｜¦∣ǀ]/gu, "|")
    .replace(/[\p{Cf}\p{Cc}]/gu, " ")
    .trim()
    .replace(/^\](?:Q|C|d)\d/, "")
    .replace(/^["'“]+|["'”]+$/gu, "")
    .trim();
}

const isDate = (part: string): boolean => /^(?:\d{8}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/.test(part);
const hasLetters = (part: string): boolean => /\p{L}{2}/u.test(part);

type Named = { readonly at: number; readonly until: number };

/** The name: the parts with letters between the numbers and the first date. */
function nameOf(parts: readonly string[]): Named | undefined {
  const at = parts.findIndex(hasLetters);
  const until = parts.findIndex((part, index) => index > at && isDate(part));
  return at < 1 || until < 0 || until - at > 6 || at > 3 ? undefined : { at, until };
}

function cardOf(parts: readonly string[], number: string, { at, until }: Named): CitizenCard {
  const rawName = parts.slice(at, until).join(" ");
  const after = parts.slice(until + 1);
  const gender = genderOf(after[0] ?? "");
  const places = gender ? after.slice(1) : after;
  const issuedAt = places.findIndex(isDate);
  const rawAddress = (issuedAt < 0 ? places.slice(0, 1) : places.slice(0, issuedAt)).join(", ");
  const said = saidByCitizenNumber(number);
  const telex = isTelex(rawName);
  const birthDate = readDay(parts[until] ?? "") ?? null;
  const issuedOn = readDay(places[issuedAt] ?? "") ?? null;
  return {
    number,
    oldNumber: parts.slice(0, at).find((part) => /^\d{9}$/.test(part)) ?? null,
    name: telex ? fromTelex(rawName) : rawName,
    birthDate,
    gender: gender ?? said.gender,
    address: telex ? fromTelex(rawAddress) : rawAddress,
    issuedOn,
    doubts: [
      ...(/[?\ufffd]|\d/u.test(rawName) || /\ufffd/u.test(rawAddress) ? (["letters-lost"] as const) : []),
      ...(telex ? (["from-telex"] as const) : []),
      ...(birthDate === null ? (["birth-date"] as const) : []),
      ...(rawAddress === "" ? (["address-missing"] as const) : []),
      ...(issuedOn === null ? (["issued-missing"] as const) : []),
      ...(gender === undefined ? (["gender-by-number"] as const) : []),
    ],
  };
}

function genderOf(part: string): "female" | "male" | undefined {
  const word = foldAccents(part).replace(/[^a-z?\ufffd]/gu, "");
  if (word === "nam" || word === "male") return "male";
  return /^n(?:u|uw|uwx|[?\ufffd])?$|^female$/u.test(word) ? "female" : undefined;
}
