import { hash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { signerOf } from "../certificates/issue.ts";
import type { DemoTrust } from "../demo-trust.ts";
import { createDemoTrust } from "../demo-trust.ts";
import type { Signer } from "../signer.ts";
import { answerTimestampRequest } from "./answer-timestamp-request.ts";
import { readTimestampRequest, writeTimestampRequest } from "./request.ts";
import { TimestampRefusedError, tokenOf, verifyTimestamp } from "./verify-timestamp.ts";

const at = new Date("2020-11-24T02:14:08Z");
const data = Buffer.from("văn bản số 12");
let demo: DemoTrust;
let authority: Signer;

beforeAll(async () => {
  demo = await createDemoTrust();
  authority = signerOf(await demo.issue("Dấu thời gian thử nghiệm", "timestamp"));
});

function requestFor(bytes: Uint8Array, digestName = "sha256"): Uint8Array {
  return writeTimestampRequest({
    digestName,
    digest: hash(digestName, bytes, "buffer"),
    nonce: "00ff10",
    wantsCertificates: true,
  });
}

async function tokenFor(bytes: Uint8Array, signer = authority): Promise<Uint8Array> {
  return tokenOf(await answerTimestampRequest(requestFor(bytes), { signer, at, serialNumber: "80aa" }));
}

const basis = () => ({ trust: [demo.root.certificate], at: new Date("2020-11-25") });

describe("answerTimestampRequest", () => {
  it("gives a token with the caller's time that verifies", async () => {
    const verdict = verifyTimestamp(await tokenFor(data), data, basis());
    expect(verdict).toMatchObject({ at, authority: "Dấu thời gian thử nghiệm", problem: null });
  });

  it("says which thing is wrong with a token", async () => {
    const token = await tokenFor(data);
    expect(verifyTimestamp(token, Buffer.from("văn bản số 13"), basis()).problem).toBe("other-data");
    expect(verifyTimestamp(token, data, { ...basis(), trust: [] }).problem).toBe("untrusted");
    expect(verifyTimestamp(token, data, { ...basis(), at: new Date("2031-01-01") }).problem).toBe("expired");
    expect(verifyTimestamp(new Uint8Array([0x30, 0]), data, basis()).problem).toBe("malformed");
    const broken = Buffer.from(token);
    broken[broken.length - 4] = (broken[broken.length - 4] ?? 0) ^ 1;
    expect(verifyTimestamp(broken, data, basis()).problem).toBe("forged");
    const person = signerOf(await demo.issue("Không phải nơi cấp dấu", "person"));
    expect(verifyTimestamp(await tokenFor(data, person), data, basis()).problem).toBe("unsuitable");
  });

  it("refuses SHA-1 and what is no request, in the response", async () => {
    const answer = (request: Uint8Array) =>
      answerTimestampRequest(request, { signer: authority, at, serialNumber: "1" });
    const weak = await answer(requestFor(data, "sha1"));
    const nonsense = await answer(Buffer.from("không phải yêu cầu"));
    expect(() => tokenOf(weak)).toThrow(TimestampRefusedError);
    expect(() => tokenOf(nonsense)).toThrow(TimestampRefusedError);
  });

  it("reads back what it writes", () => {
    expect(readTimestampRequest(requestFor(data))).toMatchObject({
      digestName: "sha256",
      nonce: "00ff10".replace(/^00(?=ff)/, "00"),
      wantsCertificates: true,
    });
  });
});
