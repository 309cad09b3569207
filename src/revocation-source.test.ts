import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testNode } from "../test/support/node.ts";
import { createCrl, createDemoTrust, type DemoTrust, readCrl } from "./engines/signing/index.ts";
import { revocationSource } from "./revocation-source.ts";

const folder = mkdtempSync(join(tmpdir(), "lienthong-crl-"));
let trust: DemoTrust;
beforeAll(async () => {
  trust = await createDemoTrust();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const list = (number: number, serials: readonly string[]) =>
  createCrl({
    authority: trust.authority,
    number,
    thisUpdate: new Date("2020-11-16T00:00:00Z"),
    nextUpdate: new Date("2021-11-16T00:00:00Z"),
    revoked: serials.map((serialNumber) => ({ serialNumber, at: new Date("2020-11-16T00:00:00Z") })),
  });
const pem = (der: Uint8Array) =>
  `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString("base64")}\n-----END X509 CRL-----\n`;

test("lists are read in DER and PEM, and again when a file changes; a broken file leaves them as they were", async () => {
  const [der, text] = [join(folder, "a.crl"), join(folder, "b.pem")];
  writeFileSync(der, await list(1, []));
  writeFileSync(text, pem(await list(1, ["ab"])) + pem(await list(2, ["cd"])));
  const { config, log } = await testNode({ config: { revocationListFiles: [der, text] } });
  const lists = revocationSource({ config, log });
  const serials = () => lists().map((one) => [...(readCrl(one)?.revoked.keys() ?? [])]);
  expect(serials()).toEqual([[], ["ab"], ["cd"]]);
  expect(lists()).toBe(lists());
  writeFileSync(der, await list(3, ["ef01"]));
  expect(serials()).toEqual([["ef01"], ["ab"], ["cd"]]);
  writeFileSync(text, "hỏng");
  expect(serials()).toEqual([["ef01"], ["ab"], ["cd"]]);
  rmSync(der);
  expect(serials()).toEqual([["ef01"], ["ab"], ["cd"]]);
  writeFileSync(der, await list(4, []));
  expect(serials()).toEqual([[], ["ab"], ["cd"]]);
});

test("a file that is missing or holds no list stops the start, and is named", async () => {
  const other = join(folder, "other.pem");
  writeFileSync(other, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
  for (const path of [other, join(folder, "none.crl")]) {
    const { config, log } = await testNode({ config: { revocationListFiles: [path] } });
    expect(() => revocationSource({ config, log })).toThrow(path);
  }
});
