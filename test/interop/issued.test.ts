import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, person } from "../../scenario/document/people.ts";
import { issue, waitForRecipients } from "../../scenario/document/sender.ts";
import { readIssued } from "../../src/country/trust.ts";
import { readSignedData } from "../../src/engines/signing/cms/read-signed-data.ts";
import { readPdf } from "../../src/engines/signing/pdf/read-pdf.ts";
import { readValidationStore } from "../../src/engines/signing/pdf/validation-store.ts";
import { type SmallCountry, startSmallCountry } from "../support/small-country.ts";
import type { Bench } from "./signing/tools.ts";
import { askPdfsig, createBench, opensslCms, opensslTs, putTrust, signaturesOf } from "./signing/tools.ts";

/** A letter that people of a demo country wrote, signed and issued over HTTP, and what went over the wire. */
let country: SmallCountry;
let bench: Bench;
let clerk: Person;
let pdf: Buffer;
let edxml: Buffer;

beforeAll(async () => {
  bench = createBench();
  country = await startSmallCountry();
  putTrust(bench, { root: readIssued(country.keysDir, "root"), authority: readIssued(country.keysDir, "authority") });
  clerk = await person(country, "vanthu.h36");
  const senders = {
    author: await person(country, "chuyenvien.h36"),
    leader: await person(country, "lanhdao.h36"),
    clerk,
  };
  const path = await issue(senders, {
    kind: "letter",
    unit: "VP",
    subject: "phối hợp ứng phó mưa lũ & sạt lở",
    body: "Ủy ban nhân dân tỉnh Lâm Đồng đề nghị phối hợp.\n\n1. Chia sẻ số liệu quan trắc trước ngày 25 tháng 11.",
    addressees: ["Ủy ban nhân dân tỉnh Kon Tum"],
    recipients: ["H34"],
  });
  await waitForRecipients(senders, path, (one) => one.arrivedAt !== null);
  pdf = Buffer.from(await clerk.visitor.bytes(`${path}/document.pdf`));
  edxml = country.wire.documents()[0] ?? Buffer.alloc(0);
  bench.put("issued.pdf", pdf);
  bench.put("changed.pdf", changed(pdf));
  bench.put("sent.xml", edxml);
});

afterAll(async () => {
  await country?.stop();
  bench.remove();
});

/** One bit of the page that the leader signed. */
function changed(bytes: Uint8Array): Uint8Array {
  const other = Uint8Array.from(bytes);
  const at = Buffer.from(bytes).indexOf("/MediaBox") + 12;
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

const program = join(import.meta.dirname, "../../bin/lienthong.mjs");
function lienthong(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], { cwd: bench.folder, encoding: "utf8" });
  return { exit: status, output: JSON.parse(stdout) };
}

