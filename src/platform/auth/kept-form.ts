import type { Db } from "../db/index.ts";
import { newId } from "../db/index.ts";

const keptForMs = 3_600_000;

/** Keeps a sealed form of an account for an hour of the machine's clock; returns its id. */
export async function keepForm(
  db: Db,
  form: { readonly accountId: string; readonly seal: (id: string) => Promise<string> },
  now: Date,
): Promise<string> {
  const id = newId();
  const sealed = await form.seal(id);
  await db
    .insertInto("platform.kept_form")
    .values({ id, account_id: form.accountId, sealed, expires_at: new Date(now.getTime() + keptForMs) })
    .execute();
  return id;
}

/** The sealed form, if it is this account's and its hour is not over. */
export async function findKeptForm(db: Db, id: string, accountId: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom("platform.kept_form")
    .select("sealed")
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.sealed;
}

/** Forgets kept forms whose hour is over. */
export async function sweepKeptForms(db: Db, now: Date): Promise<void> {
  await db.deleteFrom("platform.kept_form").where("expires_at", "<=", now).execute();
}
