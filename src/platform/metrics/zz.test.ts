import { sql } from "kysely";
import { test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { connect } from "../db/index.ts";
import { foldMetrics, importMetric, readMetric, recordMetric } from "./index.ts";

test("measure", async () => {
  const { db, url } = await testDatabase();
  const owner = connect({ url, size: 1, asOwner: true });
  for (let m = 0; m < 2; m++)
    await sql`INSERT INTO platform.metric_delta (metric, agency_code, day, delta)
    SELECT ${`m${m}`}, 'H' || (30 + a / 200) || '.' || lpad((a % 200)::text, 3, '0'), '2019-01-01'::date + d, 1 FROM generate_series(0, 999) a, generate_series(0, 699) d`.execute(
      db,
    );
  let t = performance.now();
  console.log("folded", await foldMetrics(db), (performance.now() - t).toFixed(0), "ms");
  const all = async (label: string) => {
    for (const q of [
      { under: "H31", from: "2020-01-01", to: "2020-11-24" },
      { under: "H31", from: "2019-01-01", to: "2020-11-24", by: "month" as const },
      { from: "2019-01-01", to: "2020-11-24", by: "province" as const },
      { under: "H31.005", from: "2020-11-01", to: "2020-11-24", by: "day" as const },
      { under: "H31", to: "2020-11-24" },
      { under: "H31", from: "2020-11-24", to: "2020-11-24" },
    ]) {
      await readMetric(db, { metric: "m1", ...q });
      t = performance.now();
      const r = await readMetric(db, { metric: "m1", ...q });
      console.log(label, JSON.stringify(q), r.total, (performance.now() - t).toFixed(1), "ms");
    }
  };
  await all("before vacuum");
  await sql`VACUUM ANALYZE platform.metric_delta`.execute(owner);
  await sql`VACUUM ANALYZE platform.metric_rollup`.execute(owner);
  await sql`VACUUM ANALYZE platform.metric_month`.execute(owner);
  await all("after vacuum");
  t = performance.now();
  for (let i = 0; i < 100; i++)
    await recordMetric(
      db,
      Array.from({ length: 100 }, (_, k) => ({ metric: "z", agencyCode: `H36.${k}`, day: "2020-11-24", delta: 1 })),
    );
  console.log("record 10000 in 100 calls", (performance.now() - t).toFixed(0), "ms");
  t = performance.now();
  console.log("fold", await foldMetrics(db), (performance.now() - t).toFixed(0), "ms");
  t = performance.now();
  await importMetric(
    db,
    Array.from({ length: 50000 }, (_, k) => ({
      metric: "i",
      agencyCode: `H36.${k % 100}`,
      day: `2020-11-${10 + (k % 20)}`,
      delta: 1,
    })),
  );
  console.log("import 50000", (performance.now() - t).toFixed(0), "ms");
  await owner.destroy();
}, 300_000);
