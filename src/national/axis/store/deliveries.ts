import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Reason } from "../axis.ts";
import type { DeliveryState } from "../states.ts";

/** A delivery about to be entered. */
export type NewDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly resolvedCode: string | null;
  readonly level: string | null;
  readonly province: string | null;
  readonly route: "node" | "mailbox" | "none";
  readonly nodeCode: string | null;
  readonly outboxId: string | null;
  readonly state: "queued" | "undeliverable";
  readonly acceptedAt: Date;
  readonly reason: Reason | null;
};

/** Enters deliveries in one statement. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const column = <T>(of: (delivery: NewDelivery) => T): T[] => deliveries.map(of);
  await sql`
    INSERT INTO axis.delivery (id, message_id, recipient_code, recipient_name, resolved_code, level, province, route, node_code,
      outbox_id, state, state_at, accepted_at, cause, reason)
    SELECT id, message_id, recipient_code, recipient_name, resolved_code, level, province, route, node_code, outbox_id, state,
      accepted_at, accepted_at, CASE WHEN state = 'undeliverable' THEN reason->>'code' END, reason
    FROM unnest(
      ${column((d) => d.id)}::uuid[], ${column((d) => d.messageId)}::uuid[], ${column((d) => d.recipientCode)}::text[],
      ${column((d) => d.recipientName)}::text[], ${column((d) => d.resolvedCode)}::text[], ${column((d) => d.level)}::text[],
      ${column((d) => d.province)}::text[], ${column((d) => d.route)}::text[], ${column((d) => d.nodeCode)}::text[],
      ${column((d) => d.outboxId)}::uuid[], ${column((d) => d.state)}::text[], ${column((d) => d.acceptedAt)}::timestamptz[],
      ${column((d) => (d.reason ? JSON.stringify(d.reason) : null))}::jsonb[])
      AS t(id, message_id, recipient_code, recipient_name, resolved_code, level, province, route, node_code, outbox_id, state,
        accepted_at, reason)`.execute(tx);
}

/** What came of bringing a document to one recipient at its node. */
export type DeliveryResult = {
  readonly messageId: string;
  readonly resolvedCode: string;
  readonly outcome: "arrived" | "refused" | "undeliverable";
  readonly receipt: string;
  readonly reason: Reason | null;
};

/** A delivery that changed: what its sender, the figures and the trace need to know. */
export type ChangedDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly resolvedCode: string | null;
  readonly nodeCode: string | null;
  readonly state: DeliveryState;
  readonly receipt: string | null;
  readonly reason: Reason | null;
  /** Seconds from acceptance to this change. */
  readonly seconds: number;
};

const changed = sql`d.id, d.message_id AS "messageId", d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName",
  d.resolved_code AS "resolvedCode", d.node_code AS "nodeCode", d.state, d.receipt, d.reason,
  extract(epoch FROM d.state_at - d.accepted_at)::float8 AS seconds`;

/**
 * Records the signed answers of nodes in one statement. A status that overtook its answer is not undone: the state stays, the receipt
 * and the instant of arrival are added. Returns the deliveries that were open till now.
 */
