import { expect, test } from "vitest";
import { sampleDocument, samplePdf } from "./fixtures/sample-messages.ts";
import { decodeEdxml, encodeDocument } from "./index.ts";

/** MEMORY_ROUNDS=100000 for the long run. */
const rounds = Number(process.env.MEMORY_ROUNDS ?? 8000);

test("memory stays flat over many messages, good, damaged and refused", { timeout: 600_000 }, async () => {
  const good = Buffer.from(
    encodeDocument(
      sampleDocument({
        attachments: [{ contentId: "a", name: "a.pdf", contentType: "application/pdf", bytes: samplePdf(30_000) }],
      }),
    ),
  );
  const cut = good.subarray(0, 4000);
  const typed = Buffer.from("<!DOCTYPE a><a/>");
  await read([good, cut, typed], rounds / 8);
  const before = process.memoryUsage().rss;
  await read([good, cut, typed], rounds);
  // Letting documents live would cost about 20 KB each, 160 MB here.
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(80);
});

test("a message of 130 MB is read without the parser seeing its files", { timeout: 120_000 }, () => {
  const bytes = samplePdf(100_000_000);
  const message = Buffer.from(
    encodeDocument(
      sampleDocument({ attachments: [{ contentId: "a", name: "a.pdf", contentType: "application/pdf", bytes }] }),
    ),
  );
  const decoded = decodeEdxml(message);
  expect("document" in decoded && decoded.document.attachments[0]?.bytes.length).toBe(bytes.length);
});

/** With turns of the event loop, as in a server: weak references are only let go between turns. */
async function read(messages: readonly Uint8Array[], times: number): Promise<void> {
  for (let index = 0; index < times; index++) {
    for (const message of messages) decodeEdxml(message);
    if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
