import { expect, test } from "vitest";
import { verifyPdf } from "../../../engines/signing/index.ts";
import { createDemoPdf } from "../../../engines/signing/pdf/demo-pdf.ts";
import { createScriptedPdf } from "../../../engines/signing/pdf/scripted-pdf.fixture.ts";
import type { FileReport } from "../store/incoming.ts";
import { judge } from "./examine-incoming.ts";

const message = { present: true, valid: true, weak: false, registered: true };

async function reportOn(bytes: Uint8Array): Promise<FileReport> {
  const pdf = await verifyPdf(bytes, { trust: [], at: new Date("2020-11-24T00:00:00Z") });
  const kept = JSON.parse(JSON.stringify(pdf)) as FileReport["pdf"];
  return { contentId: "a", name: "a.pdf", sha256: "", bytes: bytes.length, pdf: kept };
}

test("a PDF with a script makes a received document not valid, though its message is well signed", async () => {
  expect(judge(message, [await reportOn(await createDemoPdf())])).toBe("unsigned");
  expect(judge(message, [await reportOn(await createScriptedPdf())])).toBe("invalid");
  expect(judge(message, [await reportOn(Buffer.from("%PDF-1.7 hỏng"))])).toBe("invalid");
});
