import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencies, findProcedure } from "../../../data/index.ts";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { testNode } from "../../../test/support/node.ts";
import { newId } from "../../platform/db/index.ts";
import { readMetric } from "../../platform/metrics/index.ts";
import { channels, type DossierState, dossierStates } from "../../protocol/dossiers/index.ts";
import { createDirectoryReader, importAgencies, joinNodes } from "../directory/index.ts";
import { importProcedures } from "../procedures/index.ts";
import { createReceiver } from "./actions/receive-changes.ts";
import {
  type CountedReport,
  countComparison,
  countRefusals,
  countReports,
  nationalDossierMetrics,
  uncountReport,
} from "./metrics.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => await database.drop());

const instant = fc
  .record({ day: fc.integer({ min: 0, max: 7 }), minute: fc.constantFrom(0, 1, 540, 1439) })
  .map(({ day, minute }) => new Date(Date.UTC(2020, 9, 28, -7) + (day * 1440 + minute) * 60_000));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const states: readonly DossierState[] = Object.values(dossierStates);

const report = fc.record({
  agencyCode: fc.constantFrom("H36", "H36.50", "H36.50.05", "H37"),
  sectorCode: fc.constantFrom("G03", "G06"),
  channel: fc.constantFrom(...Object.values(channels)),
  state: fc.constantFrom(...states, ...states.slice(8), ...states.slice(8)),
  receivedAt: instant,
  dueAt: maybe(instant),
  endedAt: maybe(instant),
  supplements: fc.integer({ min: 0, max: 2 }),
}) satisfies fc.Arbitrary<CountedReport>;

const act = fc.record({ which: fc.noBias(fc.integer({ min: 0, max: 60 })), report, gone: fc.boolean() });

