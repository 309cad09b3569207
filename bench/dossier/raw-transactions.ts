import pg from "pg";

/** Plain transactions of two statements (one UPDATE, one INSERT) beside what is measured: the reference of the same run. */
export type RawTransactions = {
  /** How many a second with so many connections. */
  measure(seconds: number): Promise<number>;
  end(): Promise<void>;
};

/** Makes the reference's tables. */
export async function rawTransactions(url: string, connections: number): Promise<RawTransactions> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // When the benchmark ends early the server goes first: that is told by what ended it.
  pool.on("error", () => undefined);
  await pool.query("CREATE SCHEMA bench");
  await pool.query("CREATE TABLE bench.row (id int PRIMARY KEY, state jsonb, revision int DEFAULT 0)");
  await pool.query(
    "CREATE TABLE bench.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, row int, at timestamptz)",
  );
  await pool.query(`INSERT INTO bench.row SELECT g, '{"tokens": [1]}' FROM generate_series(1, 10000) g`);
  const one = async (worker: number, until: number): Promise<number> => {
    const client = await pool.connect();
    let done = 0;
    for (; performance.now() < until; done++) {
      const id = ((done * connections + worker) % 10_000) + 1;
      await client.query("BEGIN");
      await client.query("UPDATE bench.row SET state = $2, revision = revision + 1 WHERE id = $1", [
        id,
        '{"tokens": [2]}',
      ]);
      await client.query("INSERT INTO bench.event (row, at) VALUES ($1, $2)", [id, new Date()]);
      await client.query("COMMIT");
    }
    client.release();
    return done;
  };
  return {
    async measure(seconds) {
      const began = performance.now();
      const until = began + seconds * 1_000;
      const counts = await Promise.all(Array.from({ length: connections }, (_, worker) => one(worker, until)));
      return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000));
    },
    end: () => pool.end(),
  };
}
