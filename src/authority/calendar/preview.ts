import type { Db } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { isoDay } from "../../platform/text/index.ts";
import { type MovedItem, movedItems, type OpenItemSource } from "./open-items.ts";
import type { Planned } from "./plan.ts";
import { type CalendarRecord, createTimes, type Times } from "./record.ts";
import { readCalendar } from "./store/calendar.ts";

/** What a change would do, before it is saved. */
export type Preview = {
  /** Version of the calendar it was counted on. */
  readonly version: number;
  readonly planned: Planned;
  readonly now: Times;
  readonly then: Times;
  readonly moved: readonly MovedItem[];
};

/** How a change is planned: by the calendar and the ISO day of today. */
export type Planner = (record: CalendarRecord, today: string) => Planned;

/** Plans a change and finds the open items that it moves. Throws what the planner throws. */
export async function previewChange(
  node: { readonly db: Db; readonly clock: Node["clock"] },
  sources: readonly OpenItemSource[],
  plan: Planner,
): Promise<Preview> {
  const record = await readCalendar(node.db);
  const planned = plan(record, isoDay(node.clock.now()));
  const now = createTimes(record);
  const then = createTimes(planned.after);
  return { version: record.version, planned, now, then, moved: await movedItems(node.db, sources, now, then) };
}
