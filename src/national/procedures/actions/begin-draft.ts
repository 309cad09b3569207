import { parseProcedureCode } from "../../../engines/codes/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { draftOf, emptyDraft } from "../draft.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { findDraftOf, insertDraft } from "../store/drafts.ts";
import { findRecord } from "../store/versions.ts";

/**
 * Begins the draft of a procedure: from its newest version when the catalogue has it, empty when it is new. A draft that is there already
 * is gone on with, not begun again. Errors: `procedures.forbidden`, `procedures.code-invalid`.
 * @returns the draft's id
 */
export async function beginDraft(node: Node, principal: Principal, typedCode: string): Promise<string> {
  const now = node.clock.now();
  assertKeeper(principal, now);
  const read = parseProcedureCode(typedCode);
  const code = read.normalised;
  if (!read.valid || !code) {
    const problem = read.problems.find(({ severity }) => severity === "error")?.message;
    throw procedureErrors.codeInvalid("code", {
      vi: `${problem?.vi ?? "Mã không đúng."}${code ? ` Có phải là ${code}?` : ""}`,
      en: `${problem?.en ?? "The code is wrong."}${code ? ` Did you mean ${code}?` : ""}`,
    });
  }
  return node.db.transaction().execute(async (tx) => {
    const published = await findRecord(tx, code);
    const record = published ? draftOf(published) : emptyDraft(code);
    const draft = { code, baseVersion: published?.version ?? null, record, changedAt: now, changedBy: principal.name };
    const id = await insertDraft(tx, draft);
    if (id === undefined) {
      const known = await findDraftOf(tx, code);
      if (!known) throw procedureErrors.draftExists(code);
      return known.id;
    }
    const subject = { kind: "procedures.draft", id };
    await appendAudit(tx, {
      actor: principal,
      action: "procedures.draft.begin",
      subject,
      detail: { code },
      at: now,
    });
    return id;
  });
}
