import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { permit } from "../../bench/flow/permit.ts";
import { publishFlow } from "../../src/authority/flows/index.ts";
import { type FlowState, type Plan, waiting } from "../../src/engines/flow/index.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

/** `FAULT_DEATHS=40 npx vitest run test/faults/flows.test.ts` is the long form. */
const deaths = Number(process.env.FAULT_DEATHS ?? 4);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const at = new Date("2020-11-16T08:00:00+07:00");
  await database.db
    .transaction()
    .execute((tx) => publishFlow(tx, { flow: "permit", xml: permit, note: "", at, by: "system" }));
});

afterAll(() => database.drop());

test(`steps of flows that were acknowledged survive kill -9, each once, and nothing is half done (${deaths} deaths)`, async () => {
  const acknowledged: string[] = [];
  for (let death = 0; death < deaths; death++) {
    const child = carrier();
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    lines.on("line", (line) => acknowledged.push(line));
    // It says its first step when it is under way; then it dies in the middle of something.
    await once(lines, "line");
    await wait(100 + Math.random() * 500);
    child.kill("SIGKILL");
    await once(child, "close");
  }
  expect(acknowledged.length).toBeGreaterThan(deaths * 5);
  const { rows: left } = await sql<{ step: string; times: number }>`
    SELECT instance_id || ' ' || token AS step, count(*) AS times FROM flow.history WHERE kind = 'left' GROUP BY 1`.execute(
    database.db,
  );
  const times = new Map(left.map(({ step, times }) => [step, Number(times)]));
  expect(acknowledged.filter((step) => times.get(step) !== 1)).toEqual([]);
  expect([...times.values()].filter((count) => count !== 1)).toEqual([]);
  expect(await unlike()).toEqual([]);
}, 180_000);

function carrier(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "test/faults/carry-flows.ts", database.url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Instances whose rows of open work, timers and events are not what their state says. */
async function unlike(): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; plan: Plan; state: FlowState; held: readonly string[] | null }>`
    SELECT i.id, v.plan, i.state, (
      SELECT array_agg(one ORDER BY one COLLATE "C") FROM (
        SELECT token || ' ' || node AS one FROM flow.task WHERE instance_id = i.id AND closed_at IS NULL
        UNION ALL SELECT token || ' ' || node FROM flow.timer WHERE instance_id = i.id
        UNION ALL SELECT token || ' ' || node FROM flow.wait WHERE instance_id = i.id
      ) rows(one)) AS held
    FROM flow.instance i JOIN flow.version v ON v.id = i.version_id`.execute(database.db);
  expect(rows.length).toBeGreaterThan(deaths);
  return rows.flatMap(({ id, plan, state, held }) => {
    const list = waiting(plan, state);
    const told = [...list.waiting, ...list.subscriptions].map(({ token, node }) => `${token} ${node}`).sort();
    return JSON.stringify(told) === JSON.stringify(held ?? []) ? [] : [id];
  });
}
