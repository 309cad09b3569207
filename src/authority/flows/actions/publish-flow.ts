import { checkFlow } from "../../../engines/flow/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { flowErrors } from "../errors.ts";
import { type FlowVersion, findNewestFacts, insertVersion } from "../store/versions.ts";

/** A drawing to be published. */
export type NewVersion = {
  /** Code of the procedure. */
  readonly flow: string;
  /** BPMN 2.0. */
  readonly xml: string;
  readonly note: string;
  readonly at: Date;
  readonly by: { readonly accountId: string; readonly name: string; readonly agencyCode: string } | "system";
  /** Number of the version the drawing was made from, 0 for none: someone who published meanwhile is not overwritten unseen. */
  readonly from?: number;
};

/**
 * Publishes a drawing as the next version of a flow. Instances that run keep the version they began with.
 * Throws `flow.unsound` with the first problem, `flow.published-meanwhile`.
 */
export async function publishFlow(tx: Tx, { flow, xml, note, at, by, from }: NewVersion): Promise<FlowVersion> {
  const { ok, plan, problems } = await checkFlow(xml);
  if (!ok || !plan) throw flowErrors.unsound(problems);
  const newest = (await findNewestFacts(tx, flow))?.number ?? 0;
  if (from !== undefined && from !== newest) throw flowErrors.publishedMeanwhile(newest);
  const person = by === "system" ? undefined : by;
  const version: FlowVersion = {
    id: newId(),
    flow,
    number: newest + 1,
    note,
    publishedAt: at,
    publishedBy: person?.accountId ?? null,
    publishedByName: person?.name ?? "system",
  };
  if (!(await insertVersion(tx, { ...version, xml, plan }))) throw flowErrors.publishedMeanwhile(newest + 1);
  await appendAudit(tx, {
    actor: by,
    action: "flow.version.publish",
    subject: { kind: "flow.version", id: version.id },
    detail: { flow, number: version.number, note },
    at,
  });
  return version;
}
