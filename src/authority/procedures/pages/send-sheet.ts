import type { AppContext } from "../../../platform/http/index.ts";
import { type Sheet, sheetCsv, sheetXlsx } from "../../../platform/sheets/index.ts";
import { isoDay } from "../../../platform/text/index.ts";

/** Forms that a list can be taken away in. */
export type SheetForm = "csv" | "xlsx";

const types: Readonly<Record<SheetForm, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Sends a list as a file named with the day. `name` is plain ASCII. */
export async function sendSheet(c: AppContext, form: SheetForm, name: string, sheet: Sheet): Promise<Response> {
  const bytes = form === "csv" ? sheetCsv(sheet) : await sheetXlsx(sheet);
  c.header("Content-Type", types[form]);
  c.header("Content-Disposition", `attachment; filename="${name}-${isoDay(c.get("node").clock.now())}.${form}"`);
  return c.body(Uint8Array.from(bytes));
}
