import { generateKeyPairSync } from "node:crypto";
import { CompactSign, compactVerify } from "jose";
import { expect, test } from "vitest";
import { type ReceiptClaims, readReceipt, writeReceipt } from "./receipt.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const claims: ReceiptClaims = { iss: "H36", aud: "VN", sub: "id", digest: "d", outcome: "accepted", iat: 1605488400 };

test("another library reads our receipts, and we read its", async () => {
  const { payload } = await compactVerify(writeReceipt(privateKey, "H36", claims), publicKey, {
    algorithms: ["EdDSA"],
  });
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(claims);
  const theirs = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA" })
    .sign(privateKey);
  expect(readReceipt(publicKey, theirs)).toEqual(claims);
});

test("a changed receipt, another's, or no receipt at all is none", () => {
  const good = writeReceipt(privateKey, "H36", claims);
  const [head, body, signature] = good.split(".");
  const other = Buffer.from(JSON.stringify({ ...claims, outcome: "refused" })).toString("base64url");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  for (const bad of [
    `${head}.${other}.${signature}`,
    `${none}.${body}.${signature}`,
    `${head}.${body}.`,
    `${good}.x`,
    "",
    "a.b.c",
  ]) {
    expect(readReceipt(publicKey, bad)).toBeUndefined();
  }
  expect(readReceipt(generateKeyPairSync("ed25519").publicKey, good)).toBeUndefined();
});
