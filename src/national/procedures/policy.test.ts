import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { mayKeepCatalogue } from "./policy.ts";

const now = new Date("2020-11-24T02:00:00Z");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const dates = { validFrom: new Date(0), validUntil, onBehalfOf: null };
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", ...dates };
  return { accountId: "a", username: "u", name: "Người thử", sessionId: "s", agencyCode, grants: [grant] };
}

test("keeps the national catalogue: a controller of the nation, and nobody else", () => {
  for (const role of roles) {
    expect(mayKeepCatalogue(holder(role, "VN"), now), role).toBe(role === "controller");
    expect(mayKeepCatalogue(holder(role, "VN", now), now), `${role}, ended`).toBe(false);
    expect(mayKeepCatalogue(holder(role, "H36"), now), `${role} of a province`).toBe(false);
    expect(mayKeepCatalogue({ ...holder(role, "VN"), agencyCode: "H36" }, now), `${role}, elsewhere`).toBe(false);
  }
});
