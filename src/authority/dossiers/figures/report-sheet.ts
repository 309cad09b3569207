import ExcelJS from "@protobi/exceljs";
import type { Sheet } from "../../../platform/sheets/index.ts";
import { type Report, type ReportNumbers, reportOrder } from "./report.ts";

/** Who reports, on which days; as the head of the form names them. */
export type ReportHead = { readonly agency: string; readonly from: string; readonly to: string };

/** Heads of the counted columns in the order of the form, 3 to 13: group, part of it, name. */
const groups = [
  { name: "Số lượng hồ sơ tiếp nhận", columns: 4 },
  { name: "Số lượng hồ sơ đã giải quyết", columns: 4 },
  { name: "Số lượng hồ sơ đang giải quyết", columns: 3 },
] as const;
const names = [
  "Tổng số",
  "Trực tuyến",
  "Trực tiếp, dịch vụ bưu chính",
  "Từ kỳ trước",
  "Tổng số",
  "Trước hạn",
  "Đúng hạn",
  "Quá hạn",
  "Tổng số",
  "Trong hạn",
  "Quá hạn",
] as const;
const numbering = [
  "(1)",
  "(2)",
  "(3)=(4)+(5)+(6)",
  "(4)",
  "(5)",
  "(6)",
  "(7)=(8)+(9)+(10)",
  "(8)",
  "(9)",
  "(10)",
  "(11)=(12)+(13)",
  "(12)",
  "(13)",
] as const;

/** The report as a plain table for other software: one head, one row a sector, the sum last. The form is Vietnamese. */
export function reportTable(report: Report): Sheet {
  const group = groups.flatMap(({ name, columns }) => Array.from({ length: columns }, () => name));
  return {
    title: "II.06a",
    columns: [
      { name: "STT", width: 6 },
      { name: "Lĩnh vực giải quyết", width: 40 },
      ...names.map((name, index) => ({ name: `${group[index]}: ${name}`, width: 14 })),
    ],
    rows: [
      ...report.rows.map(({ name, numbers }, index) => [index + 1, name, ...cells(numbers)]),
      ["", "Tổng cộng", ...cells(report.total)],
    ],
  };
}

function cells(numbers: ReportNumbers): readonly number[] {
  return reportOrder.map((column) => numbers[column]);
}

const first = 7;

/** The report as a spreadsheet laid out like form II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP), for A4 on its side. */
export async function reportXlsx(report: Report, head: ReportHead): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("II.06a", {
    views: [{ state: "frozen", ySplit: first + 3 }],
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 6 }, { width: 38 }, ...names.map(() => ({ width: 13 }))];
  const put = (area: string, value: string, bold = false, wrap = true): void => {
    const [corner = area] = area.split(":");
    if (area.includes(":")) sheet.mergeCells(area);
    const cell = sheet.getCell(corner);
    cell.value = value;
    cell.font = { bold };
    cell.alignment = { wrapText: wrap, horizontal: "center", vertical: "middle" };
  };
  put("A1:C1", "Biểu số II.06a/VPCP/KSTT", true);
  put("A2:C2", "Ban hành theo Thông tư số 01/2020/TT-VPCP");
  put("D1:I1", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", true);
  put("D2:I2", "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", true);
  put("D3:I3", `Kỳ báo cáo: từ ngày ${head.from} đến ngày ${head.to}`);
  put("J1:M1", `Đơn vị báo cáo: ${head.agency}`);
  put("J2:M2", "Đơn vị nhận báo cáo: ");
  put("J5:M5", "Đơn vị tính: số hồ sơ thủ tục hành chính");
  headOf(put);
  const rows = [
    ...report.rows.map(({ name, numbers }, index) => [index + 1, name, ...cells(numbers)]),
    ["", "Tổng cộng", ...cells(report.total)],
  ];
  for (const row of rows) sheet.addRow(row).alignment = { wrapText: true, vertical: "top" };
  sheet.lastRow?.eachCell((cell) => {
    cell.font = { bold: true };
  });
  for (let row = first; row <= sheet.rowCount; row++) {
    for (let column = 1; column <= names.length + 2; column++) {
      const line = { style: "thin" } as const;
      sheet.getRow(row).getCell(column).border = { top: line, left: line, bottom: line, right: line };
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The head of the table: three rows of names, one of numbers. */
function headOf(put: (area: string, value: string, bold?: boolean) => void): void {
  const [one, two, three, four] = [first, first + 1, first + 2, first + 3];
  put(`A${one}:A${three}`, "STT", true);
  put(`B${one}:B${three}`, "Lĩnh vực giải quyết", true);
  put(`C${one}:F${one}`, groups[0].name, true);
  put(`G${one}:J${one}`, groups[1].name, true);
  put(`K${one}:M${one}`, groups[2].name, true);
  put(`D${two}:E${two}`, "Trong kỳ", true);
  for (const [index, name] of names.entries()) {
    const column = String.fromCharCode("C".charCodeAt(0) + index);
    const isInPeriod = column === "D" || column === "E";
    put(isInPeriod ? `${column}${three}` : `${column}${two}:${column}${three}`, name, true);
  }
  for (const [index, number] of numbering.entries())
    put(`${String.fromCharCode("A".charCodeAt(0) + index)}${four}`, number);
}
