import { expect, test } from "vitest";
import { scenarios } from "../../data/index.ts";
import { dossierShare, readScale, wholeHistory, withDocuments } from "./history-scale.ts";

test("one number says how much of the past there is: 1 is all documents, the whole history every dossier", () => {
  expect(dossierShare(wholeHistory)).toBe(1);
  expect(dossierShare(wholeHistory * 2)).toBe(1);
  expect(dossierShare(1)).toBeCloseTo(1 / wholeHistory);
  expect(withDocuments(scenarios(), 1)).toBe(scenarios());
  const sent = (list: ReturnType<typeof scenarios>) => list[0]?.months[0]?.sent ?? 0;
  expect(sent(withDocuments(scenarios(), 0.5))).toBe(Math.round(sent(scenarios()) / 2));
});

test("what is no scale is refused with what to write instead", () => {
  expect(readScale("2.5")).toBe(2.5);
  for (const text of ["", "0", "-1", "all", String(wholeHistory + 1), "Infinity"])
    expect(() => readScale(text), text).toThrow(/up to 320/);
});
