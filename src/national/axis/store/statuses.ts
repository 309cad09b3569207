import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { DeliveryState, RecallState, Standing, Station } from "../states.ts";

/** A delivery that a status speaks of, as it stands, held until this transaction ends. */
export type HeldDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly fromCode: string;
  readonly documentId: string;
  readonly concerns: readonly string[];
  readonly recipientCode: string;
  readonly resolvedCode: string | null;
  readonly nodeCode: string | null;
  readonly route: "node" | "mailbox" | "none";
  readonly acceptedAt: Date;
  readonly standing: Standing;
};

type Row = Omit<HeldDelivery, "standing"> & { state: DeliveryState; recall: RecallState | null } & Record<
    TimeColumn,
    Date | null
  >;

const timeColumns = [
  "arrived_at",
  "refused_at",
  "registered_at",
  "assigned_at",
  "processing_at",
  "completed_at",
  "recall_asked_at",
  "recall_answered_at",
] as const;
type TimeColumn = (typeof timeColumns)[number];

/**
 * Finds and holds every delivery of documents by sender and DocumentId, and of the documents that these revoke, update or replace, in one
 * order for all.
 */
export async function holdDeliveries(
  tx: Tx,
  documents: readonly { readonly fromCode: string; readonly documentId: string }[],
): Promise<readonly HeldDelivery[]> {
  if (documents.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT d.id, d.message_id AS "messageId", m.from_code AS "fromCode", m.document_id AS "documentId", m.concerns,
      d.recipient_code AS "recipientCode", d.resolved_code AS "resolvedCode", d.node_code AS "nodeCode", d.route,
      d.accepted_at AS "acceptedAt", d.state, d.recall_state AS recall, d.arrived_at, d.refused_at, d.registered_at, d.assigned_at,
      d.processing_at, d.completed_at, d.recall_asked_at, d.recall_answered_at
    FROM axis.message m JOIN axis.delivery d ON d.message_id = m.id
    WHERE m.id IN (
      WITH named AS (SELECT m.id, m.from_code, m.concerns FROM axis.document_key k
        JOIN unnest(${documents.map((d) => d.fromCode)}::text[], ${documents.map((d) => d.documentId)}::text[]) AS t(from_code, document_id)
        ON k.from_code = t.from_code AND k.document_id = t.document_id
        JOIN axis.message m ON m.id = k.message_id)
      SELECT id FROM named
      UNION SELECT k.message_id FROM named n JOIN axis.document_key k ON k.from_code = n.from_code AND k.document_id = ANY(n.concerns))
    ORDER BY d.id FOR UPDATE OF d`.execute(tx);
  return rows.map(({ state, recall, ...row }) => ({ ...row, standing: { state, recall, times: timesOf(row) } }));
}

function timesOf(row: Record<TimeColumn, Date | null>): Standing["times"] {
  const named: [keyof Standing["times"], Date | null][] = [
    ["arrived", row.arrived_at],
    ["refused", row.refused_at],
    ["registered", row.registered_at],
    ["assigned", row.assigned_at],
    ["processing", row.processing_at],
    ["completed", row.completed_at],
    ["recallAsked", row.recall_asked_at],
    ["recallAnswered", row.recall_answered_at],
  ];
  return Object.fromEntries(named.filter((pair): pair is [keyof Standing["times"], Date] => pair[1] !== null));
}

/** Writes the standings that statuses led to, in one statement. */
export async function saveStandings(
  tx: Tx,
  deliveries: readonly { readonly id: string; readonly standing: Standing }[],
  at: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  const time = (name: Station | "recallAsked" | "recallAnswered") =>
    deliveries.map((d) => d.standing.times[name] ?? null);
  await sql`
    UPDATE axis.delivery d SET state = t.state, state_at = CASE WHEN d.state = t.state THEN d.state_at ELSE ${at} END,
      recall_state = t.recall, arrived_at = t.arrived, refused_at = t.refused, registered_at = t.registered, assigned_at = t.assigned,
      processing_at = t.processing, completed_at = t.completed, recall_asked_at = t.asked, recall_answered_at = t.answered,
      cause = CASE WHEN t.state = d.state THEN d.cause END
    FROM unnest(${deliveries.map((d) => d.id)}::uuid[], ${deliveries.map((d) => d.standing.state)}::text[],
      ${deliveries.map((d) => d.standing.recall)}::text[], ${time("arrived")}::timestamptz[], ${time("refused")}::timestamptz[],
      ${time("registered")}::timestamptz[], ${time("assigned")}::timestamptz[], ${time("processing")}::timestamptz[],
      ${time("completed")}::timestamptz[], ${time("recallAsked")}::timestamptz[], ${time("recallAnswered")}::timestamptz[])
      AS t(id, state, recall, arrived, refused, registered, assigned, processing, completed, asked, answered)
    WHERE d.id = t.id`.execute(tx);
}

/** A status as it came. Its id is that of its payload. */
export type NewStatus = {
  readonly id: string;
  readonly messageId: string;
  readonly deliveryId: string | null;
  readonly fromCode: string;
  readonly code: string;
  readonly description: string;
  readonly staff: string;
  /** As the message says. */
  readonly statedAt: string;
  readonly problem: string | null;
};

/** Keeps statuses in one statement. */
export async function insertStatuses(tx: Tx, statuses: readonly NewStatus[], at: Date): Promise<void> {
  if (statuses.length === 0) return;
  const column = <T>(of: (status: NewStatus) => T): T[] => statuses.map(of);
  await sql`
    INSERT INTO axis.status (id, message_id, delivery_id, from_code, code, description, staff, stated_at, received_at, problem, payload_id)
    SELECT id, message_id, delivery_id, from_code, code, description, staff, stated_at, ${at}, problem, id FROM unnest(
      ${column((s) => s.id)}::uuid[], ${column((s) => s.messageId)}::uuid[], ${column((s) => s.deliveryId)}::uuid[],
      ${column((s) => s.fromCode)}::text[], ${column((s) => s.code)}::text[], ${column((s) => s.description)}::text[],
      ${column((s) => s.staff)}::text[], ${column((s) => s.statedAt)}::text[], ${column((s) => s.problem)}::text[])
      AS t(id, message_id, delivery_id, from_code, code, description, staff, stated_at, problem)`.execute(tx);
}
