import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantsOf } from "../../../platform/auth/index.ts";
import { type OrganisationStand, organisationStand } from "../organisation.fixture.ts";
import { appointmentsHeldAt } from "../store/appointments.ts";
import { postsOf } from "../store/posts.ts";
import { findSigners } from "../store/signers.ts";
import { appoint } from "./appoint.ts";
import { delegate } from "./delegate.ts";
import { endAppointment } from "./end-appointment.ts";
import { revokeDelegation } from "./revoke-delegation.ts";

let stand: OrganisationStand;
beforeAll(async () => {
  stand = await organisationStand();
});
afterAll(() => stand.node.drop());

const day = (text: string): Date => new Date(`${text}T00:00:00+07:00`);
const now = () => stand.node.clock.now();
const rolesOf = async (accountId: string, at = now()) =>
  (await grantsOf(stand.node.db, accountId, at)).map((grant) =>
    `${grant.role} ${grant.agencyCode} ${grant.onBehalfOf ?? ""}`.trim(),
  );
const appointmentOf = async (agencyCode: string, title: string) => {
  const found = (await appointmentsHeldAt(stand.node.db, agencyCode, now())).find((one) => one.title === title);
  if (!found) throw new Error(`nobody is ${title} of ${agencyCode}`);
  return found;
};

const delegation = async (over: object = {}) => ({
  appointmentId: (await appointmentOf("H36", "Chủ tịch")).id,
  toStaffId: (await stand.staff("leader.h36.01")).id,
  scope: "sign" as const,
  basis: "12/GUQ-UBND",
  reason: "Đi công tác",
  validFrom: day("2020-11-20"),
  validUntil: day("2020-12-01"),
  ...over,
});

describe("a delegation", () => {
  test("gives the role on someone's behalf for its time, and a line TUQ. to sign under", async () => {
    const id = await delegate(stand.node, await stand.principal("leader.h36"), await delegation());
    const { accountId, id: staffId } = await stand.staff("leader.h36.01");
    expect(await rolesOf(accountId)).toEqual(["leader H36.01", "leader H36 Người leader.h36"]);
    expect(await rolesOf(accountId, day("2020-12-01"))).toEqual(["leader H36.01"]);
    const signer = (await findSigners(stand.node.db, "H36", now())).find((one) => one.staffId === staffId);
    expect(signer).toMatchObject({
      signingAuthority: "TUQ. CHỦ TỊCH",
      signingTitle: ["CHÁNH VĂN PHÒNG"],
      delegated: { scope: "sign" },
    });
    await revokeDelegation(stand.node, await stand.principal("leader.h36"), id);
    expect(await rolesOf(accountId)).toEqual(["leader H36.01"]);
    const again = revokeDelegation(stand.node, await stand.principal("leader.h36"), id);
    await expect(again).rejects.toMatchObject({ code: "organisation.delegation-missing" });
  });

  test("is given by the holder of a leading post or the administrator, and not passed on", async () => {
    const id = await delegate(stand.node, await stand.principal("admin.h36"), await delegation());
    const passOn = delegate(
      stand.node,
      await stand.principal("leader.h36.01"),
      await delegation({ toStaffId: (await stand.staff("clerk.h36")).id }),
    );
    await expect(passOn).rejects.toMatchObject({ code: "organisation.not-to-delegate" });
    const ofClerk = delegation({ appointmentId: (await appointmentOf("H36", "Văn thư")).id });
    await expect(delegate(stand.node, await stand.principal("clerk.h36"), await ofClerk)).rejects.toMatchObject({
      kind: "forbidden",
    });
    const byOther = revokeDelegation(stand.node, await stand.principal("leader2.h36"), id);
    await expect(byOther).rejects.toMatchObject({ code: "organisation.not-yours" });
    await revokeDelegation(stand.node, await stand.principal("leader.h36"), id);
  });

  test.each([
    ["organisation.delegate-to-self", async () => ({ toStaffId: (await stand.staff("leader.h36")).id })],
    ["organisation.end-before-start", async () => ({ validUntil: day("2020-11-20") })],
    ["organisation.outside-appointment", async () => ({ validFrom: day("2019-11-20") })],
  ])("that breaks a rule is refused: %s", async (code, over) => {
    const order = await delegation(await over());
    await expect(delegate(stand.node, await stand.principal("leader.h36"), order)).rejects.toMatchObject({ code });
  });

  test("stays inside: nobody of the province stands for a commune", async () => {
    const order = await delegation({
      appointmentId: (await appointmentOf("H36.50.05", "Chủ tịch")).id,
      toStaffId: (await stand.staff("clerk.h36")).id,
    });
    const commune = await stand.principal("leader.h36.50.05");
    await expect(delegate(stand.node, commune, order)).rejects.toMatchObject({ code: "organisation.delegate-outside" });
  });
});

