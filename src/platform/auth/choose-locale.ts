import type { Db } from "../db/index.ts";
import type { Locale } from "../text/index.ts";

/** The language an official works in, for the next time they sign in on a new device. */
export async function chooseLocale(db: Db, accountId: string, locale: Locale): Promise<void> {
  await db.updateTable("platform.account").set({ locale }).where("id", "=", accountId).execute();
}
