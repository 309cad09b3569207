import { sql } from "kysely";
import { expect, test } from "vitest";
import { testNode } from "../../../../test/support/node.ts";
import { readMetric } from "../../../platform/metrics/index.ts";
import { importHistory, type PastMessage } from "./import-history.ts";

const from = { code: "H36", name: "UBND tỉnh Lâm Đồng", level: "province", province: "H36" };
const to = { code: "H34.01", name: "Sở Nội vụ", level: "department", province: "H34" };

function past(day: number, number: number): PastMessage {
  const at = new Date(`2019-0${day}-05T09:00:00+07:00`);
  return {
    acceptedAt: at,
    from,
    number,
    numberText: `0${number}/UBND`,
    kind: "Công văn",
    subject: "Phòng cháy, chữa cháy rừng",
    priority: 0,
    bytes: 1000,
    deliveries: [
      { to, arrivedAt: new Date(at.getTime() + 5000), registeredAt: new Date(at.getTime() + 60_000) },
      {
        to: { ...to, code: "H34.02" },
        arrivedAt: new Date(at.getTime() + 9000),
        refusedAt: new Date(at.getTime() + 90_000),
      },
    ],
  };
}

test("enters the past once, in the partitions of its time, with figures that count its rows", async () => {
  const node = await testNode({ role: "national", code: "VN" });
  const documents = [past(1, 1), past(2, 2), past(2, 3)];
  await importHistory(node, documents);
  await importHistory(node, documents);
  const counted = await sql<{ messages: number; deliveries: number; february: number }>`
    SELECT (SELECT count(*)::int FROM axis.message) AS messages, (SELECT count(*)::int FROM axis.delivery) AS deliveries,
      (SELECT count(*)::int FROM axis.message_201902) AS february`.execute(node.db);
  expect(counted.rows[0]).toEqual({ messages: 3, deliveries: 6, february: 2 });
  const sent = await readMetric(node.db, {
    metric: "axis.sent",
    agencies: ["H36"],
    from: "2019-01-01",
    to: "2019-02-28",
  });
  expect(sent.total).toBe(3);
  const refused = await readMetric(node.db, {
    metric: "axis.refused",
    agencies: ["H34.02"],
    from: "2019-01-01",
    to: "2019-12-31",
  });
  expect(refused.total).toBe(3);
  const seconds = await readMetric(node.db, {
    metric: "axis.arrival-seconds",
    agencies: ["H34.01"],
    from: "2019-01-01",
    to: "2019-12-31",
  });
  expect(seconds.total).toBe(15);
});
