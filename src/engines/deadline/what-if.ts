import type { Counting } from "./counting.ts";
import { findDue } from "./find-due.ts";
import { minuteOf } from "./local-time.ts";
import type { WorkingTime } from "./working-time.ts";

/** Something open with its counting. */
export type OpenItem = { readonly id: string; readonly counting: Counting };

/** An item whose due date another calendar moves. */
export type Moved = {
  readonly id: string;
  readonly before: Date;
  readonly after: Date;
  /** Working minutes between the two, by the calendar as it is now; negative when it comes earlier. */
  readonly byMinutes: number;
};

/** Which open items would be due at another time if the calendar changed. Items whose clock stands still have no due date to move. */
export function whatIf(now: WorkingTime, then: WorkingTime, items: readonly OpenItem[]): readonly Moved[] {
  return items.flatMap(({ id, counting }) => {
    const before = findDue(now, counting);
    const after = findDue(then, counting);
    if (!before || !after || before.getTime() === after.getTime()) return [];
    const byMinutes = now.workedBefore(minuteOf(after)) - now.workedBefore(minuteOf(before));
    return [{ id, before, after, byMinutes }];
  });
}
