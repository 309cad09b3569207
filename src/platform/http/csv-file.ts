import { stringify } from "csv-stringify/sync";
import type { AppContext } from "./env.ts";

/** Rows that a download holds at most. */
export const csvLimit = 20_000;

/** Answers with a table as a CSV file that spreadsheets open: UTF-8 with its mark, and no cell taken for a formula. `name` without its ending. */
export function csvFile(c: AppContext, name: string, rows: readonly (readonly (string | number)[])[]): Response {
  const body = stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true },
  );
  c.header("Content-Type", "text/csv; charset=utf-8");
  c.header("Content-Disposition", `attachment; filename="${name}.csv"`);
  return c.body(body);
}
