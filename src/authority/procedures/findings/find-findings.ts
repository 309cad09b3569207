import type { WorkingTime } from "../../../engines/deadline/index.ts";
import type { Procedure, ProcedureLevel } from "../../../protocol/procedures/index.ts";
import { factsOf, type Offered, type OfferedFacts } from "../offered.ts";
import { exceededLimit } from "./compare-limits.ts";
import { dateFindings } from "./date-findings.ts";
import { type Finding, findingKinds, type Repair, type Why } from "./finding.ts";
import { type Known, type Match, matchOne } from "./match.ts";
import { createNameIndex, sameName } from "./name-index.ts";
import { whatChanged } from "./what-changed.ts";

/** Everything the report of standardisation is a function of. */
export type Examined = {
  /** Level 1 code of the authority, and the levels of administration it answers for. */
  readonly authority: string;
  readonly levels: readonly ProcedureLevel[];
  /** The national catalogue as it is now, by code. */
  readonly national: ReadonlyMap<string, Procedure>;
  /** Older records that offered procedures stand on, by `versionKey`. */
  readonly older: ReadonlyMap<string, Procedure>;
  readonly offered: readonly Offered[];
  /** `yyyy-MM-dd`. */
  readonly today: string;
  readonly time: WorkingTime;
};

/**
 * Everything wrong with an authority's catalogue, kind by kind in the order of `findingKinds`.
 * Procedures that the authority has withdrawn are past and not looked at.
 */
export function findFindings(of: Examined): readonly Finding[] {
  const known = knownOf(of);
  const present = of.offered.filter(({ state }) => state !== "withdrawn");
  const matched = present.map((offered) => ({ offered, match: matchOne(offered, known) }));
  const keepers = keepersOf(matched);
  const found = matched.flatMap(({ offered, match }) => {
    const keeper = keepers.get(offered.id);
    return [
      ...codeFindings(offered, match, keeper),
      ...nationalFindings(offered, match, of, matched),
      ...dateFindings(offered, match.national, of),
    ];
  });
  const codes = new Set(matched.flatMap(({ match }) => (match.national ? [match.national.code] : [])));
  const all = [...found, ...missingFindings(of, codes)];
  return all.sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind));
}

type Matched = { readonly offered: Offered; readonly match: Match };

function knownOf({ authority, national }: Examined): Known {
  const names = createNameIndex([...national.values()].map(({ code, name }) => [code, name]));
  return { authority, national, codes: [...national.keys()], names };
}

/** For each procedure that stands twice, the one to keep: published, rightly coded, the oldest. */
function keepersOf(matched: readonly Matched[]): ReadonlyMap<string, Offered> {
  const groups = Map.groupBy(
    matched,
    ({ offered, match }) => match.national?.code ?? `${offered.code} ${offered.name}`,
  );
  const keepers = new Map<string, Offered>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const [first] = group.toSorted(
      (a, b) =>
        Number(b.offered.state === "published") - Number(a.offered.state === "published") ||
        Number(a.match.misCoded !== undefined) - Number(b.match.misCoded !== undefined) ||
        (a.offered.id < b.offered.id ? -1 : 1),
    );
    if (!first) continue;
    for (const { offered } of group) if (offered.id !== first.offered.id) keepers.set(offered.id, first.offered);
  }
  return keepers;
}

function codeFindings(offered: Offered, match: Match, keeper: Offered | undefined): readonly Finding[] {
  const found: Finding[] = [];
  if (match.misCoded) {
    const { national, rightCode } = match;
    const set = national && rightCode ? { code: rightCode, ...linkTo(offered, national) } : undefined;
    found.push(finding(offered, match.misCoded, set && { make: "change", set }));
  }
  if (keeper) {
    const { id, code, name } = keeper;
    const why: Why = { kind: "duplicated", keep: { id, code, name } };
    found.push(finding(offered, why, { make: "change", set: { state: "withdrawn" } }));
  }
  if (!match.national && !match.misCoded)
    found.push(finding(offered, { kind: "not-in-national", own: match.own }, undefined));
  if (match.misCoded && !match.national) {
    found.push(finding(offered, { kind: "not-in-national", own: false }, undefined));
  }
  return found;
}

/** Linking to another record takes it over as it is now; a link that stands already keeps its version. */
function linkTo(offered: Offered, national: Procedure): Partial<OfferedFacts> {
  if (offered.nationalCode === national.code) return {};
  return { nationalCode: national.code, nationalVersion: national.version };
}

