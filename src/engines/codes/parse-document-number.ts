import { cleanCode } from "./clean.ts";
import { documentKinds, findKindOfAbbreviation } from "./document-kinds.ts";
import { type DocumentNumber, documentNotation, formatDocumentNumber, padDocumentNumber } from "./document-number.ts";
import { type Parsed, type Problem, problem, readAs, unreadable } from "./problem.ts";

/**
 * Reads the number with notation of a document (Nghị định 30/2020/NĐ-CP, annexes I and III). Reads through the usual slips (D for
 * Đ, small letters, spaces, wrong dashes, a missing leading 0, a misplaced year) and tells them; never throws.
 */
export function parseDocumentNumber(text: string): Parsed<DocumentNumber> {
  const problems: Problem[] = [];
  const { text: cleaned, problems: found } = cleanCode(withoutWord(text, problems));
  problems.push(...found);
  if (cleaned === "") return unreadable([problem("empty")]);
  if (cleaned.length > 100) return unreadable([...problems, problem("too-long", "100")]);
  const split = splitNumber(cleaned, problems);
  if (split === undefined) return unreadable([...problems, problem("unreadable-document", cleaned)]);
  const number = readNumber(split.digits, problems);
  const named = readNotation(split.notation, split.year !== undefined, problems);
  if (number === undefined || named === undefined) return unreadable(problems);
  if (split.year !== undefined) checkYear(split.year, named.kind, problems);
  const notation = [split.year, named.notation].filter((part) => part !== undefined).join("/");
  const parts: DocumentNumber = {
    number,
    numberText: padDocumentNumber(number),
    notation,
    ...(split.year === undefined ? {} : { year: split.year }),
    ...(named.kind === undefined ? {} : { kind: named.kind }),
    agency: named.agency,
    ...(named.unit === undefined ? {} : { unit: named.unit }),
  };
  return readAs(parts, formatDocumentNumber(parts), problems);
}

function withoutWord(text: string, problems: Problem[]): string {
  const word = /^\s*(số|so|no\.?|ký hiệu)\s*:?\s*(?=\d)/iu.exec(text.normalize("NFC"));
  if (word === null) return text;
  problems.push(problem("word-before-number", word[0].trim()));
  return text.normalize("NFC").slice(word[0].length);
}

type Split = { digits: string; year: number | undefined; notation: string };

function splitNumber(cleaned: string, problems: Problem[]): Split | undefined {
  const slashed = cleaned.replace(/\\/g, "/");
  if (slashed !== cleaned) problems.push(problem("wrong-separator", "\\"));
  const moved = moveYear(slashed, problems);
  const parts = /^([0-9OIl]+(?=\/)|\d+)([-/._]?)(?:((?:19|2\d)\d{2})([-/._]))?(.*)$/u.exec(moved);
  const [, digits = "", afterNumber = "", year, afterYear, rest = ""] = parts ?? [];
  if (parts === null || !/^\p{L}/u.test(rest)) return undefined;
  if (afterNumber === "") problems.push(problem("missing-separator"));
  for (const sign of [afterNumber, afterYear ?? "/"])
    if (sign !== "/" && sign !== "") problems.push(problem("wrong-separator", sign));
  return { digits, year: year === undefined ? undefined : Number(year), notation: rest };
}

/** "05/QĐ-UBND/2020" and "05/QĐ-UBND-2020": the year belongs after the number. */
function moveYear(text: string, problems: Problem[]): string {
  const misplaced = /^(\d+)\/(\p{L}[^/]*)[-/]((?:19|20)\d{2})$/u.exec(text);
  if (misplaced === null) return text;
  const moved = `${misplaced[1]}/${misplaced[3]}/${misplaced[2]}`;
  problems.push(problem("year-misplaced", moved));
  return moved;
}

function readNumber(digits: string, problems: Problem[]): number | undefined {
  const meant = digits.replace(/O/g, "0").replace(/[Il]/g, "1");
  if (meant !== digits) problems.push(problem("look-alike", digits));
  const number = Number(meant);
  if (number === 0 || !Number.isSafeInteger(number)) {
    problems.push(number === 0 ? problem("number-zero") : problem("unreadable-document", digits));
    return undefined;
  }
  const padded = padDocumentNumber(number);
  if (meant.length < padded.length) problems.push(problem("number-not-padded", padded));
  if (meant.length > padded.length) problems.push(problem("number-padded-too-much", padded));
  return number;
}

