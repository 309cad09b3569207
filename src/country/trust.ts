import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCertificateAuthority, type IssuedCertificate, issueCertificate } from "../engines/signing/index.ts";
import { generateNodeKey } from "../platform/keys/index.ts";
import type { Place } from "./places.ts";

const notBefore = new Date("2018-01-01T00:00:00+07:00");
const notAfter = new Date("2035-01-01T00:00:00+07:00");

/**
 * Makes, at the first start, the keys of a demo country: a test root and authority, a time-stamp authority, and for each
 * node its message key and exchange certificate. They are made on this machine, marked as tests, and never leave it.
 */
export async function ensureKeys(folder: string, places: readonly Place[]): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const root = await keep(folder, "root", () =>
    createCertificateAuthority({
      ...term(),
      subject: { commonName: "Liên Thông - Chứng thực gốc thử nghiệm" },
      algorithm: "RSA",
    }),
  );
  const authority = await keep(folder, "authority", () =>
    issueCertificate({
      ...term(),
      subject: { commonName: "Liên Thông - Chứng thực chữ ký thử nghiệm" },
      algorithm: "RSA",
      authority: root,
      profile: "authority",
    }),
  );
  await keep(folder, "timestamp", () =>
    issueCertificate({
      ...term(),
      subject: { commonName: "Liên Thông - Dấu thời gian thử nghiệm" },
      algorithm: "RSA",
      authority,
      profile: "timestamp",
    }),
  );
  for (const place of places) await ensureNodeKeys(folder, place, authority);
}

async function ensureNodeKeys(folder: string, place: Place, authority: IssuedCertificate): Promise<void> {
  const path = join(folder, `${place.code}.node.pem`);
  if (!existsSync(path)) {
    const { privateKeyPem, publicKey } = generateNodeKey();
    writeFileSync(path, privateKeyPem, { mode: 0o600 });
    writeFileSync(join(folder, `${place.code}.node.pub`), publicKey);
  }
  if (place.role === "national") return;
  const subject = { commonName: `Hệ thống liên thông văn bản - ${place.name.vi}`, organization: place.name.vi };
  await keep(folder, `${place.code}.exchange`, () =>
    issueCertificate({ ...term(), subject, authority, profile: "node" }),
  );
}

function term(): { readonly serialNumber: string; readonly notBefore: Date; readonly notAfter: Date } {
  return { serialNumber: `1${randomBytes(9).toString("hex")}`, notBefore, notAfter };
}

/** Makes a certificate and its key unless its files are there. */
async function keep(folder: string, name: string, make: () => Promise<IssuedCertificate>): Promise<IssuedCertificate> {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) {
    const made = await make();
    writeFileSync(path, JSON.stringify(toStored(made)), { mode: 0o600 });
    writeFileSync(join(folder, `${name}.pem`), pem("CERTIFICATE", made.certificate));
    writeFileSync(join(folder, `${name}.key.pem`), pem("PRIVATE KEY", made.privateKey), { mode: 0o600 });
  }
  return readIssued(folder, name);
}

type Stored = { certificate: string; chain: string[]; privateKey: string; algorithm: IssuedCertificate["algorithm"] };

function toStored(issued: IssuedCertificate): Stored {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return {
    ...issued,
    certificate: base64(issued.certificate),
    chain: issued.chain.map(base64),
    privateKey: base64(issued.privateKey),
  };
}

/** Reads a certificate with its key as `ensureKeys` kept it. */
export function readIssued(folder: string, name: string): IssuedCertificate {
  const stored: Stored = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
  return {
    ...stored,
    certificate: bytes(stored.certificate),
    chain: stored.chain.map(bytes),
    privateKey: bytes(stored.privateKey),
  };
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
