/**
 * Writes src/platform/db/schema.ts (types of every table) and db/schema.txt (the whole schema as text) from the migrations:
 * starts a throw-away PostgreSQL, migrates, asks kysely-codegen. `--check` compares instead of writing.
 */
import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { ensureTemplate, startCluster } from "../../src/platform/db/embedded/index.ts";
import { describeSchema } from "./describe.ts";

const check = process.argv.includes("--check");
const folder = temporaryFolder("types");
const cluster = await startCluster({ folder: join(folder, "postgres"), settings: { fsync: "off" } });
try {
  await ensureTemplate(cluster, "lienthong");
  const url = cluster.url("lienthong");
  const types = join(folder, "schema.ts");
  await promisify(execFile)(process.execPath, [
    "node_modules/kysely-codegen/dist/cli/bin.js",
    ...["--dialect", "postgres", "--url", url, "--out-file", types, "--camel-case", "false"],
    ...[
      "--exclude-pattern",
      "{public.*,pgboss.*,*_default,*_2[0-9][0-9][0-9][0-1][0-9]}",
      "--numeric-parser",
      "number",
    ],
    ...["--date-parser", "string", "--log-level", "error", "--default-schema", "none"],
  ]);
  const results = [
    { path: "src/platform/db/schema.ts", made: withBigints(readFileSync(types, "utf8")) },
    { path: "db/schema.txt", made: await describeSchema(url) },
  ];
  for (const { path, made } of results) {
    if (!check) writeFileSync(path, made);
    else if (readFileSync(path, "utf8") !== made) {
      console.error(`${path} is not what the migrations make: run npm run db:types`);
      process.exitCode = 1;
    }
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** bigint columns are read as numbers (platform/db/connect.ts). */
function withBigints(types: string): string {
  return types.replace(/ColumnType<string, (bigint \| number \| string), \1>/g, "ColumnType<number, $1, $1>");
}
