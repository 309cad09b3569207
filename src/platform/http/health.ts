import { readdir } from "node:fs/promises";
import { sql } from "kysely";
import type { Db } from "../db/index.ts";
import { isLoopback } from "./address.ts";
import type { App } from "./env.ts";
import { httpErrors } from "./http-errors.ts";
import type { HttpMetrics } from "./prometheus.ts";

const migrations = new URL("../../../db/migrations/", import.meta.url);

/**
 * `/_health`: the process answers. `/_ready`: its database answers and has every migration, so requests may come.
 * `/_metrics`: Prometheus, from this machine only unless configured.
 */
export function addHealth(app: App, metrics: HttpMetrics): void {
  app.get("/_health", (c) => c.json({ status: "up", node: c.get("node").config.code }));
  app.get("/_ready", async (c) => {
    const checks = await readiness(c.get("node").db);
    const ready = checks.database && checks.migrations;
    return c.json({ status: ready ? "ready" : "not-ready", checks }, ready ? 200 : 503);
  });
  app.get("/_metrics", async (c) => {
    if (!c.get("site").openMetrics && !isLoopback(c)) throw httpErrors.missing();
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
  });
}

async function readiness(db: Db): Promise<{ readonly database: boolean; readonly migrations: boolean }> {
  try {
    const { rows } = await sql<{ name: string }>`SELECT name FROM public.migration`.execute(db);
    const ran = new Set(rows.map((row) => row.name));
    const names = (await readdir(migrations)).filter((name) => name.endsWith(".sql"));
    return { database: true, migrations: names.every((name) => ran.has(name)) };
  } catch {
    return { database: false, migrations: false };
  }
}
