import { PDF, PdfString } from "@libpdf/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { signerOf } from "../certificates/issue.ts";
import { createCrl } from "../certificates/revocation-list.ts";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import type { Signer } from "../signer.ts";
import { answerTimestampRequest } from "../timestamp/answer-timestamp-request.ts";
import { createDemoPdf } from "./demo-pdf.ts";
import { describeReport } from "./describe-report.ts";
import { signPdf } from "./sign-pdf.ts";
import { verifyPdf } from "./verify-pdf.ts";

const signingTime = new Date("2020-11-24T02:14:08Z");
let demo: DemoTrust;
let leader: Signer;
let signed: Uint8Array;
let stamped: Uint8Array;

beforeAll(async () => {
  demo = await createDemoTrust();
  leader = signerOf(await demo.issue("Tạ Đình Khương", "person"));
  const authority = signerOf(await demo.issue("Dấu thời gian thử nghiệm", "timestamp"));
  const timestamp = (request: Uint8Array) =>
    answerTimestampRequest(request, { signer: authority, at: signingTime, serialNumber: "5a" });
  const common = { signer: leader, fieldName: "Lanh_dao", reason: "Ký ban hành", signingTime };
  signed = await signPdf({ ...common, pdf: await createDemoPdf(), level: "B-B" });
  stamped = await signPdf({ ...common, pdf: await createDemoPdf(), level: "B-T", timestamp });
});

const verify = (pdf: Uint8Array, change = {}) =>
  verifyPdf(pdf, { trust: [demo.root.certificate], at: new Date("2020-11-25T00:00:00Z"), ...change });

