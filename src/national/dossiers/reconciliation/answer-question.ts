import type { Tx } from "../../../platform/db/index.ts";
import {
  type DigestsAnswer,
  type DigestsMessage,
  daysOfMonth,
  followingMonth,
  partOf,
  printLength,
  printOf,
} from "../../../protocol/dossiers/index.ts";
import {
  type DigestSum,
  findHeld,
  type HeldDossier,
  readAgencySums,
  readDaySums,
  readDossiersOf,
  readMonthSums,
} from "../store/reconciliation-digests.ts";

type Question<Level extends DigestsMessage["level"]> = Extract<DigestsMessage, { readonly level: Level }>;
type Differ = DigestsAnswer["differ"];

/** Differing dossiers that one answer names; the next comparison finds the rest. */
const mostNamed = 20_000;

/** What of a question is not the same here. Digests must have been counted up to date in the same transaction. */
export async function answerQuestion(
  tx: Tx,
  node: string,
  question: Exclude<DigestsMessage, { readonly level: "end" }>,
): Promise<DigestsAnswer> {
  switch (question.level) {
    case "agencies":
      return { differ: await compareAgencies(tx, node, question) };
    case "months":
      return { differ: await compareMonths(tx, node, question) };
    case "days":
      return { differ: await compareDays(tx, node, question) };
    case "parts":
      return { differ: await compareParts(tx, node, question) };
    case "dossiers":
      return { differ: (await compareDossiers(tx, node, question)).slice(0, mostNamed) };
  }
}

async function compareAgencies(tx: Tx, node: string, { comparison, rows }: Question<"agencies">): Promise<Differ> {
  const here = new Map((await readAgencySums(tx, node)).map((sum) => [sum.agency, sum]));
  const differing = rows.flatMap(([agency, dossiers, print]) => {
    const sum = here.get(agency);
    here.delete(agency);
    const same = sum?.dossiers === dossiers && printOf(comparison, sum.dossiers, sum.digest) === print;
    return same ? [] : [[agency, sum?.dossiers ?? 0]];
  });
  return [...differing, ...[...here.values()].map(({ agency, dossiers }) => [agency, dossiers])];
}

async function compareMonths(tx: Tx, node: string, { comparison, rows }: Question<"months">): Promise<Differ> {
  const sums = await readMonthSums(
    tx,
    node,
    rows.map(([agency]) => agency),
  );
  const byAgency = Map.groupBy(sums, ({ agency }) => agency);
  return rows.flatMap(([agency, first, prints]) => {
    const here = new Map((byAgency.get(agency) ?? []).map((sum) => [sum.month, sum]));
    const differing: string[] = [];
    let month = first;
    for (const print of printsOf(prints)) {
      if (differs(comparison, here.get(month), print)) differing.push(month);
      here.delete(month);
      month = followingMonth(month);
    }
    // Months that were not asked for, because there is nothing in them over there.
    const all = [...differing, ...here.keys()].toSorted();
    return all.length === 0 ? [] : [[agency, ...all]];
  });
}

async function compareDays(tx: Tx, node: string, { comparison, rows }: Question<"days">): Promise<Differ> {
  const sums = await readDaySums(
    tx,
    node,
    rows.map(([agency, month]) => ({ agency, month })),
  );
  const here = new Map(sums.map((sum) => [`${sum.agency} ${sum.day}`, sum]));
  return rows.flatMap(([agency, month, prints]) => {
    const told = printsOf(prints);
    const differing = daysOfMonth(month).flatMap((day, index) =>
      differs(comparison, here.get(`${agency} ${day}`), told[index] ?? "") ? [index + 1] : [],
    );
    return differing.length === 0 ? [] : [[agency, month, ...differing]];
  });
}

async function compareParts(tx: Tx, node: string, { comparison, rows }: Question<"parts">): Promise<Differ> {
  const held = await readDossiersOf(
    tx,
    node,
    rows.map(([agency, day]) => ({ agency, day })),
  );
  const byDay = Map.groupBy(held, ({ agency, day }) => `${agency} ${day}`);
  return rows.flatMap(([agency, day, prints]) => {
    const told = printsOf(prints);
    const sums = told.map((): DigestSum => ({ agency, dossiers: 0, digest: 0n }));
    for (const { code, digest } of byDay.get(`${agency} ${day}`) ?? []) {
      const part = partOf(code, sums.length);
      const before = sums[part];
      if (before) sums[part] = { agency, dossiers: before.dossiers + 1, digest: before.digest ^ digest };
    }
    const differing = sums.flatMap((sum, part) => (differs(comparison, sum, told[part] ?? "") ? [part] : []));
    return differing.length === 0 ? [] : [[agency, day, ...differing]];
  });
}

async function compareDossiers(tx: Tx, node: string, { rows }: Question<"dossiers">): Promise<Differ> {
  const held = await readDossiersOf(
    tx,
    node,
    rows.map(([agency, day]) => ({ agency, day })),
  );
  const byDay = Map.groupBy(held, ({ agency, day }) => `${agency} ${day}`);
  const differing: Differ = [];
  const elsewhere: {
    readonly agency: string;
    readonly day: string;
    readonly code: string;
    readonly revision: number;
  }[] = [];
  for (const [agency, day, parts, asked, told] of rows) {
    const here = new Map(
      (byDay.get(`${agency} ${day}`) ?? [])
        .filter(({ code }) => asked.includes(partOf(code, parts)))
        .map((one) => [one.code, one]),
    );
    for (const [code, revision, digest] of told) {
      const one = here.get(code);
      here.delete(code);
      if (digest === null) continue;
      if (!one) elsewhere.push({ agency, day, code, revision });
      else if (one.digest.toString() !== digest) differing.push(rowOf(agency, day, code, revision, one));
    }
    for (const one of here.values()) differing.push(rowOf(agency, day, one.code, null, one));
  }
  return [...differing, ...(await lookElsewhere(tx, node, elsewhere))];
}

/** Dossiers that are not where they should be may be filed under another agency or day: then they are different, not missing. */
async function lookElsewhere(
  tx: Tx,
  node: string,
  sought: readonly {
    readonly agency: string;
    readonly day: string;
    readonly code: string;
    readonly revision: number;
  }[],
): Promise<Differ> {
  if (sought.length === 0) return [];
  const held = new Map(
    (
      await findHeld(
        tx,
        node,
        sought.map(({ code }) => code),
      )
    ).map((one) => [one.code, one]),
  );
  return sought.map(({ agency, day, code, revision }) => rowOf(agency, day, code, revision, held.get(code)));
}

function rowOf(
  agency: string,
  day: string,
  code: string,
  told: number | null,
  one: HeldDossier | undefined,
): Differ[number] {
  const kind = told === null ? "extra" : !one ? "missing" : one.revision < told ? "stale" : "different";
  return [agency, day, kind, code, told, one?.revision ?? null, one?.digest.toString() ?? null];
}

function differs(comparison: string, sum: Pick<DigestSum, "dossiers" | "digest"> | undefined, print: string): boolean {
  return printOf(comparison, sum?.dossiers ?? 0, sum?.digest ?? 0n) !== print;
}

function printsOf(prints: string): readonly string[] {
  return Array.from({ length: Math.floor(prints.length / printLength) }, (_, index) =>
    prints.slice(index * printLength, (index + 1) * printLength),
  );
}
