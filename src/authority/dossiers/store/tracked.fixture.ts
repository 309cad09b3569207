import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** Writes lines of a history and open steps as they would stand in the tables. */
export function sqlInto(db: Db, dossierId: string, officerName: string) {
  return {
    event: async (
      id: string,
      revision: number,
      line: {
        readonly kind: string;
        readonly at: Date;
        readonly agencyCode: string;
        readonly detail?: Readonly<Record<string, unknown>>;
      },
    ): Promise<void> => {
      await sql`INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor_name, actor_title, agency_code, detail)
        VALUES (${id}, ${dossierId}, ${revision}, ${line.at}, ${line.kind}, 4, ${officerName}, 'Chuyên viên', ${line.agencyCode},
          ${JSON.stringify(line.detail ?? {})}::jsonb)`.execute(db);
    },
    work: async (
      token: number,
      step: {
        readonly name: string;
        readonly agencyCode: string;
        readonly place?: string;
        readonly openedAt: Date;
        readonly dueAt?: Date;
      },
    ): Promise<void> => {
      await sql`INSERT INTO dossier.work (dossier_id, token, node, name, role, agency_code, place, assignee_name, opened_at, due_at)
        VALUES (${dossierId}, ${token}, 'n', ${step.name}, 'specialist', ${step.agencyCode}, ${step.place ?? "here"}, ${officerName},
          ${step.openedAt}, ${step.dueAt ?? null})`.execute(db);
    },
  };
}
