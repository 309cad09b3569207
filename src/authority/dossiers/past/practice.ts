import type { Plan } from "../../../engines/flow/index.ts";
import type { Node } from "../../../platform/node.ts";
import { timesOf } from "../../calendar/index.ts";
import { findNewest, readNewestNumbers, type TimeOf } from "../../flows/index.ts";
import { flowFor, isWithinADay } from "../general-flows.ts";

/** How dossiers are handled at this node: by which flows, and in which time. What a history stands on. */
export type Practice = {
  readonly timeOf: TimeOf;
  readonly calendarVersion: number;
  /** The flow of a procedure with this code and limit. */
  flowFor(code: string, limit: string): PublishedFlow;
  /** A flow by its name; undefined when none is published under it. */
  findFlow(name: string): PublishedFlow | undefined;
};

/** A published flow. */
export type PublishedFlow = { readonly flow: string; readonly versionId: string; readonly plan: Plan };

/** Reads how dossiers are handled here, with every flow that is published; the general flows are published when they were not needed before. */
export async function readPractice(node: Node): Promise<Practice> {
  const at = node.clock.now();
  const general = await node.db.transaction().execute(async (tx) => ({
    sameDay: await flowFor(node, tx, { code: "" }, "4 working hours", at),
    oneStop: await flowFor(node, tx, { code: "" }, "10 working days", at),
  }));
  const flows = new Map<string, PublishedFlow>();
  for (const flow of (await readNewestNumbers(node.db)).keys()) {
    const version = await findNewest(node.db, flow);
    if (version) flows.set(flow, { flow, versionId: version.id, plan: version.plan });
  }
  const times = await timesOf(node.db);
  return {
    timeOf: times.of,
    calendarVersion: times.version,
    findFlow: (name) => flows.get(name),
    flowFor(code, limit) {
      const found = flows.get(code) ?? flows.get(isWithinADay(limit) ? general.sameDay : general.oneStop);
      if (!found) throw new Error("The general flows are not published");
      return found;
    },
  };
}
