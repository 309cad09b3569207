import { type AgencyCode, agencyCodeMaxLength, formatAgencyCode, hasQcvn102Form } from "./agency-code.ts";
import { cleanCode } from "./clean.ts";
import { findLevelOne } from "./level-one.ts";
import { type Parsed, type Problem, problem, readAs, unreadable } from "./problem.ts";

/**
 * Reads an agency code in either form (Quyết định 20/2020/QĐ-TTg or QCVN 102:2016/BTTTT). `normalised` is always the
 * canonical form of Quyết định 20 (H36.50.05). Reads through the usual slips and tells them; never throws.
 */
export function parseAgencyCode(text: string): Parsed<AgencyCode> {
  const { text: cleaned, problems } = cleanCode(text);
  if (cleaned === "") return unreadable([problem("empty")]);
  if (cleaned.length > agencyCodeMaxLength)
    return unreadable([...problems, problem("too-long", `${agencyCodeMaxLength}`)]);
  const groups = splitGroups(cleaned, problems);
  const oriented = orient(groups, problems);
  if (oriented === undefined) return unreadable([...problems, problem("unreadable-agency", cleaned)]);
  const lower = oriented.lower.map((group) => readGroup(group, problems));
  const code =
    oriented.form === "qcvn102"
      ? fromQcvn102(oriented.level1, lower, problems)
      : fromQd20(oriented.level1, lower, problems);
  if (code === undefined) return unreadable(problems);
  checkLevelOne(code.level1, problems);
  return readAs(code, formatAgencyCode(code), problems);
}

type Oriented = { level1: string; lower: string[]; form: AgencyCode["form"] };

function splitGroups(cleaned: string, problems: Problem[]): string[] {
  const dotted = cleaned.replace(/[-/,_:;|\\]/g, ".");
  if (dotted !== cleaned) problems.push(problem("wrong-separator", cleaned.replace(/[^-/,_:;|\\]/g, "").slice(0, 1)));
  const upper = dotted.toUpperCase();
  if (upper !== dotted) problems.push(problem("lower-case", dotted));
  const groups = upper.split(".").filter((group) => group !== "");
  if (groups.join(".") !== upper) problems.push(problem("wrong-separator", "."));
  return groups.length === 1 ? splitRun(groups[0] ?? "", problems) : groups;
}

/** "H3650" and "0000000H36": the dots were forgotten. */
function splitRun(run: string, problems: Problem[]): string[] {
  const firstForm = /^([A-Z]\d{2})((?:\d{2})+)$/.exec(run);
  const lastForm = /^(\d{3})(\d{2})(\d{2})([A-Z]\d{2})$/.exec(run);
  if (firstForm === null && lastForm === null) return [run];
  problems.push(problem("missing-separator"));
  if (lastForm !== null) return lastForm.slice(1);
  return [firstForm?.[1] ?? "", ...((firstForm?.[2] ?? "").match(/\d{2}/g) ?? [])];
}

/** Finds level 1 at either end; the other groups follow from level 2 down. */
function orient(groups: readonly string[], problems: Problem[]): Oriented | undefined {
  const first = readLevelOne(groups[0] ?? "");
  const last = groups.length < 2 ? undefined : readLevelOne(groups.at(-1) ?? "");
  const lastIsIt = last !== undefined && (first === undefined || (isListed(last.code) && !isListed(first.code)));
  const found = lastIsIt ? last : first;
  if (found === undefined) return undefined;
  if (found.repaired) problems.push(problem("look-alike", found.written));
  if (lastIsIt) return { level1: found.code, lower: groups.slice(0, -1).reverse(), form: "qcvn102" };
  const lower = groups.slice(1);
  if (lower.length !== 3 || !lower.some(isZero)) return { level1: found.code, lower, form: "qd20" };
  problems.push(problem("swapped-groups", found.code));
  return { level1: found.code, lower, form: "qcvn102" };
}

function readLevelOne(group: string): { code: string; written: string; repaired: boolean } | undefined {
  const letter = group.slice(0, 1);
  const digits = group.slice(1);
  if (!/^[A-Z]$/.test(letter) || !/^[0-9OQDILSBZ]{2}$/.test(digits)) return undefined;
  const code = letter + digitsMeant(digits);
  return { code, written: group, repaired: code !== group };
}

function readGroup(group: string, problems: Problem[]): string {
  if (/^\d+$/.test(group)) return group;
  const meant = digitsMeant(group);
  if (/^\d+$/.test(meant) && /^[0-9OIL]+$/.test(group)) {
    problems.push(problem("look-alike", group));
    return meant;
  }
  const wrong = group.replace(/[0-9A-Z]/g, "");
  problems.push(wrong === "" ? problem("letter-in-group", group) : problem("wrong-character", wrong));
  return group;
}

/** Letters that are typed for digits. */
function digitsMeant(text: string): string {
  return text.replace(/[OQD]/g, "0").replace(/[IL]/g, "1").replace(/S/g, "5").replace(/B/g, "8").replace(/Z/g, "2");
}

function fromQcvn102(level1: string, lower: readonly string[], problems: Problem[]): AgencyCode | undefined {
  if (lower.length > 3) {
    problems.push(problem("too-many-groups"));
    return undefined;
  }
  if (lower.length < 3) problems.push(problem("missing-group"));
  lower.forEach((group, index) => {
    if (group.length !== qcvn102Width(index)) problems.push(problem("group-length", group));
  });
  const groups = lower.filter((group) => !isZero(group));
  if (groups.some(isMalformed)) return undefined;
  if (lower.slice(0, groups.length).some(isZero)) problems.push(problem("gap-in-levels", lower.toReversed().join(".")));
  const resized = groups.map((group, index) => group.replace(/^0+/, "").padStart(qcvn102Width(index), "0"));
  return { level1, groups: resized, form: hasQcvn102Form({ level1, groups: resized }) ? "qcvn102" : "qd20" };
}

/** Level 4 has three characters, levels 2 and 3 have two. */
function qcvn102Width(index: number): number {
  return index === 2 ? 3 : 2;
}

function fromQd20(level1: string, lower: string[], problems: Problem[]): AgencyCode | undefined {
  const zeros = lower.filter(isZero);
  for (const zero of zeros) problems.push(problem("zero-group", zero));
  const groups = lower.filter((group) => !isZero(group));
  for (const group of groups) if (group.length < 2) problems.push(problem("group-length", group));
  if (groups.some(isMalformed)) return undefined;
  return { level1, groups: groups.map((group) => group.padStart(2, "0")), form: "qd20" };
}

function isZero(group: string): boolean {
  return /^0+$/.test(group);
}

function isMalformed(group: string): boolean {
  return !/^[0-9A-Z]+$/.test(group);
}

function checkLevelOne(level1: string, problems: Problem[]): void {
  if (isListed(level1)) return;
  problems.push(problem(level1.startsWith("H") ? "level-one-unknown" : "level-one-not-listed", level1));
}

function isListed(level1: string): boolean {
  return findLevelOne(level1) !== undefined;
}
