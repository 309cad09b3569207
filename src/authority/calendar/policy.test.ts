import { describe, expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { mayChangeDays, mayChangeHours, maySeeHistory } from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const past = new Date("2020-01-01T00:00:00+07:00");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: past, validUntil, onBehalfOf: null };
  return { accountId: role, username: "u", name: "N", sessionId: "s", agencyCode, grants: [grant] };
}

const who = (may: (principal: Principal) => boolean, agencyCode: string): readonly Role[] =>
  roles.filter((role) => may(holder(role, agencyCode)));

describe("who may do what, at the top agency, at H36.01, below it and beside it", () => {
  const places = ["H36", "H36.01", "H36.01.02", "H36.011"];
  test.each<readonly [string, (one: Principal) => boolean, readonly (readonly Role[])[]]>([
    ["change the days of H36", (one) => mayChangeDays(one, "H36", now), [["controller", "admin"], [], [], []]],
    ["change the hours of H36.01", (one) => mayChangeHours(one, "H36.01", now), [["admin"], ["admin"], [], []]],
    ["read the history", (one) => maySeeHistory(one, now), [roles, roles, roles, roles]],
  ])("%s", (_, may, expected) => {
    expect(places.map((place) => who(may, place).toSorted())).toEqual(expected.map((list) => [...list].sort()));
  });

  test("nobody whose grant has ended", () => {
    for (const role of roles) {
      const one = holder(role, "H36", now);
      expect(mayChangeDays(one, "H36", now) || mayChangeHours(one, "H36", now) || maySeeHistory(one, now)).toBe(false);
    }
  });
});
