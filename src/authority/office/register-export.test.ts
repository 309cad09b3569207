import ExcelJS from "@protobi/exceljs";
import { expect, test } from "vitest";
import { incomingRegister, outgoingRegister, registerCsv, registerXlsx } from "./register-export.ts";
import type { IncomingRow } from "./store/incoming-list.ts";
import type { OutgoingRow } from "./store/outgoing-list.ts";

const issued: OutgoingRow = {
  id: "0",
  sortKey: "1",
  state: "recalled",
  kind: "directive",
  number: 12,
  numberText: "12/CT-UBND",
  subject: '=HYPERLINK("x") tăng cường phòng, chống cháy rừng',
  urgency: 1,
  signerName: "Tạ Đình Khương",
  authorName: "Đỗ Minh Quân",
  recipients: ["H34", "H15"],
  addressees: ["Văn phòng Chính phủ;", "Ủy ban nhân dân tỉnh Đắk Lắk."],
  placeLines: ["Như trên;", "- Thường trực Tỉnh ủy (b/c);", "Lưu: VT, KSTT."],
  pageCount: 2,
  dueDate: null,
  updatedAt: new Date("2020-11-24T02:00:00Z"),
  submittedAt: null,
  signedAt: null,
  issuedAt: new Date("2020-11-23T18:00:00Z"),
  lateDays: 0,
};

const received: IncomingRow = {
  id: "0",
  sortKey: "1",
  state: "registered",
  number: 7,
  year: 2020,
  fromCode: "H34",
  fromName: "Ủy ban nhân dân tỉnh Kon Tum",
  numberText: "152/UBND-VX",
  day: "2020-11-24",
  kindName: "Công văn",
  subject: "phối hợp phòng, chống bão",
  signerName: "Y Thanh Niê",
  urgency: 0,
  dueDate: null,
  businessType: 0,
  authenticity: "valid",
  receivedAt: new Date("2020-11-24T02:00:00Z"),
  registeredAt: new Date("2020-11-24T02:00:00Z"),
  completedAt: null,
  refusedAt: null,
  note: "",
  change: "recall",
  changeState: "agreed",
  changeAskedAt: null,
  remindedAt: null,
  remindedAbout: null,
};

test("the registers carry the columns of annex IV; days are Vietnam's", () => {
  const table = outgoingRegister([issued], "vi");
  expect(table.columns).toHaveLength(8);
  expect(table.rows[0]?.slice(0, 2)).toEqual(["12/CT-UBND", "24/11/2020"]);
  expect(table.rows[0]?.slice(4)).toEqual([
    "Văn phòng Chính phủ; Ủy ban nhân dân tỉnh Đắk Lắk; Thường trực Tỉnh ủy (b/c)",
    "VT, KSTT",
    "2",
    "Đã thu hồi",
  ]);
  const incoming = incomingRegister([received], "en");
  expect(incoming.columns.slice(0, 3)).toEqual(["Received", "Arrival number", "Author"]);
  expect(incoming.rows[0]?.at(-1)).toBe("Đã thu hồi");
});

test("a CSV opens rightly in a spreadsheet: byte order mark, quoted, no cell acts as a formula", () => {
  const risky = registerCsv({
    title: "",
    columns: ["a"],
    widths: [],
    numeric: [],
    rows: [["=1+1"], ['câu "trích", dòng']],
  });
  expect(risky).toBe('\ufeffa\r\n\'=1+1\r\n"câu ""trích"", dòng"\r\n');
});

test("a spreadsheet reads back what the register says", async () => {
  const book = new ExcelJS.Workbook();
  const bytes = await registerXlsx(outgoingRegister([issued], "vi"));
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  expect(sheet?.getRow(1).getCell(1).text).toBe("Số, ký hiệu văn bản");
  expect(sheet?.getRow(2).getCell(3).text).toContain("Chỉ thị: =HYPERLINK");
});
