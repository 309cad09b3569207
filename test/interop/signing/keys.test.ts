import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust } from "../../../src/engines/signing/index.ts";
import {
  answerTimestampRequest,
  createCrl,
  createDemoTrust,
  openKey,
  sealKey,
  signerOf,
  tokenOf,
  verifyTimestamp,
  WrongPinError,
} from "../../../src/engines/signing/index.ts";
import type { Bench } from "./tools.ts";
import { createBench, putTrust } from "./tools.ts";

let bench: Bench;
let demo: DemoTrust;

beforeAll(async () => {
  bench = createBench();
  demo = await createDemoTrust();
  putTrust(bench, demo);
});

afterAll(() => bench.remove());

describe.each(["RSA", "ECDSA-P256"] as const)("%s keys", (algorithm) => {
  it("that we seal are opened by openssl with the PIN only", async () => {
    const issued = await demo.issue("Tạ Đình Khương", "person", { algorithm });
    bench.put("ours.p12", await sealKey(issued.privateKey, issued.certificate, issued.chain, "246810"));
    const opened = bench.run("openssl", "pkcs12", "-in", "ours.p12", "-passin", "pass:246810", "-nodes");
    expect(opened.code).toBe(0);
    expect(opened.text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(bench.run("openssl", "pkcs12", "-in", "ours.p12", "-passin", "pass:111111", "-nodes").code).not.toBe(0);
  });

  it("that openssl sealed are opened by us with the PIN only", async () => {
    const issued = await demo.issue("Tạ Đình Khương", "person", { algorithm });
    bench.putKey("leaf.key", issued);
    bench.putCertificate("leaf.pem", issued.certificate);
    const seal = [
      "pkcs12",
      "-export",
      "-inkey",
      "leaf.key",
      "-in",
      "leaf.pem",
      "-certfile",
      "authority.pem",
      "-out",
      "theirs.p12",
    ];
    expect(bench.run("openssl", ...seal, "-passout", "pass:Mật khẩu")).toMatchObject({ code: 0 });
    const sealed = readFileSync(join(bench.folder, "theirs.p12"));
    const signer = await openKey(sealed, "Mật khẩu");
    const key = createPublicKey(bench.run("openssl", "x509", "-in", "leaf.pem", "-pubkey", "-noout").text);
    const data = Buffer.from("văn bản");
    expect(verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, await signer.sign(data))).toBe(true);
    expect(signer.chain).toHaveLength(1);
    await expect(openKey(sealed, "mật khẩu")).rejects.toThrow(WrongPinError);
  });
});

describe("certificates and time-stamps", () => {
  it("are verified by openssl down to the revocation list", async () => {
    const [good, bad] = [await demo.issue("Còn hiệu lực", "person"), await demo.issue("Đã thu hồi", "person")];
    bench.putCertificate("good.pem", good.certificate);
    bench.putCertificate("bad.pem", bad.certificate);
    const serial = bench.run("openssl", "x509", "-in", "bad.pem", "-noout", "-serial").text.replace(/^serial=|\s/g, "");
    const revoked = [{ serialNumber: serial, at: new Date("2020-11-20"), reason: "keyCompromise" as const }];
    const dates = { number: 1, thisUpdate: new Date("2020-11-01"), nextUpdate: new Date("2020-12-01") };
    bench.put("list.der", await createCrl({ authority: demo.authority, ...dates, revoked }));
    bench.run("openssl", "crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem");
    const at = String(Date.parse("2020-11-24") / 1000);
    const check = [
      "verify",
      "-attime",
      at,
      "-crl_check",
      "-CRLfile",
      "list.pem",
      "-CAfile",
      "root.pem",
      "-untrusted",
      "authority.pem",
    ];
    expect(bench.run("openssl", ...check, "good.pem")).toMatchObject({ code: 0 });
    expect(bench.run("openssl", ...check, "bad.pem").text).toContain("certificate revoked");
  });

  it("are answered so that openssl's own query verifies", async () => {
    const signer = signerOf(await demo.issue("Dấu thời gian thử nghiệm", "timestamp"));
    bench.put("data.txt", "văn bản số 12");
    bench.run("openssl", "ts", "-query", "-data", "data.txt", "-sha512", "-cert", "-out", "query.tsq");
    const query = readFileSync(join(bench.folder, "query.tsq"));
    const response = await answerTimestampRequest(query, {
      signer,
      at: new Date("2020-11-24T02:14:08Z"),
      serialNumber: "ff01",
    });
    bench.put("response.tsr", response);
    const check = [
      "ts",
      "-verify",
      "-queryfile",
      "query.tsq",
      "-in",
      "response.tsr",
      "-CAfile",
      "root.pem",
      "-untrusted",
      "authority.pem",
    ];
    expect(bench.run("openssl", ...check)).toMatchObject({ code: 0 });
    expect(bench.run("openssl", "ts", "-reply", "-in", "response.tsr", "-text").text).toContain(
      "Nov 24 02:14:08 2020 GMT",
    );
    const verdict = verifyTimestamp(tokenOf(response), Buffer.from("văn bản số 12"), {
      trust: [demo.root.certificate],
      at: new Date("2020-11-25"),
    });
    expect(verdict.problem).toBeNull();
  });
});
