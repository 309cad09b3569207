import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { deleteDraft, findDraft } from "../store/drafts.ts";

/**
 * Throws a draft away; what it said stays in the audit. Errors: `procedures.forbidden`, `procedures.draft-missing`,
 * `procedures.draft-changed` when somebody saved it after `revision`.
 */
export async function discardDraft(
  node: Node,
  principal: Principal,
  draft: { readonly id: string; readonly revision: number },
): Promise<void> {
  const now = node.clock.now();
  assertKeeper(principal, now);
  await node.db.transaction().execute(async (tx) => {
    const known = await findDraft(tx, draft.id, true);
    if (!known) throw procedureErrors.draftMissing();
    if (known.revision !== draft.revision) throw procedureErrors.draftChanged(known.changedBy);
    await deleteDraft(tx, known.id);
    const subject = { kind: "procedures.draft", id: known.id };
    const detail = { code: known.code, record: known.record };
    await appendAudit(tx, { actor: principal, action: "procedures.draft.discard", subject, detail, at: now });
  });
}