function withByte(pdf: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(pdf);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Appends an update as an editor would. */
async function edited(pdf: Uint8Array, edit: (document: PDF) => void): Promise<Uint8Array> {
  const document = await PDF.load(pdf);
  edit(document);
  return document.save({ incremental: true });
}

describe("verifyPdf on what is wrong", () => {
  it("says that a byte changed", async () => {
    const at = Buffer.from(signed).indexOf("/MediaBox");
    const report = await verify(withByte(signed, at + 15));
    expect(report.signatures[0]).toMatchObject({ integrity: "changed", trusted: false, reason: { code: "changed" } });
    expect(report).toMatchObject({ valid: false, verdict: { vi: "Không hợp lệ. Tệp bị đổi sau khi ký." } });
    const broken = await verify(withByte(signed, at + 12));
    expect(broken.signatures[0]).toMatchObject({ integrity: "changed", reason: { code: "changed" } });
  });

  it("tells untrusted, expired, not yet valid and revoked apart", async () => {
    const revoked = [{ serialNumber: "10", at: new Date("2020-11-20") }];
    const dates = { number: 1, thisUpdate: new Date("2020-11-01"), nextUpdate: new Date("2020-12-01") };
    const crl = await createCrl({ authority: demo.authority, ...dates, revoked });
    const reason = async (change: object) => (await verify(signed, change)).signatures[0]?.reason?.code;
    expect(await reason({ trust: [] })).toBe("untrusted");
    expect(await reason({ at: new Date("2031-01-01") })).toBe("expired");
    expect(await reason({ at: new Date("2017-01-01") })).toBe("not-yet-valid");
    expect(await reason({ crls: [crl] })).toBe("revoked");
    expect((await verify(signed, { crls: [crl] })).signatures[0]).toMatchObject({
      integrity: "ok",
      trusted: false,
      revoked: true,
    });
  });

  it("holds to the time a time-stamp proves, when the certificate was revoked afterwards", async () => {
    const revoked = [{ serialNumber: "10", at: new Date("2020-11-24T12:00:00Z") }];
    const dates = { number: 1, thisUpdate: new Date("2020-11-24"), nextUpdate: new Date("2020-12-01") };
    const crls = [await createCrl({ authority: demo.authority, ...dates, revoked })];
    expect((await verify(stamped, { crls })).valid).toBe(true);
    expect((await verify(signed, { crls })).valid).toBe(false);
  });

  it("sees a page edited after signing", async () => {
    const report = await verify(
      await edited(signed, (pdf) => pdf.getPages()[0]?.drawText("9.999.000.000", { x: 90, y: 600 })),
    );
    expect(report).toMatchObject({ changedAfterLastSignature: true, valid: false });
    expect(report.signatures[0]).toMatchObject({ integrity: "ok", coversWholeFile: false });
    expect(report.findings.map(({ code }) => code)).toContain("pdf.changed-after-signature");
  });

  it("sees an edit that a second signature covers", async () => {
    const changed = await edited(signed, (pdf) => pdf.getPages()[0]?.drawText("9.999.000.000", { x: 90, y: 600 }));
    const other = signerOf(await demo.issue("Người khác", "person"));
    const resigned = await signPdf({
      pdf: changed,
      signer: other,
      level: "B-B",
      fieldName: "Khac",
      reason: "Ký",
      signingTime,
    });
    const report = await verify(resigned);
    expect(report.signatures.every(({ trusted }) => trusted)).toBe(true);
    expect(report).toMatchObject({ changedAfterLastSignature: false, valid: false });
    expect(report.findings.map(({ code }) => code)).toEqual(["pdf.changed-after-signature"]);
  });

  it("sees loose bytes after the last signature", async () => {
    const report = await verify(Buffer.concat([signed, Buffer.from("\n% thêm\n")]));
    expect(report).toMatchObject({ changedAfterLastSignature: true, valid: false });
  });

  it("refuses a byte range with room for unsigned content", async () => {
    const text = Buffer.from(signed).toString("latin1");
    const [range = "", a, b, c, d] = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(text) ?? [];
    const narrowed = range.replace(`${b}`, `${Number(b) - 1}`.padEnd(`${b}`.length));
    const report = await verify(Buffer.from(text.replace(range, narrowed), "latin1"));
    expect([a, c, d].every(Boolean)).toBe(true);
    expect(report.signatures[0]).toMatchObject({ integrity: "changed", reason: { code: "bad-range" } });
  });

  it("says unsigned, unreadable and empty", async () => {
    expect((await verify(await createDemoPdf())).verdict.vi).toBe("Chưa ký số.");
    expect((await verify(Buffer.from("%PDF-1.7 hỏng"))).valid).toBe(false);
    expect((await verify(new Uint8Array())).findings[0]?.code).toBe("pdf.unreadable");
  });

  it("names a script in a signed file", async () => {
    const scripted = await edited(await createDemoPdf(), (pdf) => {
      const catalog = pdf.getCatalog();
      catalog.set("OpenAction", scriptAction());
    });
    const report = await verify(
      await signPdf({ pdf: scripted, signer: leader, level: "B-B", fieldName: "a", reason: "b", signingTime }),
    );
    expect(report.findings.map(({ code }) => code)).toEqual(["pdf.script"]);
  });
});

function scriptAction() {
  const action = PDF.create().getCatalog().clone();
  for (const key of [...action.keys()]) action.delete(key);
  action.set("JS", PdfString.fromString("app.alert(1)"));
  return action;
}

describe("verifyPdf on any file", () => {
  it("never accepts a file with a changed byte, and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(stamped.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const copy = Uint8Array.from(stamped);
        copy[at] = (copy[at] ?? 0) ^ flip;
        const report = await verify(copy);
        const padding = Buffer.from(stamped).indexOf("/Contents") < at && isPadding(at);
        if (!padding) expect(report.valid).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it("never throws on any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await verify(Buffer.concat([Buffer.from("%PDF-1.7\n"), bytes]))).valid).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

/** Inside the hexadecimal string: zeros after the signature, or letters whose case does not matter. */
function isPadding(at: number): boolean {
  const text = Buffer.from(stamped).toString("latin1");
  const start = text.lastIndexOf("<", at);
  return start >= 0 && /^<[0-9A-Fa-f]+$/.test(text.slice(start, at)) && text.slice(start).indexOf(">") > at - start;
}

describe("describeReport", () => {
  it("speaks to people in both languages", async () => {
    const report = await verify(stamped);
    const vi = describeReport(report, "vi");
    expect(vi).toMatchObject({
      heading: "Hợp lệ. Tệp nguyên vẹn từ khi ký.",
      good: true,
      checked: "kiểm tra lúc 25/11/2020, 07:00:00",
    });
    expect(vi.signers[0]?.lines).toContainEqual({ label: "Lúc", value: "24/11/2020, 09:14:08" });
    expect(vi.signers[0]?.lines).toContainEqual({
      label: "Dấu thời gian",
      value: "RFC 3161, 24/11/2020, 09:14:08, hợp lệ",
    });
    const en = describeReport(report, "en");
    expect(en.heading).toBe("Valid. The file is unchanged since it was signed.");
    expect(en.signers[0]?.lines).toHaveLength(vi.signers[0]?.lines.length ?? 0);
    const bad = describeReport(await verify(stamped, { trust: [] }), "vi");
    expect(bad).toMatchObject({
      good: false,
      heading: "Không hợp lệ. Chứng thư số không do tổ chức được tin cậy cấp.",
    });
    expect(bad.signers[0]?.lines[0]?.label).toBe("Lý do");
  });
});
