import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import type { ChangeKind } from "../change.ts";
import { calendarErrors } from "../errors.ts";
import type { Planned } from "../plan.ts";
import { assertMayChange } from "../policy.ts";
import { publishCalendar } from "../publish.ts";
import { type CalendarRecord, type Decision, daysOfYear } from "../record.ts";
import { raiseVersion, readCalendar, saveYear } from "../store/calendar.ts";
import { insertChange } from "../store/changes.ts";
import { forgetCalendar } from "../working-time.ts";

/** How a change is planned: by the calendar and the ISO day of today. */
export type Planner = (record: CalendarRecord, today: string) => Planned;

/** A change to save: what it is called, why, and how it is planned. */
export type ChangeToSave = {
  readonly kind: ChangeKind;
  readonly year?: number | null;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly undoes?: string;
  /** Version of the calendar that the person saw what the change does on. */
  readonly seenVersion?: number | undefined;
  readonly plan: Planner;
};

/**
 * Saves a change: the years, the history, the audit and the news to every node commit together. Returns its id. Errors:
 * `national-calendar.forbidden`, `national-calendar.changed-since`, and what the planner throws.
 */
export async function saveChange(node: Node, by: Principal, change: ChangeToSave): Promise<string> {
  const at = node.clock.now();
  assertMayChange(by, node.config.code, at);
  const id = newId();
  const { kind, year = null, reason, decision, undoes = null, seenVersion } = change;
  await node.db.transaction().execute(async (tx) => {
    const version = await raiseVersion(tx);
    if (seenVersion !== undefined && seenVersion !== version - 1) throw calendarErrors.changedSince();
    const record = await readCalendar(tx);
    const { steps, years, after } = change.plan(record, isoDay(at));
    await saveYears(tx, after, years, { version, at, by: by.name });
    const facts = { id, at, kind, year, reason, decision, undoes, version, steps };
    await insertChange(tx, { ...facts, accountId: by.accountId, actorName: by.name });
    const nodes = await publishCalendar(tx, { ...after, version }, { at, changed: years });
    await appendAudit(tx, {
      actor: by,
      action: `national-calendar.${kind}`,
      subject: { kind: "national_calendar.change", id },
      detail: { years: [...years], days: steps.length, version, nodes, reason, decision: decision?.number ?? null },
      at,
    });
    await node.live.publish(tx, ["calendar"]);
  });
  forgetCalendar(node.db);
  return id;
}

async function saveYears(
  tx: Tx,
  record: CalendarRecord,
  years: readonly number[],
  { version, at, by }: { readonly version: number; readonly at: Date; readonly by: string },
): Promise<void> {
  for (const year of years) {
    const decision = record.years.get(year) ?? null;
    await saveYear(tx, { year, version, decision, confirmedAt: at, confirmedBy: by, days: daysOfYear(record, year) });
  }
}
