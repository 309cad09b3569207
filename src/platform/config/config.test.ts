import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "./index.ts";

const base = {
  ...{
    role: "authority",
    code: "H36",
    name: { vi: "Lâm Đồng", en: "Lam Dong" },
    port: 3001,
    baseUrl: "http://localhost:3001",
  },
  ...{ databaseUrl: "postgres://localhost/a", filesDir: "/tmp/a", nodeKeyFile: "/tmp/a.pem" },
};

function file(config: object): string {
  const path = join(tmpdir(), `lienthong-config-${process.pid}.json`);
  writeFileSync(path, JSON.stringify(config));
  onTestFinished(() => rmSync(path, { force: true }));
  return path;
}

test("the environment stands over the file, also for each field of the portal of another make", async () => {
  const dossierPortal = {
    ...{ loginUrl: "https://a.example.vn/login", servicesUrl: "https://a.example.vn/services", username: "h36" },
    ...{ passwordFile: "/etc/a", agencyCode: "H36" },
  };
  const env = { PORT: "4000", DOSSIER_PORTAL_USERNAME: "khac", DOSSIER_PORTAL_AGENCY_CODE: "000.00.00.H36" };
  const read = await readConfig(file({ ...base, dossierPortal }), env);
  expect([read.port, read.dossierPortal]).toEqual([
    4000,
    { ...dossierPortal, username: "khac", agencyCode: "000.00.00.H36", timeoutMs: 30_000 },
  ]);
  expect((await readConfig(file(base), {})).dossierPortal).toBeUndefined();
});

test("a portal that is not whole is named field by field", async () => {
  const wrong = readConfig(file(base), { DOSSIER_PORTAL_LOGIN_URL: "no address" });
  await expect(wrong).rejects.toMatchObject({ code: "config.invalid" });
  await expect(wrong).rejects.toThrow(/dossierPortal\.loginUrl.*dossierPortal\.servicesUrl.*dossierPortal\.username/);
});
