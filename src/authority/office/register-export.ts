import ExcelJS from "@protobi/exceljs";
import { stringify } from "csv-stringify/sync";
import { findDocumentKind } from "../../engines/codes/index.ts";
import { formatDate, type Locale, type Text, textIn } from "../../platform/text/index.ts";
import type { IncomingRow } from "./store/incoming-list.ts";
import type { OutgoingRow } from "./store/outgoing-list.ts";

/** A register as a table, with the columns of NĐ 30/2020/NĐ-CP, annex IV. */
export type RegisterTable = {
  readonly title: string;
  readonly columns: readonly string[];
  /** Widths in characters, for spreadsheets. */
  readonly widths: readonly number[];
  /** Which columns hold nothing but figures. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
};

type Column<T> = {
  readonly name: Text;
  readonly width: number;
  readonly numeric?: boolean;
  readonly value: (row: T) => string;
};

const outgoingColumns: readonly Column<OutgoingRow>[] = [
  { name: { vi: "Số, ký hiệu văn bản", en: "Number and notation" }, width: 20, value: (row) => row.numberText ?? "" },
  { name: { vi: "Ngày, tháng văn bản", en: "Date" }, width: 12, value: (row) => day(row.issuedAt) },
  {
    name: { vi: "Tên loại và trích yếu nội dung văn bản", en: "Kind and subject" },
    width: 60,
    value: (row) => `${kindName(row.kind)}: ${row.subject}`,
  },
  { name: { vi: "Người ký", en: "Signed by" }, width: 24, value: (row) => row.signerName },
  { name: { vi: "Nơi nhận văn bản", en: "Recipients" }, width: 40, value: recipientsText },
  {
    name: { vi: "Đơn vị, người nhận bản lưu", en: "File copy kept by" },
    width: 20,
    value: (row) => fileCopy(row.placeLines),
  },
  {
    name: { vi: "Số lượng bản", en: "Copies" },
    width: 10,
    numeric: true,
    value: (row) => String(row.recipients.length),
  },
  { name: { vi: "Ghi chú", en: "Remarks" }, width: 20, value: (row) => outgoingRemark(row) },
];

const incomingColumns: readonly Column<IncomingRow>[] = [
  { name: { vi: "Ngày đến", en: "Received" }, width: 12, value: (row) => day(row.registeredAt ?? row.receivedAt) },
  {
    name: { vi: "Số đến", en: "Arrival number" },
    width: 10,
    numeric: true,
    value: (row) => (row.number === null ? "" : String(row.number)),
  },
  { name: { vi: "Tác giả", en: "Author" }, width: 34, value: (row) => row.fromName },
  { name: { vi: "Số, ký hiệu văn bản", en: "Number and notation" }, width: 20, value: (row) => row.numberText },
  {
    name: { vi: "Ngày, tháng văn bản", en: "Date" },
    width: 12,
    value: (row) => (row.day ?? "").split("-").reverse().join("/"),
  },
  {
    name: { vi: "Tên loại và trích yếu nội dung văn bản", en: "Kind and subject" },
    width: 60,
    value: (row) => `${row.kindName}: ${row.subject}`,
  },
  { name: { vi: "Đơn vị hoặc người nhận", en: "Given to" }, width: 20, value: () => "" },
  { name: { vi: "Ngày chuyển", en: "Given on" }, width: 12, value: () => "" },
  { name: { vi: "Ký nhận", en: "Signed for" }, width: 12, value: () => "" },
  { name: { vi: "Ghi chú", en: "Remarks" }, width: 30, value: (row) => incomingRemark(row) },
];

/** The register of issued documents (sổ đăng ký văn bản đi). */
export function outgoingRegister(rows: readonly OutgoingRow[], locale: Locale): RegisterTable {
  return table({ vi: "Sổ đăng ký văn bản đi", en: "Register of issued documents" }, outgoingColumns, rows, locale);
}

/** The register of received documents (sổ đăng ký văn bản đến). */
export function incomingRegister(rows: readonly IncomingRow[], locale: Locale): RegisterTable {
  return table({ vi: "Sổ đăng ký văn bản đến", en: "Register of received documents" }, incomingColumns, rows, locale);
}

/** CSV in UTF-8 with a byte order mark, so that spreadsheets read Vietnamese rightly. Cells that look like formulas are disarmed. */
export function registerCsv({ columns, rows }: RegisterTable): string {
  return stringify([columns, ...rows.map((row) => row.map(harmless))], { bom: true, record_delimiter: "windows" });
}

/** A spreadsheet with a frozen, styled head. */
export async function registerXlsx({ title, columns, widths, rows }: RegisterTable): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title.slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map((header, index) => ({ header, width: widths[index] ?? 16 }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  for (const row of rows) sheet.addRow([...row]).alignment = { wrapText: true, vertical: "top" };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function table<T>(title: Text, columns: readonly Column<T>[], rows: readonly T[], locale: Locale): RegisterTable {
  return {
    title: textIn(title, locale),
    columns: columns.map(({ name }) => textIn(name, locale)),
    widths: columns.map(({ width }) => width),
    numeric: columns.map(({ numeric }) => numeric ?? false),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function day(at: Date | null): string {
  return at ? formatDate(at) : "";
}

function kindName(kind: string): string {
  return findDocumentKind(kind)?.name.replace(/ \(.*\)$/, "") ?? kind;
}

const isFileCopy = (line: string): boolean => /^-?\s*Lưu/u.test(line);

/** Who receives it, as printed; "Như trên" means those it is addressed to, and the file copy has a column of its own. */
function recipientsText({ placeLines, addressees }: OutgoingRow): string {
  return placeLines
    .filter((line) => !isFileCopy(line))
    .flatMap((line) => (/^-?\s*Như trên/u.test(line) && addressees.length > 0 ? addressees : [line]))
    .map(withoutStop)
    .join("; ");
}

function fileCopy(placeLines: readonly string[]): string {
  return placeLines
    .filter(isFileCopy)
    .map(withoutStop)
    .join("; ")
    .replace(/^-?\s*Lưu:?\s*/u, "");
}

function withoutStop(line: string): string {
  return line
    .trim()
    .replace(/^-\s*/u, "")
    .replace(/[;,.]+$/u, "");
}

function outgoingRemark({ state }: OutgoingRow): string {
  return state === "recalled" ? "Đã thu hồi" : state === "replaced" ? "Đã được thay thế" : "";
}

function incomingRemark({ state, note, change, changeState }: IncomingRow): string {
  const given = state === "refused" ? "Đã trả lại nơi gửi" : "";
  const changed = changeState === "agreed" ? changeRemark(change) : "";
  return [given, changed, note].filter(Boolean).join("; ");
}

function changeRemark(change: IncomingRow["change"]): string {
  return change === "recall" ? "Đã thu hồi" : change === "update" ? "Đã được cập nhật" : "Đã được thay thế";
}
