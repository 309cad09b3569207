import { beforeAll, describe, expect, it } from "vitest";
import type { IssuedCertificate } from "../certificates/issue.ts";
import { signerOf } from "../certificates/issue.ts";
import { pemOfCertificate } from "../certificates/pem.ts";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import { demoMessage } from "./demo-message.ts";
import { UnsafeXmlError } from "./parse-safely.ts";
import { signXml, XmlSigningError } from "./sign-xml.ts";
import { verifyXml } from "./verify-xml.ts";

let demo: DemoTrust;
let agency: IssuedCertificate;

beforeAll(async () => {
  demo = await createDemoTrust();
  agency = await demo.issue("UBND tỉnh Lâm Đồng", "agency");
});

const basis = () => ({ trust: [demo.root.certificate, demo.authority.certificate], at: new Date("2020-11-24") });

describe("signXml", () => {
  it("puts the signature last in edXMLHeader and leaves every other byte alone", () => {
    const message = demoMessage();
    const signed = signXml(message, { signer: signerOf(agency) });
    const [, before = "", signature = "", after = ""] =
      /^([\s\S]*)(<Signature xmlns[\s\S]*<\/Signature>)([\s\S]*)$/.exec(signed) ?? [];
    expect(before + after).toBe(message);
    expect(after.startsWith("</edXML:edXMLHeader>")).toBe(true);
    expect(signature).toContain("ecdsa-sha256");
    expect(signature).toMatch(
      /<X509Data><X509SubjectName>CN=UBND tỉnh Lâm Đồng,[^<]*<\/X509SubjectName><X509Certificate>/,
    );
  });

  it.each(["RSA", "ECDSA-P256"] as const)("signs with %s so that it verifies", async (algorithm) => {
    const issued = await demo.issue("Sở Nội vụ & Tư pháp <thử>", "agency", { algorithm });
    const signed = signXml(demoMessage(), { signer: signerOf(issued) });
    expect(verifyXml(signed, basis())).toMatchObject({
      valid: true,
      weak: false,
      signer: "Sở Nội vụ & Tư pháp <thử>",
      reason: null,
    });
  });

  it("signs with a key and certificate in PEM", () => {
    const body = Buffer.from(agency.privateKey).toString("base64");
    const privateKeyPem = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
    const signed = signXml("<a><b>đ</b></a>\n", {
      privateKeyPem,
      certificatePem: pemOfCertificate(agency.certificate),
    });
    expect(verifyXml(signed, basis()).valid).toBe(true);
  });

  it("signs named elements, and says when that is not the whole document", () => {
    const part = signXml(demoMessage(), { signer: signerOf(agency), reference: { ids: ["att"] } });
    expect(verifyXml(part, basis()).reason?.code).toBe("not-covered");
    const all = signXml(`<m><h Id="h">1</h><b Id="b">2</b></m>`, {
      signer: signerOf(agency),
      reference: { ids: ["h", "b"] },
    });
    expect(verifyXml(all, basis()).valid).toBe(true);
  });

  it("refuses to sign twice, to sign what is not XML, and to guess a place", () => {
    const signer = signerOf(agency);
    expect(() => signXml(signXml(demoMessage(), { signer }), { signer })).toThrow(XmlSigningError);
    expect(() => signXml("<a>", { signer })).toThrow(UnsafeXmlError);
    expect(() => signXml(`<!DOCTYPE a><a/>`, { signer })).toThrow(UnsafeXmlError);
    expect(() => signXml("<a/>", { signer })).toThrow(XmlSigningError);
    const decoy = demoMessage("<![CDATA[</edXML:edXMLHeader>]]>");
    expect(() => signXml(decoy, { signer })).toThrow(XmlSigningError);
    expect(() => signXml(demoMessage(), { signer, reference: { ids: ["none"] } })).toThrow(XmlSigningError);
  });
});
