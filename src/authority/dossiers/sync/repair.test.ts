import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Role, roles } from "../../../platform/auth/index.ts";
import { acceptDossier } from "../actions/accept-dossier.ts";
import { type DossierStand, dossierStand } from "../dossiers.fixture.ts";
import type { Dossier } from "../record.ts";
import { findDossier, readEvents } from "../store/dossiers.ts";
import { readQueue, syncLaneOf } from "../store/sync-queue.ts";
import { readSyncStands, settleStands } from "../store/sync-stands.ts";
import { repairRefused } from "./repair-refused.ts";
import { resendDossier } from "./resend-dossier.ts";
import { aDossier, put } from "./sync.fixture.ts";

let stand: DossierStand;

beforeAll(async () => {
  stand = await dossierStand();
}, 120_000);

afterAll(async () => {
  await stand.node.drop();
});

const message = { vi: "Sai", en: "Wrong" };

/** A dossier that the portal has refused. */
async function refused(over: Partial<Dossier> = {}, code = "procedure-code", suggestion: string | null = "1.001193") {
  const dossier = aDossier({ procedureCode: "1.001139", ...over });
  await put(stand.node, dossier);
  const outcome = {
    dossierId: dossier.id,
    record: null,
    step: null,
    refused: { code, message, suggestion, isOfStep: false },
  };
  await stand.node.db
    .transaction()
    .execute((tx) => settleStands(tx, [outcome], { at: stand.node.clock.now(), portal: "Cổng" }));
  await sql`DELETE FROM dossier.sync_queue`.execute(stand.node.db);
  return dossier;
}

async function queued({ code }: Pick<Dossier, "code">) {
  const rows = await readQueue(stand.node.db, syncLaneOf(code), 100);
  return rows.filter(({ change }) => change.code === code).map(({ change, revision }) => ({ ...change, revision }));
}

const officer = () => stand.person("receptionist", "H36.50.01");

