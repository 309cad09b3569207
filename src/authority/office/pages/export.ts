import { type AppContext, sendFile } from "../../../platform/http/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { type RegisterTable, registerCsv, registerXlsx } from "../register-export.ts";
import type { Page } from "../store/paging.ts";

/** Rows that an export carries at most. */
const mostRows = 20_000;

/** Forms that a list can be taken away in. */
export type ExportForm = "csv" | "xlsx";

/** Reads a whole list, part by part. */
export async function allRows<T>(readPart: (after: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  const rows: T[] = [];
  let after: string | undefined;
  do {
    const part = await readPart(after);
    rows.push(...part.rows);
    after = part.next;
  } while (after !== undefined && rows.length < mostRows);
  return rows;
}

/** Sends a register as a file. */
export async function sendTable(c: AppContext, table: RegisterTable, form: ExportForm): Promise<Response> {
  const name = `${table.title} ${isoDay(c.get("node").clock.now())}.${form}`;
  if (form === "csv") return sendFile(c, { bytes: Buffer.from(registerCsv(table)), name, mediaType: "text/csv" });
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return sendFile(c, { bytes: await registerXlsx(table), name, mediaType });
}
