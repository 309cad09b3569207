import { sweepAttempts } from "./failures.ts";
import { sweepKeptForms } from "./kept-form.ts";
import type { AuthStand } from "./stand.ts";

const month = 30 * 24 * 3_600_000;

/** Forgets what signing in no longer needs: sessions over for a month, old wrong attempts, forms kept past their hour. */
export async function sweepSignIns({ db, machine }: AuthStand): Promise<void> {
  const now = machine.now();
  await db
    .deleteFrom("platform.session")
    .where("expires_at", "<", new Date(now.getTime() - month))
    .execute();
  await sweepAttempts(db, now);
  await sweepKeptForms(db, now);
}
