import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../db/index.ts";
import { findAccount } from "./account.ts";
import { grantsOf } from "./grants.ts";
import type { Grant } from "./principal.ts";
import type { AuthStand } from "./stand.ts";

const setting = "demo.accounts";
const shape = z.object({ password: z.string(), usernames: z.array(z.string()) });

/** The accounts a demonstration offers on its sign-in page, in order, all with one password. */
export type DemoAccounts = {
  readonly password: string;
  readonly accounts: readonly { readonly username: string; readonly name: string; readonly grants: readonly Grant[] }[];
};

/** Names the accounts that the sign-in page of a demonstration node offers. The seed calls it; a real node never does. */
export async function offerDemoAccounts(
  tx: Tx,
  offer: { readonly password: string; readonly usernames: readonly string[] },
): Promise<void> {
  await sql`INSERT INTO platform.setting (name, value) VALUES (${setting}, ${JSON.stringify(offer)}::jsonb)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(tx);
}

/** The accounts on offer, with the posts they hold now. */
export async function demoAccounts(stand: AuthStand): Promise<DemoAccounts | undefined> {
  const row = await stand.db
    .selectFrom("platform.setting")
    .select("value")
    .where("name", "=", setting)
    .executeTakeFirst();
  if (!row) return undefined;
  const { password, usernames } = shape.parse(row.value);
  const found = await Promise.all(usernames.map((username) => findAccount(stand.db, username)));
  const accounts = found.filter((account) => account !== undefined && account.disabledAt === null);
  return {
    password,
    accounts: await Promise.all(
      accounts
        .flatMap((account) => (account ? [account] : []))
        .map(async ({ id, username, name }) => ({
          username,
          name,
          grants: await grantsOf(stand.db, id, stand.clock.now()),
        })),
    ),
  };
}
