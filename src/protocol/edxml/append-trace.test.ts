import { expect, test } from "vitest";
import { sampleDocument, sampleStatus } from "./fixtures/sample-messages.ts";
import { appendTrace, decodeEdxml, encodeDocument, encodeStatus, NoTracePlaceError } from "./index.ts";

const hop = { organId: "G22", timestamp: "2020-10-27T09:15:04+07:00" };

test("the hop stands behind the last one and every other character stays", () => {
  const message = encodeDocument(sampleDocument());
  const traced = appendTrace(message, hop);
  const added =
    "<edXML:TraceHeader><edXML:OrganId>000.00.00.G22</edXML:OrganId><edXML:Timestamp>2020/10/27 09:15:04</edXML:Timestamp></edXML:TraceHeader>";
  expect(traced.replace(added, "")).toBe(message);
  expect(traced).toContain(`</edXML:TraceHeader>${added}<edXML:Bussiness>`);
});

test.each([
  ["another prefix", (xml: string) => xml.replaceAll("edXML:", "n0:").replaceAll("xmlns:edXML=", "xmlns:n0=")],
  [
    "no prefix",
    (xml: string) =>
      xml.replaceAll("<edXML:", "<").replaceAll("</edXML:", "</").replaceAll("xmlns:edXML=", "xmlns:unused="),
  ],
  [
    "tags in comments and CDATA",
    (xml: string) =>
      xml.replace(
        "<edXML:Subject>",
        "<!-- </edXML:edXMLHeader></edXML:TraceHeaderList> --><edXML:Subject><![CDATA[</edXML:TraceHeaderList>]]>",
      ),
  ],
  ["an empty list", (xml: string) => xml.replace(/<edXML:TraceHeader>.*?<\/edXML:TraceHeader>/, "")],
  ["no list", (xml: string) => xml.replace(/<edXML:TraceHeaderList>.*<\/edXML:TraceHeaderList>/, "")],
  [
    "attributes",
    (xml: string) =>
      xml.replace(
        "<edXML:TraceHeaderList>",
        '<edXML:TraceHeaderList id="a>b" version="1.0" actor="http://example.vn/next">',
      ),
  ],
  [
    "business first",
    (xml: string) =>
      xml.replace(/(<edXML:TraceHeader>.*?<\/edXML:TraceHeader>)(.*?)(<\/edXML:TraceHeaderList>)/, "$2$1$3"),
  ],
])("a message with %s takes the hop", (_, change) => {
  const message = change(encodeDocument(sampleDocument()));
  expect(message).not.toBe(encodeDocument(sampleDocument()));
  const decoded = decodeEdxml(appendTrace(message, hop));
  expect("document" in decoded && decoded.document.traces.at(-1)).toEqual(hop);
});

test("a status takes the hop too", () => {
  expect(decodeEdxml(appendTrace(encodeStatus(sampleStatus()), hop))).toEqual({ status: sampleStatus(), findings: [] });
});

test("what has no header has no place", () => {
  expect(() => appendTrace("<edXML/>", hop)).toThrow(NoTracePlaceError);
});
