import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CmsSignature } from "../../../src/engines/signing/cms/read-signed-data.ts";
import { readSignedData } from "../../../src/engines/signing/cms/read-signed-data.ts";
import type { IssuedCertificate } from "../../../src/engines/signing/index.ts";
import { pemOfCertificate } from "../../../src/engines/signing/index.ts";
import { readPdf } from "../../../src/engines/signing/pdf/read-pdf.ts";
import { contentsOf, findSignatures, signedBytes } from "../../../src/engines/signing/pdf/signature-fields.ts";

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

type Authorities = Readonly<Record<"root" | "authority", Pick<IssuedCertificate, "certificate">>>;

/** Writes trusted authorities as `root.pem` and `authority.pem`, and the root as an NSS database for pdfsig. */
export function putTrust(bench: Bench, { root, authority }: Authorities): void {
  bench.putCertificate("root.pem", root.certificate);
  bench.putCertificate("authority.pem", authority.certificate);
  const database = join(bench.folder, "nss");
  bench.run("mkdir", database);
  bench.run("certutil", "-N", "-d", database, "--empty-password");
  bench.run("certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-i", "root.pem");
}

/** What pdfsig says of each signature and of its certificate, in the file's order. */
export function askPdfsig(bench: Bench, file: string) {
  const { text } = bench.run("pdfsig", "-nssdir", "nss", file);
  const said = (what: string) => [...text.matchAll(new RegExp(`${what}: (.*)`, "g"))].map(([, words = ""]) => words);
  return {
    signers: said("Signer Certificate Common Name"),
    signatures: said("Signature Validation"),
    certificates: said("Certificate Validation"),
  };
}

/** The signatures of a PDF, without document time-stamps: the CMS and the bytes it signs. */
export function signaturesOf(pdf: Uint8Array): readonly { readonly cms: Uint8Array; readonly content: Uint8Array }[] {
  return findSignatures(readPdf(pdf), pdf).flatMap(({ range, isTimestamp }) =>
    range && !isTimestamp ? [{ cms: contentsOf(pdf, range), content: signedBytes(pdf, range) }] : [],
  );
}

/** Has openssl verify a CAdES signature (`openssl cms -verify -cades`) over bytes. */
export function opensslCms(bench: Bench, cms: Uint8Array, content: Uint8Array) {
  bench.put("signature.p7s", cms);
  bench.put("content.bin", content);
  const files = ["-in", "signature.p7s", "-content", "content.bin", "-CAfile", "root.pem", "-out", "out.bin"];
  return bench.run("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any", ...files);
}

/** Has openssl verify the time-stamp over a signature's value (`openssl ts -verify`). */
export function opensslTs(bench: Bench, cms: Uint8Array) {
  const { timestampToken, signatureValue } = readSignedData(cms) ?? missing();
  bench.put("token.der", timestampToken ?? new Uint8Array());
  bench.put("value.bin", signatureValue);
  const files = ["-in", "token.der", "-data", "value.bin", "-CAfile", "root.pem", "-untrusted", "authority.pem"];
  return bench.run("openssl", "ts", "-verify", "-token_in", ...files);
}

function missing(): CmsSignature {
  throw new Error("not a CMS signature");
}
