import { expect, test } from "vitest";
import { administrativeSeries, notationOf, seriesOf } from "./series.ts";

test("administrative kinds share a series unless the head of the agency decided otherwise; each legal kind has its own", () => {
  expect(seriesOf("letter", undefined)).toBe(administrativeSeries);
  expect(seriesOf("decision", undefined)).toBe(administrativeSeries);
  expect(seriesOf("decision", "decisions")).toBe("decisions");
  expect(seriesOf("legal-decision", undefined)).toBe("legal-decision");
  expect(seriesOf("legal-decision", administrativeSeries)).toBe("legal-decision");
});

test("a notation names the kind, the agency and, in a letter, the drafting unit; in a legal document the year", () => {
  const of = { agencyAbbreviation: "UBND", unitAbbreviation: "KSTT", year: 2020 };
  expect(notationOf({ ...of, kind: "letter" })).toBe("UBND-KSTT");
  expect(notationOf({ ...of, kind: "letter", unitAbbreviation: "" })).toBe("UBND");
  expect(notationOf({ ...of, kind: "directive" })).toBe("CT-UBND");
  expect(notationOf({ ...of, kind: "legal-decision" })).toBe("2020/QĐ-UBND");
});
