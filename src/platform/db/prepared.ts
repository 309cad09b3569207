import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/** How a statement says that it is to be prepared: its text begins so, and then always is the same but for its parameters. */
const mark = /^\s*\/\* prepared: ([a-z0-9.-]+) \*\//;

/**
 * A pool whose connections keep the plan of statements that begin with a comment such as `prepared: flow.step`. Worth it for a large
 * statement that runs often: planning one of ten parts takes longer than carrying it out.
 */
export function withPrepared(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => keepingPlans(await pool.connect()),
    end: () => pool.end(),
    options: pool.options,
  };
}

/** One stand-in for each connection: Kysely knows connections by identity. */
const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();

function keepingPlans(client: pg.PoolClient): PostgresPoolClient {
  const found = known.get(client);
  if (found) return found;
  // Kysely asks with a text and its parameters, or with a cursor; the rest of the connection is inherited.
  const query = (text: unknown, ...rest: readonly unknown[]): unknown => {
    const name = typeof text === "string" ? mark.exec(text)?.[1] : undefined;
    const asked = name === undefined ? [text, ...rest] : [{ name, text, values: rest[0] }];
    return Reflect.apply(client.query, client, asked);
  };
  const keeping: PostgresPoolClient = Object.create(client, { query: { value: query } });
  known.set(client, keeping);
  return keeping;
}
