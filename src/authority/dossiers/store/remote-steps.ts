import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { ComponentFile } from "../record.ts";

/** A step taken at another node, or here for another node. */
export type RemoteStep = {
  readonly id: string;
  readonly direction: "asked" | "given";
  readonly dossierId: string;
  readonly token: number;
  readonly peerNode: string;
  readonly agencyCode: string;
  readonly name: string;
  readonly state: "sent" | "received" | "answered" | "refused" | "recalled";
  readonly sentAt: Date;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly outcome: string;
  readonly opinion: string;
  readonly answeredBy: string;
  readonly files: readonly ComponentFile[];
  readonly refusedMessage: { readonly vi: string; readonly en: string } | null;
};

const columns = sql`id, direction, dossier_id AS "dossierId", token, peer_node AS "peerNode", agency_code AS "agencyCode", name, state,
  sent_at AS "sentAt", due_at AS "dueAt", answered_at AS "answeredAt", outcome, opinion, answered_by AS "answeredBy", files,
  refused_message AS "refusedMessage"`;

/** Notes a step that is asked of another node, or that another node asks of us. */
export async function insertRemoteStep(
  tx: Tx,
  step: Pick<
    RemoteStep,
    "id" | "direction" | "dossierId" | "token" | "peerNode" | "agencyCode" | "name" | "state" | "sentAt" | "dueAt"
  >,
): Promise<void> {
  await sql`
    INSERT INTO dossier.remote_step (id, direction, dossier_id, token, peer_node, agency_code, name, state, sent_at, due_at)
    VALUES (${step.id}, ${step.direction}, ${step.dossierId}, ${step.token}, ${step.peerNode}, ${step.agencyCode}, ${step.name}, ${step.state},
      ${step.sentAt}, ${step.dueAt})`.execute(tx);
}

/** A step by its id, which is the same on both sides. */
export async function findRemoteStep(db: Db | Tx, id: string): Promise<RemoteStep | undefined> {
  const { rows } = await sql<RemoteStep>`SELECT ${columns} FROM dossier.remote_step WHERE id = ${id}`.execute(db);
  return rows[0];
}

/** Steps of a dossier at other nodes, or for another node. */
export async function readRemoteSteps(db: Db | Tx, dossierId: string): Promise<readonly RemoteStep[]> {
  const { rows } = await sql<RemoteStep>`
    SELECT ${columns} FROM dossier.remote_step WHERE dossier_id = ${dossierId} ORDER BY sent_at, id`.execute(db);
  return rows;
}

/** Writes how a step ended. */
export async function settleRemoteStep(
  tx: Tx,
  step: {
    readonly id: string;
    readonly state: RemoteStep["state"];
    readonly at: Date;
    readonly outcome?: string;
    readonly opinion?: string;
    readonly by?: string;
    readonly files?: readonly ComponentFile[];
    readonly refused?: { readonly code: string; readonly message: { readonly vi: string; readonly en: string } };
  },
): Promise<void> {
  const { id, state, at, outcome = "", opinion = "", by = "", files = [], refused } = step;
  await sql`
    UPDATE dossier.remote_step SET state = ${state}, answered_at = ${at}, outcome = ${outcome}, opinion = ${opinion}, answered_by = ${by},
      files = ${JSON.stringify(files)}::jsonb, refused_code = ${refused?.code ?? null},
      refused_message = ${refused ? JSON.stringify(refused.message) : null}::jsonb
    WHERE id = ${id}`.execute(tx);
}
