import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DemoTrust, IssuedCertificate } from "../../../src/engines/signing/index.ts";
import { pemOfCertificate } from "../../../src/engines/signing/index.ts";

/** A folder of its own for one test file, with the files other people's tools want. */
export type Bench = {
  readonly folder: string;
  /** Writes a file and answers its path. */
  put(name: string, content: Uint8Array | string): string;
  /** Writes a certificate as PEM and answers its path. */
  putCertificate(name: string, certificate: Uint8Array): string;
  /** Writes a private key as PEM and answers its path. */
  putKey(name: string, issued: IssuedCertificate): string;
  /** Runs a tool in the folder. */
  run(tool: string, ...args: string[]): { readonly code: number | null; readonly text: string };
  remove(): void;
};

/** Makes a {@link Bench}; the caller removes it. */
export function createBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-interop-"));
  function put(name: string, content: Uint8Array | string): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }
  return {
    folder,
    put,
    putCertificate: (name, certificate) => put(name, pemOfCertificate(certificate)),
    putKey(name, issued) {
      const body = Buffer.from(issued.privateKey).toString("base64").replace(/.{64}/g, "$&\n");
      return put(name, `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`);
    },
    run(tool, ...args) {
      const result = spawnSync(tool, args, {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, LC_ALL: "C.UTF-8" },
      });
      if (result.error) throw result.error;
      return { code: result.status, text: result.stdout + result.stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes the demo trust as `root.pem` and `authority.pem`, and as an NSS database for pdfsig. */
export function putTrust(bench: Bench, demo: DemoTrust): void {
  bench.putCertificate("root.pem", demo.root.certificate);
  bench.putCertificate("authority.pem", demo.authority.certificate);
  const database = join(bench.folder, "nss");
  bench.run("mkdir", database);
  bench.run("certutil", "-N", "-d", database, "--empty-password");
  bench.run("certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-i", "root.pem");
}
