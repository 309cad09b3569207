import type { Work } from "./record.ts";

/** What a dossier may wait for beside its drawing; the digit is the last one of the wait's token. */
export const besideDigits = { supplement: 2, payment: 3, suspension: 4 } as const;
export type BesideReason = keyof typeof besideDigits;

/** For what work waits that no drawing knows; undefined for other work. Its token is negative and ends in the digit of the reason. */
export function besideReason({ token, place }: Pick<Work, "token" | "place">): BesideReason | undefined {
  if (token >= 0 || place !== "waiting") return undefined;
  const digit = -token % 10;
  return digit === 2 ? "supplement" : digit === 3 ? "payment" : digit === 4 ? "suspension" : undefined;
}
