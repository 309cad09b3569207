import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSignedData } from "../../../src/engines/signing/cms/read-signed-data.ts";
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
import { readPdf } from "../../../src/engines/signing/pdf/read-pdf.ts";
import { contentsOf, findSignatures, signedBytes } from "../../../src/engines/signing/pdf/signature-fields.ts";
import type { Bench } from "./tools.ts";
import { createBench, putTrust } from "./tools.ts";

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

async function signaturesOf(pdf: Uint8Array) {
  const fields = findSignatures(await readPdf(pdf), pdf);
  return fields.flatMap(({ range, isTimestamp }) =>
    range && !isTimestamp ? [{ cms: contentsOf(pdf, range), content: signedBytes(pdf, range) }] : [],
  );
}

const ours = (pdf: Uint8Array) => verifyPdf(pdf, { trust: [demo.root.certificate], at: new Date("2020-11-25") });

describe("a signed PDF in other people's tools", () => {
  it("is valid and trusted to pdfsig, both signatures, as to us", async () => {
    const { text } = bench.run("pdfsig", "-nssdir", "nss", "issued.pdf");
    expect(text.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2);
    expect(text.match(/Certificate Validation: Certificate is Trusted\./g)).toHaveLength(2);
    expect(text).toContain("Signer Certificate Common Name: Tạ Đình Khương");
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

  it("holds CAdES signatures that openssl verifies, and refuses over other bytes", async () => {
    const signatures = await signaturesOf(issued);
    expect(signatures).toHaveLength(2);
    for (const { cms, content } of signatures) {
      bench.put("signature.p7s", cms);
      bench.put("content.bin", content);
      const verify = [
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "signature.p7s",
        "-CAfile",
        "root.pem",
        "-purpose",
        "any",
        "-out",
        "out.bin",
      ];
      expect(bench.run("openssl", ...verify, "-content", "content.bin")).toMatchObject({ code: 0 });
      bench.put("other.bin", Buffer.concat([content, Buffer.from("x")]));
      expect(bench.run("openssl", ...verify, "-content", "other.bin").code).not.toBe(0);
    }
  });

  it("holds time-stamps that openssl verifies", async () => {
    for (const { cms } of await signaturesOf(issued)) {
      const signature = readSignedData(cms);
      bench.put("token.der", signature?.timestampToken ?? new Uint8Array());
      bench.put("value.bin", signature?.signatureValue ?? new Uint8Array());
      const verify = [
        "ts",
        "-verify",
        "-in",
        "token.der",
        "-token_in",
        "-data",
        "value.bin",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "authority.pem",
      ];
      expect(bench.run("openssl", ...verify)).toMatchObject({ code: 0 });
    }
  });
});
