import { expect, test } from "vitest";
import { testDatabase } from "../../../../test/support/database.ts";
import { withClient } from "../../../platform/db/index.ts";
import { changesOf } from "../sync/changes-of.ts";
import { aDossier, moved } from "../sync/sync.fixture.ts";
import { insertChanges, readQueue, syncLaneOf } from "./sync-queue.ts";

test("changes leave in the order in which they came, also where their numbers get a digit more", async () => {
  const { db, url } = await testDatabase();
  await withClient(url, (owner) => owner.query("ALTER TABLE dossier.sync_queue ALTER COLUMN id RESTART WITH 8"));
  const at = new Date("2020-11-23T08:20:00+07:00");
  const step = { by: "Người một cửa", title: "", agencyName: "UBND phường 1", content: "Lần", plannedEnd: null };
  let before = aDossier();
  const lane = syncLaneOf(before.code);
  const queued = changesOf({ before: undefined, after: before, at, agencyName: "UBND phường 1", step });
  await db.transaction().execute((tx) => insertChanges(tx, queued ? [queued] : []));
  for (const state of [5, 4, 9] as const) {
    const after = moved(before, { state });
    const next = changesOf({ before, after, at, agencyName: "UBND phường 1", step });
    await db.transaction().execute((tx) => insertChanges(tx, next ? [next] : []));
    before = after;
  }
  const rows = await readQueue(db, lane, 100);
  expect(rows.map(({ id }) => Number(id))).toEqual(rows.map((_row, place) => 8 + place));
  expect(rows.map(({ revision }) => revision)).toEqual(rows.map(({ revision }) => revision).toSorted((a, b) => a - b));
  expect(rows.length).toBeGreaterThan(4);
});
