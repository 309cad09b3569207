import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import type { Tx } from "./index.ts";

test("a marked statement is planned once for each connection, others are not kept", async () => {
  const { db } = await testDatabase();
  await db.connection().execute(async (one) => {
    for (const value of [1, 2, 3]) {
      const { rows } = await sql<{
        twice: number;
      }>`/* prepared: test.twice */ SELECT ${value}::int * 2 AS twice`.execute(one);
      expect(rows).toEqual([{ twice: value * 2 }]);
      await sql`SELECT ${value}::int AS same`.execute(one);
    }
    const { rows } = await sql<{ name: string }>`SELECT name FROM pg_prepared_statements`.execute(one);
    expect(rows).toEqual([{ name: "test.twice" }]);
  });
});

test("it works within a transaction, and one that fails there rolls back as any other", async () => {
  const { db } = await testDatabase();
  const divide = (by: number) => sql<{ share: number }>`/* prepared: test.divide */ SELECT 1 / ${by}::int AS share`;
  await expect(db.transaction().execute((tx) => divide(0).execute(tx))).rejects.toThrow(/division by zero/);
  expect((await divide(1).execute(db)).rows).toEqual([{ share: 1 }]);
});

test("a transaction begins with the first statement that needs one: what is whole commits by itself, all or nothing, and ends it", async () => {
  const { db } = await testDatabase();
  const before = (one: Tx) =>
    sql<{ n: number }>`/* prepared: test.count, early */ SELECT count(*)::int AS n FROM own`.execute(one);
  const whole = (one: Tx, n: number) =>
    sql`/* prepared: test.enter, whole */ WITH more AS (INSERT INTO own VALUES (${n}::int)) SELECT 1 / ${n}::int`.execute(
      one,
    );
  const plain = (one: Tx, n: number) => sql`INSERT INTO own VALUES (${n}::int)`.execute(one);
  const xact = (one: Tx) =>
    sql<{ at: string }>`SELECT pg_current_xact_id()::text AS at`.execute(one).then(({ rows }) => rows[0]?.at);
  await db.connection().execute(async (one) => {
    await sql`CREATE TEMP TABLE own (n int)`.execute(one);
    const count = async () => (await sql<{ n: number }>`SELECT count(*)::int AS n FROM own`.execute(one)).rows[0]?.n;
    const run = <T>(work: (tx: Tx) => Promise<T>) => one.transaction().execute(work);

    await run(async (tx) => {
      await before(tx);
      await whole(tx, 1);
    });
    expect(await count()).toBe(1);

    await expect(run((tx) => whole(tx, 0))).rejects.toThrow(/division by zero/);
    expect(await count()).toBe(1);

    // Where something began the transaction already it is a statement as any other.
    await expect(
      run(async (tx) => {
        await plain(tx, 7);
        await whole(tx, 2);
        throw new Error("not after all");
      }),
    ).rejects.toThrow("not after all");
    expect(await count()).toBe(1);

    const two = run(async (tx) => {
      await whole(tx, 3);
      await plain(tx, 4);
    });
    await expect(two).rejects.toThrow(/what is to be rolled back is committed/);
  });
  await db.transaction().execute(async (tx) => expect(await xact(tx)).toBe(await xact(tx)));
  await db.transaction().execute(async () => undefined);
});
