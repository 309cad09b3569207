import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import type { Reason } from "../axis.ts";
import type { DeliveryState, RecallState, StatusProblem } from "../states.ts";
import type { HopKind } from "./hops.ts";

/** A document with all that is known of it. */
export type DocumentLife = {
  readonly document: DocumentFacts;
  readonly deliveries: readonly DeliveryFacts[];
  /** Oldest first. */
  readonly hops: readonly {
    readonly id: string;
    readonly at: Date;
    readonly kind: HopKind;
    readonly place: string;
    readonly detail: { readonly [key: string]: Json };
  }[];
  /** Oldest first. */
  readonly statuses: readonly StatusFacts[];
};

/** The document itself. */
export type DocumentFacts = {
  readonly id: string;
  readonly source: string;
  readonly sourceKind: "node" | "client";
  readonly fromCode: string;
  readonly fromName: string;
  readonly documentId: string;
  readonly businessType: number;
  readonly concerns: readonly string[];
  readonly numberText: string;
  readonly subject: string;
  readonly documentType: string;
  readonly promulgationDate: string | null;
  readonly dueDate: string | null;
  readonly priority: number;
  readonly steeringType: number;
  readonly files: number;
  readonly bytes: number;
  readonly digest: Buffer;
  /** Null when only the record is kept. */
  readonly payloadId: string | null;
  readonly acceptedAt: Date;
  readonly signer: string | null;
  readonly certificate: string | null;
  readonly weak: boolean;
  readonly findings: readonly {
    readonly severity: "error" | "warning";
    readonly code: string;
    readonly path: string;
    readonly message: { readonly vi: string; readonly en: string };
  }[];
};

/** One recipient. */
export type DeliveryFacts = {
  readonly id: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly resolvedCode: string | null;
  readonly level: string | null;
  readonly route: "node" | "mailbox" | "none";
  readonly nodeCode: string | null;
  readonly state: DeliveryState;
  readonly stateAt: Date;
  readonly arrivedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly registeredAt: Date | null;
  readonly assignedAt: Date | null;
  readonly processingAt: Date | null;
  readonly completedAt: Date | null;
  readonly recall: RecallState | null;
  readonly recallAskedAt: Date | null;
  readonly recallAnsweredAt: Date | null;
  readonly receipt: string | null;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly cause: string | null;
  readonly reason: Reason | null;
};

/** A status as it came. */
export type StatusFacts = {
  readonly id: string;
  readonly fromCode: string;
  readonly code: string;
  readonly description: string;
  readonly staff: string;
  readonly statedAt: string;
  readonly receivedAt: Date;
  /** Why it did not fit, if it did not. */
  readonly problem: StatusProblem | null;
};

/** Reads the life of a document; undefined when there is none of that id. */
export async function findDocumentLife(db: Db, id: string): Promise<DocumentLife | undefined> {
  const documents = await sql<DocumentFacts>`
    SELECT id, source, source_kind AS "sourceKind", from_code AS "fromCode", from_name AS "fromName", document_id AS "documentId",
      business_type AS "businessType", concerns, number_text AS "numberText", subject, document_type AS "documentType",
      promulgation_date AS "promulgationDate", due_date AS "dueDate", priority, steering_type AS "steeringType", files, bytes, digest,
      payload_id AS "payloadId", accepted_at AS "acceptedAt", signer, certificate, weak, findings
    FROM axis.message WHERE id = ${id}`.execute(db);
  const [document] = documents.rows;
  if (!document) return undefined;
  const deliveries = await sql<DeliveryFacts>`
    SELECT id, recipient_code AS "recipientCode", recipient_name AS "recipientName", resolved_code AS "resolvedCode", level, route,
      node_code AS "nodeCode", state, state_at AS "stateAt", arrived_at AS "arrivedAt", refused_at AS "refusedAt",
      registered_at AS "registeredAt", assigned_at AS "assignedAt", processing_at AS "processingAt", completed_at AS "completedAt",
      recall_state AS recall, recall_asked_at AS "recallAskedAt", recall_answered_at AS "recallAnsweredAt", receipt, attempts,
      next_at AS "nextAt", cause, reason
    FROM axis.delivery WHERE message_id = ${id} ORDER BY recipient_code`.execute(db);
  const hops = await sql<DocumentLife["hops"][number]>`
    SELECT id, at, kind, place, detail FROM axis.hop WHERE message_id = ${id} ORDER BY id`.execute(db);
  const statuses = await sql<StatusFacts>`
    SELECT id, from_code AS "fromCode", code, description, staff, stated_at AS "statedAt", received_at AS "receivedAt", problem
    FROM axis.status WHERE message_id = ${id} ORDER BY id`.execute(db);
  return { document, deliveries: deliveries.rows, hops: hops.rows, statuses: statuses.rows };
}
