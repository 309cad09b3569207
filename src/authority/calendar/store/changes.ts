import { z } from "zod";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { type CalendarChange, changeKinds } from "../change.ts";

const decision = z.object({ number: z.string(), date: z.string() });
const day = z.object({
  date: z.string(),
  kind: z.enum(["off", "work"]),
  name: z.object({ vi: z.string(), en: z.string() }),
  decision: decision.nullable(),
});
const windows = z.object({ windows: z.array(z.object({ from: z.number(), to: z.number() })).nullable() });
const steps = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("days"),
    steps: z.array(z.object({ date: z.string(), before: day.nullable(), after: day.nullable() })),
  }),
  z.object({
    of: z.literal("hours"),
    steps: z.array(z.object({ validFrom: z.string(), before: windows.nullable(), after: windows.nullable() })),
  }),
]);
const kind = z.enum(changeKinds);

/** Appends a change to the history. */
export async function insertChange(
  tx: Tx,
  change: CalendarChange & { readonly accountId: string | null },
): Promise<void> {
  await tx
    .insertInto("calendar.change")
    .values({
      id: change.id,
      at: change.at,
      account_id: change.accountId,
      actor_name: change.actorName,
      kind: change.kind,
      agency_code: change.agencyCode,
      reason: change.reason,
      decision_number: change.decision?.number ?? null,
      decision_date: change.decision?.date ?? null,
      steps: JSON.stringify(change.done),
      moved: change.moved,
      undoes: change.undoes,
      version: change.version,
    })
    .execute();
}

/** A change with whether it was taken back. */
export type ListedChange = CalendarChange & { readonly undone: boolean };

/** The change of an id. */
export async function findChange(db: Db | Tx, id: string): Promise<ListedChange | undefined> {
  const row = await select(db).where("c.id", "=", id).executeTakeFirst();
  return row && listed(row);
}

/** Changes, the newest first. `agencyCode`: of that agency only. */
export async function listChanges(
  db: Db | Tx,
  { agencyCode, offset, limit }: { readonly agencyCode?: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly changes: readonly ListedChange[]; readonly total: number }> {
  const counting = db.selectFrom("calendar.change").select(({ fn }) => fn.countAll<number>().as("total"));
  const { total } = await (agencyCode === undefined
    ? counting
    : counting.where("agency_code", "=", agencyCode)
  ).executeTakeFirstOrThrow();
  const query = select(db).orderBy("c.at", "desc").orderBy("c.id", "desc").offset(offset).limit(limit);
  const rows = await (agencyCode === undefined ? query : query.where("c.agency_code", "=", agencyCode)).execute();
  return { changes: rows.map(listed), total: Number(total) };
}

function select(db: Db | Tx) {
  return db
    .selectFrom("calendar.change as c")
    .leftJoin("calendar.change as u", "u.undoes", "c.id")
    .selectAll("c")
    .select("u.id as undone_by");
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];

function listed(row: Row): ListedChange {
  return {
    id: row.id,
    at: row.at,
    actorName: row.actor_name,
    kind: kind.parse(row.kind),
    agencyCode: row.agency_code,
    reason: row.reason,
    decision:
      row.decision_number !== null && row.decision_date !== null
        ? { number: row.decision_number, date: row.decision_date }
        : null,
    done: steps.parse(row.steps),
    moved: row.moved,
    undoes: row.undoes,
    version: row.version,
    undone: row.undone_by !== null,
  };
}
