import { randomBytes } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import { connect, type Db, withClient } from "../../src/platform/db/index.ts";

/** A fresh, migrated database for one test or file. */
export type TestDatabase = { readonly url: string; readonly db: Db; drop(): Promise<void> };

/**
 * Clones the migrated template. Inside a test it is dropped when the test ends; in `beforeAll`, call `drop()` in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE lt_template STRATEGY FILE_COPY`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = connect({ url: url.href, size: 6 });
  const drop = async (): Promise<void> => {
    await db.destroy();
    await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  try {
    onTestFinished(drop);
  } catch {
    // Outside a test: the caller drops it.
  }
  return { url: url.href, db, drop };
}

async function onServer(server: string, statement: string): Promise<void> {
  await withClient(server, (client) => client.query(statement));
}
