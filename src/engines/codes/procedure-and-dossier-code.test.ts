import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDossierCode, formatProcedureCode, parseDossierCode, parseProcedureCode } from "./index.ts";

const agency = fc.constantFrom(
  { level1: "H36", groups: [], form: "qcvn102" as const },
  { level1: "H21", groups: [], form: "qd20" as const },
  { level1: "H36", groups: ["50", "05"], form: "qd20" as const },
  { level1: "H36", groups: ["06"], form: "qcvn102" as const },
);
const national = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([family, number]) => `${family}.${String(number).padStart(6, "0")}`);
const date = fc
  .date({ min: new Date("2018-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe("a procedure code", () => {
  it("is the same after writing and reading", () => {
    fc.assert(
      fc.property(national, fc.option(agency, { nil: undefined }), (one, of) => {
        const parts = of === undefined ? { national: one } : { national: one, agency: of };
        const written = formatProcedureCode(parts);
        expect(parseProcedureCode(written)).toEqual({ valid: true, parts, normalised: written, problems: [] });
      }),
    );
  });

  it.each([
    ["1001193", "1.001193", "missing-separator"],
    ["1,001193", "1.001193", "wrong-separator"],
    ["1.O01193", "1.001193", "look-alike"],
    ["1.1193", "1.001193", "procedure-digits"],
    ["1.001193.00.00.H36", "1.001193.000.00.00.H36", "missing-group"],
    ["1.012784.h21", "1.012784.H21", "lower-case"],
  ])("%s is wrong, meant as %s: %s", (written, meant, problem) => {
    const read = parseProcedureCode(written);
    expect(read).toMatchObject({ valid: false, normalised: meant });
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it.each([
    ["T-LDG-123456-TT", "old-procedure-code"],
    ["1.0011934", "procedure-digits"],
    ["thủ tục", "unreadable-procedure"],
    ["1.001193.XX", "unreadable-agency"],
  ])("%s cannot be read: %s", (written, problem) => {
    const read = parseProcedureCode(written);
    expect(read).not.toHaveProperty("parts");
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });
});

describe("a dossier code", () => {
  it("is the same after writing and reading", () => {
    fc.assert(
      fc.property(agency, date, fc.integer({ min: 1, max: 9999 }), (of, day, sequence) => {
        const parts = { agency: of, date: day, sequence };
        const written = formatDossierCode(parts);
        expect(parseDossierCode(written)).toEqual({ valid: true, parts, normalised: written, problems: [] });
      }),
    );
  });

  it.each([
    ["H36.50.05-271020-0361", "H36.50.05-201027-0361", "date-in-future"],
    ["H36.50.05-311019-0361", "H36.50.05-191031-0361", "date-in-future"],
    ["H36.50.05-201231-0361", "H36.50.05-201231-0361", "date-in-future"],
    ["H36.50.05-20201027-0361", "H36.50.05-201027-0361", "date-length"],
    ["H36.50.05-201027-361", "H36.50.05-201027-0361", "sequence-length"],
    ["H36.50.05-2O1027-0361", "H36.50.05-201027-0361", "look-alike"],
    ["H36.50.05.201027.0361", "H36.50.05-201027-0361", "wrong-separator"],
    ["H36.50.05-2010270361", "H36.50.05-201027-0361", "missing-separator"],
    ["h36.50.05-201027-0361", "H36.50.05-201027-0361", "lower-case"],
    ["H36.50.05 – 201027 – 0361", "H36.50.05-201027-0361", "inner-space"],
  ])("%s is wrong, meant as %s: %s", (written, meant, problem) => {
    const read = parseDossierCode(written, { notAfter: "2020-11-16" });
    expect(read).toMatchObject({ valid: false, normalised: meant });
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it.each([
    ["H36-201399-0001", "date-impossible"],
    ["H36-200230-0001", "date-impossible"],
    ["H36-201027-0000", "sequence-zero"],
    ["H36", "unreadable-dossier"],
    ["XX-201027-0001", "unreadable-agency"],
  ])("%s is refused: %s", (written, problem) => {
    const read = parseDossierCode(written, { notAfter: "2020-11-16" });
    expect(read.valid).toBe(false);
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });
});
