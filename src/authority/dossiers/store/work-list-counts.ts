import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import {
  every,
  isTimed,
  isTogether,
  type ListFilter,
  type ListPart,
  type ListScope,
  type ListStanding,
  listParts,
  listStandings,
  type Part,
  sourceOf,
  standingConditions,
} from "./work-list-query.ts";

/** A count goes to here and no further: "1.000+". */
const mostEnded = 1_000;
/** Of a whole node: its counts would go over a million rows. */
const mostOfNode = 1_000;
/** What one agency has open is counted to the end. */
const mostOfAgency = 100_000;

/** How many, and whether there are more. */
export type ListCount = { readonly count: number; readonly more: boolean };

/** Rows of each part, without filters but for words. Each is read from the index of its list alone and stops at a bound. */
export async function countParts(
  db: Db,
  scope: ListScope,
  words?: readonly string[],
): Promise<ReadonlyMap<ListPart, ListCount>> {
  const parts = listParts.filter((part) => part !== "mine" || scope.roles.length > 0);
  const columns = parts.map(
    (part) => sql`${counted(part, scope, { words }, limitOf(part, scope))} AS ${sql.ref(part)}`,
  );
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(columns)}`.execute(db);
  const [row = {}] = rows;
  return new Map(parts.map((part) => [part, asCount(row[part] ?? 0, limitOf(part, scope))]));
}

/** Steps that a person may do now: the figure beside the menu entry. */
export async function countMine(
  db: Db,
  of: { readonly agency: string; readonly accountId: string; readonly roles: ListScope["roles"] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`/* prepared: dossier.count-mine */
    SELECT count(*) AS count FROM dossier.work w WHERE w.agency_code = ${of.agency} AND w.closed_at IS NULL AND w.place = 'here'
      AND w.role = ANY (${[...of.roles]}::text[]) AND (w.assignee IS NULL OR w.assignee = ${of.accountId}::uuid)
      AND (w.dossier_due_at IS NULL OR w.dossier_due_at < 'infinity')`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Rows of a part by how they stand, under the filters given beside. Those of one agency are gone over once; of a node each count stops by itself. */
export async function countStandings(
  db: Db,
  part: ListPart,
  scope: ListScope,
  filter: ListFilter,
): Promise<ReadonlyMap<ListStanding | "any", ListCount>> {
  const most = limitOf(part, scope);
  const rest = { ...filter, standing: undefined };
  const timed = isTimed(part) ? listStandings.filter((standing) => standing !== "sync") : [];
  const sync = sql`${counted(part, scope, { ...rest, standing: "sync" }, most)} AS sync`;
  const { rows } =
    scope.agencies.length > 1
      ? await sql<Record<string, number>>`SELECT ${sql.join([
          sync,
          sql`${counted(part, scope, rest, most)} AS "any"`,
          ...timed.map((standing) => sql`${counted(part, scope, { ...rest, standing }, most)} AS ${sql.ref(standing)}`),
        ])}`.execute(db)
      : await sql<Record<string, number>>`SELECT ${sync}, t.* FROM (SELECT ${sql.join([
          sql`count(*) AS "any"`,
          ...timed.map(
            (standing) =>
              sql`count(*) FILTER (WHERE ${every(standingConditions(part, standing, sql`r.due`, scope))}) AS ${sql.ref(standing)}`,
          ),
        ])} FROM (${rowsOf(part, scope, rest, most)}) r) t`.execute(db);
  const [row = {}] = rows;
  return new Map((["any", ...timed, "sync"] as const).map((standing) => [standing, asCount(row[standing] ?? 0, most)]));
}

function limitOf(part: ListPart, { agencies }: ListScope): number {
  return part === "done" ? mostEnded : agencies.length > 1 ? mostOfNode : mostOfAgency;
}

function asCount(counted: number, most: number): ListCount {
  return { count: Math.min(counted, most), more: counted > most };
}

function counted(part: ListPart, scope: ListScope, filter: ListFilter, most: number): Part {
  return sql`(SELECT count(*) FROM (${rowsOf(part, scope, filter, most)}) c)`;
}

function rowsOf(part: ListPart, scope: ListScope, filter: ListFilter, most: number): Part {
  const agencies = isTogether(filter) ? scope.agencies.slice(0, 1) : scope.agencies;
  const branches = sourceOf(part, scope, filter).map(({ from, due }) => {
    const where = every(standingConditions(part, filter.standing, due, scope));
    return sql`(SELECT r.due FROM unnest(${[...agencies]}::text[]) AS a(code) CROSS JOIN LATERAL (
      SELECT ${due} AS due FROM ${from} AND ${where} LIMIT ${most + 1}) r LIMIT ${most + 1})`;
  });
  return sql.join(branches, sql` UNION ALL `);
}

/** What a filter can be set to. */
export type ListChoice = { readonly value: string; readonly text: string };

/** Procedures, sectors and open steps that a list of an agency has. */
export type ListChoices = Readonly<Record<"procedures" | "sectors" | "steps", readonly ListChoice[]>>;

/** Of what has ended, the newest say what a list can be filtered by: there are years of it. */
const newestEnded = 500;

/**
 * Reads what a list of an agency can be filtered by, from the indexes of the lists alone; names are looked up once each. What has ended has no
 * open steps to choose from.
 */
export async function readChoices(db: Db, agency: string, part: ListPart): Promise<ListChoices> {
  const [listed, steps] = await Promise.all([
    sql<{ procedure: string; procedureName: string; sector: string; sectorName: string }>`
      SELECT g.procedure_code AS procedure, d.procedure_name AS "procedureName", d.sector_code AS sector, d.sector_name AS "sectorName"
      FROM (SELECT procedure_code, any_value(id) AS id FROM (${listedOf(agency, part)}) l GROUP BY procedure_code) g
        JOIN dossier.dossier d ON d.id = g.id ORDER BY d.procedure_name LIMIT 500`.execute(db),
    part === "done"
      ? { rows: [] }
      : sql<{ name: string }>`
      SELECT name FROM dossier.work WHERE agency_code = ${agency} AND closed_at IS NULL AND place = 'here' GROUP BY name ORDER BY name LIMIT 200`.execute(
          db,
        ),
  ]);
  const sectors = new Map(listed.rows.map(({ sector, sectorName }) => [sector, sectorName]));
  return {
    procedures: listed.rows.map(({ procedure, procedureName }) => ({ value: procedure, text: procedureName })),
    sectors: [...sectors]
      .map(([value, text]) => ({ value, text }))
      .toSorted((a, b) => a.text.localeCompare(b.text, "vi")),
    steps: steps.rows.map(({ name }) => ({ value: name, text: name })),
  };
}

/** Dossiers whose procedures a list offers. */
function listedOf(agency: string, part: ListPart): Part {
  if (part === "handover")
    return sql`SELECT procedure_code, id FROM dossier.dossier WHERE received_agency = ${agency} AND state = 9
      ORDER BY ended_at DESC, id DESC LIMIT ${newestEnded}`;
  if (part === "done")
    return sql`SELECT procedure_code, id FROM dossier.dossier WHERE agency_code = ${agency} AND ended_at IS NOT NULL AND state <> 9
      ORDER BY ended_at DESC, id DESC LIMIT ${newestEnded}`;
  return sql`SELECT procedure_code, id FROM dossier.dossier WHERE agency_code = ${agency} AND ended_at IS NULL`;
}