type Named = { notation: string; kind: string | undefined; agency: string; unit: string | undefined };

function readNotation(written: string, withYear: boolean, problems: Problem[]): Named | undefined {
  const dashed = written.replace(/[/._]/g, "-");
  if (dashed !== written) problems.push(problem("wrong-separator", written.replace(/[^/._]/g, "").slice(0, 1)));
  const segments = dashed.split("-").filter((segment) => segment !== "");
  if (segments.join("-") !== dashed) problems.push(problem("wrong-separator", "-"));
  const wrong = segments.join("").replace(/[\p{L}\d&]/gu, "");
  if (wrong !== "") {
    problems.push(problem("wrong-character", wrong));
    return undefined;
  }
  if (segments.length > 1 && segments[0]?.toUpperCase() === "CV")
    problems.push(problem("letter-with-kind", segments.shift()));
  const [first = "", ...rest] = segments;
  const kind = readKind(first, withYear, rest.length > 0, problems);
  const names = (kind === undefined ? segments : rest).map((segment) => readName(segment, problems));
  const [agency, ...units] = names;
  if (agency === undefined) {
    problems.push(problem("missing-agency"));
    return undefined;
  }
  const unit = units.length === 0 ? undefined : units.join("-");
  if (kind === undefined && unit === undefined) problems.push(problem("missing-unit"));
  const notation =
    kind === undefined || unit !== undefined
      ? [kind, agency, unit]
      : [documentNotation({ kindAbbreviation: kind, agencyAbbreviation: agency })];
  return { notation: notation.filter((part) => part !== undefined).join("-"), kind, agency, unit };
}

/** The kind's abbreviation as it should be written, undefined when the first segment is the agency of an official letter. */
function readKind(segment: string, withYear: boolean, hasMore: boolean, problems: Problem[]): string | undefined {
  if (findKindOfAbbreviation(segment, withYear) !== undefined) return segment;
  const sameLetters = documentKinds.find(({ abbreviation }) =>
    same(abbreviation, segment, (text) => text.toLowerCase()),
  );
  if (sameLetters !== undefined) {
    problems.push(problem("wrong-case", segment));
    return sameLetters.abbreviation;
  }
  const sameButD = documentKinds.find(({ abbreviation }) => same(abbreviation, segment, plain));
  if (sameButD === undefined || !hasMore) return undefined;
  problems.push(problem("plain-d", segment));
  return sameButD.abbreviation;
}

function same(abbreviation: string, segment: string, fold: (text: string) => string): boolean {
  return abbreviation !== "" && fold(abbreviation) === fold(segment);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("đ", "d");
}

/** Abbreviations of agencies that are everywhere and often typed with D for Đ. */
const namesWithĐ = ["HĐND", "SGDĐT", "SLĐTBXH", "BLĐTBXH", "BGDĐT", "SKHĐT", "BKHĐT", "TTĐT", "HĐTĐKT"] as const;

function readName(segment: string, problems: Problem[]): string {
  if (segment.toLowerCase() === "ttg" && segment !== "TTg") {
    problems.push(problem("wrong-case", segment));
    return "TTg";
  }
  const known = namesWithĐ.find((name) => plain(name) === plain(segment) && name !== segment);
  if (known !== undefined) {
    problems.push(problem(segment.toUpperCase() === known ? "lower-case" : "plain-d", segment));
    return known;
  }
  if (!/^\p{Ll}/u.test(segment)) return segment;
  problems.push(problem("lower-case", segment));
  return segment.toLocaleUpperCase("vi");
}

function checkYear(year: number, kind: string | undefined, problems: Problem[]): void {
  if (year < 1945 || year > 2100) problems.push(problem("year-impossible", String(year)));
  if (kind === undefined || findKindOfAbbreviation(kind, true)?.group !== "legal")
    problems.push(problem("year-not-expected"));
}
