import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { IssuedCertificate } from "../certificates/issue.ts";
import { signerOf } from "../certificates/issue.ts";
import { createCrl } from "../certificates/revocation-list.ts";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import { demoMessage } from "./demo-message.ts";
import { signXml } from "./sign-xml.ts";
import { verifyXml } from "./verify-xml.ts";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
let demo: DemoTrust;
let agency: IssuedCertificate;
let rsa: IssuedCertificate;
let signed: string;

beforeAll(async () => {
  demo = await createDemoTrust();
  agency = await demo.issue("UBND tỉnh Lâm Đồng", "agency");
  rsa = await demo.issue("UBND huyện Đức Trọng", "agency", { algorithm: "RSA" });
  signed = signXml(demoMessage(), { signer: signerOf(agency) });
});

const basis = (change = {}) => ({
  trust: [demo.root.certificate, demo.authority.certificate],
  at: new Date("2020-11-24T02:14:08Z"),
  ...change,
});
const reasonOf = (xml: string, change = {}) => verifyXml(xml, basis(change)).reason?.code ?? null;

/** A signature as other software writes it: its namespace, algorithms and transforms are the test's choice. */
function foreign(choice: {
  digest?: "sha1" | "sha256";
  namespace?: string;
  transforms?: string;
  uri?: string;
  canonical?: string;
}): string {
  const { digest = "sha256", namespace = dsig, uri = "" } = choice;
  const canonical = choice.canonical ?? `<m xmlns="urn:m"><b>Văn bản</b></m>`;
  const transforms = choice.transforms ?? `<Transform Algorithm="${dsig}enveloped-signature"></Transform>`;
  const method = digest === "sha1" ? `${dsig}rsa-sha1` : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  const digestMethod = digest === "sha1" ? `${dsig}sha1` : "http://www.w3.org/2001/04/xmlenc#sha256";
  const value = createHash(digest).update(canonical).digest("base64");
  const info =
    `<SignedInfo xmlns="${namespace}"><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="${method}"></SignatureMethod><Reference URI="${uri}"><Transforms>${transforms}</Transforms>` +
    `<DigestMethod Algorithm="${digestMethod}"></DigestMethod><DigestValue>${value}</DigestValue></Reference></SignedInfo>`;
  const key = createPrivateKey({ key: Buffer.from(rsa.privateKey), format: "der", type: "pkcs8" });
  const signature = sign(digest, Buffer.from(info), key).toString("base64");
  const certificate = Buffer.from(rsa.certificate).toString("base64");
  return (
    `<m xmlns="urn:m"><b>Văn bản</b><Signature xmlns="${namespace}">${info}<SignatureValue>${signature}</SignatureValue>` +
    `<KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></Signature></m>`
  );
}

describe("verifyXml on what is wrong", () => {
  it("says that a byte changed, in the header, in an attachment or in the signature itself", () => {
    expect(reasonOf(signed)).toBeNull();
    expect(reasonOf(signed.replace("phòng chống", "phòng tránh"))).toBe("changed");
    expect(reasonOf(signed.replace("UEsDBAoAAAA", "UEsDBAoAAAB"))).toBe("changed");
    expect(
      reasonOf(
        signed.replace(/<SignatureValue>(.)/, (_, first: string) => `<SignatureValue>${first === "A" ? "B" : "A"}`),
      ),
    ).toBe("forged");
    expect(reasonOf(signed.replace(/<DigestValue>[^<]+/, `<DigestValue>${"A".repeat(43)}=`))).toBe("changed");
  });

  it("tells untrusted, expired, not yet valid and revoked apart", async () => {
    const crl = await createCrl({
      authority: demo.authority,
      number: 1,
      thisUpdate: new Date("2020-11-01"),
      nextUpdate: new Date("2020-12-01"),
      revoked: [{ serialNumber: "10", at: new Date("2020-11-10") }],
    });
    expect(reasonOf(signed, { trust: [] })).toBe("untrusted");
    expect(reasonOf(signed, { at: new Date("2031-01-01") })).toBe("expired");
    expect(reasonOf(signed, { at: new Date("2017-01-01") })).toBe("not-yet-valid");
    expect(reasonOf(signed, { crls: [crl] })).toBe("revoked");
    expect(verifyXml(signed, basis({ trust: [] })).signer).toBe("UBND tỉnh Lâm Đồng");
  });

  it("says when there is no signature, or no XML", () => {
    expect(verifyXml(demoMessage(), basis())).toMatchObject({
      present: false,
      valid: false,
      reason: { code: "absent" },
    });
    expect(reasonOf("không phải XML")).toBe("not-xml");
    expect(reasonOf("")).toBe("not-xml");
    expect(reasonOf(`<!DOCTYPE a [<!ENTITY x "y">]>${signed}`)).toBe("doctype");
    expect(reasonOf(signed.replace(/<X509Certificate>[^<]+/, "<X509Certificate>AAAA"))).toBe("no-certificate");
    expect(reasonOf(signed.replace(/<SignatureValue>.*<\/SignatureValue>/, ""))).toBe("malformed");
  });
});

