import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { RecallState, RecipientStation } from "../states.ts";

/** Why something was refused or cannot be done, for programs and people. */
export type Reason = Text & { readonly code: string };

/** Where a sent document stands at one recipient. All instants are of the domain clock. */
export type RecipientState = {
  readonly code: string;
  readonly name: string;
  readonly state: RecipientStation;
  readonly stateAt: Date;
  readonly arrivedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly registeredAt: Date | null;
  readonly assignedAt: Date | null;
  readonly processingAt: Date | null;
  readonly completedAt: Date | null;
  readonly reason: Reason | null;
  /** Compact JWS of the recipient's node: evidence of arrival. */
  readonly receipt: string | null;
  readonly recallState: RecallState | null;
  readonly recallAskedAt: Date | null;
  readonly recallAnsweredAt: Date | null;
  readonly recallAnswer: string | null;
};

/** Writes the recipients of documents that leave. */
export async function insertRecipients(
  tx: Tx,
  recipients: readonly { readonly outgoingId: string; readonly code: string; readonly name: string }[],
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO exchange.outgoing_recipient (outgoing_id, recipient_code, recipient_name, state_at)
    SELECT id, code, name, ${at}::timestamptz
    FROM unnest(${recipients.map((r) => r.outgoingId)}::uuid[], ${recipients.map((r) => r.code)}::text[], ${recipients.map((r) => r.name)}::text[])
      AS r(id, code, name)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Where a sent document stands at each of its recipients, by code. */
export async function recipientStates(db: Db | Tx, outgoingId: string): Promise<readonly RecipientState[]> {
  const { rows } = await sql<RecipientState>`
    SELECT recipient_code AS code, recipient_name AS name, state, state_at AS "stateAt", arrived_at AS "arrivedAt",
      refused_at AS "refusedAt", registered_at AS "registeredAt", assigned_at AS "assignedAt", processing_at AS "processingAt",
      completed_at AS "completedAt", reason, receipt, recall_state AS "recallState", recall_asked_at AS "recallAskedAt",
      recall_answered_at AS "recallAnsweredAt", recall_answer AS "recallAnswer"
    FROM exchange.outgoing_recipient WHERE outgoing_id = ${outgoingId} ORDER BY recipient_code`.execute(db);
  return rows;
}

/** How many recipients of each sent document stand where: for lists. */
export async function countRecipientStates(
  db: Db | Tx,
  outgoingIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<RecipientStation, number>>> {
  const { rows } = await sql<{ id: string; state: RecipientStation; count: number }>`
    SELECT outgoing_id AS id, state, count(*) AS count FROM exchange.outgoing_recipient
    WHERE outgoing_id = ANY(${[...outgoingIds]}::uuid[]) GROUP BY 1, 2`.execute(db);
  const counts = Map.groupBy(rows, (row) => row.id);
  return new Map([...counts].map(([id, some]) => [id, new Map(some.map((row) => [row.state, row.count]))]));
}

/** News of a sent document at one recipient. */
export type StationNews = {
  readonly outgoingId: string;
  readonly recipientCode: string;
  readonly state: Exclude<RecipientStation, "sent">;
  readonly at: Date;
  readonly reason: Reason | null;
  readonly receipt: string | null;
};

/** What news led to. `moved` is false for news that came after something further had happened. */
export type StationChange = {
  readonly outgoingId: string;
  readonly recipientCode: string;
  readonly state: RecipientStation;
  readonly moved: boolean;
  readonly officeId: string;
  readonly fromCode: string;
};

/**
 * Notes news of sent documents, each with its time. News in the wrong order never takes a document back: only a further station,
 * or a refusal later than what is known, moves it. News about a recipient the document never had is left out of the result.
 */
export async function noteStations(tx: Tx, news: readonly StationNews[]): Promise<readonly StationChange[]> {
  const changes: StationChange[] = [];
  for (const round of rounds(news)) changes.push(...(await noteRound(tx, round)));
  return changes;
}

/** One statement changes a row once: news of the same recipient go one after another, in the order they came. */
function rounds(news: readonly StationNews[]): StationNews[][] {
  const found: StationNews[][] = [];
  const seen = new Map<string, number>();
  for (const one of news) {
    const key = `${one.outgoingId} ${one.recipientCode}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    found[turn] ??= [];
    found[turn].push(one);
  }
  return found;
}

async function noteRound(tx: Tx, news: readonly StationNews[]): Promise<readonly StationChange[]> {
  const { rows } = await sql<StationChange>`
    UPDATE exchange.outgoing_recipient r SET
      state = CASE WHEN n.moves THEN n.state ELSE r.state END,
      state_at = CASE WHEN n.moves THEN n.at ELSE r.state_at END,
      reason = CASE WHEN n.moves OR n.reason IS NOT NULL THEN n.reason ELSE r.reason END,
      receipt = coalesce(r.receipt, n.receipt),
      arrived_at = CASE WHEN n.state = 'arrived' THEN coalesce(r.arrived_at, n.at) ELSE r.arrived_at END,
      refused_at = CASE WHEN n.state = 'refused' THEN n.at ELSE r.refused_at END,
      registered_at = CASE WHEN n.state = 'registered' THEN coalesce(r.registered_at, n.at) ELSE r.registered_at END,
      assigned_at = CASE WHEN n.state = 'assigned' THEN coalesce(r.assigned_at, n.at) ELSE r.assigned_at END,
      processing_at = CASE WHEN n.state = 'processing' THEN coalesce(r.processing_at, n.at) ELSE r.processing_at END,
      completed_at = CASE WHEN n.state = 'completed' THEN coalesce(r.completed_at, n.at) ELSE r.completed_at END
    FROM (
      SELECT s.*, exchange.rank(s.state) > exchange.rank(old.state) OR (s.state = 'refused' AND s.at >= old.state_at AND old.state <> 'refused') AS moves,
        o.office_id, o.from_code
      FROM unnest(${news.map((n) => n.outgoingId)}::uuid[], ${news.map((n) => n.recipientCode)}::text[], ${news.map((n) => n.state)}::text[],
        ${news.map((n) => n.at)}::timestamptz[], ${news.map((n) => n.reason && JSON.stringify(n.reason))}::jsonb[], ${news.map((n) => n.receipt)}::text[])
        AS s(id, code, state, at, reason, receipt)
      JOIN exchange.outgoing_recipient old ON old.outgoing_id = s.id AND old.recipient_code = s.code
      JOIN exchange.outgoing o ON o.id = s.id
    ) n
    WHERE r.outgoing_id = n.id AND r.recipient_code = n.code
    RETURNING r.outgoing_id AS "outgoingId", r.recipient_code AS "recipientCode", r.state, n.moves AS moved, n.office_id AS "officeId",
      n.from_code AS "fromCode"`.execute(tx);
  return rows;
}

/** The document cannot reach any of its recipients: the axis refused it. */
export async function markUndeliverable(
  tx: Tx,
  refused: readonly { readonly id: string; readonly reason: Reason }[],
  at: Date,
): Promise<void> {
  if (refused.length === 0) return;
  await sql`
    UPDATE exchange.outgoing_recipient r SET state = 'undeliverable', state_at = ${at}, reason = n.reason
    FROM unnest(${refused.map((r) => r.id)}::uuid[], ${refused.map((r) => JSON.stringify(r.reason))}::jsonb[]) AS n(id, reason)
    WHERE r.outgoing_id = n.id AND r.state = 'sent'`.execute(tx);
}

/** Asks recipients who hold the documents to give them back, or to accept a change. Returns the codes asked. */
export async function askRecall(
  tx: Tx,
  outgoingIds: readonly string[],
  codes: readonly string[] | undefined,
  at: Date,
): Promise<readonly string[]> {
  const among = codes ? sql`AND recipient_code = ANY(${[...codes]}::text[])` : sql``;
  const { rows } = await sql<{ code: string }>`
    UPDATE exchange.outgoing_recipient SET recall_state = 'asked', recall_asked_at = ${at}, recall_answered_at = NULL, recall_answer = NULL
    WHERE outgoing_id = ANY(${[...outgoingIds]}::uuid[]) AND state NOT IN ('refused', 'undeliverable')
      AND recall_state IS DISTINCT FROM 'agreed' ${among}
    RETURNING recipient_code AS code`.execute(tx);
  return [...new Set(rows.map((row) => row.code))].sort();
}

/** A recipient's answer to a recall or change. */
export type RecallAnswer = {
  readonly outgoingIds: readonly string[];
  readonly recipientCode: string;
  readonly answer: Exclude<RecallState, "asked">;
  readonly description: string;
  readonly at: Date;
};

/** Notes an answer 15 or 16. Returns what it is about. */
export async function noteRecallAnswer(tx: Tx, answer: RecallAnswer): Promise<readonly Omit<StationChange, "moved">[]> {
  const { rows } = await sql<Omit<StationChange, "moved">>`
    UPDATE exchange.outgoing_recipient r SET recall_state = ${answer.answer}, recall_answered_at = ${answer.at},
      recall_answer = ${answer.description}
    FROM exchange.outgoing o
    WHERE o.id = r.outgoing_id AND o.id = ANY(${[...answer.outgoingIds]}::uuid[]) AND r.recipient_code = ${answer.recipientCode}
    RETURNING r.outgoing_id AS "outgoingId", r.recipient_code AS "recipientCode", r.state, o.office_id AS "officeId",
      o.from_code AS "fromCode"`.execute(tx);
  return rows;
}
