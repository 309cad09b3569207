import { parseLimit } from "../../engines/deadline/index.ts";
import type { Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { findNewestFacts, publishFlow } from "../flows/index.ts";
import type { Offer } from "../procedures/index.ts";
import { surroundingsOf } from "./surroundings.ts";

/** Names under which the general flows are published. */
const names = { sameDay: "chung.trong-ngay", oneStop: "chung.mot-cua" } as const;

/**
 * The flow of a procedure: its own when one is published, else a general one, by its limit; the general one is published at its first use, so
 * that its dossiers keep it.
 */
export async function flowFor(
  node: Node,
  tx: Tx,
  offer: Pick<Offer, "code">,
  limit: string,
  at: Date,
): Promise<string> {
  if (await findNewestFacts(tx, offer.code)) return offer.code;
  const kind = isWithinADay(limit) ? "sameDay" : "oneStop";
  const flow = names[kind];
  if (await findNewestFacts(tx, flow)) return flow;
  const xml = surroundingsOf(node).generalFlows[kind];
  await publishFlow(tx, { flow, xml, note: "Luồng chung cho thủ tục chưa có luồng riêng", at, by: "system", from: 0 });
  return flow;
}

/** Whether a limit is over within a working day: then one officer does it all. */
export function isWithinADay(limit: string): boolean {
  const { unit, ...rest } = parseLimit(limit);
  if (unit === "same-day") return true;
  const amount = "amount" in rest ? rest.amount : 0;
  return unit === "working-hours" ? amount <= 8 : amount <= 1;
}