export async function settleDeliveries(
  tx: Tx,
  results: readonly DeliveryResult[],
  at: Date,
): Promise<readonly ChangedDelivery[]> {
  if (results.length === 0) return [];
  const least = results.map((result) => result.messageId).sort()[0] ?? "";
  const { rows } = await sql<ChangedDelivery & { wasOpen: boolean }>`
    UPDATE axis.delivery d SET
      state = CASE WHEN o.open THEN t.outcome ELSE d.state END,
      state_at = CASE WHEN o.open THEN ${at} ELSE d.state_at END,
      arrived_at = CASE WHEN t.outcome = 'arrived' THEN coalesce(d.arrived_at, ${at}) ELSE d.arrived_at END,
      refused_at = CASE WHEN t.outcome = 'refused' AND o.open THEN ${at} ELSE d.refused_at END,
      receipt = t.receipt, next_at = NULL,
      cause = CASE WHEN t.outcome = 'arrived' THEN NULL ELSE t.reason->>'code' END,
      reason = coalesce(t.reason, CASE WHEN d.reason->>'code' = 'axis.succeeded' THEN d.reason END)
    FROM unnest(
      ${results.map((r) => r.messageId)}::uuid[], ${results.map((r) => r.resolvedCode)}::text[], ${results.map((r) => r.outcome)}::text[],
      ${results.map((r) => r.receipt)}::text[], ${results.map((r) => (r.reason ? JSON.stringify(r.reason) : null))}::jsonb[])
      AS t(message_id, resolved_code, outcome, receipt, reason)
    JOIN LATERAL (SELECT before.id, before.state IN ('queued', 'undeliverable', 'dead') AS open FROM axis.delivery before
      WHERE before.message_id = t.message_id AND before.resolved_code = t.resolved_code AND before.route = 'node'
        AND before.state <> 'returned' AND before.id > ${least}::uuid) o ON true
    WHERE d.id = o.id
    RETURNING ${changed}, o.open AS "wasOpen"`.execute(tx);
  return rows.filter((row) => row.wasOpen);
}

/** A failed try to bring a message to a node. */
export type FailedTry = {
  readonly messageId: string;
  readonly nodeCode: string;
  readonly attempts: number;
  readonly cause: string;
};

/**
 * Records failed tries. `gaveUp`: nothing more is tried until a person decides. Returns deliveries whose sender should now be told, each
 * once: when the tries are given up, or have failed `tellAfter` times.
 */
export async function noteFailedTries(
  tx: Tx,
  failed: readonly FailedTry[],
  when: {
    readonly at: Date;
    readonly nextAt: Date | null;
    readonly gaveUp: boolean;
    readonly tellAfter: number;
    readonly reason: Reason;
  },
): Promise<readonly ChangedDelivery[]> {
  const { at, nextAt, gaveUp, reason } = when;
  const { rows } = await sql<ChangedDelivery & { tell: boolean }>`
    UPDATE axis.delivery d SET attempts = t.attempts, next_at = ${nextAt}, cause = t.cause, reason = ${JSON.stringify(reason)}::jsonb,
      state = CASE WHEN ${gaveUp} THEN 'dead' ELSE d.state END, state_at = CASE WHEN ${gaveUp} THEN ${at} ELSE d.state_at END,
      told_waiting = d.told_waiting OR t.attempts >= ${when.tellAfter}
    FROM unnest(${failed.map((f) => f.messageId)}::uuid[], ${failed.map((f) => f.nodeCode)}::text[], ${failed.map((f) => f.attempts)}::int[],
      ${failed.map((f) => f.cause)}::text[]) AS t(message_id, node_code, attempts, cause)
    JOIN LATERAL (SELECT b.id, b.told_waiting FROM axis.delivery b WHERE b.message_id = t.message_id AND b.node_code = t.node_code
      AND b.state = 'queued') before ON true
    WHERE d.id = before.id
    RETURNING ${changed}, (${gaveUp} OR (t.attempts >= ${when.tellAfter} AND NOT before.told_waiting)) AS tell`.execute(
    tx,
  );
  return rows.filter((row) => row.tell);
}

/** A document was fetched by its recipient's own software: it has arrived, with the axis's own word for it. */
export async function settleFetched(
  tx: Tx,
  deliveryId: string,
  receipt: string,
  at: Date,
): Promise<ChangedDelivery | undefined> {
  const { rows } = await sql<ChangedDelivery>`
    UPDATE axis.delivery d SET state = 'arrived', state_at = ${at}, arrived_at = ${at}, receipt = ${receipt}
    WHERE d.id = ${deliveryId} AND d.state = 'queued' RETURNING ${changed}`.execute(tx);
  return rows[0];
}
