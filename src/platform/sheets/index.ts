export { type Sheet, sheetCsv, sheetXlsx } from "./sheet.ts";
