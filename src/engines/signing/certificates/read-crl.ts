import type { KeyObject } from "node:crypto";
import { createHash, verify as verifyBytes } from "node:crypto";
import * as pkijs from "pkijs";
import { remember } from "../remember.ts";

/** A revocation list ready to be asked. Serial numbers as {@link CertificateFacts} writes them. */
export type RevocationList = {
  readonly der: Uint8Array;
  readonly issuerDer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly revoked: ReadonlyMap<string, Date>;
  /** True when `key` signed this list. */
  signedBy(key: KeyObject): boolean;
};

const known = new Map<string, RevocationList | "unreadable">();
/** A list of a large authority has megabytes: the same bytes are not hashed again for every document. */
const seen = new WeakMap<Uint8Array, RevocationList | "unreadable">();

/** Reads a revocation list in DER, whose bytes no longer change; undefined when they are not one. Kept by fingerprint. */
export function readCrl(der: Uint8Array): RevocationList | undefined {
  const list = seen.get(der) ?? readByFingerprint(der);
  seen.set(der, list);
  return list === "unreadable" ? undefined : list;
}

function readByFingerprint(der: Uint8Array): RevocationList | "unreadable" {
  const fingerprint = createHash("sha256").update(der).digest("hex");
  return remember(known, fingerprint, () => parseCrl(Uint8Array.from(der)) ?? "unreadable", 256);
}

const digestOfSignature: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.113549.1.1.5": "sha1",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
};

function parseCrl(der: Uint8Array<ArrayBuffer>): RevocationList | undefined {
  let crl: pkijs.CertificateRevocationList;
  try {
    crl = pkijs.CertificateRevocationList.fromBER(der);
  } catch {
    return undefined;
  }
  const signature = crl.signatureValue.valueBlock.valueHexView;
  const digest = digestOfSignature[crl.signatureAlgorithm.algorithmId];
  const verdicts = new WeakMap<KeyObject, boolean>();
  return {
    der,
    issuerDer: new Uint8Array(crl.issuer.toSchema().toBER()),
    thisUpdate: crl.thisUpdate.value,
    nextUpdate: crl.nextUpdate?.value ?? null,
    revoked: new Map(
      (crl.revokedCertificates ?? []).map((entry) => [
        Buffer.from(entry.userCertificate.valueBlock.valueHexView)
          .toString("hex")
          .replace(/^0+(?=.)/, ""),
        entry.revocationDate.value,
      ]),
    ),
    signedBy(key) {
      const judged = verdicts.get(key);
      if (judged !== undefined) return judged;
      const verdict = digest !== undefined && verifyBytes(digest, crl.tbsView, key, signature);
      verdicts.set(key, verdict);
      return verdict;
    },
  };
}
