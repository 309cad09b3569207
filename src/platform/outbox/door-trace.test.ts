import { pino } from "pino";
import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { readAudit } from "../audit/index.ts";
import { handClock } from "../clock/index.ts";
import { createDoorTrace } from "./door-trace.ts";

test("however often a stranger knocks, the audit has one line a minute for each reason, and how often it was", async () => {
  const { db } = await testDatabase();
  const clock = handClock(new Date("2020-11-24T09:00:00+07:00"));
  const trace = createDoorTrace({ db, clock, log: pino({ level: "silent" }) });
  const knock = (code: string) => trace({ code, claimed: "H99", bytes: Number.NaN });
  for (let i = 0; i < 50; i++) await knock("node.signature-unknown");
  await knock("node.not-a-batch");
  clock.advance(61_000);
  await knock("node.signature-unknown");
  const rows = await readAudit(db, { subject: { kind: "platform.peer", id: "H99" }, limit: 10 });
  expect(rows.map(({ action, detail }) => [action, detail])).toEqual([
    ["node.message.refuse", { code: "node.signature-unknown", times: 50, bytes: null }],
    ["node.message.refuse", { code: "node.not-a-batch", times: 1, bytes: null }],
    ["node.message.refuse", { code: "node.signature-unknown", times: 1, bytes: null }],
  ]);
});
