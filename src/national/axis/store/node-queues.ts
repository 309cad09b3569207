import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";

/** A node as the operator watches it. */
export type NodeQueue = {
  readonly nodeCode: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** `well`; `slow`: something has waited more than a minute; `paused`: left alone after failures in a row; `off`: switched off. */
  readonly state: "well" | "slow" | "paused" | "off";
  /** Messages of every kind that wait for the node. */
  readonly waiting: number;
  /** Messages given up: a person decides. */
  readonly dead: number;
  /** Machine clock, as all instants here. */
  readonly oldestAt: Date | null;
  readonly openUntil: Date | null;
  readonly failures: number;
  readonly lastError: string | null;
  readonly seenAt: Date | null;
  /** Seconds from acceptance to arrival of its last hundred arrivals; null when there are none. */
  readonly delaySeconds: number | null;
};

/** The queue of every node, in the order of codes. */
export async function readNodeQueues(db: Db, machineNow: Date): Promise<readonly NodeQueue[]> {
  const { rows } = await sql<NodeQueue>`
    SELECT p.code AS "nodeCode", p.name_vi AS "nameVi", p.name_en AS "nameEn",
      CASE WHEN NOT p.enabled THEN 'off' WHEN b.open_until > ${machineNow} THEN 'paused'
        WHEN q.oldest < ${machineNow}::timestamptz - interval '1 minute' THEN 'slow' ELSE 'well' END AS state,
      coalesce(q.waiting, 0) AS waiting, coalesce(q.dead, 0) AS dead, q.oldest AS "oldestAt", b.open_until AS "openUntil",
      coalesce(b.failures, 0) AS failures, CASE WHEN b.failures > 0 THEN b.last_error END AS "lastError",
      greatest(p.seen_at, b.last_ok_at) AS "seenAt", recent.seconds AS "delaySeconds"
    FROM platform.peer p
    LEFT JOIN platform.breaker b ON b.destination = p.code
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE dead_at IS NULL) AS waiting, count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead,
      min(created_at) FILTER (WHERE dead_at IS NULL) AS oldest FROM platform.outbox WHERE destination = p.code) q ON true
    LEFT JOIN LATERAL (SELECT avg(extract(epoch FROM arrived_at - accepted_at))::float8 AS seconds
      FROM (SELECT arrived_at, accepted_at FROM axis.delivery WHERE arrived_at IS NOT NULL AND node_code = p.code
        ORDER BY id DESC LIMIT 100) last) recent ON true
    ORDER BY p.code`.execute(db);
  return rows;
}
