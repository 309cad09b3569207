import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { maySeeReported } from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");

function who(role: Role, agencyCode: string): Principal {
  const grant = {
    id: "g",
    agencyCode,
    role,
    title: "",
    titleEn: "",
    validFrom: new Date(0),
    validUntil: null,
    onBehalfOf: null,
  };
  return { accountId: "a", username: "a", name: "A", sessionId: "s", agencyCode, grants: [grant] };
}

test.each(roles)("%s", (role) => {
  const seeing = ["operator", "registrar", "controller", "admin"].includes(role);
  expect(maySeeReported(who(role, "VN"), "VN", now)).toBe(seeing);
  expect(maySeeReported(who(role, "H36"), "VN", now)).toBe(false);
});
