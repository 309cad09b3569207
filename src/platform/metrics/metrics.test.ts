import fc from "fast-check";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { connect, type DB, type Db } from "../db/index.ts";
import {
  compareMetric,
  createMetricRegistry,
  foldMetrics,
  importMetric,
  listMetric,
  type MetricChange,
  readMetric,
  recordMetric,
} from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => await database.drop());

const agency = fc.constantFrom("H36", "H36.01", "H36.1", "H36.50", "H36.50.05", "H36-1", "H37", "H37.02");
const day = fc
  .oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: -400, max: 1_000 }))
  .map((n) => new Date(Date.UTC(2019, 11, 20 + n)).toISOString().slice(0, 10));
const changeOf = (metric: string) =>
  fc.record({
    metric: fc.constant(metric),
    agencyCode: agency,
    day,
    delta: fc.integer({ min: -5, max: 9 }),
    dims: fc.constantFrom({}, { sector: "G06" }, { sector: "G06", channel: "2" }, { channel: "2", sector: "G03" }),
  });

const under = (code: string, root: string) => code === root || code.startsWith(`${root}.`);

describe("a reading", () => {
  test("is the sum of what was recorded, in whatever order things are recorded and folded", async () => {
    let run = 0;
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.array(changeOf("x"), { maxLength: 30 }) },
      fc.constant("fold" as const),
    );
    const property = fc.asyncProperty(fc.array(step, { maxLength: 8 }), day, day, async (steps, a, b) => {
      const metric = `m${run++}`;
      const [from, to] = a < b ? [a, b] : [b, a];
      const all: MetricChange[] = [];
      for (const each of steps) {
        if (each === "fold") await foldMetrics(database.db);
        else {
          const changes = each.map((change) => ({ ...change, metric }));
          all.push(...changes);
          const write = all.length % 2 === 0 ? recordMetric : importMetric;
          await write(database.db, changes);
        }
      }
      const inside = all.filter((c) => under(c.agencyCode, "H36") && c.day >= from && c.day <= to);
      const query = { metric, under: "H36", from, to };
      const sum = inside.reduce((total, change) => total + change.delta, 0);
      const read = await readMetric(database.db, query);
      expect(read.total).toBe(sum);
      for (const by of ["day", "month", "agency", "province"] as const) {
        const parts = await readMetric(database.db, { ...query, by });
        expect(parts.total).toBe(sum);
        expect(Object.fromEntries(parts.groups.map((g) => [g.key, g.value]))).toEqual(grouped(inside, by));
      }
      for (const [sector, dims] of [
        ["G06", { sector: "G06" }],
        ["", { channel: ["2", "3"] }],
      ] as const) {
        const counted = inside.filter((c) => (sector ? c.dims?.sector === sector : c.dims?.channel === "2"));
        const divided = await readMetric(database.db, { ...query, dims, by: { dim: "sector" } });
        expect(divided.total).toBe(counted.reduce((total, change) => total + change.delta, 0));
        expect(Object.fromEntries(divided.groups.map((g) => [g.key, g.value]))).toEqual(
          grouped(counted, (change) => change.dims?.sector ?? ""),
        );
      }
      const stock = all.filter((c) => c.day <= to).reduce((total, change) => total + change.delta, 0);
      expect((await readMetric(database.db, { metric, to })).total).toBe(stock);
    });
    await fc.assert(property, { numRuns: 100 });
  }, 60_000);

  test("takes lists of agencies and levels that the caller knows", async () => {
    const codes = ["H40", "H40.01", "H40.50.02"];
    await recordMetric(
      database.db,
      codes.map((agencyCode) => ({ metric: "lv", agencyCode, day: "2020-11-16", delta: 2 })),
    );
    const levelOf = async (all: readonly string[]) => new Map(all.map((c) => [c, String(c.split(".").length)]));
    const levels = {
      agenciesAt: async (level: string) => codes.filter((c) => String(c.split(".").length) === level),
      levelOf,
    };
    const query = { metric: "lv", from: "2020-11-01", to: "2020-11-30", levels };
    expect((await readMetric(database.db, { ...query, agencies: ["H40", "H40.01"] })).total).toBe(4);
    expect((await readMetric(database.db, { ...query, level: "3" })).total).toBe(2);
    expect((await readMetric(database.db, { ...query, level: "3", agencies: ["H40"] })).total).toBe(0);
    expect((await readMetric(database.db, { ...query, by: "level", under: "H40" })).groups).toEqual([
      { key: "1", value: 2 },
      { key: "2", value: 2 },
      { key: "3", value: 2 },
    ]);
    expect((await readMetric(database.db, { ...query, to: "2020-10-01" })).total).toBe(0);
  });

  test("stands beside the same days of the year before", async () => {
    const change = (metric: string, on: string, delta: number) => ({ metric, agencyCode: "H36", day: on, delta });
    await recordMetric(database.db, [
      change("cmp", "2019-02-28", 10),
      change("cmp", "2020-02-29", 15),
      change("cmp", "2019-03-01", 99),
    ]);
    const compared = await compareMetric(database.db, { metric: "cmp", from: "2020-02-01", to: "2020-02-29" });
    expect(compared).toMatchObject({ now: { total: 15 }, before: { total: 10 }, change: 0.5 });
    expect(
      (await compareMetric(database.db, { metric: "none", from: "2020-02-01", to: "2020-02-29" })).change,
    ).toBeNull();
  });
});

