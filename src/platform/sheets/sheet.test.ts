import ExcelJS from "@protobi/exceljs";
import { expect, test } from "vitest";
import { sheetCsv, sheetXlsx } from "./index.ts";

const sheet = {
  title: "Chuẩn hóa: tháng 11/2020",
  columns: [
    { name: "Mã", width: 12 },
    { name: "Số", width: 8 },
  ],
  rows: [
    ["=1+1", 3],
    ["Đăng ký, khai sinh", -2],
  ],
};

test("CSV begins with a byte order mark, quotes what must be, and lets no cell run as a formula", () => {
  const text = Buffer.from(sheetCsv(sheet)).toString("utf8");
  expect(text).toBe('\uFEFFMã,Số\r\n\'=1+1,3\r\n"Đăng ký, khai sinh",-2\r\n');
});

test("a spreadsheet opens with its numbers as numbers, and its name keeps what spreadsheets allow", async () => {
  const book = new ExcelJS.Workbook();
  // biome-ignore lint/suspicious/noExplicitAny: exceljs names a Buffer of its own
  await book.xlsx.load(Buffer.from(await sheetXlsx(sheet)) as any);
  const [first] = book.worksheets;
  expect(first?.name).toBe("Chuẩn hóa  tháng 11 2020");
  expect(first?.getCell("A2").value).toBe("=1+1");
  expect(first?.getCell("B3").value).toBe(-2);
});
