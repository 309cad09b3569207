import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeEdxml, findingCatalogue, refusalCatalogue, statusCodes } from "./index.ts";

// Tables may be padded for reading.
const page = readFileSync(new URL("../../../docs/protocol/edxml.md", import.meta.url), "utf8").replace(/ +/g, " ");

test("the page for maintainers lists every finding, refusal and status as it is worded", () => {
  for (const [code, { severity, message }] of findingCatalogue)
    expect(page).toContain(`| \`${code}\` | ${severity} | ${message.en} | ${message.vi} |`);
  for (const [code, { vi, en }] of refusalCatalogue) expect(page).toContain(`| \`${code}\` | ${en} | ${vi} |`);
  for (const [code, { vi, en }] of statusCodes) expect(page).toContain(`| ${code} | ${en} | ${vi} |`);
});

test("the example on the page is a message without faults but for its shortened file", () => {
  const example = /```xml\n(.*?)```/s.exec(page)?.[1] ?? "";
  const decoded = decodeEdxml(example.replace("UEsDB…", Buffer.from("%PDF-1.7").toString("base64")));
  expect("document" in decoded && decoded.findings).toEqual([]);
});
