import type { AppContext } from "../../../../platform/http/index.ts";
import { type Sheet, sheetCsv, sheetXlsx } from "../../../../platform/sheets/index.ts";

/** Forms that a table can be taken away in. */
export type SheetForm = "csv" | "xlsx";

const types: Readonly<Record<SheetForm, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Sends a table as a file. `name` is plain ASCII, without its ending. */
export async function sendSheet(c: AppContext, form: SheetForm, name: string, sheet: Sheet): Promise<Response> {
  return sendBytes(c, form, name, form === "csv" ? sheetCsv(sheet) : await sheetXlsx(sheet));
}

/** Sends a finished file. */
export function sendBytes(c: AppContext, form: SheetForm, name: string, bytes: Uint8Array): Response {
  c.header("Content-Type", types[form]);
  c.header("Content-Disposition", `attachment; filename="${name}.${form}"`);
  return c.body(Uint8Array.from(bytes));
}
