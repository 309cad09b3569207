import { describe, expect, test } from "vitest";
import { agencies, procedures, scenarios } from "../../data/index.ts";
import { parseProcedureCode } from "../engines/codes/index.ts";
import { pastCatalogue } from "./past-catalogue.ts";

const made = new Map(
  scenarios().map((one) => [one.province, pastCatalogue(one, procedures(), agencies(), "test")] as const),
);
const rowsOf = (province: string) => made.get(province)?.procedures ?? [];
const wrongCodes = (province: string) =>
  rowsOf(province).filter(({ code, nationalCode }) => nationalCode === null && !code.startsWith("2.900")).length;

describe("the catalogues of November 2020", () => {
  test("are the same for the same seed", () => {
    const [first] = scenarios();
    if (!first) throw new Error("no scenario");
    expect(pastCatalogue(first, procedures(), agencies(), "test")).toEqual(made.get(first.province));
  });

  test("show what the inspection found: codes wrong in Đắk Nông and Gia Lai, none in Lâm Đồng", () => {
    expect([wrongCodes("H16"), wrongCodes("H21"), wrongCodes("H36")]).toEqual([14, 14, 0]);
    expect(rowsOf("H36").every(({ code }) => parseProcedureCode(code).valid)).toBe(true);
  });

  test("are late in Đắk Lắk, Đắk Nông and Gia Lai", () => {
    const late = (province: string) =>
      rowsOf(province).filter(({ decisionDate, publishedOn }) => {
        const from = Date.parse(decisionDate ?? "");
        return publishedOn === null || Date.parse(publishedOn) - from > 9 * 86_400_000;
      }).length;
    for (const province of ["H15", "H16", "H21"]) expect(late(province)).toBeGreaterThan(5);
    for (const province of ["H36", "H34"]) expect(late(province)).toBe(0);
  });

  test("have demand of 24 months and online services that nobody uses where the portal is slow", () => {
    const unused = (province: string) =>
      rowsOf(province).filter(
        ({ online, demand }) => (online ?? 0) >= 3 && !demand.some(({ channel }) => channel === "online"),
      );
    expect(new Set(rowsOf("H36")[0]?.demand.map(({ month }) => month)).size).toBe(24);
    expect(unused("H16").length / rowsOf("H16").filter(({ online }) => (online ?? 0) >= 3).length).toBeGreaterThan(0.3);
    for (const { demand } of rowsOf("H21"))
      for (const { received } of demand) expect(received).toBeGreaterThanOrEqual(0);
  });
});
