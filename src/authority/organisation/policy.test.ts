import { describe, expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import {
  mayChangeGroup,
  mayDelegate,
  mayEnrolSeal,
  mayManage,
  mayRevoke,
  maySaveGroups,
  mayUseSeal,
} from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const past = new Date("2020-01-01T00:00:00+07:00");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: past, validUntil, onBehalfOf: null };
  return { accountId: `${role} ${agencyCode}`, username: "u", name: "N", sessionId: "s", agencyCode, grants: [grant] };
}

const who = (may: (principal: Principal) => boolean, agencyCode: string): readonly Role[] =>
  roles.filter((role) => may(holder(role, agencyCode)));

describe("who may do what at H36.01", () => {
  test.each([
    ["manage", (one: Principal) => mayManage(one, "H36.01", now), ["admin"], ["admin"], []],
    ["use the seal", (one: Principal) => mayUseSeal(one, "H36.01", now), ["clerk"], [], []],
    ["enrol the seal", (one: Principal) => mayEnrolSeal(one, "H36.01", now), ["clerk", "admin"], ["admin"], []],
    [
      "save groups",
      (one: Principal) => maySaveGroups(one, now),
      ["clerk", "leader", "specialist"],
      ["clerk", "leader", "specialist"],
      ["clerk", "leader", "specialist"],
    ],
    [
      "delegate another's post",
      (one: Principal) => mayDelegate(one, { accountId: "x", agencyCode: "H36.01", role: "leader" }, now),
      ["admin"],
      ["admin"],
      [],
    ],
    [
      "revoke another's delegation",
      (one: Principal) => mayRevoke(one, { fromAccountId: "x", agencyCode: "H36.01" }, now),
      ["admin"],
      ["admin"],
      [],
    ],
    [
      "change another's shared group",
      (one: Principal) => mayChangeGroup(one, { accountId: "x", agencyCode: "H36.01", isShared: true }, now),
      ["clerk"],
      [],
      [],
    ],
    [
      "change another's own group",
      (one: Principal) => mayChangeGroup(one, { accountId: "x", agencyCode: "H36.01", isShared: false }, now),
      [],
      [],
      [],
    ],
  ])("%s", (_, may, here, above, beside) => {
    expect([who(may, "H36.01"), who(may, "H36"), who(may, "H36.011")]).toEqual([here, above, beside]);
  });

  test("nobody whose grant has ended", () => {
    for (const role of roles) {
      const one = holder(role, "H36.01", now);
      expect(mayManage(one, "H36.01", now) || mayEnrolSeal(one, "H36.01", now) || maySaveGroups(one, now)).toBe(false);
    }
  });

  test("a leading post is its holder's to delegate; no other post is anyone's", () => {
    const leader = holder("leader", "H36.01");
    const own = { accountId: leader.accountId, agencyCode: "H36.01" };
    expect(mayDelegate(leader, { ...own, role: "leader" }, now)).toBe(true);
    expect(mayDelegate(holder("admin", "H36"), { ...own, role: "clerk" }, now)).toBe(false);
  });
});
