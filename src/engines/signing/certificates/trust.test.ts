import { beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import { describeCertificate } from "./describe-certificate.ts";
import type { IssuedCertificate } from "./issue.ts";
import { issueCertificate, testMark } from "./issue.ts";
import { readCertificate, UnreadableCertificateError } from "./read-certificate.ts";
import { createCrl } from "./revocation-list.ts";
import { judgeCertificate } from "./trust.ts";

const at = new Date("2020-11-24T02:14:08Z");
let demo: DemoTrust;
let person: IssuedCertificate;

beforeAll(async () => {
  demo = await createDemoTrust();
  person = await demo.issue("Tạ Đình Khương", "person");
});

function judge(certificate: IssuedCertificate, change: Partial<Parameters<typeof judgeCertificate>[1]> = {}) {
  const basis = { trust: [demo.root.certificate], others: certificate.chain, at, purpose: "signature" as const };
  return judgeCertificate(readCertificate(certificate.certificate), { ...basis, ...change });
}

function crlOf(authority: IssuedCertificate, serialNumber: string, revokedAt: Date) {
  const dates = { thisUpdate: new Date("2020-11-01"), nextUpdate: new Date("2020-12-01") };
  return createCrl({ authority, number: 7, ...dates, revoked: [{ serialNumber, at: revokedAt }] });
}

describe("judgeCertificate", () => {
  it("accepts a certificate under a trusted root in November 2020", () => {
    const verdict = judge(person);
    expect(verdict).toMatchObject({ trusted: true, problem: null, revocation: "unknown" });
    expect(verdict.path).toHaveLength(3);
  });

  it("accepts a certificate that is itself trusted", () => {
    expect(judge(person, { trust: [person.certificate], others: [] }).trusted).toBe(true);
  });

  it("refuses another country's root, and a missing certificate in between", async () => {
    const stranger = await createDemoTrust();
    expect(judge(person, { trust: [stranger.root.certificate] }).problem).toBe("untrusted");
    expect(judge(person, { others: [] }).problem).toBe("untrusted");
  });

  it("refuses what an ordinary certificate issued", async () => {
    const dates = { notBefore: new Date("2018-01-01"), notAfter: new Date("2030-01-01") };
    const child = await issueCertificate({
      authority: person,
      profile: "person",
      serialNumber: "77",
      subject: { commonName: "Giả mạo" },
      ...dates,
    });
    expect(judge(child).problem).toBe("untrusted");
  });

  it("says expired and not yet valid apart", () => {
    expect(judge(person, { at: new Date("2031-01-01") }).problem).toBe("expired");
    expect(judge(person, { at: new Date("2017-06-01") }).problem).toBe("not-yet-valid");
  });

  it("refuses a certificate revoked by then, accepts it for a time before", async () => {
    const serial = describeCertificate(person.certificate).serial;
    const crls = [await crlOf(demo.authority, serial, new Date("2020-11-20"))];
    expect(judge(person, { crls })).toMatchObject({
      problem: "revoked",
      revocation: "revoked",
      revokedAt: new Date("2020-11-20"),
    });
    expect(judge(person, { crls, at: new Date("2020-11-19") })).toMatchObject({ trusted: true, revocation: "good" });
  });

  it("takes no comfort from a list that is out of date, but believes what it revokes", async () => {
    const serial = describeCertificate(person.certificate).serial;
    const later = new Date("2020-12-02");
    const clean = [await crlOf(demo.authority, "99", new Date("2020-11-20"))];
    expect(judge(person, { crls: clean })).toMatchObject({ revocation: "good" });
    expect(judge(person, { crls: clean, at: later })).toMatchObject({ trusted: true, revocation: "unknown" });
    const named = [await crlOf(demo.authority, serial, new Date("2020-11-20"))];
    expect(judge(person, { crls: named, at: later }).problem).toBe("revoked");
  });

  it("refuses everything under a revoked authority", async () => {
    const crls = [await crlOf(demo.root, "02", new Date("2020-11-20"))];
    expect(judge(person, { crls }).problem).toBe("revoked");
  });

  it("does not believe a revocation list that the authority did not sign", async () => {
    const stranger = await createDemoTrust();
    const serial = describeCertificate(person.certificate).serial;
    const crls = [await crlOf(stranger.authority, serial, new Date("2020-11-20"))];
    expect(judge(person, { crls })).toMatchObject({ trusted: true, revocation: "unknown" });
  });

  it("keeps time-stamp and signature certificates apart", async () => {
    const authority = await demo.issue("Dấu thời gian", "timestamp");
    expect(judge(authority).problem).toBe("unsuitable");
    expect(judge(authority, { purpose: "timestamp" }).trusted).toBe(true);
    expect(judge(person, { purpose: "timestamp" }).problem).toBe("unsuitable");
  });
});

describe("describeCertificate", () => {
  it("says whose it is, in Vietnamese letters, and that it is a test", async () => {
    const rsa = await demo.issue("Trần Thị Hồng Nhung", "person", { algorithm: "RSA" });
    const described = describeCertificate(rsa.certificate);
    expect(described).toMatchObject({
      commonName: "Trần Thị Hồng Nhung",
      organization: "UBND tỉnh Lâm Đồng",
      keyAlgorithm: "RSA-2048",
      weak: false,
    });
    expect(described.subject).toContain(testMark);
    expect(described.notBefore).toEqual(new Date("2018-01-01T00:00:00Z"));
    expect(describeCertificate(person.certificate).keyAlgorithm).toBe("ECDSA-P256");
  });

  it("names bytes that are no certificate", () => {
    expect(() => describeCertificate(new Uint8Array([1, 2, 3]))).toThrow(UnreadableCertificateError);
  });
});
