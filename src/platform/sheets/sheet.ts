import ExcelJS from "@protobi/exceljs";
import { stringify } from "csv-stringify/sync";

/** A table to take away. */
export type Sheet = {
  readonly title: string;
  /** `width` in characters, for spreadsheets; numbers stay numbers there. */
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** CSV in UTF-8 with a byte order mark, so that spreadsheets read Vietnamese rightly. Cells that look like formulas are disarmed. */
export function sheetCsv({ columns, rows }: Sheet): Uint8Array {
  const cells = [columns.map(({ name }) => name), ...rows.map((row) => row.map(harmless))];
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: "windows" }));
}

/** A spreadsheet with a frozen, styled head, laid out for A4 on its side. */
export async function sheetXlsx({ title, columns, rows }: Sheet): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ name, width }) => ({ header: name, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  for (const row of rows) sheet.addRow([...row]).alignment = { wrapText: true, vertical: "top" };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function harmless(cell: string | number): string {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
}