test("whatever arrives, each figure is what its list adds up to", async () => {
  const kept = new Map<number, CountedReport>();
  const property = fc.asyncProperty(
    fc.array(act, { minLength: 5, maxLength: 40 }),
    instant,
    instant,
    async (acts, a, b) => {
      for (const { which, report: after, gone } of acts) {
        const before = kept.get(which);
        await database.db.transaction().execute(async (tx) => {
          await sql`DELETE FROM national_dossier.dossier WHERE code = ${`C-${which}`}`.execute(tx);
          if (before && gone) {
            kept.delete(which);
            await uncountReport(tx, before);
            return;
          }
          kept.set(which, after);
          await sql`INSERT INTO national_dossier.dossier (code, node, via, digest, agency_code, day, procedure_code, sector_code, channel, state,
            received_at, due_at, ended_at, supplements, record, first_at, changed_at, arrived_at)
          VALUES (${`C-${which}`}, 'H36', 'node', 0, ${after.agencyCode}, '2020-11-01', '1.001193', ${after.sectorCode}, ${after.channel},
            ${after.state}, ${after.receivedAt}, ${after.dueAt}, ${after.endedAt}, ${after.supplements}, '{}', now(), now(), now())`.execute(
            tx,
          );
          const now = new Date("2020-11-02T10:00:00+07:00");
          await countReports(tx, [{ before, after, sentAt: new Date(now.getTime() - which * 700) }], now);
        });
      }
      const [from, to] = [a, b].map((one) => new Date(one.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)).sort();
      for (const metric of nationalDossierMetrics) {
        for (const scope of [{}, { under: "H36.50", dims: { sector: "G06", channel: ["1", "2"] } }]) {
          const period = { to: to ?? "", ...(metric.kind === "flow" && from !== undefined ? { from } : {}) };
          const query = { metric: metric.code, ...scope, ...period };
          const list = await metric.list(database.db, { query, offset: 0, limit: 1_000 });
          const { total } = await readMetric(database.db, query);
          expect({ metric: metric.code, total }).toEqual({ metric: metric.code, total: list.total });
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
}, 120_000);

test("refusals and comparisons are what their lists add up to, and lags lie in their buckets", async () => {
  const at = new Date("2020-11-20T10:00:00+07:00");
  const comparison = newId();
  await database.db.transaction().execute(async (tx) => {
    await sql`INSERT INTO national_dossier.refusal (id, node, via, agency_code, written_code, reason, at)
      VALUES (${newId()}, 'H36', 'node', 'H36.50', 'X-1', 'procedure-code', ${at})`.execute(tx);
    await countRefusals(tx, [{ agencyCode: "H36.50", reason: "procedure-code" }], at);
    await sql`INSERT INTO national_dossier.comparison (id, node, began_at, ended_at, dossiers, state)
      VALUES (${comparison}, 'H36', ${at}, ${at}, 40, 'differs')`.execute(tx);
    await sql`INSERT INTO national_dossier.difference (comparison_id, code, kind, agency_code)
      VALUES (${comparison}, 'X-2', 'stale', 'H36.50')`.execute(tx);
    const differences = [{ agencyCode: "H36.50", kind: "stale" }];
    await countComparison(tx, { node: "H36", at, dossiers: 40, differences });
  });
  const read = async (code: string, dims?: Record<string, string>) => {
    const query = { metric: code, from: "2020-11-01", to: "2020-11-30", ...(dims ? { dims } : {}) };
    const metric = nationalDossierMetrics.find((one) => one.code === code);
    const list = await metric?.list(database.db, { query, offset: 0, limit: 10 });
    return [(await readMetric(database.db, query)).total, list?.total];
  };
  expect(await read("national-dossier.refused", { reason: "procedure-code" })).toEqual([1, 1]);
  expect(await read("national-dossier.compared")).toEqual([40, 40]);
  expect(await read("national-dossier.differences", { kind: "stale" })).toEqual([1, 1]);
  const november = { metric: "national-dossier.arrived", from: "2020-11-01", to: "2020-11-30" };
  const { groups } = await readMetric(database.db, { ...november, by: { dim: "bucket" } });
  expect(groups.length).toBeGreaterThan(5);
  for (const { key, value } of groups)
    expect(await read("national-dossier.arrived", { bucket: key })).toEqual([value, value]);
});

test("records are counted as they arrive: twice the same once, a newer one instead of the older, refused ones apart", async () => {
  const node = await testNode({ role: "national", code: "VN", now: new Date("2020-11-24T09:00:00+07:00") });
  await importAgencies(node, agencies());
  await importProcedures(
    node,
    [findProcedure("1.001193")].flatMap((one) => one ?? []),
  );
  await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
  const receive = createReceiver(node, createDirectoryReader());
  const send = (revision: number, over: Record<string, string> = {}) => {
    const fields = {
      ...{ MaHoSo: "H36.50.01-201123-0001", MaTTHC: "1.001193", TenTTHC: "Đăng ký khai sinh", KenhThucHien: "2" },
      ...{
        ChuHoSo: "K’Brểu Thị Lan",
        NgayTiepNhan: "20201123081520",
        NgayHenTra: "20201124170000",
        TrangThaiHoSo: "4",
      },
      ...{ MaDonViXuLy: "H36.50.01", ...over },
    };
    const change = { service: "DongBoHoSoMC", revision, at: new Date("2020-11-24T08:59:58+07:00"), fields } as const;
    const reporter = { via: "node", node: "H36", agencyCode: "H36" } as const;
    return node.db.transaction().execute((tx) => receive(tx, reporter, [change]));
  };
  const figures = async () => {
    const read: Record<string, number> = {};
    for (const metric of nationalDossierMetrics) {
      const query = {
        metric: metric.code,
        to: "2020-11-24",
        ...(metric.kind === "flow" ? { from: "2020-11-01" } : {}),
      };
      const { total } = await readMetric(node.db, query);
      expect([metric.code, (await metric.list(node.db, { query, offset: 0, limit: 5 })).total]).toEqual([
        metric.code,
        total,
      ]);
      if (total !== 0) read[metric.code.replace("national-dossier.", "")] = total;
    }
    return read;
  };
  await send(1);
  await send(1);
  expect(await figures()).toEqual({ received: 1, pending: 1, arrived: 1 });
  const ended = { TrangThaiHoSo: "9", NgayKetThucXuLy: "20201124084500" };
  await send(2, ended);
  await send(1);
  expect(await figures()).toEqual({ received: 1, "resolved-on-time": 1, arrived: 2 });
  await send(3, { ...ended, MaTTHC: "9.999999" });
  expect(await figures()).toEqual({ received: 1, "resolved-on-time": 1, arrived: 2, refused: 1 });
}, 60_000);