describe("a refused dossier", () => {
  test("is put right with the suggestion: a new revision, in the history, and on its way", async () => {
    const dossier = await refused();
    const [before] = await readSyncStands(stand.node.db, [dossier.id]);
    expect(before).toMatchObject({ refusedCode: "procedure-code", suggestion: "1.001193" });
    const repair = { dossierId: dossier.id, revision: 1, procedureCode: "1001193" };
    expect(await repairRefused(stand.node, officer(), repair)).toMatchObject({
      procedureCode: "1.001193",
      revision: 2,
    });
    expect(await findDossier(stand.node.db, dossier.id)).toMatchObject({ procedureCode: "1.001193", revision: 2 });
    const events = await readEvents(stand.node.db, dossier.id);
    expect(events.at(-1)).toMatchObject({
      kind: "corrected",
      detail: { reason: "procedure-code", before: { procedureCode: "1.001139" }, after: { procedureCode: "1.001193" } },
    });
    expect((await queued(dossier)).map(({ service, revision }) => `${service} ${revision}`)).toContain(
      "DongBoHoSoMC 2",
    );
    const { rows } =
      await sql`SELECT FROM platform.audit WHERE action = 'dossier.repair' AND subject_id = ${dossier.id}`.execute(
        stand.node.db,
      );
    expect(rows).toHaveLength(1);
  });

  test("takes another code, agency or time; the digest follows", async () => {
    const dossier = await refused({ code: "H36-50-01.201123.0009", procedureCode: "1.001193" }, "field", null);
    const dueAt = new Date("2020-11-25T17:00:00+07:00");
    const receivedAt = new Date("2020-11-20T09:00:00+07:00");
    const repair = { code: "H36.50.01-201120-0009", agencyCode: "000.02.50.H36", dueAt, receivedAt };
    await repairRefused(stand.node, officer(), { dossierId: dossier.id, ...repair, agencyCode: "H36.50.02" });
    expect(await findDossier(stand.node.db, dossier.id)).toMatchObject({ ...repair, agencyCode: "H36.50.02" });
    const [now] = await readSyncStands(stand.node.db, [dossier.id]);
    expect(now).toMatchObject({ code: repair.code, agencyCode: "H36.50.02", revision: 2 });
    const { rows } = await sql<{ day: string; same: boolean }>`
      SELECT s.day, s.digest = d.digest AS same FROM dossier.sync s JOIN dossier.dossier d ON d.id = s.dossier_id
      WHERE d.id = ${dossier.id}`.execute(stand.node.db);
    expect(rows).toEqual([{ day: "2020-11-20", same: true }]);
  });

  test("is corrected only in what the portal refuses, and is due by its limit from another time of receipt", async () => {
    const dossier = await refused();
    const receivedAt = new Date("2020-11-20T09:00:00+07:00");
    const beside = { dossierId: dossier.id, procedureCode: "1.001193", dueAt: new Date("2021-01-04T17:00:00+07:00") };
    await expect(repairRefused(stand.node, officer(), beside)).rejects.toMatchObject({
      code: "dossier.not-concerned",
      fields: { dueAt: expect.anything() },
    });
    const limitText = "3 ngày làm việc";
    const dated = await refused({ limitText, procedureCode: "1.001193" }, "date-before-receipt");
    const after = await repairRefused(stand.node, officer(), { dossierId: dated.id, receivedAt });
    expect(after).toMatchObject({ receivedAt, dueAt: new Date("2020-11-25T17:00:00+07:00") });
  });

  test("takes no number that today's counter has yet to give, but the next, which is counted", async () => {
    const today = (sequence: string) => `H36.50.02-201124-${sequence}`;
    const dossier = await refused({ code: "H36-50-02.201124.0002", procedureCode: "1.001193" }, "dossier-code", null);
    const of = { dossierId: dossier.id };
    await expect(repairRefused(stand.node, officer(), { ...of, code: today("0007") })).rejects.toMatchObject({
      code: "dossier.code-ahead",
    });
    await repairRefused(stand.node, officer(), { ...of, code: today("0001") });
    const by = stand.person("receptionist", "H36.50.02");
    const form = stand.form("birth", { agencyCode: "H36.50.02", receivedAgency: "H36.50.02" });
    expect(await acceptDossier(stand.node, by, form)).toMatchObject({ code: today("0002") });
  });

  test("is not changed by a correction that is wrong itself", async () => {
    const dossier = await refused({ endedAt: null }, "field");
    const other = await refused();
    const later = new Date("2021-02-01T08:00:00+07:00");
    const earlier = new Date("2020-01-01T08:00:00+07:00");
    const wrong = [
      [{}, "dossier.nothing-corrected"],
      [{ procedureCode: "1.001139" }, "dossier.nothing-corrected"],
      [{ procedureCode: "khai sinh" }, "dossier.procedure-code"],
      [{ code: "hồ sơ 1" }, "dossier.dossier-code"],
      [{ code: other.code }, "dossier.code-taken"],
      [{ agencyCode: "H34.50" }, "dossier.agency-missing"],
      [{ agencyCode: "???" }, "dossier.agency-missing"],
      [{ dueAt: earlier }, "dossier.before-receipt"],
      [{ receivedAt: later, dueAt: later }, "dossier.in-future"],
      [{ endedAt: later }, "dossier.not-ended"],
      [{ procedureCode: "1.001193", revision: 9 }, "dossier.stale"],
    ] as const;
    for (const [repair, code] of wrong)
      await expect(
        repairRefused(stand.node, officer(), { dossierId: dossier.id, ...repair }),
        code,
      ).rejects.toMatchObject({
        code,
      });
    expect(await findDossier(stand.node.db, dossier.id)).toMatchObject({ revision: 1, procedureCode: "1.001139" });
    const fine = aDossier();
    await put(stand.node, fine);
    await expect(
      repairRefused(stand.node, officer(), { dossierId: fine.id, procedureCode: "1.007262" }),
    ).rejects.toMatchObject({ code: "dossier.not-refused" });
  });

  test("is sent again as it is", async () => {
    const dossier = await refused();
    await resendDossier(stand.node, officer(), dossier.id);
    expect(await queued(dossier)).toMatchObject([
      { service: "DongBoHoSoMC", revision: 1, data: { MaHoSo: dossier.code } },
    ]);
    expect(await findDossier(stand.node.db, dossier.id)).toMatchObject({ revision: 1 });
    // What the portal confirmed before, it still holds: sending again takes nothing of that back.
    const fine = aDossier();
    await put(stand.node, fine);
    const taken = { dossierId: fine.id, record: 1, step: null, refused: null };
    const told = { at: stand.node.clock.now(), portal: "Cổng" };
    await stand.node.db.transaction().execute((tx) => settleStands(tx, [taken], told));
    await resendDossier(stand.node, officer(), fine.id);
    expect(await readSyncStands(stand.node.db, [fine.id])).toMatchObject([{ ackedRevision: 1 }]);
    expect(await queued(fine)).not.toEqual([]);
    const guest = aDossier({ originNode: "G22", originCode: "G22-201123-0001" });
    await put(stand.node, guest);
    await expect(resendDossier(stand.node, officer(), guest.id)).rejects.toMatchObject({
      code: "dossier.nothing-to-send",
    });
  });
});

describe("who may put right and send again", () => {
  const allowed: Partial<Record<Role, readonly string[]>> = {
    receptionist: ["H36.50.01", "H36.50"],
    clerk: ["H36.50.01", "H36.50"],
    leader: ["H36.50.01", "H36.50"],
    controller: ["H36"],
  };
  const places = ["H36", "H36.50", "H36.50.01", "H36.50.02"];

  test.each(roles.flatMap((role) => places.map((place) => [role, place] as const)))("%s at %s", async (role, place) => {
    const dossier = await refused({ receivedAgency: "H36.50" });
    const by = stand.person(role, place);
    const may = allowed[role]?.includes(place) ?? false;
    const acts = [
      () => resendDossier(stand.node, by, dossier.id),
      () => repairRefused(stand.node, by, { dossierId: dossier.id, procedureCode: "1.001193" }),
    ];
    for (const act of acts) {
      const done = await act().then(
        () => "done",
        (error: { code?: string }) => error.code,
      );
      if (may) expect(done).toBe("done");
      else expect(["dossier.not-found", "dossier.not-yours"]).toContain(done);
    }
  });
});
