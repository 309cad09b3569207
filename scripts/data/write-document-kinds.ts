/**
 * Writes data/document-kinds.json from the table of the codes engine, so that other software can read it.
 * Run: node --import tsx scripts/data/write-document-kinds.ts
 */
import { type DocumentKind, documentKinds } from "../../src/engines/codes/index.ts";
import { writeJson } from "./write-json.ts";

await writeJson("document-kinds.json", {
  source: "Nghị định 30/2020/NĐ-CP, article 7 and annex III; Luật Ban hành văn bản quy phạm pháp luật 2015, article 4",
  note: "The edXML numbers (type 1 legal, 2 administrative; typeDetail the place in its group) are this project's choice: no public list was found. Receivers should go by typeName.",
  kinds: documentKinds.map((kind) => ({ ...kind, edxml: edxmlType(kind) })),
});

function edxmlType(kind: DocumentKind) {
  const group = documentKinds.filter((other) => other.group === kind.group);
  return {
    type: kind.group === "legal" ? 1 : 2,
    typeDetail: group.indexOf(kind) + 1,
    typeName: kind.name.replace(/ \(.*\)$/, ""),
  };
}
