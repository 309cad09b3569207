import { agencies } from "../../data/index.ts";
import { importCalendar } from "../authority/calendar/index.ts";
import type { Node } from "../platform/node.ts";

/** The province whose calendar has something of its own; invented, so that the pages have something to show. */
const province = "H36";

/** Gives one province a day of its own, and one of its communes hours of its own, unless its calendar was changed already. */
export async function seedCalendar(node: Node): Promise<void> {
  if (node.config.code !== province) return;
  const commune = agencies().find(({ code, level }) => level === "commune" && code.startsWith(`${province}.`));
  const day = "2020-11-13";
  const name = { vi: "Nghỉ tránh mưa lũ", en: "Day off for floods" };
  await importCalendar(node, {
    days: [{ change: { kind: "off", first: day, last: day, name }, decision: null }],
    hours: commune ? [{ agencyCode: commune.code, validFrom: "2020-01-01", windows: communeHours }] : [],
  });
}

/** 07:30 to 11:30 and 13:00 to 17:00. */
const communeHours = [
  { from: 7 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60, to: 17 * 60 },
];
