import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust, IssuedCertificate } from "../../../src/engines/signing/index.ts";
import { createDemoTrust, signerOf, signXml, verifyXml } from "../../../src/engines/signing/index.ts";
import { demoMessage } from "../../../src/engines/signing/xml/demo-message.ts";
import type { Bench } from "./tools.ts";
import { createBench, putTrust } from "./tools.ts";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
let bench: Bench;
let demo: DemoTrust;
const keys = new Map<"RSA" | "ECDSA-P256", IssuedCertificate>();

beforeAll(async () => {
  bench = createBench();
  demo = await createDemoTrust();
  putTrust(bench, demo);
  for (const algorithm of ["RSA", "ECDSA-P256"] as const) {
    const issued = await demo.issue("UBND tỉnh Lâm Đồng", "agency", { algorithm });
    keys.set(algorithm, issued);
    bench.putKey(`${algorithm}.key`, issued);
    bench.putCertificate(`${algorithm}.pem`, issued.certificate);
  }
});

afterAll(() => bench.remove());

function keyOf(algorithm: "RSA" | "ECDSA-P256"): IssuedCertificate {
  const issued = keys.get(algorithm);
  if (!issued) throw new Error(`No ${algorithm} key`);
  return issued;
}

const xmlsec = (file: string) =>
  bench.run("xmlsec1", "--verify", "--trusted-pem", "root.pem", "--untrusted-pem", "authority.pem", file);
const ours = (xml: string) =>
  verifyXml(xml, { trust: [demo.root.certificate, demo.authority.certificate], at: new Date("2020-11-24") });

describe.each(["RSA", "ECDSA-P256"] as const)("XML signatures with %s", (algorithm) => {
  it("of ours are verified by xmlsec1, and refused when changed", () => {
    const signed = signXml(demoMessage("Về việc ứng phó mưa lũ &amp; sạt lở", "UEsD".repeat(15_000)), {
      signer: signerOf(keyOf(algorithm)),
    });
    bench.put("ours.xml", signed);
    expect(xmlsec("ours.xml")).toMatchObject({ code: 0 });
    bench.put("changed.xml", signed.replace("mưa lũ", "mưa bão"));
    expect(xmlsec("changed.xml").code).not.toBe(0);
    expect(ours(signed.replace("mưa lũ", "mưa bão")).reason?.code).toBe("changed");
  });

  it.each([
    ["http://www.w3.org/TR/2001/REC-xml-c14n-20010315", ""],
    ["http://www.w3.org/2001/10/xml-exc-c14n#", ""],
    ["http://www.w3.org/2006/12/xml-c14n11", ""],
    ["http://www.w3.org/2001/10/xml-exc-c14n#", `<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>`],
    [
      "http://www.w3.org/2001/10/xml-exc-c14n#",
      `<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#WithComments"/>`,
    ],
  ])("of xmlsec1 are verified by us (%s %s)", (canonicalisation, transform) => {
    const method = algorithm === "RSA" ? "rsa-sha256" : "ecdsa-sha256";
    const template =
      `<Signature xmlns="${dsig}"><SignedInfo><CanonicalizationMethod Algorithm="${canonicalisation}"/>` +
      `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${method}"/><Reference URI=""><Transforms>` +
      `<Transform Algorithm="${dsig}enveloped-signature"/>${transform}</Transforms>` +
      `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo>` +
      `<SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature>`;
    const message = demoMessage("Về việc <!-- ghi chú --> ứng phó").replace(
      "</edXML:edXMLHeader>",
      `${template}</edXML:edXMLHeader>`,
    );
    bench.put("template.xml", message);
    const sign = bench.run(
      "xmlsec1",
      "--sign",
      "--privkey-pem",
      `${algorithm}.key,${algorithm}.pem`,
      "--output",
      "theirs.xml",
      "template.xml",
    );
    expect(sign).toMatchObject({ code: 0 });
    const theirs = bench.run("cat", "theirs.xml").text;
    expect(ours(theirs)).toMatchObject({ valid: true, signer: "UBND tỉnh Lâm Đồng", reason: null });
    expect(ours(theirs.replace("ứng phó", "ứng cứu")).reason?.code).toBe("changed");
  });
});
