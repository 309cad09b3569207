import { beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust } from "../../engines/signing/index.ts";
import {
  createCrl,
  createDemoTrust,
  describeCertificate,
  pemOfCertificate,
  signerOf,
  signPdf,
} from "../../engines/signing/index.ts";
import { createDemoPdf } from "../../engines/signing/pdf/demo-pdf.ts";
import { UnreadableFileError, UsageError } from "../command.ts";
import { testIo } from "../command-io.fixture.ts";
import { pdfVerify } from "./pdf-verify.ts";

const files = new Map<string, Uint8Array>();
let demo: DemoTrust;

beforeAll(async () => {
  demo = await createDemoTrust();
  const signer = signerOf(await demo.issue("Tạ Đình Khương", "person"));
  const signingTime = new Date("2020-11-24T02:14:08Z");
  const signed = await signPdf({
    pdf: await createDemoPdf(),
    signer,
    level: "B-B",
    fieldName: "Lanh_dao",
    reason: "Ký",
    signingTime,
  });
  files.set("signed.pdf", signed);
  files.set("plain.pdf", await createDemoPdf());
  files.set("not.pdf", Buffer.from("không phải PDF"));
  const list = await createCrl({
    authority: demo.authority,
    number: 1,
    thisUpdate: new Date("2020-11-24T06:00:00Z"),
    nextUpdate: new Date("2020-12-24T06:00:00Z"),
    revoked: [{ serialNumber: describeCertificate(signer.certificate).serial, at: new Date("2020-11-24T06:00:00Z") }],
  });
  const base64 = Buffer.from(list).toString("base64");
  files.set("revoked.crl", list);
  files.set("revoked.pem", Buffer.from(`-----BEGIN X509 CRL-----\n${base64}\n-----END X509 CRL-----\n`));
  files.set("root.pem", Buffer.from(pemOfCertificate(demo.root.certificate)));
});

const io = {
  ...testIo({}),
  now: () => new Date("2020-11-25T00:00:00Z"),
  async readFile(path: string): Promise<Uint8Array> {
    const file = files.get(path);
    if (!file) throw new UnreadableFileError(path);
    return file;
  },
};
const run = (...args: string[]) => pdfVerify.run(args, io);

describe("pdf verify", () => {
  it("answers exactly the documented fields and 0 when all is well", async () => {
    const result = await run("signed.pdf", "--trust", "root.pem");
    expect(result).toEqual({
      exit: 0,
      output: {
        signatures: [
          {
            field: "Lanh_dao",
            subFilter: "ETSI.CAdES.detached",
            level: "B-B",
            signer: "Tạ Đình Khương",
            signingTime: "2020-11-24T02:14:08.000Z",
            timestamp: null,
            coversWholeFile: true,
            integrity: "ok",
            trusted: true,
            revoked: false,
            weak: false,
            reason: null,
          },
        ],
        changedAfterLastSignature: false,
        findings: [],
        verdict: { vi: "Hợp lệ. Tệp nguyên vẹn từ khi ký.", en: "Valid. The file is unchanged since it was signed." },
      },
    });
  });

  it("answers 1 for nobody trusted, an instant too late, no signature, no PDF", async () => {
    expect((await run("signed.pdf")).exit).toBe(1);
    expect((await run("signed.pdf", "--trust", "root.pem", "--at", "2031-01-01")).exit).toBe(1);
    expect((await run("plain.pdf", "--trust", "root.pem")).exit).toBe(1);
    expect(await run("not.pdf")).toMatchObject({
      exit: 1,
      output: { signatures: [], findings: [{ code: "pdf.unreadable" }] },
    });
  });

  it("takes an instant without a zone as Vietnam's", async () => {
    expect((await run("signed.pdf", "--trust", "root.pem", "--at", "2030-01-01T06:59:59")).exit).toBe(0);
    expect((await run("signed.pdf", "--trust", "root.pem", "--at", "2030-01-01T07:00:01")).exit).toBe(1);
  });

  it("finds a certificate revoked by a list in DER or PEM, and signed before that still good", async () => {
    for (const list of ["revoked.crl", "revoked.pem"]) {
      const result = await run("signed.pdf", "--trust", "root.pem", "--crl", list);
      expect(result).toMatchObject({
        exit: 1,
        output: { signatures: [{ trusted: false, revoked: true, reason: { code: "revoked" } }] },
      });
    }
    expect(
      (await run("signed.pdf", "--trust", "root.pem", "--crl", "revoked.crl", "--at", "2020-11-24T12:00")).exit,
    ).toBe(0);
  });

  it("refuses wrong usage and files that are not there", async () => {
    await expect(run()).rejects.toThrow(UsageError);
    await expect(run("signed.pdf", "plain.pdf")).rejects.toThrow(UsageError);
    await expect(run("signed.pdf", "--at", "hôm qua")).rejects.toThrow(UsageError);
    await expect(run("signed.pdf", "--trust", "plain.pdf")).rejects.toThrow(UsageError);
    for (const other of ["plain.pdf", "root.pem"])
      await expect(run("signed.pdf", "--trust", "root.pem", "--crl", other)).rejects.toThrow(UsageError);
    await expect(run("none.pdf")).rejects.toThrow(UnreadableFileError);
  });
});
