import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";

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
