import { type AgencyCode, formatAgencyCode } from "./agency-code.ts";
import { cleanCode } from "./clean.ts";
import { parseAgencyCode } from "./parse-agency-code.ts";
import { type Parsed, type Problem, problem, readAs, unreadable } from "./problem.ts";

/**
 * The code of an administrative procedure in the national database: `national` is one digit, a dot and six digits ("1.001193");
 * a procedure that a ministry or province announced for itself carries its agency code ("1.001193.000.00.00.H36", "1.012784.H21").
 */
export type ProcedureCode = { national: string; agency?: AgencyCode };

/** Writes the code, the agency in the form in which it was read: codes are identifiers that the national database gave out. */
export function formatProcedureCode({ national, agency }: ProcedureCode): string {
  return agency === undefined ? national : `${national}.${formatAgencyCode(agency, agency.form)}`;
}

/** Reads a procedure code; reads through the usual slips and tells them; never throws. */
export function parseProcedureCode(text: string): Parsed<ProcedureCode> {
  const { text: cleaned, problems } = cleanCode(text);
  if (cleaned === "") return unreadable([problem("empty")]);
  if (/^[A-Z]-[A-Z]{2,5}-\d{5,6}(-TT)?$/.test(cleaned)) return unreadable([...problems, problem("old-procedure-code")]);
  const dotted = cleaned.replace(/[-,_:/]/g, ".");
  if (dotted !== cleaned) problems.push(problem("wrong-separator", cleaned.replace(/[^-,_:/]/g, "").slice(0, 1)));
  const found = /^([0-9OIl])(\.?)([0-9OIl]{1,7})(?:\.(.*))?$/.exec(dotted);
  const [, family = "", dot = "", rest = "", agencyText] = found ?? [];
  if (found === null) return unreadable([...problems, problem("unreadable-procedure", cleaned)]);
  if (dot === "") problems.push(problem("missing-separator"));
  const national = readNational(family, rest, problems);
  if (national === undefined) return unreadable(problems);
  if (agencyText === undefined) return readAs({ national }, national, problems);
  const agency = parseAgencyCode(agencyText);
  problems.push(...agency.problems);
  if (agency.parts === undefined) return unreadable(problems);
  const parts = { national, agency: agency.parts };
  return readAs(parts, formatProcedureCode(parts), problems);
}

function readNational(family: string, rest: string, problems: Problem[]): string | undefined {
  const written = `${family}.${rest}`;
  const meant = written.replace(/O/g, "0").replace(/[Il]/g, "1");
  if (meant !== written) problems.push(problem("look-alike", written));
  if (/^[1-9]\.\d{6}$/.test(meant)) return meant;
  problems.push(problem("procedure-digits", written));
  // Spreadsheets drop the zeros after the dot: 1.001193 becomes 1.1193 when it was read as 1 and 1193.
  return /^[1-9]\.\d{3,5}$/.test(meant) ? `${meant.slice(0, 2)}${meant.slice(2).padStart(6, "0")}` : undefined;
}
