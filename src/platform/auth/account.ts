import { z } from "zod";
import type { Db, Tx } from "../db/index.ts";
import { DomainError } from "../errors/index.ts";
import { nfc } from "../text/index.ts";
import { hashPassword } from "./password.ts";
import { authErrors } from "./text.ts";

/** An official who may sign in. */
export type Account = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly locale: "vi" | "en";
  readonly disabledAt: Date | null;
};

/** What a new account is made of. Give `passwordHash` where many are made with one password. */
export type NewAccount = { readonly username: string; readonly name: string } & (
  | { readonly password: string }
  | { readonly passwordHash: string }
);

const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/);

/** Makes an account and returns its id. Errors: `auth.username-invalid`, `auth.username-taken`, `auth.password-weak`. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  if (!username.safeParse(account.username).success) throw authErrors.usernameInvalid();
  if ("password" in account) assertStrong(account.password);
  const passwordHash = "passwordHash" in account ? account.passwordHash : await hashPassword(account.password);
  const row = await tx
    .insertInto("platform.account")
    .values({ username: account.username, name: nfc(account.name), password_hash: passwordHash })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) throw authErrors.usernameTaken(account.username);
  return row.id;
}

/** The account of a name as it is typed, if there is one. */
export async function findAccount(db: Db | Tx, name: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom("platform.account")
    .select(["id", "username", "name", "locale", "disabled_at"])
    .where("username", "=", plainUsername(name))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, username, locale } = row;
  return { id, username, name: row.name, locale: locale === "en" ? "en" : "vi", disabledAt: row.disabled_at };
}

/** The form of a name under which accounts are kept: trimmed, lower case. */
export function plainUsername(name: string): string {
  return nfc(name).trim().toLowerCase();
}

/** Closes an account: it cannot sign in, and its sessions end. */
export async function disableAccount(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.updateTable("platform.account").set({ disabled_at: at }).where("id", "=", accountId).execute();
  await tx
    .updateTable("platform.session")
    .set({ ended_at: at })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .execute();
}

/** A password of at least ten characters (the long ones are the strong ones). Throws `auth.password-weak`. */
export function assertStrong(password: string): void {
  if ([...password].length < 10) throw authErrors.passwordWeak();
  if (password.length > 200) {
    throw new DomainError("auth.password-long", "invalid", {
      vi: "Mật khẩu dài quá 200 ký tự.",
      en: "The password is longer than 200 characters.",
    });
  }
}