describe("folding", () => {
  test("loses nothing and counts nothing twice when connections are killed in the middle", async () => {
    const metric = "killed";
    let recorded = 0;
    for (let round = 0; round < 12; round++) {
      const victim = connectVictim(database.url);
      const pid = (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(victim)).rows[0]?.pid ?? 0;
      const changes = Array.from({ length: 3000 }, (_, i) => ({
        metric,
        agencyCode: `H36.${i % 50}`,
        day: "2020-11-16",
        delta: 1,
      }));
      await recordMetric(database.db, changes);
      recorded += changes.length;
      const owner = connect({ url: database.url, size: 1, asOwner: true });
      const folding = foldMetrics(victim).catch(() => -1);
      await new Promise((resolve) => setTimeout(resolve, round));
      await sql`SELECT pg_terminate_backend(${pid})`.execute(owner);
      await folding;
      await victim.destroy().catch(() => undefined);
      await owner.destroy();
      expect((await readMetric(database.db, { metric, to: "2020-11-16" })).total).toBe(recorded);
    }
    await foldMetrics(database.db);
    expect((await readMetric(database.db, { metric, from: "2020-11-01", to: "2020-11-30" })).total).toBe(recorded);
    expect((await readMetric(database.db, { metric, from: "2020-11-02", to: "2020-11-29" })).total).toBe(recorded);
  });

  test("leaves nothing to fold, and two at once do not wait for each other", async () => {
    await recordMetric(database.db, [{ metric: "two", agencyCode: "H36", day: "2020-11-16", delta: 1 }]);
    await Promise.all([foldMetrics(database.db), foldMetrics(database.db)]);
    await foldMetrics(database.db);
    expect(await database.db.selectFrom("platform.metric_delta").select("id").execute()).toEqual([]);
  });
});

test("a registry knows each metric once and opens the list behind it", async () => {
  const registry = createMetricRegistry();
  const metric = {
    code: "exchange.sent",
    name: { vi: "Văn bản gửi đi", en: "Documents sent" },
    unit: { vi: "văn bản", en: "documents" },
    kind: "flow" as const,
    list: async () => ({
      columns: [{ vi: "Số", en: "Number" }],
      rows: [{ href: "/outgoing/1", cells: ["1/UBND"] }],
      total: 1,
    }),
  };
  registry.declare(metric);
  expect(() => registry.declare(metric)).toThrow("exchange.sent");
  expect(registry.all()).toEqual([metric]);
  const query = { metric: "exchange.sent", to: "2020-11-30" };
  expect(await listMetric(registry, database.db, { query, offset: 0, limit: 10 })).toMatchObject({ total: 1 });
  expect(() => registry.get("nothing")).toThrow("metrics.unknown");
});

/** A pool whose connection may be killed while it is in use. */
function connectVictim(url: string): Db {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

function grouped(
  changes: readonly MetricChange[],
  by: "day" | "month" | "agency" | "province" | ((change: MetricChange) => string),
): Record<string, number> {
  const key = { day: 10, month: 7, agency: 0, province: 0 };
  const sums: Record<string, number> = {};
  for (const change of changes) {
    const name =
      typeof by === "function"
        ? by(change)
        : by === "agency"
          ? change.agencyCode
          : by === "province"
            ? (change.agencyCode.split(".")[0] ?? "")
            : change.day.slice(0, key[by]);
    sums[name] = (sums[name] ?? 0) + change.delta;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}
