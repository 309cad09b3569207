import { readCertificate, verifyXml, type XmlSignatureReport } from "../../engines/signing/index.ts";
import { readXml } from "../../protocol/edxml/index.ts";
import { findSigningRight } from "../directory/index.ts";
import type { Reason } from "./axis.ts";
import type { Ground } from "./examine-document.ts";
import { reasons } from "./reasons.ts";

/** A signature that binds the sender, with its certificate (SHA-256, hexadecimal), or why it does not. */
export type ExaminedSignature =
  | { readonly signature: XmlSignatureReport; readonly certificate: string }
  | { readonly problem: Reason };

/**
 * Examines the signature of a message: intact, trusted at this instant, not revoked, and by a certificate registered for the agency or
 * for one above it with scope `subtree`.
 */
export function examineSignature(ground: Ground, body: Uint8Array, agencyCode: string): ExaminedSignature {
  const { view, at, allowSha1 } = ground;
  const signature = verifyXml(readXml(body) ?? "", { trust: view.trust, crls: view.crls, at, allowSha1 });
  if (!signature.valid || !signature.certificate) {
    const { code = "absent", vi = "", en = "" } = signature.reason ?? {};
    return { problem: reasons.signature(code, { vi, en }) };
  }
  const { fingerprint } = readCertificate(signature.certificate);
  const { problem } = findSigningRight(view, fingerprint, agencyCode, at);
  if (problem === "revoked") return { problem: reasons.certificateRevoked() };
  if (problem === "other-agency") return { problem: reasons.certificateOther(agencyCode) };
  if (problem === "unregistered") return { problem: reasons.certificateUnregistered(agencyCode) };
  return { signature, certificate: fingerprint };
}
