import { hash } from "node:crypto";
import * as asn1js from "asn1js";
import { childrenOf, derOf, objectText, octetBytes, readDer } from "../asn1.ts";
import type { CertificateProblem, TrustBasis } from "../certificates/trust.ts";
import { judgeCertificate } from "../certificates/trust.ts";
import { cmsOid, digestOid } from "../cms/oid.ts";
import { readSignedData } from "../cms/read-signed-data.ts";

/** What was found about a time-stamp. `problem` is null when it is intact and its authority trusted. */
export type TimestampVerdict = {
  readonly at: Date | null;
  readonly authority: string | null;
  readonly certificates: readonly Uint8Array[];
  readonly problem: "malformed" | "other-data" | "forged" | "weak" | CertificateProblem | null;
};

/** The token inside a time-stamp response. */
export class TimestampRefusedError extends Error {
  override name = "TimestampRefusedError";
  readonly code = "signing.timestamp.refused";
}

/**
 * Takes the token out of a time-stamp response (RFC 3161, 2.4.2).
 * @throws TimestampRefusedError when the authority did not grant one
 */
export function tokenOf(response: Uint8Array): Uint8Array {
  const [statusInfo, token] = childrenOf(readDer(response));
  const [status] = childrenOf(statusInfo);
  const granted = status instanceof asn1js.Integer && status.valueBlock.valueDec <= 1;
  if (!granted || !token) throw new TimestampRefusedError("The time-stamp authority refused the request");
  return derOf(token);
}

/** Verifies a time-stamp token over `data`; the authority's certificate is judged at `basis.at`. */
export function verifyTimestamp(
  token: Uint8Array,
  data: Uint8Array,
  basis: Omit<TrustBasis, "purpose">,
): TimestampVerdict {
  const signature = readSignedData(token);
  const info =
    signature?.contentType === cmsOid.timestampInfo && signature.content ? readInfo(signature.content) : undefined;
  if (!signature?.content || !info) return { at: null, authority: null, certificates: [], problem: "malformed" };
  const known = {
    at: info.at,
    authority: signature.certificate?.commonName ?? null,
    certificates: signature.certificates,
  };
  if (Buffer.compare(hash(info.digestName, data, "buffer"), info.digest) !== 0)
    return { ...known, problem: "other-data" };
  if (!signature.certificate || signature.check(signature.content) !== "ok") return { ...known, problem: "forged" };
  if (signature.usesSha1 || info.digestName === "sha1") return { ...known, problem: "weak" };
  const others = [...(basis.others ?? []), ...signature.certificates];
  const crls = [...(basis.crls ?? []), ...signature.crls];
  const verdict = judgeCertificate(signature.certificate, { ...basis, others, crls, purpose: "timestamp" });
  return { ...known, problem: verdict.problem };
}

function readInfo(content: Uint8Array): { at: Date; digestName: string; digest: Uint8Array } | undefined {
  const [, , imprint, , time] = childrenOf(readDer(content));
  const [algorithm, digest] = childrenOf(imprint);
  const digestName = digestOid[objectText(childrenOf(algorithm)[0])];
  if (!(time instanceof asn1js.GeneralizedTime) || !digestName) return undefined;
  return { at: time.toDate(), digestName, digest: octetBytes(digest) };
}