describe("an issued PDF", () => {
  const [leader, system, agency] = [
    expect.any(String),
    "Hệ thống liên thông văn bản - Tỉnh Lâm Đồng",
    "Ủy ban nhân dân tỉnh Lâm Đồng",
  ];

  test("is valid and trusted to pdfsig: the leader's signature, number and date, the agency's seal", () => {
    expect(askPdfsig(bench, "issued.pdf")).toEqual({
      signers: [leader, system, agency],
      signatures: Array(3).fill("Signature is Valid."),
      certificates: Array(3).fill("Certificate is Trusted."),
    });
  });

  test("is no longer valid to pdfsig after one byte changed", () => {
    expect(askPdfsig(bench, "changed.pdf").signatures).toEqual(Array(3).fill("Digest Mismatch."));
  });

  test("is clean to qpdf", () => {
    const { code, text } = bench.run("qpdf", "--check", "issued.pdf");
    expect(text).not.toMatch(/WARNING/);
    expect(code).toBe(0);
  });

  test("holds CAdES signatures and time-stamps that openssl verifies", () => {
    const [signatures, others] = [signaturesOf(pdf), signaturesOf(changed(pdf))];
    expect(signatures).toHaveLength(3);
    for (const [index, { cms, content }] of signatures.entries()) {
      expect(opensslCms(bench, cms, content)).toMatchObject({ code: 0 });
      expect(opensslTs(bench, cms)).toMatchObject({ code: 0 });
      expect(opensslCms(bench, cms, others[index]?.content ?? new Uint8Array()).code).not.toBe(0);
    }
  });

  test("carries the revocation lists by which openssl finds every signer good at the time of signing", () => {
    const { crls } = readValidationStore(readPdf(pdf));
    expect(crls.length).toBeGreaterThanOrEqual(2);
    const block = (der: Uint8Array) =>
      `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString("base64")}\n-----END X509 CRL-----\n`;
    bench.put("lists.pem", crls.map((der) => block(der).replace(/.{64}/g, "$&\n")).join(""));
    for (const { cms } of signaturesOf(pdf)) {
      const signature = readSignedData(cms);
      bench.putCertificate("signer.pem", signature?.certificate?.der ?? new Uint8Array());
      const at = String(Math.round((signature?.signingTime?.getTime() ?? 0) / 1000));
      const files = ["-CRLfile", "lists.pem", "-CAfile", "root.pem", "-untrusted", "authority.pem", "signer.pem"];
      const check = bench.run("openssl", "verify", "-attime", at, "-crl_check_all", ...files);
      expect(check).toMatchObject({ code: 0 });
    }
  });

  test("is verified by the command line, the seal at B-LT, and refused after one byte changed", () => {
    const good = lienthong("pdf", "verify", "issued.pdf", "--trust", "root.pem");
    expect(good).toMatchObject({ exit: 0, output: { changedAfterLastSignature: false, findings: [] } });
    expect(good.output.signatures).toMatchObject([
      { field: "LT-Nguoi-ky", signer: leader, integrity: "ok", trusted: true },
      { field: "LT-So-ngay", signer: system, integrity: "ok", trusted: true },
      { field: "LT-Co-quan", signer: agency, integrity: "ok", trusted: true, level: "B-LT" },
    ]);
    const bad = lienthong("pdf", "verify", "changed.pdf", "--trust", "root.pem");
    expect(bad.exit).toBe(1);
    expect(bad.output.signatures).toMatchObject(Array(3).fill({ integrity: "changed", trusted: false }));
    expect(lienthong("pdf", "verify", "issued.pdf").exit).toBe(1);
  });
});

describe("an edXML document", () => {
  const xmlsec = (file: string) =>
    bench.run("xmlsec1", "--verify", "--trusted-pem", "root.pem", "--untrusted-pem", "authority.pem", file);

  test("as it went over the wire is verified by xmlsec1, and refused after a change", () => {
    expect(edxml.includes("mưa lũ &amp; sạt lở")).toBe(true);
    expect(xmlsec("sent.xml")).toMatchObject({ code: 0 });
    bench.put("other.xml", edxml.toString("utf8").replace("mưa lũ", "mưa bão"));
    expect(xmlsec("other.xml").code).not.toBe(0);
    const sent = lienthong("edxml", "inspect", "sent.xml", "--trust", "root.pem", "--trust", "authority.pem");
    expect(sent).toMatchObject({ exit: 0, output: { signature: { valid: true, reason: null }, findings: [] } });
    expect(sent.output.attachments).toMatchObject([{ contentType: "application/pdf", bytes: pdf.length }]);
  });

  test("signed by xmlsec1 in place of us is valid to us", () => {
    const template =
      '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>' +
      '<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>' +
      '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><Reference URI=""><Transforms>' +
      '<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms>' +
      '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo>' +
      "<SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature>";
    const unsigned = edxml.toString("utf8").replace(/<Signature [\s\S]*<\/Signature>/, template);
    bench.put("template.xml", unsigned);
    for (const file of ["H36.exchange.key.pem", "H36.exchange.pem"])
      bench.put(file, readFileSync(join(country.keysDir, file)));
    const key = "H36.exchange.key.pem,H36.exchange.pem";
    expect(
      bench.run("xmlsec1", "--sign", "--privkey-pem", key, "--output", "theirs.xml", "template.xml"),
    ).toMatchObject({ code: 0 });
    const trust = ["--trust", "root.pem", "--trust", "authority.pem"];
    const theirs = lienthong("edxml", "inspect", "theirs.xml", ...trust).output;
    expect(theirs.signature).toMatchObject({ present: true, valid: true, reason: null });
    const altered = readFileSync(join(bench.folder, "theirs.xml"), "utf8").replace("mưa lũ", "mưa bão");
    bench.put("altered.xml", altered);
    const refused = lienthong("edxml", "inspect", "altered.xml", ...trust).output;
    expect(refused.signature).toMatchObject({ valid: false, reason: { code: "changed" } });
  });
});
