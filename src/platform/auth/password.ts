import { hash, verify } from "@node-rs/argon2";

/** How hard a password is to guess offline: memory in KiB, passes over it, lanes. */
export type PasswordCost = { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number };

/** OWASP's second argon2id setting: 19 MiB, two passes; about 20 ms. */
export const owaspCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id of a password (NFC, so that two keyboards give the same bytes) as a PHC string. */
export async function hashPassword(password: string, cost: PasswordCost = owaspCost): Promise<string> {
  return hash(password.normalize("NFC"), { ...cost });
}

let decoy: Promise<string> | undefined;

/** Checks a password. Without a hash (no such account) it takes the same time and says no, so that names cannot be tried out. */
export async function passwordMatches(hashed: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const right = await verify(hashed ?? (await decoy), password.normalize("NFC"));
  return right && hashed !== undefined;
}