describe("an appointment", () => {
  test("begins and ends with its role, and takes the delegations of the post with it", async () => {
    const admin = await stand.principal("admin.h36");
    const deputy = await appointmentOf("H36", "Phó Chủ tịch");
    const to = await stand.staff("specialist.h36");
    await delegate(stand.node, admin, await delegation({ appointmentId: deputy.id, toStaffId: to.id }));
    expect(await rolesOf(to.accountId)).toContain("leader H36 Người leader2.h36");
    await endAppointment(stand.node, admin, { appointmentId: deputy.id, decision: "5/QĐ-UBND" });
    expect(await rolesOf(deputy.accountId)).toEqual([]);
    expect(await rolesOf(to.accountId)).toEqual(["specialist H36"]);
    const made = await appoint(stand.node, admin, {
      postId: deputy.postId,
      person: { username: "moi.den", name: "Trần Mới Đến", email: "" },
      decision: "6/QĐ-UBND",
      validFrom: now(),
      validUntil: null,
    });
    expect(made.firstPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(
      (await findSigners(stand.node.db, "H36", now())).map((one) => [one.name, one.signingAuthority, one.signingTitle]),
    ).toContainEqual(["Trần Mới Đến", "TM. ỦY BAN NHÂN DÂN", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]]);
  });

  test("two at once to one post: one holds, the other is told who", async () => {
    const admin = await stand.principal("admin.h36");
    const clerk = await appointmentOf("H36.01", "Văn thư");
    await endAppointment(stand.node, admin, { appointmentId: clerk.id, decision: "" });
    const order = (username: string) => ({
      postId: clerk.postId,
      person: { username, name: username, email: "" },
      decision: "",
      validFrom: now(),
      validUntil: null,
    });
    const results = await Promise.allSettled(
      ["a.mot", "a.hai", "a.ba"].map((name) => appoint(stand.node, admin, order(name))),
    );
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(results.filter((one) => one.status === "rejected").map((one) => one.reason.code)).toEqual([
      "organisation.post-held",
      "organisation.post-held",
    ]);
    expect(
      (await postsOf(stand.node.db, "H36.01", now())).find((post) => post.id === clerk.postId)?.holder,
    ).toBeTruthy();
  });

  test.each(["leader.h36", "clerk.h36", "specialist.h36", "leader.h36.01"])(
    "is not for %s to make or end",
    async (username) => {
      const principal = await stand.principal(username);
      const held = await appointmentOf("H36.50.05", "Văn thư");
      const ended = endAppointment(stand.node, principal, { appointmentId: held.id, decision: "" });
      await expect(ended).rejects.toMatchObject({ code: "organisation.not-yours" });
      const person = { staffId: (await stand.staff("clerk.h36")).id };
      const made = appoint(stand.node, principal, {
        postId: held.postId,
        person,
        decision: "",
        validFrom: now(),
        validUntil: null,
      });
      await expect(made).rejects.toMatchObject({ code: "organisation.not-yours" });
    },
  );
});
