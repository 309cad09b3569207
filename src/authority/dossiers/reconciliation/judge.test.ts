import { describe, expect, test } from "vitest";
import type { SyncStand } from "../store/reconciliation-digests.ts";
import { judge, type ReportedDifference } from "./judge.ts";

const stand: SyncStand = {
  ...{ id: "d", code: "H36.50.01-201123-0001", agency: "H36.50.01", day: "2020-11-23" },
  ...{ revision: 5, digest: 55n, since: 4, acked: 5, onWay: false, refused: false },
};
const reported: ReportedDifference = { agency: "H36.50.01", code: stand.code, told: 5, revision: 5, digest: "66" };

describe("what the portal reports is no difference", () => {
  test.each<[string, Partial<ReportedDifference>, Partial<SyncStand>]>([
    ["when the dossier is on its way", {}, { onWay: true }],
    [
      "when it has changed since it was told, though the portal has confirmed the change",
      { revision: 6 },
      { revision: 6, acked: 6 },
    ],
    [
      "when it was received here since the question was written",
      { told: null, revision: 1 },
      { revision: 1, acked: 1 },
    ],
    ["when both are the same by now", { digest: "55" }, {}],
    ["when nobody has it any more", { told: 5, revision: null, digest: null }, {}],
  ])("%s", (why, change, now) => {
    const known = why.startsWith("when nobody") ? undefined : { ...stand, ...now };
    expect(judge({ ...reported, ...change }, known)).toEqual({ kind: "on-way" });
  });

  test("when it was refused: that is shown apart", () => {
    expect(judge(reported, { ...stand, acked: 4, refused: true })).toEqual({ kind: "refused" });
  });
});

describe("a difference has a kind and a cause", () => {
  test.each<[string, string, Partial<ReportedDifference>, Partial<SyncStand>]>([
    ["missing", "never-sent", { revision: null, digest: null }, { acked: 0 }],
    ["missing", "lost", { revision: null, digest: null }, {}],
    ["stale", "late-sync", { revision: 3 }, {}],
    // The revision in between moved no fact that is compared: what differs was changed there.
    ["different", "other-path", { revision: 4 }, {}],
    ["different", "other-path", {}, {}],
    ["different", "ahead", { revision: 9 }, {}],
  ])("%s, %s", (kind, cause, change, now) => {
    expect(judge({ ...reported, ...change }, { ...stand, ...now })).toMatchObject({ difference: { kind, cause } });
  });

  test("extra: nobody here knows it", () => {
    const verdict = judge({ ...reported, told: null }, undefined);
    expect(verdict).toMatchObject({ difference: { kind: "extra", cause: "unknown", ours: null } });
  });
});