describe("verifyXml on signatures of others", () => {
  it("accepts inclusive canonicalisation and signatures in edXML's namespace", () => {
    expect(reasonOf(foreign({}))).toBeNull();
    expect(reasonOf(foreign({ namespace: "http://www.mic.gov.vn/TBT/QCVN_102_2016" }))).toBeNull();
  });

  it("refuses SHA-1 unless it is allowed, and then shows it as weak", () => {
    const old = foreign({ digest: "sha1" });
    expect(verifyXml(old, basis())).toMatchObject({ valid: false, weak: true, reason: { code: "weak-refused" } });
    expect(verifyXml(old, basis({ allowSha1: true }))).toMatchObject({ valid: true, weak: true, reason: null });
  });

  it("shows a short RSA key as weak", async () => {
    const pair = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const pkcs8 = new Uint8Array(pair.privateKey.export({ format: "der", type: "pkcs8" }));
    const spki = new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" }));
    const parameters = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    const keys = {
      privateKey: await crypto.subtle.importKey("pkcs8", pkcs8, parameters, true, ["sign"]),
      publicKey: await crypto.subtle.importKey("spki", spki, parameters, true, ["verify"]),
    };
    const { issueCertificate } = await import("../certificates/issue.ts");
    const dates = { notBefore: new Date("2018-01-01"), notAfter: new Date("2030-01-01") };
    const short = await issueCertificate({
      authority: demo.authority,
      profile: "agency",
      algorithm: "RSA",
      subject: { commonName: "Khóa ngắn" },
      serialNumber: "99",
      keys,
      ...dates,
    });
    expect(verifyXml(signXml("<a>1</a>", { signer: signerOf(short) }), basis())).toMatchObject({
      valid: true,
      weak: true,
    });
  });

  it("refuses programs in transforms, references elsewhere, and unknown algorithms", () => {
    const xslt = `<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"></Transform>`;
    const xpath = `<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>self::b</XPath></Transform>`;
    expect(reasonOf(foreign({ transforms: xslt }))).toBe("transform-refused");
    expect(reasonOf(foreign({ transforms: xpath }))).toBe("transform-refused");
    expect(reasonOf(foreign({ uri: "http://example.vn/a.xml" }))).toBe("external-reference");
    expect(reasonOf(foreign({ uri: "#xpointer(id('a'))" }))).toBe("external-reference");
    expect(reasonOf(foreign({ uri: "file:///etc/hostname" }))).toBe("external-reference");
    expect(reasonOf(foreign({}).replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"))).toBe(
      "algorithm-refused",
    );
    expect(reasonOf(foreign({ transforms: "" }))).toBe("malformed");
  });
});

describe("verifyXml against wrapping", () => {
  const byId = () =>
    signXml(`<m><h Id="h">1</h><b Id="b">2</b></m>`, { signer: signerOf(agency), reference: { ids: ["h", "b"] } });

  it("refuses a signed part moved aside for another", () => {
    expect(reasonOf(byId())).toBeNull();
    expect(reasonOf(byId().replace(`<b Id="b">2</b>`, `<b>9</b><old><b Id="b">2</b></old>`))).toBe("not-covered");
    expect(reasonOf(byId().replace("<m>", "<m><x>thêm</x>"))).toBe("not-covered");
  });

  it("refuses an Id used twice, or missing", () => {
    expect(reasonOf(byId().replace(`<b Id="b">2</b>`, `<b Id="b">2</b><b ID="b">9</b>`))).toBe("unclear-reference");
    expect(reasonOf(byId().replace(`Id="b"`, `Id="c"`))).toBe("unclear-reference");
  });

  it("refuses content hidden in the signature, and a whole document wrapped in another", () => {
    const hidden = byId()
      .replace("</Signature>", `<Object><b Id="z">9</b></Object></Signature>`)
      .replace(`Id="b"`, `Id="y"`);
    expect(reasonOf(hidden)).toBe("unclear-reference");
    const inner = signed.replace(/^<\?xml.*\?>\s*/, "");
    expect(reasonOf(`<edXML><edXMLBody>${inner}</edXMLBody></edXML>`)).toBe("changed");
  });

  it("refuses two signatures", () => {
    const signature = /<Signature xmlns[\s\S]*<\/Signature>/.exec(signed)?.[0] ?? "";
    expect(reasonOf(signed.replace("</edXML:edXMLHeader>", `${signature}</edXML:edXMLHeader>`))).toBe(
      "several-signatures",
    );
  });
});

describe("verifyXml on any input", () => {
  it("never accepts a message with one letter replaced, and never throws", () => {
    const letters = [...signed];
    fc.assert(
      fc.property(
        fc.nat(letters.length - 1),
        fc.string({ minLength: 1, maxLength: 1, unit: "grapheme" }),
        (at, letter) => {
          if (letter === letters[at]) return;
          const report = verifyXml([...letters.slice(0, at), letter, ...letters.slice(at + 1)].join(""), basis());
          const inMessage = at < signed.indexOf("<Signature ") || at >= signed.indexOf("</Signature>") + 12;
          const inSignedInfo = at >= signed.indexOf("<SignedInfo") && at < signed.indexOf("</SignedInfo>");
          // The rest of the signature is not signed: its own tag, the subject name beside the certificate, spaces in base64.
          if ((inMessage || inSignedInfo) && report.valid) expect(insignificant(letters, at, letter)).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("never throws on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void verifyXml(text, basis())));
  });
});

/** A change that canonical XML does not see: white space inside a tag or before the root. */
function insignificant(letters: readonly string[], at: number, letter: string): boolean {
  const inProlog = at < letters.join("").indexOf("<edXML");
  return (
    inProlog ||
    (/\s/.test(letters[at] ?? "") && /\s/.test(letter)) ||
    (/["']/.test(letters[at] ?? "") && /["']/.test(letter))
  );
}
