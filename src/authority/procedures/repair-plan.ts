import { createHash } from "node:crypto";
import type { Finding } from "./findings/finding.ts";
import { factsOf, type OfferedFacts } from "./offered.ts";
import type { Report } from "./read-report.ts";

/** What repairing does to one procedure. */
export type RepairRow = {
  /** Id of the procedure, or the key of the finding for one that is to be made. */
  readonly subject: string;
  readonly offeredId: string | null;
  readonly revision: number;
  readonly findings: readonly Finding[];
  readonly before: OfferedFacts | null;
  readonly after: OfferedFacts;
  /** Of the procedure's revision and both sides: the same as long as the repair does the same to the same. */
  readonly fingerprint: string;
};

/** What repairing some findings does, procedure by procedure: several findings of one are repaired together. Findings without a repair are left out. */
export function planRepairs(
  { offered, findings }: Pick<Report, "offered" | "findings">,
  keys: readonly string[],
): readonly RepairRow[] {
  const wanted = new Set(keys);
  const chosen = findings.filter(({ key, repair }) => repair !== null && wanted.has(key));
  const byId = new Map(offered.map((one) => [one.id, one]));
  return [...Map.groupBy(chosen, ({ offeredId, key }) => offeredId ?? key)].flatMap(([subject, list]) => {
    const current = byId.get(subject);
    const before = current ? factsOf(current) : null;
    const created = list.find(({ repair }) => repair?.make === "create")?.repair;
    const sets = list.map(({ repair }) => (repair?.make === "change" ? repair.set : {}));
    const after: OfferedFacts | null = created?.make === "create" ? created.facts : before && together(before, sets);
    if (!after) return [];
    const revision = current?.revision ?? 0;
    const digest = createHash("sha256")
      .update(JSON.stringify([revision, before, factsOf(after)]))
      .digest("hex");
    const row = { subject, offeredId: current?.id ?? null, revision, findings: list, before, after: factsOf(after) };
    return [{ ...row, fingerprint: digest.slice(0, 16) }];
  });
}

/** Several repairs of one procedure at once; what is withdrawn is not published by another of them. */
function together(before: OfferedFacts, sets: readonly Partial<OfferedFacts>[]): OfferedFacts {
  const all: OfferedFacts = Object.assign({}, before, ...sets);
  const isWithdrawn = sets.some(({ state }) => state === "withdrawn");
  return isWithdrawn ? { ...all, state: "withdrawn", publishedOn: before.publishedOn } : all;
}
