import { expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { mayChangeCalendar, maySeeHistory } from "./policy.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const past = new Date("2020-01-01T00:00:00+07:00");

function holder(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: past, validUntil, onBehalfOf: null };
  return { accountId: role, username: "u", name: "N", sessionId: "s", agencyCode, grants: [grant] };
}

test.each([
  ["change the calendar", mayChangeCalendar, ["controller"]],
  ["read the history", maySeeHistory, ["operator", "registrar", "controller", "admin"]],
])("who may %s", (_, may, expected) => {
  const who = (code: string) => roles.filter((role) => may(holder(role, code), "VN", now));
  expect(who("VN").toSorted()).toEqual([...expected].sort());
  // A grant of another agency counts for nothing here, and neither does one that has ended.
  expect(who("H36")).toEqual([]);
  expect(roles.filter((role) => may(holder(role, "VN", now), "VN", now))).toEqual([]);
});
