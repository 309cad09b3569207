import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { CostForm } from "../review/compliance-cost.ts";

/** As things are, or as a simplification would have them. */
export type CostVariant = "present" | "proposed";

/** A form of cost as an officer filled it in. */
export type StoredCostForm = CostForm & {
  readonly offeredId: string;
  readonly variant: CostVariant;
  readonly note: string;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

const columns = sql`offered_id AS "offeredId", variant, hourly_income AS "hourlyIncome", frequency::float8 AS frequency, subjects, activities,
  note, revision, updated_at AS "updatedAt", updated_by AS "updatedBy"`;

/** Every form that was filled in; of one procedure when it is named. */
export async function readCostForms(db: Db | Tx, offeredId?: string): Promise<readonly StoredCostForm[]> {
  const where = offeredId === undefined ? sql`` : sql`WHERE offered_id = ${offeredId}`;
  const { rows } = await sql<StoredCostForm>`SELECT ${columns} FROM procedure.cost_form ${where}`.execute(db);
  return rows;
}

/** Keeps a form in place of the one of that revision (0: none yet). False when another came between. */
export async function saveCostForm(
  tx: Tx,
  form: Omit<StoredCostForm, "revision"> & { readonly seen: number },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO procedure.cost_form AS f (offered_id, variant, hourly_income, frequency, subjects, activities, note, updated_at, updated_by)
    VALUES (${form.offeredId}, ${form.variant}, ${form.hourlyIncome}, ${form.frequency}, ${form.subjects},
      ${JSON.stringify(form.activities)}::jsonb, ${form.note}, ${form.updatedAt}, ${form.updatedBy})
    ON CONFLICT (offered_id, variant) DO UPDATE SET hourly_income = excluded.hourly_income, frequency = excluded.frequency,
      subjects = excluded.subjects, activities = excluded.activities, note = excluded.note, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by, revision = f.revision + 1
    WHERE f.revision = ${form.seen} RETURNING 1`.execute(tx);
  return rows.length > 0;
}

/** Takes a form away, so that the defaults stand again. */
export async function removeCostForm(tx: Tx, offeredId: string, variant: CostVariant): Promise<void> {
  await tx
    .deleteFrom("procedure.cost_form")
    .where("offered_id", "=", offeredId)
    .where("variant", "=", variant)
    .execute();
}
