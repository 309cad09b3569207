import { formatLimit, parseLimit } from "../../../engines/deadline/index.ts";
import { sumAllowances, workingDay } from "../../../engines/flow/steps/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { publishFlow } from "../../flows/index.ts";
import { procedureErrors } from "../errors.ts";
import { flowDraftErrors } from "../flow-errors.ts";
import { flowOf, legalLimitOf } from "../flow-of.ts";
import { mayWriteProcedures } from "../policy.ts";
import { deleteFlowDraft, findFlowDraft } from "../store/flow-drafts.ts";
import { findOfferedProcedure } from "../store/offered.ts";

/** A draft to be published. */
export type FlowPublication = {
  readonly offeredId: string;
  /** Version of the draft that was looked at. */
  readonly draftVersion: number;
  /** What is new, for whoever reads the list of versions. */
  readonly note: string;
};

/**
 * Publishes a draft as the next version of the procedure's flow; the draft is done with then. Answers the number.
 * Errors: `procedure.missing`, `procedure.not-yours`, `procedure.flow-draft-gone`, `procedure.flow-stale`, `procedure.flow-beyond-limit`,
 * `flow.unsound`, `flow.published-meanwhile`.
 */
export async function publishProcedureFlow(node: Node, principal: Principal, order: FlowPublication): Promise<number> {
  const now = node.clock.now();
  if (!mayWriteProcedures(principal, node.config.code, now)) throw procedureErrors.notYours();
  const offered = await findOfferedProcedure(node.db, order.offeredId);
  if (!offered) throw procedureErrors.missing();
  return node.db.transaction().execute(async (tx) => {
    const draft = await findFlowDraft(tx, offered.id);
    // There was one when the page was drawn: somebody published it meanwhile, or discarded it.
    if (!draft) throw flowDraftErrors.gone();
    if (draft.version !== order.draftVersion) throw flowDraftErrors.stale(draft);
    const by = { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode };
    const version = { flow: flowOf(offered), xml: draft.xml, note: order.note, at: now, by, from: draft.basedOn ?? 0 };
    // It checks the drawing and refuses one that cannot be carried out; what follows takes the publication back with the transaction.
    const { number } = await publishFlow(tx, version);
    const limit = await legalLimitOf(tx, offered);
    const { minutes } = await sumAllowances(draft.xml);
    if (limit?.minutes !== undefined && minutes > limit.minutes) {
      const used = formatLimit({ unit: "working-days", amount: Math.ceil((minutes / workingDay) * 2) / 2 });
      throw flowDraftErrors.beyondLimit(used, formatLimit(parseLimit(limit.limit)));
    }
    if (!(await deleteFlowDraft(tx, offered.id, draft.version))) throw flowDraftErrors.stale(draft);
    return number;
  });
}
