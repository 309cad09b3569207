import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";
import { withClient } from "./with-client.ts";

const folder = new URL("../../../db/migrations/", import.meta.url);

/**
 * Brings a database to the newest schema: runs every migration of db/migrations not yet run, in order of number,
 * each in its own transaction, one runner at a time. Forward only.
 * @param url connection as the owner of the database
 * @returns names of the migrations that ran now
 */
export async function migrate(url: string): Promise<readonly string[]> {
  return await withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock(740001)");
    await client.query(
      "CREATE TABLE IF NOT EXISTS public.migration (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())",
    );
    const { rows } = await client.query<{ name: string }>("SELECT name FROM public.migration");
    const done = new Set(rows.map((row) => row.name));
    const ran: string[] = [];
    for (const name of await migrationNames()) {
      if (done.has(name)) continue;
      await runOne(client, name);
      ran.push(name);
    }
    return ran;
  });
}

/** The numbered migration files, in order. */
async function migrationNames(): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort();
}

async function runOne(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(new URL(name, folder), "utf8");
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("INSERT INTO public.migration (name) VALUES ($1)", [name]);
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
