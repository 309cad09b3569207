import { type OpenItem, whatIf } from "../../engines/deadline/index.ts";
import type { Db } from "../../platform/db/index.ts";
import type { Text } from "../../platform/text/index.ts";
import type { Times } from "./record.ts";

/** Something open that is counted by working time: a dossier, a task, a document. */
export type OpenItemWithPlace = OpenItem & {
  /** What people know it by: its number and subject. */
  readonly label: string;
  /** Where it is looked at. */
  readonly href: string;
  /** Code of the agency whose hours count. */
  readonly agency: string;
};

/** A system's open items, for the question which of them a change of the calendar moves. */
export type OpenItemSource = {
  /** What they are: "Văn bản chờ phát hành". */
  readonly name: Text;
  /** All that are open now, of every agency of the node. */
  read(db: Db): Promise<readonly OpenItemWithPlace[]>;
};

/** An item that a change moves. */
export type MovedItem = {
  readonly item: OpenItemWithPlace;
  readonly source: Text;
  readonly before: Date;
  readonly after: Date;
  /** Working minutes between the two by the calendar as it is now; negative when it comes earlier. */
  readonly byMinutes: number;
  /** The same in working days of the agency. */
  readonly byDays: number;
};

/** Which open items a change moves, in the order of their agencies and new dates. */
export async function movedItems(
  db: Db,
  sources: readonly OpenItemSource[],
  now: Times,
  then: Times,
): Promise<readonly MovedItem[]> {
  const moved: MovedItem[] = [];
  for (const source of sources) moved.push(...compare(await source.read(db), source.name, now, then));
  return moved.sort(
    (a, b) =>
      order(a.item.agency, b.item.agency) || a.after.getTime() - b.after.getTime() || order(a.item.id, b.item.id),
  );
}

function compare(items: readonly OpenItemWithPlace[], source: Text, now: Times, then: Times): readonly MovedItem[] {
  return items.flatMap((item) => {
    const time = now.of(item.agency, item.counting.from);
    return whatIf(time, then.of(item.agency, item.counting.from), [item]).map(({ before, after, byMinutes }) => ({
      item,
      source,
      before,
      after,
      byMinutes,
      byDays: byMinutes / time.dayLength,
    }));
  });
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
