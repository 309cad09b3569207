import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { flowDraftErrors } from "../flow-errors.ts";
import { mayWriteProcedures } from "../policy.ts";
import { deleteFlowDraft, findFlowDraft } from "../store/flow-drafts.ts";

/** Throws a draft away. Errors: `procedure.not-yours`, `procedure.no-flow-draft`, `procedure.flow-stale`. */
export async function discardFlowDraft(
  node: Node,
  principal: Principal,
  offeredId: string,
  version: number,
): Promise<void> {
  const now = node.clock.now();
  if (!mayWriteProcedures(principal, node.config.code, now)) throw procedureErrors.notYours();
  await node.db.transaction().execute(async (tx) => {
    const draft = await findFlowDraft(tx, offeredId);
    if (!draft) throw flowDraftErrors.noDraft();
    if (!(await deleteFlowDraft(tx, offeredId, version))) throw flowDraftErrors.stale(draft);
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "procedure.flow-draft.discard",
      subject: { kind: "procedure.flow_draft", id: offeredId },
      detail: { version },
      at: now,
    });
  });
}
