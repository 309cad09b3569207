import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust, Signer } from "../../../src/engines/signing/index.ts";
import {
  agencyLines,
  answerTimestampRequest,
  createCrl,
  createDemoTrust,
  demoHandwriting,
  demoSeal,
  sealRectOver,
  signerOf,
  signPdf,
  verifyPdf,
} from "../../../src/engines/signing/index.ts";
import { createDemoPdf } from "../../../src/engines/signing/pdf/demo-pdf.ts";
import type { Bench } from "./tools.ts";
import { askPdfsig, createBench, opensslCms, opensslTs, putTrust, signaturesOf } from "./tools.ts";

const signingTime = new Date("2020-11-24T02:14:08Z");
let bench: Bench;
let demo: DemoTrust;
let issued: Uint8Array;

beforeAll(async () => {
  bench = createBench();
  demo = await createDemoTrust();
  putTrust(bench, demo);
  issued = await issueDocument();
  bench.put("issued.pdf", issued);
});

afterAll(() => bench.remove());

/** A document as an agency issues it: the leader's signature with its picture, then the seal, then long-term data. */
async function issueDocument(): Promise<Uint8Array> {
  const leader = signerOf(await demo.issue("Tạ Đình Khương", "person", { algorithm: "RSA" }));
  const agency = signerOf(await demo.issue("UBND tỉnh Lâm Đồng", "agency"));
  const authority: Signer = signerOf(await demo.issue("Dấu thời gian thử nghiệm", "timestamp", { algorithm: "RSA" }));
  let serial = 0;
  const timestamp = (request: Uint8Array) => {
    serial += 1;
    return answerTimestampRequest(request, { signer: authority, at: signingTime, serialNumber: serial.toString(16) });
  };
  const dates = { number: 1, thisUpdate: new Date("2020-11-01"), nextUpdate: new Date("2020-12-01"), revoked: [] };
  const revocation = await Promise.all(
    [demo.authority, demo.root].map((owner) => createCrl({ authority: owner, ...dates })),
  );
  const rect = { x: 130, y: 170, width: 44, height: 18 };
  const personal = { page: 1, rect, drawing: demoHandwriting("Tạ Đình Khương"), colour: "blue" as const };
  const lines = agencyLines("UBND tỉnh Lâm Đồng", signingTime);
  const seal = {
    page: 1,
    rect: sealRectOver(rect),
    drawing: demoSeal("UBND tỉnh Lâm Đồng"),
    lines,
    linesAt: "below" as const,
    colour: "red" as const,
  };
  const common = { timestamp, signingTime };
  const pdf = await createDemoPdf();
  const signed = await signPdf({
    ...common,
    pdf,
    signer: leader,
    level: "B-T",
    fieldName: "Lanh_dao",
    reason: "Ký ban hành",
    stamp: personal,
  });
  return signPdf({
    ...common,
    pdf: signed,
    signer: agency,
    level: "B-LTA",
    revocation,
    fieldName: "Co_quan",
    reason: "Đóng dấu",
    stamp: seal,
  });
}

const ours = (pdf: Uint8Array) => verifyPdf(pdf, { trust: [demo.root.certificate], at: new Date("2020-11-25") });

describe("a signed PDF in other people's tools", () => {
  it("is valid and trusted to pdfsig, both signatures, as to us", async () => {
    expect(askPdfsig(bench, "issued.pdf")).toEqual({
      signers: ["Tạ Đình Khương", "UBND tỉnh Lâm Đồng", "Dấu thời gian thử nghiệm"],
      // pdfsig lists a document time-stamp and does not look at it.
      signatures: ["Signature is Valid.", "Signature is Valid.", "Signature has not yet been verified."],
      certificates: Array(2).fill("Certificate is Trusted."),
    });
    expect((await ours(issued)).valid).toBe(true);
  });

  it("is changed to pdfsig when a byte changes, as to us", async () => {
    const changed = Uint8Array.from(issued);
    const at = Buffer.from(issued).indexOf("/MediaBox");
    changed[at + 12] = (changed[at + 12] ?? 0) ^ 1;
    bench.put("changed.pdf", changed);
    const { text } = bench.run("pdfsig", "-nssdir", "nss", "changed.pdf");
    expect(text.match(/Digest Mismatch|Signature is Invalid/g)?.length).toBeGreaterThanOrEqual(2);
    const report = await ours(changed);
    expect(report.signatures.slice(0, 2).map(({ integrity }) => integrity)).toEqual(["changed", "changed"]);
  });

  it("is clean to qpdf", () => {
    const { code, text } = bench.run("qpdf", "--check", "issued.pdf");
    expect(text).not.toMatch(/WARNING/);
    expect(code).toBe(0);
  });

  it("holds CAdES signatures that openssl verifies, and refuses over other bytes", () => {
    const signatures = signaturesOf(issued);
    expect(signatures).toHaveLength(2);
    for (const { cms, content } of signatures) {
      expect(opensslCms(bench, cms, content)).toMatchObject({ code: 0 });
      expect(opensslCms(bench, cms, Buffer.concat([content, Buffer.from("x")])).code).not.toBe(0);
    }
  });

  it("holds time-stamps that openssl verifies", () => {
    for (const { cms } of signaturesOf(issued)) expect(opensslTs(bench, cms)).toMatchObject({ code: 0 });
  });
});
