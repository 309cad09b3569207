import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { codeKinds, parseCode, suggest } from "./index.ts";
import { problemMessages } from "./problem-messages.ts";

const kind = fc.constantFrom(...codeKinds);
/** Any text, and texts made of the very characters that codes are made of, which get further into the parsers. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."0123456789OIlHGĐQD.-/_ àТ\u200b"), maxLength: 40 }),
);

describe("any string", () => {
  it("is read without an exception, and is valid exactly when no problem is an error", () => {
    fc.assert(
      fc.property(kind, text, (of, value) => {
        const read = parseCode(of, value, { notAfter: "2020-11-16" });
        const errors = read.problems.filter(({ severity }) => severity === "error");
        expect(read.valid).toBe(errors.length === 0);
        expect(read.parts === undefined).toBe(read.normalised === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read again as its normalised form", () => {
    fc.assert(
      fc.property(kind, text, (of, value) => {
        const { normalised } = parseCode(of, value);
        if (normalised !== undefined) expect(parseCode(of, normalised).normalised).toBe(normalised);
      }),
      { numRuns: 2000 },
    );
  });

  it("gets only valid suggestions, none of them itself", () => {
    fc.assert(
      fc.property(kind, text, fc.array(text, { maxLength: 5 }), fc.boolean(), (of, value, known, useKnown) => {
        const suggestions = suggest(of, value, useKnown ? known : undefined);
        expect(suggestions).not.toContain(value);
        for (const suggestion of suggestions) expect(parseCode(of, suggestion).valid).toBe(true);
        if (useKnown) for (const suggestion of suggestions) expect(known).toContain(suggestion);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("suggestions", () => {
  it("repair what was written", () => {
    expect(suggest("agency", "h36.O1")).toEqual(["H36.01"]);
    expect(suggest("document", "5/QD-UBND")).toEqual(["05/QĐ-UBND"]);
    expect(suggest("dossier", "H36.50.05-271020-0361", undefined, { notAfter: "2020-11-16" })).toEqual([
      "H36.50.05-201027-0361",
    ]);
    expect(suggest("agency", "H36.01")).toEqual([]);
  });

  it("offer listed codes that start alike for an unknown level 1", () => {
    expect(suggest("agency", "H64")).toEqual(["H60", "H61", "H62", "H63", "H04"]);
  });

  it("come from the known codes when there are some", () => {
    const known = ["H36.01", "H36.02", "H36.50.05", "H15.01"];
    expect(suggest("agency", "H36.O2", known)).toEqual(["H36.02", "H36.01"]);
    expect(suggest("agency", "H36.20", known)).toEqual(["H36.02", "H36.01"]);
    expect(suggest("agency", "H36.05.50", known)).toEqual(["H36.50.05"]);
    expect(suggest("agency", "H36.01", known)).toEqual([]);
    expect(suggest("agency", "000.00.01.H36", known)).toEqual([]);
    expect(suggest("agency", "H36.03", known)).toEqual(["H36.01", "H36.02"]);
  });
});

describe("editDistance", () => {
  it.each([
    ["H36", "H36", 0],
    ["H36", "H63", 1],
    ["H36", "H3", 1],
    ["H36", "G22", 3],
    ["", "ab", 2],
  ])("%s to %s is %i", (from, to, distance) => {
    expect(editDistance(from, to, 3)).toBe(distance);
    expect(editDistance(to, from, 3)).toBe(distance);
  });

  it("stops at its limit", () => {
    expect(editDistance("000.00.00.H36", "H36", 2)).toBe(3);
  });
});

describe("the words of problems", () => {
  it("exist in both languages, in NFC, and place the detail in both or in neither", () => {
    for (const [code, { vi, en }] of Object.entries(problemMessages)) {
      expect(vi.normalize("NFC"), code).toBe(vi);
      expect(vi.includes("{}"), code).toBe(en.includes("{}"));
    }
  });
});
