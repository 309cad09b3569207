import { randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "../../src/platform/db/index.ts";

/** Rows per statement, each statement its own transaction. */
const batch = 200;

/**
 * The reference: plain batched inserts of the same bytes into the same PostgreSQL, in as many databases as a document must be
 * kept in on its way (sender, axis, receiver), all at once.
 * @param urls the databases
 * @returns documents per second, kept in all databases
 */
export async function rawInserts(urls: readonly string[], documents: number, bytes: number): Promise<number> {
  const body = randomBytes(bytes);
  const started = performance.now();
  await Promise.all(urls.map((url) => insertAll(url, documents, body)));
  return documents / ((performance.now() - started) / 1000);
}

async function insertAll(url: string, documents: number, body: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("DROP TABLE IF EXISTS public.bench_raw");
    await client.query("CREATE TABLE public.bench_raw (id uuid PRIMARY KEY, body bytea NOT NULL)");
    await client.query("ALTER TABLE public.bench_raw ALTER COLUMN body SET STORAGE EXTERNAL");
    for (let done = 0; done < documents; done += batch) {
      const count = Math.min(batch, documents - done);
      const ids = Array.from({ length: count }, newId);
      await client.query("INSERT INTO public.bench_raw SELECT * FROM unnest($1::uuid[], $2::bytea[])", [
        ids,
        ids.map(() => body),
      ]);
    }
    await client.query("DROP TABLE public.bench_raw");
  } finally {
    await client.end();
  }
}
