import { parseProcedureCode } from "../../../engines/codes/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { DraftRecord } from "../draft.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { findDraft, findDraftOf, updateDraft } from "../store/drafts.ts";

/**
 * Saves what a draft says, as typed. Errors: `procedures.forbidden`, `procedures.draft-missing`, `procedures.draft-changed` when somebody
 * saved it after `revision`, `procedures.draft-exists` when another draft has the code now typed.
 */
export async function saveDraft(
  node: Node,
  principal: Principal,
  draft: { readonly id: string; readonly revision: number; readonly record: DraftRecord },
): Promise<void> {
  const now = node.clock.now();
  assertKeeper(principal, now);
  const typed = draft.record.code.trim();
  const code = parseProcedureCode(typed).normalised ?? typed;
  await node.db.transaction().execute(async (tx) => {
    const known = await findDraft(tx, draft.id, true);
    if (!known) throw procedureErrors.draftMissing();
    if (known.revision !== draft.revision) throw procedureErrors.draftChanged(known.changedBy);
    const other = known.code === code ? undefined : await findDraftOf(tx, code);
    if (other) throw procedureErrors.draftExists(code);
    const saved = await updateDraft(tx, { ...draft, code, changedAt: now, changedBy: principal.name });
    if (!saved) throw procedureErrors.draftChanged(known.changedBy);
    const subject = { kind: "procedures.draft", id: draft.id };
    const detail = { code, revision: draft.revision + 1 };
    await appendAudit(tx, { actor: principal, action: "procedures.draft.save", subject, detail, at: now });
  });
}
