import type { Tx } from "../../../platform/db/index.ts";
import { type DigestsMessage, daysOfMonth, followingMonth, partOf, printOf } from "../../../protocol/dossiers/index.ts";
import {
  type DigestSum,
  readAgencySums,
  readDaySums,
  readDossiersOf,
  readMonthSums,
} from "../store/reconciliation-digests.ts";
import type { AskedDay } from "./step.ts";

type Question<Level extends DigestsMessage["level"]> = Extract<DigestsMessage, { readonly level: Level }>;

/** Dossiers that a part of a day holds, more or less: what one difference costs on the wire is this many rows. */
const partSize = 6;

/** What every agency has. */
export async function askAgencies(
  tx: Tx,
  comparison: string,
): Promise<{ readonly question: Question<"agencies">; readonly dossiers: number }> {
  const sums = await readAgencySums(tx);
  const rows = sums.map(({ agency, dossiers, digest }): [string, number, string] => [
    agency,
    dossiers,
    printOf(comparison, dossiers, digest),
  ]);
  return {
    question: { level: "agencies", comparison, rows },
    dossiers: sums.reduce((sum, { dossiers }) => sum + dossiers, 0),
  };
}

/** What some agencies have in each month since their first. */
export async function askMonths(tx: Tx, comparison: string, agencies: readonly string[]): Promise<Question<"months">> {
  const byAgency = Map.groupBy(await readMonthSums(tx, agencies), ({ agency }) => agency);
  const rows = agencies.map((agency): [string, string, string] => {
    const sums = byAgency.get(agency) ?? [];
    const [first] = sums;
    const last = sums.at(-1);
    if (!first || !last) return [agency, "1970-01", ""];
    const known = new Map(sums.map((sum) => [sum.month, sum]));
    return [agency, first.month, prints(comparison, monthsBetween(first.month, last.month), known)];
  });
  return { level: "months", comparison, rows };
}

/** What some agencies have on each day of some months. */
export async function askDays(
  tx: Tx,
  comparison: string,
  months: readonly { readonly agency: string; readonly month: string }[],
): Promise<Question<"days">> {
  const byMonth = Map.groupBy(await readDaySums(tx, months), ({ agency, day }) => `${agency} ${day.slice(0, 7)}`);
  const rows = months.map(({ agency, month }): [string, string, string] => {
    const known = new Map((byMonth.get(`${agency} ${month}`) ?? []).map((sum) => [sum.day, sum]));
    return [agency, month, prints(comparison, daysOfMonth(month), known)];
  });
  return { level: "days", comparison, rows };
}

/** In how many parts days are compared: those with few dossiers in one, which need not be asked for its print. */
export async function divide(
  tx: Tx,
  days: readonly { readonly agency: string; readonly day: string }[],
): Promise<readonly AskedDay[]> {
  const months = [...new Set(days.map(({ agency, day }) => `${agency} ${day.slice(0, 7)}`))].map((key) => {
    const [agency = "", month = ""] = key.split(" ");
    return { agency, month };
  });
  const counts = new Map((await readDaySums(tx, months)).map((sum) => [`${sum.agency} ${sum.day}`, sum.dossiers]));
  return days.map(({ agency, day }) => {
    const size = counts.get(`${agency} ${day}`) ?? 0;
    const parts = size <= 2 * partSize ? 1 : Math.ceil(size / partSize);
    return { agency, day, parts, asked: parts === 1 ? [0] : [], size };
  });
}

/** What is in each part of some days. */
export async function askParts(tx: Tx, comparison: string, days: readonly AskedDay[]): Promise<Question<"parts">> {
  const byDay = Map.groupBy(await readDossiersOf(tx, days), ({ agency, day }) => `${agency} ${day}`);
  const rows = days.map(({ agency, day, parts }): [string, string, string] => {
    const sums: DigestSum[] = Array.from({ length: parts }, () => ({ agency, dossiers: 0, digest: 0n }));
    for (const { code, digest } of byDay.get(`${agency} ${day}`) ?? []) {
      const part = partOf(code, parts);
      const before = sums[part];
      if (before) sums[part] = { agency, dossiers: before.dossiers + 1, digest: before.digest ^ digest };
    }
    return [agency, day, sums.map((sum) => printOf(comparison, sum.dossiers, sum.digest)).join("")];
  });
  return { level: "parts", comparison, rows };
}

/** The dossiers of some parts of some days. */
export async function askDossiers(
  tx: Tx,
  comparison: string,
  days: readonly AskedDay[],
): Promise<Question<"dossiers">> {
  const byDay = Map.groupBy(await readDossiersOf(tx, days), ({ agency, day }) => `${agency} ${day}`);
  const rows = days.map(({ agency, day, parts, asked }): Question<"dossiers">["rows"][number] => {
    const told = (byDay.get(`${agency} ${day}`) ?? []).filter(({ code }) => asked.includes(partOf(code, parts)));
    const one = told.map(({ code, revision, digest, onWay }): [string, number, string | null] => [
      code,
      revision,
      onWay ? null : digest.toString(),
    ]);
    return [agency, day, parts, asked, one];
  });
  return { level: "dossiers", comparison, rows };
}

function prints(
  comparison: string,
  keys: readonly string[],
  known: ReadonlyMap<string, Pick<DigestSum, "dossiers" | "digest">>,
): string {
  return keys
    .map((key) => {
      const { dossiers, digest } = known.get(key) ?? { dossiers: 0, digest: 0n };
      return printOf(comparison, dossiers, digest);
    })
    .join("");
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 2400; month = followingMonth(month)) months.push(month);
  return months;
}
