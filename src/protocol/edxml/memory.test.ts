import { diag } from "libxml2-wasm";
import { expect, test } from "vitest";
import { sampleDocument, samplePdf } from "./fixtures/sample-messages.ts";
import { decodeEdxml, encodeDocument } from "./index.ts";

const files = [{ contentId: "a", name: "a.pdf", contentType: "application/pdf", bytes: samplePdf(30_000) }];
const good = Buffer.from(encodeDocument(sampleDocument({ attachments: files })));
const messages = [good, good.subarray(0, 4000), Buffer.from("<!DOCTYPE a><a/>"), Buffer.from("<edXML/>")];
const tooDeep = Buffer.from(`<edXML>${"<a>".repeat(60)}${"</a>".repeat(60)}</edXML>`);
/** MEMORY_ROUNDS=100000 for the long run. */
const rounds = Number(process.env.MEMORY_ROUNDS ?? 5000);

test("every document is given back to the parser at once, read or refused", () => {
  diag.configure({ enabled: true });
  for (const message of [...messages, tooDeep]) decodeEdxml(message);
  const report: unknown = diag.report();
  diag.configure({ enabled: false });
  expect(report).toEqual({});
});

test("memory stays flat over many messages, good, damaged and refused", { timeout: 600_000 }, async () => {
  await read(rounds / 8);
  const before = process.memoryUsage().rss;
  await read(rounds);
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(80);
});

test("files beyond the 10 MB of text that the parser takes are read, as it never sees them", {
  timeout: 120_000,
}, () => {
  const bytes = samplePdf(20_000_000);
  const message = Buffer.from(
    encodeDocument(
      sampleDocument({ attachments: [{ contentId: "a", name: "a.pdf", contentType: "application/pdf", bytes }] }),
    ),
  );
  const decoded = decodeEdxml(message);
  expect("document" in decoded && decoded.document.attachments[0]?.bytes.length).toBe(bytes.length);
});

/** With turns of the event loop, as in a server: weak references are only let go between turns. */
async function read(times: number): Promise<void> {
  for (let index = 0; index < times; index++) {
    for (const message of messages) decodeEdxml(message);
    if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
