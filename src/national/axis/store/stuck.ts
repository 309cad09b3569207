import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Reason } from "../axis.ts";
import type { DeliveryState } from "../states.ts";

/** A delivery that does not go on by itself as it should. */
export type StuckDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly numberText: string;
  readonly subject: string;
  readonly priority: number;
  readonly fromCode: string;
  readonly fromName: string;
  readonly recipientCode: string;
  readonly recipientName: string;
  readonly nodeCode: string | null;
  readonly state: DeliveryState;
  /** Since when, by the domain clock. */
  readonly since: Date;
  readonly attempts: number;
  /** Machine clock. */
  readonly nextAt: Date | null;
  /** Machine code: of a reason, or the error of the last try. */
  readonly cause: string | null;
  readonly reason: Reason | null;
  readonly remindedAt: Date | null;
  /**
   * Who must act: the axis tries on by itself; the operator (wrong code, given up); the recipient (a recall is not answered, a document is
   * not registered).
   */
  readonly mustAct: "axis" | "operator" | "recipient";
  /** What a person can do about it. */
  readonly remedies: readonly ("retry" | "correct" | "return" | "remind")[];
};

/** Which to show; a recall counts as stuck when it is not answered for this long. */
const recallPatience = "1 day";

/** Stuck deliveries, the longest stuck first. */
export async function readStuck(
  db: Db,
  now: Date,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 50 },
): Promise<{ readonly deliveries: readonly StuckDelivery[]; readonly total: number }> {
  const which = sql`(d.state IN ('undeliverable', 'dead') OR (d.state = 'queued' AND d.attempts > 0)
    OR (d.recall_state = 'asked' AND d.recall_asked_at < ${now}::timestamptz - ${recallPatience}::interval))`;
  const { rows } = await sql<Omit<StuckDelivery, "mustAct" | "remedies"> & { kind: Kind }>`
    SELECT d.id, d.message_id AS "messageId", m.number_text AS "numberText", m.subject, m.priority, m.from_code AS "fromCode",
      m.from_name AS "fromName", d.recipient_code AS "recipientCode", d.recipient_name AS "recipientName", d.node_code AS "nodeCode",
      d.state, d.attempts, d.next_at AS "nextAt", d.cause, d.reason, d.reminded_at AS "remindedAt",
      CASE WHEN d.state IN ('undeliverable', 'dead', 'queued') THEN d.accepted_at ELSE d.recall_asked_at END AS since,
      CASE WHEN d.state IN ('undeliverable', 'dead') THEN d.state WHEN d.state = 'queued' THEN 'waiting' ELSE 'recall' END AS kind
    FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id
    WHERE ${which} ORDER BY since, d.id OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  const total = await sql<{ total: number }>`SELECT count(*) AS total FROM axis.delivery d WHERE ${which}`.execute(db);
  return { deliveries: rows.map(withRemedies), total: total.rows[0]?.total ?? 0 };
}

type Kind = "undeliverable" | "dead" | "waiting" | "recall";

function withRemedies({ kind, ...row }: Omit<StuckDelivery, "mustAct" | "remedies"> & { kind: Kind }): StuckDelivery {
  return { ...row, ...remediesOf[kind] };
}

const remediesOf: Readonly<Record<Kind, Pick<StuckDelivery, "mustAct" | "remedies">>> = {
  undeliverable: { mustAct: "operator", remedies: ["correct", "return"] },
  dead: { mustAct: "operator", remedies: ["retry", "correct", "return"] },
  waiting: { mustAct: "axis", remedies: ["retry", "return"] },
  recall: { mustAct: "recipient", remedies: ["remind"] },
};