function nationalFindings(
  offered: Offered,
  { national, misCoded }: Match,
  of: Examined,
  matched: readonly Matched[],
): readonly Finding[] {
  if (!national) return [];
  // Announced and not yet in force: the version that was taken over still holds.
  if (national.effectiveFrom > of.today && offered.nationalCode === national.code) return [];
  const found: Finding[] = [];
  if (national.status === "withdrawn" && (national.withdrawnOn ?? of.today) > of.today) return [];
  if (national.status === "withdrawn") {
    const replacedBy = national.replacedBy.map((code) => ({
      code,
      name: of.national.get(code)?.name ?? code,
      offered: matched.some(({ match }) => match.national?.code === code),
    }));
    const why: Why = { kind: "withdrawn-nationally", since: national.withdrawnOn, replacedBy };
    return [finding(offered, why, { make: "change", set: { state: "withdrawn" } })];
  }
  const from = offered.nationalCode === national.code ? offered.nationalVersion : null;
  if (from === null || from < national.version) {
    const old = from === null ? undefined : of.older.get(`${national.code} ${from}`);
    const why: Why = {
      kind: "outdated",
      from,
      to: national.version,
      effectiveFrom: national.effectiveFrom,
      decision: national.decision.number,
      changed: old ? whatChanged(old, national) : null,
    };
    const set = { nationalCode: national.code, nationalVersion: national.version };
    // A row without a right code is linked by repairing the code.
    if (from !== null || !misCoded) found.push(finding(offered, why, { make: "change", set }));
  }
  if (!sameName(offered.name, national.name)) {
    const why: Why = { kind: "name-differs", national: national.name };
    found.push(finding(offered, why, { make: "change", set: { name: national.name } }));
  }
  return [...found, ...particularFindings(offered, national)];
}

function particularFindings(offered: Offered, national: Procedure): readonly Finding[] {
  const found: Finding[] = [];
  const { localLimit, localFees } = offered;
  const exceeded = localLimit === null ? undefined : exceededLimit(localLimit, national.limits);
  if (localLimit !== null && exceeded) {
    const why: Why = { kind: "limit-longer-than-law", local: localLimit, national: exceeded.limit };
    found.push(finding(offered, why, { make: "change", set: { localLimit: null } }));
  }
  const fees = localFees.flatMap(({ code, amount }) => {
    const legal = national.fees.find((fee) => fee.code === code);
    if (legal && (legal.amount === null || legal.amount === amount)) return [];
    // The People's Council may set another amount, and then the resolution is named (Luật Phí và lệ phí 2015, article 21).
    if (legal && offered.feeResolution !== "") return [];
    return [{ code, name: legal?.name ?? code, local: amount, national: legal?.amount ?? null }];
  });
  if (fees.length > 0) {
    const kept = localFees.filter(({ code }) => !fees.some((fee) => fee.code === code));
    found.push(finding(offered, { kind: "fee-differs", fees }, { make: "change", set: { localFees: kept } }));
  }
  return found;
}

function missingFindings(of: Examined, codes: ReadonlySet<string>): readonly Finding[] {
  return [...of.national.values()].flatMap((national) => {
    const ours = national.levels.some((level) => of.levels.includes(level));
    // A province carries out what ministries announce; a ministry what it announced itself, a province's own is the province's.
    const isShared = !of.levels.includes("ministry") && !national.owner.startsWith("H");
    const another = national.owner !== of.authority && !isShared;
    if (!ours || another || national.status !== "in-force" || codes.has(national.code)) return [];
    if (national.effectiveFrom > of.today) return [];
    const why: Why = { kind: "missing", since: national.effectiveFrom, version: national.version };
    return [
      {
        key: `missing:${national.code}`,
        kind: "missing" as const,
        offeredId: null,
        code: national.code,
        name: national.name,
        levels: national.levels,
        leadAgency: of.authority,
        why,
        repair: { make: "create" as const, facts: takenOver(national, of) },
      },
    ];
  });
}

/** A national procedure as a draft of the authority's catalogue. */
export function takenOver(national: Procedure, of: Pick<Examined, "authority" | "levels">): OfferedFacts {
  return {
    code: national.code,
    name: national.name,
    nationalCode: national.code,
    nationalVersion: national.version,
    levels: national.levels.filter((level) => of.levels.includes(level)),
    leadAgency: of.authority,
    receivers: [],
    receivingPlace: "",
    receivingHours: "",
    localFees: [],
    feeResolution: "",
    localLimit: null,
    online: null,
    decisionNumber: "",
    decisionDate: null,
    announcedOn: null,
    effectiveFrom: national.effectiveFrom,
    publishedOn: null,
    state: "draft",
  };
}

function finding(offered: Offered, why: Why, repair: Repair | undefined): Finding {
  const { id, code, name, levels, leadAgency } = offered;
  const changes = repair && (repair.make === "create" || changesAnything(factsOf(offered), repair.set));
  return {
    key: `${why.kind}:${id}`,
    kind: why.kind,
    offeredId: id,
    code,
    name,
    levels,
    leadAgency,
    why,
    repair: changes ? repair : null,
  };
}

function changesAnything(facts: OfferedFacts, set: Partial<OfferedFacts>): boolean {
  const after = { ...facts, ...set };
  return JSON.stringify(after) !== JSON.stringify(facts);
}
