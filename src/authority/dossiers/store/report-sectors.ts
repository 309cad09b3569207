import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** Names of sectors by their codes, as the newest dossier of each has it. */
export async function sectorNames(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT c.code, d.sector_name AS name FROM unnest(${[...codes]}::text[]) AS c(code)
    CROSS JOIN LATERAL (
      SELECT sector_name FROM dossier.dossier WHERE sector_code = c.code ORDER BY received_at DESC LIMIT 1) d`.execute(
    db,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
