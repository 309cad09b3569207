import { sql } from "kysely";
import { type Db, idAt, type Tx } from "../../../platform/db/index.ts";
import { type DossierProgress, progressDigest, progressFields } from "../../../protocol/dossiers/index.ts";
import type { Reporter } from "../reported-change.ts";

/**
 * Writes steps in one statement. The id follows from the step itself, so that the same step sent again, by whatever way and whenever, is
 * there already.
 */
export async function writeProgress(
  tx: Tx,
  steps: readonly DossierProgress[],
  { via, now }: Pick<Reporter, "via"> & { readonly now: Date },
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => {
    const digest = progressDigest(step);
    const id = idAt(step.at, BigInt.asUintN(64, digest));
    return {
      id,
      code: step.code,
      at: step.at,
      state: step.state,
      record: progressFields(step),
      digest: digest.toString(),
    };
  });
  await sql`/* prepared: national-dossier.progress */
    INSERT INTO national_dossier.progress (id, code, at, state, record, arrived_at, digest, via)
    SELECT id, code, at, state, record, ${now}::timestamptz, digest, ${via}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, code text, at timestamptz, state smallint, record jsonb, digest bigint)
    ORDER BY id
    ON CONFLICT (id) DO NOTHING`.execute(tx);
}

/** The steps of a dossier as they were reported, oldest first. */
export async function readProgressOf(
  db: Db | Tx,
  code: string,
): Promise<
  readonly { readonly at: Date; readonly state: number; readonly record: Readonly<Record<string, string>> }[]
> {
  const { rows } = await sql<{ at: Date; state: number; record: Readonly<Record<string, string>> }>`
    SELECT at, state, record FROM national_dossier.progress WHERE code = ${code} ORDER BY at, id LIMIT 500`.execute(db);
  return rows;
}
