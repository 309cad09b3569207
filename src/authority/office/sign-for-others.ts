import { type PdfSignatureReport, type Signer, verifyPdf } from "../../engines/signing/index.ts";
import type { Node } from "../../platform/node.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * Opens a person's own key, for a system that has its papers signed here (`signAsPerson`).
 * Throws what the key store throws: no key, wrong PIN, locked.
 */
export function openPersonKey(node: Node, accountId: string, pin: string): Promise<Signer> {
  return surroundingsOf(node).keys.personSigner(node.db, accountId, pin);
}

/** Opens the key of an agency's seal, for `numberAndSeal`. Throws what the key store throws. */
export function openSealKey(node: Node, agencyCode: string, pin: string): Promise<Signer> {
  return surroundingsOf(node).keys.sealSigner(node.db, agencyCode, pin);
}

/** Checks the signatures of a PDF now: by the certificates this node trusts and today's lists of revoked ones. */
export function verifySigned(node: Node, pdf: Uint8Array): Promise<PdfSignatureReport> {
  const { trust, revocationLists } = surroundingsOf(node);
  return verifyPdf(pdf, { trust, at: node.clock.now(), crls: revocationLists?.() ?? [] });
}
