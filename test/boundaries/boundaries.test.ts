import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { describe, expect, test } from "vitest";
import configuration from "../../dependency-cruiser.config.mjs";

const root = join(import.meta.dirname, "../..");

/** One violation of each rule: files to plant, the first of which breaks it. */
const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "engines-import-nothing": {
    "src/engines/a/index.ts": 'import "../../platform/b/index.ts";',
    "src/platform/b/index.ts": "",
  },
  "ui-imports-nothing": { "src/ui/a.ts": 'import "../engines/b/index.ts";', "src/engines/b/index.ts": "" },
  "protocol-imports-engines": {
    "src/protocol/a/index.ts": 'import "../../platform/b/index.ts";',
    "src/platform/b/index.ts": "",
  },
  "platform-imports-engines": { "src/platform/a/index.ts": 'import "../../ui/b.ts";', "src/ui/b.ts": "" },
  "national-imports-down": {
    "src/national/a/index.ts": 'import "../../authority/b/index.ts";',
    "src/authority/b/index.ts": "",
  },
  "authority-imports-down": {
    "src/authority/a/index.ts": 'import "../../national/b/index.ts";',
    "src/national/b/index.ts": "",
  },
  "entrance-imports-down": { "src/entrance/a.ts": 'import "../national/b/index.ts";', "src/national/b/index.ts": "" },
  "cli-imports-engines": { "src/cli/a.ts": 'import "../platform/b/index.ts";', "src/platform/b/index.ts": "" },
  "simulation-uses-front-doors": {
    "src/simulation/a.ts": 'import "../national/b/store/c.ts";',
    "src/national/b/store/c.ts": "",
  },
  "systems-through-front-door": {
    "src/national/a/index.ts": 'import "../b/states.ts";',
    "src/national/b/states.ts": "",
  },
  "parts-through-front-door": {
    "src/national/a/index.ts": 'import "../../platform/b/inner.ts";',
    "src/platform/b/inner.ts": "",
  },
  "hubs-import-no-system": {
    "src/authority/command/index.ts": 'import "../office/index.ts";',
    "src/authority/office/index.ts": "",
  },
  "engines-do-no-io": { "src/engines/a/index.ts": 'import "node:fs";' },
  "sql-only-in-store": { "src/national/a/actions/b.ts": 'import { sql } from "kysely"; export const q = sql;' },
  "no-http-in-actions-or-store": { "src/national/a/store/b.ts": 'import { Hono } from "hono"; export const h = Hono;' },
  "production-imports-no-tests": { "src/national/a/index.ts": 'import "../../../test/b.ts";', "test/b.ts": "" },
  "no-cycles": { "src/ui/a.ts": 'import "./b.ts";', "src/ui/b.ts": 'import "./a.ts";' },
  resolvable: { "src/ui/a.ts": 'import "./nowhere.ts";' },
};

async function check(baseDir: string, paths: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = configuration;
  const { enhancedResolveOptions: resolve, ...rest } = options;
  const { output } = await cruise(
    [...paths],
    {
      ...rest,
      ruleSet: { forbidden },
      validate: true,
      baseDir,
      tsConfig: { fileName: join(root, "tsconfig.json") },
    },
    resolve,
  );
  if (typeof output === "string") throw new Error(output);
  return output;
}

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-boundaries-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${content}\nexport {};\n`);
  }
  return folder;
}

describe("the arrows of the house", () => {
  test("every rule has a planted violation", () => {
    expect(Object.keys(violations).sort()).toEqual(configuration.forbidden.map((rule) => rule.name).sort());
  });

  test.each(Object.entries(violations))("%s is refused", async (rule, files) => {
    const folder = plant(files);
    try {
      const { summary } = await check(folder, ["src"]);
      expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("the source keeps them, and all of it was read", async () => {
    const { summary } = await check(root, ["src", "data"]);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(300);
  }, 120_000);
});
