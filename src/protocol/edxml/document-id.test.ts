import { expect, test } from "vitest";
import { formatDocumentId, parseDocumentId } from "./document-id.ts";
import { readOrganCode, wireOrganCode } from "./organ-code.ts";

test.each([
  ["000.00.00.H36", "H36"],
  ["000.00.50.H36", "H36.50"],
  ["000.05.50.H36", "H36.50.05"],
  ["012.05.50.H36", "H36.50.05.012"],
])("%s and %s name the same agency", (wire, code) => {
  expect(readOrganCode(wire)).toBe(code);
  expect(readOrganCode(code)).toBe(code);
  expect(wireOrganCode(code)).toBe(wire);
});

test("a code that the older form cannot hold goes out as it is", () => {
  expect(wireOrganCode("G22.99.TCT.12")).toBe("G22.99.TCT.12");
  expect(readOrganCode("G22.99.TCT.12")).toBe("G22.99.TCT.12");
});

test.each(["000.05.00.H36", "h36", "H3.6", "Lâm Đồng", "", "H36..01"])("%s is no agency code", (text) => {
  expect(readOrganCode(text)).toBeUndefined();
});

test("a document id is written and read back", () => {
  const parts = { organId: "H36", date: "2020-10-27", code: { number: "9614", notation: "UBND-KSTT" } };
  expect(formatDocumentId(parts)).toBe("000.00.00.H36,2020/10/27,9614/UBND-KSTT");
  expect(parseDocumentId("000.00.00.H36,2020/10/27,9614/UBND-KSTT")).toEqual(parts);
  expect(parseDocumentId("H36,2020/10/27,05/2020/QĐ-UBND")?.code).toEqual({ number: "05", notation: "2020/QĐ-UBND" });
});

test.each(["6b1f0a7c-0d7e-4c39-9a53-1f2e3d4c5b6a", "H36,2020/02/30,1/X", "H36,9614", ""])(
  "%s is an opaque id",
  (text) => {
    expect(parseDocumentId(text)).toBeUndefined();
  },
);
