import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { withPrepared } from "./prepared.ts";
import type { DB } from "./schema.ts";

/** The node's database, as the application role sees it. */
export type Db = Kysely<DB>;
/** An open transaction on it. Functions that write take one, so that a caller commits several writes together. */
export type Tx = Transaction<DB>;

// bigint columns (counts, bytes) fit a double; ids are uuid, money is integer đồng below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** Options of a connection pool. */
export type ConnectOptions = {
  readonly url: string;
  readonly size: number;
  /** Connect as the owner (migrations) instead of the application role, which cannot rewrite the audit. */
  readonly asOwner?: boolean;
  readonly onError?: (error: Error) => void;
};

/** Opens a pool. Close it with `db.destroy()`. */
export function connect(options: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 15_000,
    ...(options.asOwner ? {} : { options: "-c role=lt_app" }),
  });
  // An idle connection that the server ends (restart, kill) must not end the process: the next query opens another.
  pool.on("error", (error) => options.onError?.(error));
  // Nor must a connection that dies while it is in use: its query rejects, which is enough.
  pool.on("connect", (client) => client.on("error", (error) => options.onError?.(error)));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: withPrepared(pool) }) });
}
