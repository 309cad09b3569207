import { hash } from "node:crypto";
import { PDF } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { signerOf } from "../certificates/issue.ts";
import { createCrl } from "../certificates/revocation-list.ts";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import type { Signer } from "../signer.ts";
import { demoHandwriting } from "../stamp/demo-handwriting.ts";
import { demoSeal } from "../stamp/demo-seal.ts";
import { agencyLines, sealRectOver } from "../stamp/visible-stamp.ts";
import { answerTimestampRequest } from "../timestamp/answer-timestamp-request.ts";
import { createDemoPdf } from "./demo-pdf.ts";
import { readPdf } from "./read-pdf.ts";
import type { PdfSigning } from "./sign-pdf.ts";
import { PdfSigningError, signPdf } from "./sign-pdf.ts";
import { NoSuchPageError } from "./stamp-appearance.ts";
import { readValidationStore } from "./validation-store.ts";
import { verifyPdf } from "./verify-pdf.ts";

const signingTime = new Date("2020-11-24T02:14:08Z");
const later = new Date("2020-11-25T00:00:00Z");
let demo: DemoTrust;
let leader: Signer;
let agency: Signer;
let timestamp: (request: Uint8Array) => Promise<Uint8Array>;
let revocation: Uint8Array[];
let paper: Uint8Array;

beforeAll(async () => {
  demo = await createDemoTrust();
  leader = signerOf(await demo.issue("Tạ Đình Khương", "person", { algorithm: "RSA" }));
  agency = signerOf(await demo.issue("UBND tỉnh Lâm Đồng", "agency"));
  const authority = signerOf(await demo.issue("Dấu thời gian thử nghiệm", "timestamp"));
  let serial = 0;
  timestamp = (request) => {
    serial += 1;
    return answerTimestampRequest(request, { signer: authority, at: signingTime, serialNumber: serial.toString(16) });
  };
  const dates = { number: 1, thisUpdate: new Date("2020-11-01"), nextUpdate: new Date("2020-12-01"), revoked: [] };
  revocation = [
    await createCrl({ authority: demo.authority, ...dates }),
    await createCrl({ authority: demo.root, ...dates }),
  ];
  paper = await createDemoPdf(2);
});

function signing(change: Partial<PdfSigning> = {}): PdfSigning {
  return {
    pdf: paper,
    signer: leader,
    level: "B-B",
    fieldName: "Lanh_dao",
    reason: "Ký ban hành",
    signingTime,
    ...change,
  };
}

const verify = (pdf: Uint8Array) => verifyPdf(pdf, { trust: [demo.root.certificate], at: later });

describe("signPdf", () => {
  it.each([
    ["B-B", {}],
    ["B-T", { timestamp: true }],
    ["B-LT", { timestamp: true, revocation: true }],
    ["B-LTA", { timestamp: true, revocation: true }],
  ] as const)("makes level %s, seen as such", async (level, needs) => {
    const signed = await signPdf(
      signing({
        level,
        ...("timestamp" in needs ? { timestamp } : {}),
        ...("revocation" in needs ? { revocation } : {}),
      }),
    );
    const report = await verify(signed);
    expect(report.signatures[0]).toMatchObject({
      level,
      signer: "Tạ Đình Khương",
      signingTime,
      integrity: "ok",
      trusted: true,
      reason: null,
    });
    expect(report.valid).toBe(true);
  });

  it("keeps every earlier byte, so that both signatures hold", async () => {
    const first = await signPdf(signing({ level: "B-T", timestamp }));
    const second = await signPdf(
      signing({
        pdf: first,
        signer: agency,
        level: "B-LTA",
        timestamp,
        revocation,
        fieldName: "Co_quan",
        reason: "Đóng dấu",
      }),
    );
    expect(hash("sha256", second.subarray(0, first.length))).toBe(hash("sha256", first));
    expect(hash("sha256", first.subarray(0, paper.length))).toBe(hash("sha256", paper));
    const report = await verify(second);
    expect(report.signatures.map(({ field, level, trusted }) => [field, level, trusted])).toEqual([
      ["Lanh_dao", "B-LTA", true],
      ["Co_quan", "B-LTA", true],
      ["Timestamp_1", null, true],
    ]);
    expect(report.changedAfterLastSignature).toBe(false);
    expect(report.findings).toEqual([]);
  });

  it("stores the revocation lists it was given and opens no connection", async () => {
    const signed = await signPdf(signing({ level: "B-LT", timestamp, revocation }));
    const store = readValidationStore(await readPdf(signed));
    const kept = store.crls.map((der) => hash("sha256", der)).sort();
    expect(kept).toEqual(revocation.map((der) => hash("sha256", der)).sort());
  });

  it("draws a stamp on the page and in the place asked for", async () => {
    const rect = { x: 135, y: 175, width: 44, height: 18 };
    const stamp = { page: 2, rect, drawing: demoHandwriting("Tạ Đình Khương"), colour: "blue" as const };
    const first = await signPdf(signing({ stamp }));
    const seal = {
      page: 2,
      rect: sealRectOver(rect),
      drawing: demoSeal("UBND tỉnh Lâm Đồng"),
      lines: agencyLines("UBND tỉnh Lâm Đồng", signingTime),
      linesAt: "below" as const,
      colour: "red" as const,
    };
    const second = await signPdf(signing({ pdf: first, signer: agency, fieldName: "Co_quan", stamp: seal }));
    const pdf = await PDF.load(second);
    const [one, two] = pdf.getPages();
    const resolve = pdf.context.registry.resolve.bind(pdf.context.registry);
    expect(one?.dict.getArray("Annots", resolve)).toBeUndefined();
    const boxes = [...(two?.dict.getArray("Annots", resolve) ?? [])].map((ref) => {
      const widget = ref.type === "ref" ? resolve(ref) : ref;
      return widget?.type === "dict"
        ? [...(widget.getArray("Rect") ?? [])].map((item) => (item.type === "number" ? Math.round(item.value) : 0))
        : [];
    });
    const mm = (value: number) => (value * 72) / 25.4;
    expect(boxes[0]).toEqual([mm(135), 841.89 - mm(193), mm(179), 841.89 - mm(175)].map(Math.round));
    expect((boxes[1]?.[2] ?? 0) - (boxes[1]?.[0] ?? 0)).toBe(Math.round(mm(36)));
    expect((await verify(second)).valid).toBe(true);
  });

  it("takes a PNG picture", async () => {
    const dot = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
      "base64",
    );
    const stamp = {
      page: 1,
      rect: { x: 20, y: 20, width: 30, height: 15 },
      image: dot,
      lines: ["UBND tỉnh Lâm Đồng"],
      colour: "red" as const,
    };
    expect((await verify(await signPdf(signing({ stamp })))).valid).toBe(true);
  });

  it("says what it cannot do", async () => {
    await expect(signPdf(signing({ level: "B-T" }))).rejects.toThrow(PdfSigningError);
    await expect(signPdf(signing({ pdf: Buffer.from("không phải PDF") }))).rejects.toThrow(PdfSigningError);
    const stamp = { page: 3, rect: { x: 0, y: 0, width: 10, height: 10 }, lines: ["a"], colour: "blue" as const };
    await expect(signPdf(signing({ stamp }))).rejects.toThrow(NoSuchPageError);
    await expect(signPdf(signing({ pdf: await signPdf(signing()) }))).rejects.toThrow(PdfSigningError);
  });
});
