import { type AgencyCode, formatAgencyCode } from "./agency-code.ts";
import { cleanCode } from "./clean.ts";
import { parseAgencyCode } from "./parse-agency-code.ts";
import { type Parsed, type Problem, problem, readAs, unreadable } from "./problem.ts";

/**
 * The code of a dossier (Thông tư 01/2018/TT-VPCP): receiving agency, day of receipt ("2020-10-27", Vietnam time), sequence of the
 * agency and day from 1 to 9999.
 */
export type DossierCode = { agency: AgencyCode; date: string; sequence: number };

/** Writes the code as H36.50.05-201027-0361, the agency in the form in which it was read, so that the slip's code stays the same. */
export function formatDossierCode({ agency, date, sequence }: DossierCode): string {
  const day = date.replaceAll("-", "").slice(2);
  return `${formatAgencyCode(agency, agency.form)}-${day}-${String(sequence).padStart(4, "0")}`;
}

/**
 * Reads a dossier code; reads through the usual slips and tells them; never throws. With `notAfter` (a day, "2020-11-16") a later day of
 * receipt is an error, which also catches most days written the other way round.
 */
export function parseDossierCode(text: string, { notAfter }: { notAfter?: string } = {}): Parsed<DossierCode> {
  const { text: cleaned, problems } = cleanCode(text);
  if (cleaned === "") return unreadable([problem("empty")]);
  const split = /^(.+?)([-._/])([0-9OIl]{4,8})([-._/])([0-9OIl]{1,6})$/.exec(cleaned) ?? splitRun(cleaned, problems);
  if (split === null) return unreadable([...problems, problem("unreadable-dossier", cleaned)]);
  const [, agencyText = "", first = "-", dateText = "", second = "-", sequenceText = ""] = split;
  for (const sign of [first, second]) if (sign !== "-") problems.push(problem("wrong-separator", sign));
  const agency = parseAgencyCode(agencyText);
  const date = readDate(readDigits(dateText, problems), notAfter, problems);
  const sequence = readSequence(readDigits(sequenceText, problems), problems);
  problems.push(...agency.problems);
  if (agency.parts === undefined || date === undefined || sequence === undefined) return unreadable(problems);
  const parts = { agency: agency.parts, date, sequence };
  return readAs(parts, formatDossierCode(parts), problems);
}

/** "H36.50.05-2010270361" and "H36.50.05201027-0361" are not guessed: only the first can be read in one way. */
function splitRun(cleaned: string, problems: Problem[]): readonly string[] | null {
  const run = /^(.+)-(\d{6})(\d{4})$/.exec(cleaned);
  if (run === null) return null;
  problems.push(problem("missing-separator"));
  return [cleaned, run[1] ?? "", "-", run[2] ?? "", "-", run[3] ?? ""];
}

function readDigits(written: string, problems: Problem[]): string {
  const meant = written.replace(/O/g, "0").replace(/[Il]/g, "1");
  if (meant !== written) problems.push(problem("look-alike", written));
  return meant;
}

function readDate(digits: string, notAfter: string | undefined, problems: Problem[]): string | undefined {
  const short = digits.length === 8 && digits.startsWith("20") ? digits.slice(2) : digits;
  if (digits.length !== 6) problems.push(problem("date-length", digits));
  if (short.length !== 6) return undefined;
  const asWritten = toDay(short.slice(0, 2), short.slice(2, 4), short.slice(4));
  const reversed = toDay(short.slice(4), short.slice(2, 4), short.slice(0, 2));
  const tooLate = asWritten !== undefined && notAfter !== undefined && asWritten > notAfter;
  if (asWritten !== undefined && !tooLate) return asWritten;
  problems.push(asWritten === undefined ? problem("date-impossible", digits) : problem("date-in-future", asWritten));
  if (reversed !== undefined && (notAfter === undefined || reversed <= notAfter)) return reversed;
  return asWritten;
}

function toDay(year: string, month: string, day: string): string | undefined {
  const text = `20${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

function readSequence(digits: string, problems: Problem[]): number | undefined {
  if (digits.length !== 4) problems.push(problem("sequence-length", digits));
  const sequence = Number(digits);
  if (sequence === 0) problems.push(problem("sequence-zero"));
  return sequence >= 1 && sequence <= 9999 ? sequence : undefined;
}
