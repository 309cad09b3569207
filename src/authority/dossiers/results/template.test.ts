import { expect, test } from "vitest";
import { dossierOf } from "../papers/papers.fixture.ts";
import { draftResultContent } from "./template.ts";

test.each([
  ["Xây nhà cấp bốn", ["Nội dung: Xây nhà cấp bốn."]],
  ["Xây nhà cấp bốn. ", ["Nội dung: Xây nhà cấp bốn."]],
  ["", []],
])("the subject %j ends with one stop in the text of a result", (subject, wanted) => {
  const dossier = dossierOf({ subject });
  const facts = { dossier, agencyName: "UBND thành phố", resultName: "", legalBasis: [], signer: undefined };
  const { blocks } = draftResultContent("reply", facts);
  const said = blocks.flatMap((block) => ("text" in block && block.text?.startsWith("Nội dung") ? [block.text] : []));
  expect(said).toEqual(wanted);
});
