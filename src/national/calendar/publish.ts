import { newId, type Tx } from "../../platform/db/index.ts";
import { enqueue, type Json } from "../../platform/outbox/index.ts";
import { calendarMessageType } from "../../protocol/calendar/index.ts";
import { readNodes } from "../directory/index.ts";
import { type CalendarRecord, daysOfYear } from "./record.ts";
import { readSubscribers, saveSubscribers } from "./store/subscribers.ts";

/**
 * Sends nodes the calendar in the transaction of its change: those that have it get the years that changed, the others all that is
 * kept. Without changed years only the others get something. Returns how many nodes were sent something.
 */
export async function publishCalendar(
  tx: Tx,
  record: CalendarRecord,
  options: { readonly at: Date; readonly changed: readonly number[] },
): Promise<number> {
  const nodes = [...new Set((await readNodes(tx)).map(({ nodeCode }) => nodeCode))];
  const have = await readSubscribers(tx);
  const joining = nodes.filter((node) => !have.has(node));
  const others = options.changed.length > 0 ? nodes.filter((node) => have.has(node)) : [];
  const message = (destination: string, data: Json) =>
    ({ id: newId(), destination, type: calendarMessageType, key: "calendar", data }) as const;
  const all = writeYears(record, [...record.years.keys()], true);
  const news = writeYears(record, options.changed, false);
  await saveSubscribers(tx, joining, options.at);
  await enqueue(tx, [...joining.map((node) => message(node, all)), ...others.map((node) => message(node, news))]);
  return joining.length + others.length;
}

function writeYears(record: CalendarRecord, years: readonly number[], full: boolean): Json {
  return {
    version: record.version,
    full,
    years: years
      .toSorted((a, b) => a - b)
      .map((year) => ({
        year,
        decision: record.years.get(year) ?? null,
        days: daysOfYear(record, year).map(({ date, kind, name, basis, decision }) => ({
          date,
          kind,
          name: { vi: name.vi, en: name.en },
          basis,
          decision,
        })),
      })),
  };
}
