import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createCrl } from "../engines/signing/index.ts";
import { demoClock } from "./epoch.ts";
import { readIssued } from "./trust.ts";

/** The test authorities that publish a list. */
const authorities = ["root", "authority"] as const;

/** How long a list holds; each start of the country and each revocation publish a newer one. */
const listDays = 366;

const ledger = z.object({
  /** Number of the newest lists. */
  number: z.number().int(),
  /** Certificates that the test authority has revoked. Serial numbers in hexadecimal. */
  revoked: z.array(z.object({ serialNumber: z.string(), at: z.coerce.date() })),
});
type Ledger = z.infer<typeof ledger>;

/** Where the test authorities publish their revocation lists (DER): what `revocationListFiles` of a node names. */
export function revocationListFiles(keysDir: string): string[] {
  return authorities.map((name) => join(keysDir, `${name}.crl`));
}

/** Publishes new revocation lists of the test authorities. @param at instant of the domain clock */
export function publishRevocationLists(keysDir: string, at: Date): Promise<void> {
  return publish(keysDir, readLedger(keysDir), at);
}

/**
 * Revokes a test certificate of a demo country and publishes the lists: its nodes read them when they change. Answers since when it
 * is revoked, by the domain clock; a certificate that is revoked already keeps its instant.
 * @param serialNumber hexadecimal, as pages show it
 */
export async function revokeTestCertificate(folder: string, serialNumber: string): Promise<Date> {
  const serial = serialNumber.toLowerCase().replace(/^0+/, "");
  if (!/^[0-9a-f]{1,40}$/.test(serial)) throw new Error(`${serialNumber} is no serial number in hexadecimal`);
  const keysDir = join(folder, "keys");
  const at = demoClock(folder).now();
  const known = readLedger(keysDir);
  const before = known.revoked.find((one) => one.serialNumber === serial);
  const revoked = before ? known.revoked : [...known.revoked, { serialNumber: serial, at }];
  await publish(keysDir, { ...known, revoked }, at);
  return before?.at ?? at;
}

function readLedger(keysDir: string): Ledger {
  const path = join(keysDir, "revoked.json");
  return existsSync(path) ? ledger.parse(JSON.parse(readFileSync(path, "utf8"))) : { number: 0, revoked: [] };
}

async function publish(keysDir: string, known: Ledger, at: Date): Promise<void> {
  const number = known.number + 1;
  replace(join(keysDir, "revoked.json"), JSON.stringify({ ...known, number }, null, 2));
  for (const name of authorities) {
    const list = await createCrl({
      authority: readIssued(keysDir, name),
      number,
      thisUpdate: at,
      nextUpdate: new Date(at.getTime() + listDays * 86_400_000),
      revoked: name === "authority" ? known.revoked : [],
    });
    replace(join(keysDir, `${name}.crl`), list);
  }
}

/** A node that reads at this moment sees the old file or the new one, never a half. */
function replace(path: string, content: Uint8Array | string): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
