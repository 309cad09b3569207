import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agencyCodeLevels,
  formatAgencyCode,
  hasQcvn102Form,
  levelOneAgencies,
  NoQcvn102FormError,
  parentAgencyCode,
  parseAgencyCode,
} from "./index.ts";

const level1 = fc.constantFrom(...levelOneAgencies.map(({ code }) => code));
const two = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, "0"));
const three = fc.integer({ min: 1, max: 999 }).map((n) => String(n).padStart(3, "0"));
const groups = fc.oneof(
  fc.constant<string[]>([]),
  fc.tuple(two).map((list) => [...list]),
  fc.tuple(two, two).map((list) => [...list]),
  fc.tuple(two, two, three).map((list) => [...list]),
);
const code = fc.record({ level1, groups });

describe("an agency code", () => {
  it("is the same after writing and reading, in both forms", () => {
    fc.assert(
      fc.property(code, fc.constantFrom("qd20" as const, "qcvn102" as const), (one, form) => {
        expect(parseAgencyCode(formatAgencyCode(one, form))).toEqual({
          valid: true,
          parts: { ...one, form },
          normalised: formatAgencyCode(one),
          problems: [],
        });
      }),
    );
  });

  it("maps from either form to the other and back", () => {
    for (const [qd20, qcvn102] of [
      ["H36", "000.00.00.H36"],
      ["H36.06", "000.00.06.H36"],
      ["H36.50.05", "000.05.50.H36"],
      ["G22.01.02.003", "003.02.01.G22"],
    ] as const) {
      const read = parseAgencyCode(qcvn102);
      expect(read).toMatchObject({ valid: true, normalised: qd20, problems: [] });
      const parts = parseAgencyCode(qd20).parts;
      expect(parts && formatAgencyCode(parts, "qcvn102")).toBe(qcvn102);
    }
  });

  it("knows its levels and its superior", () => {
    const parts = { level1: "H36", groups: ["50", "05"] };
    expect(agencyCodeLevels(parts)).toEqual(["H36", "H36.50", "H36.50.05"]);
    expect(parentAgencyCode(parts)).toBe("H36.50");
    expect(parentAgencyCode({ level1: "H36", groups: [] })).toBeUndefined();
  });

  it("has no QCVN 102 form when a group is too wide, and says so", () => {
    const wide = { level1: "H55", groups: ["242"] };
    expect(hasQcvn102Form(wide)).toBe(false);
    expect(() => formatAgencyCode(wide, "qcvn102")).toThrow(NoQcvn102FormError);
    expect(parseAgencyCode("H55.242")).toMatchObject({ valid: true, normalised: "H55.242" });
  });

  it.each([
    ["h36.01", "H36.01", "lower-case"],
    ["H36.O1", "H36.01", "look-alike"],
    ["Н36.01", "H36.01", "look-alike"], // Cyrillic Н
    ["Ｈ３６", "H36", "look-alike"],
    ["H36-01", "H36.01", "wrong-separator"],
    ["H36..01", "H36.01", "wrong-separator"],
    ["H 36.01", "H36.01", "inner-space"],
    ["H36\u200b.01", "H36.01", "hidden-character"],
    ["H36.1", "H36.01", "group-length"],
    ["H36.00", "H36", "zero-group"],
    ["H3601", "H36.01", "missing-separator"],
    ["0000000H36", "H36", "missing-separator"],
    ["00.00.H36", "H36", "missing-group"],
    ["H36.00.00.000", "H36", "swapped-groups"],
    ["000.01.00.H36", "H36.01", "gap-in-levels"],
    ["00.000.00.H36", "H36", "group-length"],
    ["H64", "H64", "level-one-unknown"],
  ])("%s is wrong, meant as %s: %s", (written, meant, problem) => {
    const read = parseAgencyCode(written);
    expect(read.valid).toBe(false);
    expect(read.normalised).toBe(meant);
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it.each([
    ["", "empty"],
    ["Lâm Đồng", "unreadable-agency"],
    [`H36${".01".repeat(12)}`, "too-long"],
    ["000.00.00.00.H36", "too-many-groups"],
    ["H36.$1", "wrong-character"],
  ])("%s cannot be read: %s", (written, problem) => {
    const read = parseAgencyCode(written);
    expect(read).not.toHaveProperty("parts");
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it("accepts letters in a group and unlisted central bodies with a warning", () => {
    expect(parseAgencyCode("H36.K1")).toMatchObject({
      valid: true,
      problems: [{ code: "letter-in-group", severity: "warning" }],
    });
    expect(parseAgencyCode("G99")).toMatchObject({ valid: true, problems: [{ code: "level-one-not-listed" }] });
    expect(parseAgencyCode(" H36 ")).toMatchObject({
      valid: true,
      normalised: "H36",
      problems: [{ code: "outer-space" }],
    });
  });
});
