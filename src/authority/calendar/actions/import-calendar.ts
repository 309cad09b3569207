import type { DayChange } from "../../../engines/deadline/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type HoursOrder, planDays, planHours } from "../plan.ts";
import type { Planner } from "../preview.ts";
import type { Decision } from "../record.ts";
import { readCalendar } from "../store/calendar.ts";
import { saveChange } from "./save-change.ts";

/** First data of a calendar. */
export type ImportedCalendar = {
  readonly days: readonly { readonly change: DayChange; readonly decision: Decision | null }[];
  /** Hours that hold from the first day of the node's history on. */
  readonly hours: readonly Omit<HoursOrder, "reason">[];
};

/** Brings first data into a calendar that nobody has changed yet, as the node itself; days long past are taken. Else does nothing. */
export async function importCalendar(node: Node, { days, hours }: ImportedCalendar): Promise<void> {
  const { own, hours: kept } = await readCalendar(node.db);
  if (own.length > 0 || kept.length > 0) return;
  const reason = "";
  for (const { change, decision } of days) {
    const plan: Planner = (record) => planDays(record, { change, decision, reason }, beginning);
    await saveChange(node, "system", { kind: change.kind, agencyCode: node.config.code, reason, decision, plan }, []);
  }
  for (const order of hours) {
    const plan: Planner = (record) => planHours(record, { ...order, reason }, beginning);
    await saveChange(node, "system", { kind: "hours", agencyCode: order.agencyCode, reason, plan }, []);
  }
}

/** Nothing lies in the past of first data. */
const beginning = "1970-01-01";
