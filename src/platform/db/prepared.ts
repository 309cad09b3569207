import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/**
 * How a statement says that it is to be prepared: its text begins so, and then always is the same but for its parameters. After the name it
 * may say what it is to a transaction (see `withPrepared`).
 */
const mark = /^\s*\/\* prepared: ([a-z0-9.-]+)(?:, (early|whole))? \*\//;

/**
 * A pool whose connections keep the plan of statements that begin with a comment such as `prepared: flow.step`. Worth it for a large
 * statement that runs often: planning one of ten parts takes longer than carrying it out.
 *
 * A transaction is begun at the server with the first statement that needs it. Two marks save round trips:
 * - `prepared: NAME, early` reads and locks nothing. Under READ COMMITTED it sees the same before BEGIN as after, so it does not begin one.
 * - `prepared: NAME, whole` is all that its transaction writes: when nothing has begun one yet, it commits by itself, all or nothing as every
 *   statement. Anything that comes after it in that transaction is refused.
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
  const begin = beginningLate(client);
  // Kysely asks with a text and its parameters, or with a cursor; the rest of the connection is inherited.
  const query = (text: unknown, ...rest: readonly unknown[]): unknown => {
    const [, name, role] = typeof text === "string" ? (mark.exec(text) ?? []) : [];
    const asked = name === undefined ? [text, ...rest] : [{ name, text, values: rest[0] }];
    return begin(text, role, () => Reflect.apply(client.query, client, asked));
  };
  const keeping: PostgresPoolClient = Object.create(client, { query: { value: query } });
  known.set(client, keeping);
  return keeping;
}

/** Where the transaction of a connection stands: none, asked for and not begun, begun, or over with the statement that was all of it. */
type Standing = "none" | "due" | "begun" | "over";

/** Lets a transaction begin with the first statement that needs one. */
function beginningLate(client: pg.PoolClient) {
  let standing: Standing = "none";
  return (text: unknown, role: string | undefined, ask: () => unknown): unknown => {
    if (text === "begin") {
      standing = "due";
      return answered("BEGIN");
    }
    if (text === "commit" || text === "rollback") {
      const was = standing;
      standing = "none";
      if (was === "over" && text === "rollback")
        return Promise.reject(new Error("what is to be rolled back is committed"));
      return was === "due" || was === "over" ? answered(text.toUpperCase()) : ask();
    }
    if (standing === "over")
      return Promise.reject(new Error("a statement that is all of a transaction was not the last"));
    if (standing !== "due" || role === "early") return ask();
    if (role === "whole") return wholly(ask);
    standing = "begun";
    // It fails only with its connection, and then the statement behind it does too.
    client.query("begin").catch(() => undefined);
    return ask();
  };

  async function wholly(ask: () => unknown): Promise<unknown> {
    standing = "over";
    try {
      return await ask();
    } catch (error) {
      standing = "due";
      throw error;
    }
  }
}

/** What the server would answer. */
function answered(command: string): Promise<Partial<pg.QueryResult>> {
  return Promise.resolve({ command, rowCount: 0, rows: [] });
}
