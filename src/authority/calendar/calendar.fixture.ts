import { sql } from "kysely";
import { type OrganisationStand, organisationStand } from "../organisation/organisation.fixture.ts";
import type { OpenItemSource, OpenItemWithPlace } from "./index.ts";

/** A province with its organisation, and open items that the test chooses. */
export type CalendarStand = OrganisationStand & {
  readonly sources: readonly OpenItemSource[];
  /** The items that are open from now on. */
  open(items: readonly OpenItemWithPlace[]): void;
};

/** Builds the stand. It is Tuesday 24 November 2020, 09:00. */
export async function calendarStand(): Promise<CalendarStand> {
  const stand = await organisationStand();
  let items: readonly OpenItemWithPlace[] = [];
  const source: OpenItemSource = { name: { vi: "Hồ sơ đang giải quyết", en: "Dossiers" }, read: async () => items };
  return {
    ...stand,
    sources: [source],
    open: (chosen) => {
      items = chosen;
    },
  };
}

/** An open item of an agency, received at a time in Vietnam, with so many working days. */
export function openItem(id: string, agency: string, received: string, days: number): OpenItemWithPlace {
  const from = new Date(`${received}:00+07:00`);
  return {
    id,
    label: `Hồ sơ ${id}`,
    href: `/dossiers/${id}`,
    agency,
    counting: { from, limit: { unit: "working-days", amount: days } },
  };
}

/** Acts of the audit, the newest first. */
export async function lastActs(stand: CalendarStand): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    SELECT action FROM platform.audit WHERE action LIKE 'calendar.%' ORDER BY id DESC`.execute(stand.node.db);
  return rows.map(({ action }) => action);
}
