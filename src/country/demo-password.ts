import { hashPassword } from "../platform/auth/index.ts";

/** The password of every demo account; printed at the start and on the sign-in page of a demo node. */
export const demoPassword = "lien-thong-2020";

let hash: Promise<string> | undefined;

/**
 * The hash of the demo password, made once: two thousand hashes of one public password would cost the first start two
 * minutes and protect nothing.
 */
export function demoPasswordHash(): Promise<string> {
  hash ??= hashPassword(demoPassword);
  return hash;
}

/** The PIN of every demo signing key. */
export const demoPin = "246810";
