import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A node of the axis and what the platform knows of it. */
export type ServingNode = {
  readonly level1: string;
  readonly nodeCode: string;
  readonly since: Date;
  /** Where it is reached; null when its address and key are not known yet. */
  readonly baseUrl: string | null;
  readonly enabled: boolean;
  /** Machine clock. */
  readonly seenAt: Date | null;
};

/** Records which node serves a level 1 code. True when that changed something. */
export async function saveNode(tx: Tx, node: { level1: string; nodeCode: string; since: Date }): Promise<boolean> {
  const rows = await tx
    .insertInto("directory.node")
    .values({ level1: node.level1, node_code: node.nodeCode, since: node.since })
    .onConflict((conflict) =>
      conflict
        .column("level1")
        .doUpdateSet({ node_code: node.nodeCode, since: node.since })
        .where("directory.node.node_code", "<>", node.nodeCode),
    )
    .returning("level1")
    .execute();
  return rows.length > 0;
}

/** The nodes, in the order of the level 1 codes they serve. */
export async function readNodes(db: Db | Tx): Promise<readonly ServingNode[]> {
  const { rows } = await sql<ServingNode>`
    SELECT n.level1, n.node_code AS "nodeCode", n.since, p.base_url AS "baseUrl", coalesce(p.enabled, false) AS enabled,
      p.seen_at AS "seenAt"
    FROM directory.node n LEFT JOIN platform.peer p ON p.code = n.node_code ORDER BY n.level1`.execute(db);
  return rows;
}
