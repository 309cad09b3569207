import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  documentKinds,
  documentNotation,
  findKindOfAbbreviation,
  formatDocumentNumber,
  parseDocumentNumber,
} from "./index.ts";

const agency = fc.constantFrom("UBND", "HĐND", "VPCP", "SNV", "SGDĐT", "TTg", "BTTTT", "VP");
const unit = fc.constantFrom("KSTT", "VX", "NC", "TTĐT", "TH");
const number = fc.integer({ min: 1, max: 99_999 });

const notation = fc.oneof(
  fc
    .record({
      kindAbbreviation: fc.constantFrom(
        ...documentKinds.map((kind) => kind.abbreviation).filter((text) => text !== ""),
      ),
      agencyAbbreviation: agency,
    })
    .map(documentNotation),
  fc
    .record({ kindAbbreviation: fc.constant(""), agencyAbbreviation: agency, unitAbbreviation: unit })
    .map(documentNotation),
  fc
    .record({
      kindAbbreviation: fc.constantFrom("QĐ", "NQ"),
      agencyAbbreviation: agency,
      year: fc.integer({ min: 1945, max: 2100 }),
    })
    .map(documentNotation),
);

describe("a document number", () => {
  it("is the same after writing and reading", () => {
    fc.assert(
      fc.property(number, notation, (one, text) => {
        const written = formatDocumentNumber({ number: one, notation: text });
        expect(parseDocumentNumber(written)).toMatchObject({
          valid: true,
          parts: { number: one, notation: text },
          normalised: written,
          problems: [],
        });
      }),
    );
  });

  it("is split as edXML splits it", () => {
    expect(parseDocumentNumber("05/2020/QĐ-UBND").parts).toEqual({
      number: 5,
      numberText: "05",
      notation: "2020/QĐ-UBND",
      year: 2020,
      kind: "QĐ",
      agency: "UBND",
    });
    expect(parseDocumentNumber("9614/UBND-KSTT").parts).toEqual({
      number: 9614,
      numberText: "9614",
      notation: "UBND-KSTT",
      agency: "UBND",
      unit: "KSTT",
    });
  });

  it.each([
    ["5/CT-UBND", "05/CT-UBND", "number-not-padded"],
    ["005/CT-UBND", "05/CT-UBND", "number-padded-too-much"],
    ["12/QD-UBND", "12/QĐ-UBND", "plain-d"],
    ["12/QÐ-UBND", "12/QĐ-UBND", "look-alike"], // Icelandic Ð
    ["12/NQ-HDND", "12/NQ-HĐND", "plain-d"],
    ["12/ct-ubnd", "12/CT-UBND", "lower-case"],
    ["12/TTR-SNV", "12/TTr-SNV", "wrong-case"],
    ["28/2018/QĐ-TTG", "28/2018/QĐ-TTg", "wrong-case"],
    ["12 / CT - UBND", "12/CT-UBND", "inner-space"],
    ["12/CT–UBND", "12/CT-UBND", "look-alike"],
    ["12/CT/UBND", "12/CT-UBND", "wrong-separator"],
    ["12-CT-UBND", "12/CT-UBND", "wrong-separator"],
    ["12CT-UBND", "12/CT-UBND", "missing-separator"],
    ["05/QĐ-UBND/2020", "05/2020/QĐ-UBND", "year-misplaced"],
    ["Số: 12/CT-UBND", "12/CT-UBND", "word-before-number"],
    ["1O/CT-UBND", "10/CT-UBND", "look-alike"],
    ["123/CV-UBND", "123/UBND", "letter-with-kind"],
    ["123/CV-UBND-KSTT", "123/UBND-KSTT", "letter-with-kind"],
    ["12/1920/QĐ-UBND", "12/1920/QĐ-UBND", "year-impossible"],
  ])("%s is wrong, meant as %s: %s", (written, meant, problem) => {
    const read = parseDocumentNumber(written);
    expect(read.valid).toBe(false);
    expect(read.normalised).toBe(meant);
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it.each([
    ["00/CT-UBND", "number-zero"],
    ["12/QĐ", "missing-agency"],
    ["CT-UBND", "unreadable-document"],
    ["12/CT-UB*D", "wrong-character"],
    ["", "empty"],
  ])("%s cannot be read: %s", (written, problem) => {
    const read = parseDocumentNumber(written);
    expect(read).not.toHaveProperty("parts");
    expect(read.problems.map(({ code }) => code)).toContain(problem);
  });

  it.each([
    "28/2018/QĐ-TTg",
    "45/2020/NĐ-CP",
    "01/2018/TT-VPCP",
    "01/NQ-CP",
    "766/QĐ-TTg",
    "451/TTg-KSTT",
    "7798/VPCP-KSTT",
    "7816/VPCP-TTĐT",
    "835/NQ-UBTVQH14",
    "67/2020/NQ-HĐND",
    "12/2012/TTLT-BTP-BNV",
    "1234/BTTTT-THH",
  ])("accepts %s as it is", (written) => {
    expect(parseDocumentNumber(written)).toMatchObject({ valid: true, normalised: written, problems: [] });
  });

  it("warns of an official letter without a drafting unit and of a year on an administrative document", () => {
    expect(parseDocumentNumber("123/UBND")).toMatchObject({ valid: true, problems: [{ code: "missing-unit" }] });
    expect(parseDocumentNumber("12/2020/KH-UBND")).toMatchObject({
      valid: true,
      problems: [{ code: "year-not-expected" }],
    });
  });
});

describe("the kinds of documents", () => {
  it("are the 29 administrative ones of Nghị định 30/2020, plus legal ones, each once", () => {
    expect(documentKinds.filter(({ group }) => group === "administrative")).toHaveLength(29);
    expect(new Set(documentKinds.map(({ id }) => id)).size).toBe(documentKinds.length);
  });

  it("are told apart by the year where one abbreviation serves two", () => {
    expect(findKindOfAbbreviation("QĐ", true)?.id).toBe("legal-decision");
    expect(findKindOfAbbreviation("QĐ", false)?.id).toBe("decision");
    expect(findKindOfAbbreviation("", false)).toBeUndefined();
  });
});
