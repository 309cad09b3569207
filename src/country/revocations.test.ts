import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeCertificate, judgeCertificate, readCertificate, readCrl } from "../engines/signing/index.ts";
import { demoClock, rememberEpoch } from "./epoch.ts";
import { places } from "./places.ts";
import { publishRevocationLists, revocationListFiles, revokeTestCertificate } from "./revocations.ts";
import { ensureKeys, readIssued } from "./trust.ts";

const folder = mkdtempSync(join(tmpdir(), "lienthong-revocations-"));
const keysDir = join(folder, "keys");
beforeAll(async () => {
  await ensureKeys(
    keysDir,
    places.filter(({ code }) => code === "H36"),
  );
  rememberEpoch(folder);
  await publishRevocationLists(keysDir, demoClock(folder).now());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lists = () => revocationListFiles(keysDir).map((path) => readFileSync(path));

function judge(at: Date) {
  const exchange = readIssued(keysDir, "H36.exchange");
  return judgeCertificate(readCertificate(exchange.certificate), {
    trust: [readIssued(keysDir, "root").certificate],
    others: exchange.chain,
    crls: lists(),
    purpose: "signature",
    at,
  });
}

test("a test certificate is good by the lists of a fresh country, and revoked from the instant of its revocation on", async () => {
  const before = demoClock(folder).now();
  expect(judge(before)).toMatchObject({ trusted: true, revocation: "good" });
  expect(judge(new Date(before.getTime() + 300 * 86_400_000))).toMatchObject({ revocation: "good" });
  const { serial } = describeCertificate(readIssued(keysDir, "H36.exchange").certificate);
  const at = await revokeTestCertificate(folder, `00${serial.toUpperCase()}`);
  expect(judge(at)).toMatchObject({ trusted: false, problem: "revoked" });
  expect(judge(new Date(before.getTime() - 60_000))).toMatchObject({ trusted: true });
  expect(await revokeTestCertificate(folder, serial)).toEqual(at);
  await publishRevocationLists(keysDir, demoClock(folder).now());
  expect(lists().map((der) => readCrl(der)?.revoked.size)).toEqual([0, 1]);
  await expect(revokeTestCertificate(folder, "không")).rejects.toThrow("hexadecimal");
  await expect(revokeTestCertificate(tmpdir(), serial)).rejects.toThrow("No country");
});
