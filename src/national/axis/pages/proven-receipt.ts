import { z } from "zod";
import { DomainError } from "../../../platform/errors/index.ts";
import type { NodeKeys, ReceiptClaims } from "../../../platform/keys/index.ts";

/** A receipt whose signature was checked just now: who signed it and when, or why it proves nothing. */
export type ProvenReceipt =
  | { readonly valid: true; readonly by: string; readonly at: Date; readonly digest: string }
  | { readonly valid: false; readonly by: string | undefined };

const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  digest: z.string(),
  outcome: z.enum(["accepted", "refused"]),
  iat: z.number(),
});

/** Checks a receipt against the key of the node that it says signed it; the axis's own is checked against its own key. */
export async function proveReceipt(keys: NodeKeys, receipt: string): Promise<ProvenReceipt> {
  const said = claimsOf(receipt);
  if (!said) return { valid: false, by: undefined };
  try {
    const proven =
      said.iss === keys.code ? await ownReceipt(keys, receipt, said) : await keys.verifyReceipt(receipt, said.iss);
    if (!proven) return { valid: false, by: said.iss };
    return { valid: true, by: proven.iss, at: new Date(proven.iat * 1000), digest: proven.digest };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { valid: false, by: said.iss };
  }
}

// Ed25519 signs the same words the same way each time, so an own receipt is proved by signing its words again.
async function ownReceipt(keys: NodeKeys, receipt: string, said: ReceiptClaims): Promise<ReceiptClaims | undefined> {
  return (await keys.signReceipt(said)) === receipt ? said : undefined;
}

function claimsOf(receipt: string): ReceiptClaims | undefined {
  try {
    const parsed = claims.safeParse(JSON.parse(Buffer.from(receipt.split(".")[1] ?? "", "base64url").toString("utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
