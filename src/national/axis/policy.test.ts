import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { mayChangeDirectory, maySeeApplications } from "../directory/index.ts";
import { mayOperateAxis, mayWatchAxis } from "./policy.ts";

const now = new Date("2020-11-24T02:00:00Z");

function holder(role: Role, validUntil: Date | null = null): Principal {
  const grant = {
    id: "g",
    agencyCode: "VN",
    role,
    title: "",
    titleEn: "",
    validFrom: new Date(0),
    validUntil,
    onBehalfOf: null,
  };
  return { accountId: "a", username: "u", name: "Người thử", sessionId: "s", agencyCode: "VN", grants: [grant] };
}

const allowed: Readonly<Record<string, readonly [(principal: Principal, now: Date) => boolean, readonly Role[]]>> = {
  "operates the axis": [mayOperateAxis, ["operator"]],
  "watches the axis": [mayWatchAxis, ["operator", "registrar"]],
  "changes the directory": [mayChangeDirectory, ["registrar"]],
  "sees applications": [maySeeApplications, ["registrar", "operator"]],
};

test.each(Object.entries(allowed))("%s", (_name, [policy, holders]) => {
  for (const role of roles) {
    expect(policy(holder(role), now), role).toBe(holders.includes(role));
    expect(policy(holder(role, now), now), `${role}, ended`).toBe(false);
    expect(policy({ ...holder(role), agencyCode: "H36" }, now), `${role}, elsewhere`).toBe(false);
  }
});
