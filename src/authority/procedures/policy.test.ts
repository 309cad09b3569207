import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { mayReadProcedures, mayWriteProcedures } from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const past = new Date("2020-01-01T00:00:00+07:00");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: past, validUntil, onBehalfOf: null };
  return { accountId: "a", username: "u", name: "N", sessionId: "s", agencyCode, grants: [grant] };
}

const who = (may: (one: Principal) => boolean, agencyCode: string, until: Date | null = null) =>
  roles.filter((role) => may(holder(role, agencyCode, until)));

test("the controller of the authority itself writes; nobody below, nobody elsewhere, nobody whose post has ended", () => {
  const may = (one: Principal) => mayWriteProcedures(one, "H36", now);
  expect([who(may, "H36"), who(may, "H36.01"), who(may, "H34"), who(may, "H36", now)]).toEqual([
    ["controller"],
    [],
    [],
    [],
  ]);
});

test("controllers, leaders and specialists of any agency of the node read", () => {
  const may = (one: Principal) => mayReadProcedures(one, now);
  const readers = ["leader", "specialist", "controller"];
  expect([who(may, "H36"), who(may, "H36.50.05"), who(may, "H36", now)]).toEqual([readers, readers, []]);
});
