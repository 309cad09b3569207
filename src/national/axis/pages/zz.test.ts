import { expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { busyAxis } from "./pages.fixture.ts";
import { readStatistics, readCoverage, readFlowToday, readNodeQueues } from "../index.ts";
import { readVolumes, volumePeriod } from "./operations/volumes.ts";
import { rowsOf } from "./statistics/rows.ts";
test("x", async () => {
  const s = await busyAxis(agencies());
  const db = s.node.db;
  const now = s.node.clock.now();
  const tries: [string, () => Promise<unknown>][] = [
    ["stat", () => readStatistics(db, { from: "2020-01-01", to: "2020-10-31", by: "province" })],
    ["cov", () => readCoverage(db, { from: "2020-01-01", to: "2020-10-31" })],
    ["flow", () => readFlowToday(db, now)],
    ["vol", () => readVolumes(db, ["H36"], volumePeriod(now))],
    ["nq", () => readNodeQueues(db, s.node.machine.now())],
  ];
  for (const [n, f] of tries) await f().then((v) => console.log(n, JSON.stringify(v).slice(0, 700)), (e) => console.log(n, "ERR", e));
}, 100000);
