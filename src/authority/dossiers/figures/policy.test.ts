import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../../platform/auth/index.ts";
import { mayReadFigures, registerScopeOf } from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const past = new Date("2020-01-01T00:00:00+07:00");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: past, validUntil, onBehalfOf: null };
  return { accountId: "a", username: "u", name: "N", sessionId: "s", agencyCode, grants: [grant] };
}

const handlers: readonly Role[] = ["leader", "clerk", "specialist", "receptionist"];
const sorted = (some: readonly Role[]) => roles.filter((role) => some.includes(role));

test("whoever handles dossiers reads figures, and the controller at the top; nobody whose post has ended", () => {
  const readers = (agencyCode: string, until: Date | null = null) =>
    roles.filter((role) => mayReadFigures(holder(role, agencyCode, until), now));
  expect(readers("H36")).toEqual(sorted([...handlers, "controller"]));
  expect(readers("H36.50.05")).toEqual(sorted(handlers));
  expect(readers("H36", now)).toEqual([]);
});

test("registers are those of one's own agency; the controller at the top reads all", () => {
  for (const role of roles) {
    const own = registerScopeOf(holder(role, "H36.50"), now);
    expect([role, own]).toEqual([role, handlers.includes(role) ? { all: false, agencyCode: "H36.50" } : undefined]);
    const top = registerScopeOf(holder(role, "H36"), now);
    const expected = handlers.includes(role) ? { all: false, agencyCode: "H36" } : undefined;
    expect([role, top]).toEqual([role, role === "controller" ? { all: true } : expected]);
    expect(registerScopeOf(holder(role, "H36", now), now)).toBeUndefined();
  }
});
