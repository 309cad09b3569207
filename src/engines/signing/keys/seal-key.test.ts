import { createPrivateKey, verify, X509Certificate } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import { UnusableKeyError } from "../signer.ts";
import { changePin } from "./change-pin.ts";
import { openKey, UnreadableKeyError, WrongPinError } from "./open-key.ts";
import { sealKey } from "./seal-key.ts";

let demo: DemoTrust;
const quick = { iterations: 1000 };

beforeAll(async () => {
  demo = await createDemoTrust();
});

describe("sealKey and openKey", () => {
  it.each(["RSA", "ECDSA-P256"] as const)("give the same %s key back to the right PIN", async (algorithm) => {
    const issued = await demo.issue("Tạ Đình Khương", "person", { algorithm });
    const sealed = await sealKey(issued.privateKey, issued.certificate, issued.chain, "246810");
    const signer = await openKey(sealed, "246810");
    const data = Buffer.from("văn bản");
    const key = { key: new X509Certificate(issued.certificate).publicKey, dsaEncoding: "ieee-p1363" as const };
    expect(verify("sha256", data, key, await signer.sign(data))).toBe(true);
    expect(signer.algorithm).toBe(algorithm);
    expect(signer.chain.map((der) => Buffer.from(der).toString("hex"))).toEqual(
      issued.chain.map((der) => Buffer.from(der).toString("hex")),
    );
  });

  it("say that a PIN is wrong", async () => {
    const issued = await demo.issue("Tạ Đình Khương", "person");
    const sealed = await sealKey(issued.privateKey, issued.certificate, issued.chain, "246810", quick);
    for (const pin of ["246811", "", "24681", "246810 "])
      await expect(openKey(sealed, pin)).rejects.toThrow(WrongPinError);
  });

  it.each(["RSA", "ECDSA-P256"] as const)(
    "change the PIN of a %s key: the old one opens it no more",
    async (algorithm) => {
      const issued = await demo.issue("Tạ Đình Khương", "person", { algorithm });
      const sealed = await sealKey(issued.privateKey, issued.certificate, issued.chain, "246810", quick);
      await expect(changePin(sealed, "246811", "975310", quick)).rejects.toThrow(WrongPinError);
      const changed = await changePin(sealed, "246810", "mã mới 1", quick);
      await expect(openKey(changed, "246810")).rejects.toThrow(WrongPinError);
      const [before, after] = [await openKey(sealed, "246810"), await openKey(changed, "mã mới 1")];
      expect(after.certificate).toEqual(before.certificate);
      expect(after.chain).toEqual(before.chain);
      const key = { key: new X509Certificate(issued.certificate).publicKey, dsaEncoding: "ieee-p1363" as const };
      expect(verify("sha256", Buffer.from("văn bản"), key, await after.sign(Buffer.from("văn bản")))).toBe(true);
    },
  );

  it("hold for any PIN, and never show the key", async () => {
    const issued = await demo.issue("Tạ Đình Khương", "person");
    const key = createPrivateKey({ key: Buffer.from(issued.privateKey), format: "der", type: "pkcs8" });
    const secret = Buffer.from(key.export({ format: "jwk" }).d ?? "", "base64url");
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 24, unit: "binary" }), async (pin) => {
        const sealed = await sealKey(issued.privateKey, issued.certificate, [], pin, { iterations: 2 });
        expect(Buffer.from(sealed).includes(secret)).toBe(false);
        expect((await openKey(sealed, pin)).algorithm).toBe("ECDSA-P256");
      }),
      { numRuns: 30 },
    );
  });

  it("refuse a key of another certificate, and bytes that are no key file", async () => {
    const [one, other] = [await demo.issue("Một", "person"), await demo.issue("Hai", "person")];
    await expect(sealKey(one.privateKey, other.certificate, [], "1", quick)).rejects.toThrow(UnusableKeyError);
    await expect(openKey(new Uint8Array([0x30, 0x03, 1, 1, 1]), "1")).rejects.toThrow(UnreadableKeyError);
    await expect(openKey(Buffer.from("không phải khóa"), "1")).rejects.toThrow(UnreadableKeyError);
  });

  it("let other work pass while a PIN is checked", async () => {
    const issued = await demo.issue("Tạ Đình Khương", "person");
    const sealed = await sealKey(issued.privateKey, issued.certificate, [], "1");
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await openKey(sealed, "1");
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
