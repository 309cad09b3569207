import { type FeeTable, readFeeTable, writeFeeTable } from "../../../engines/decision/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { asDomainError, flowDraftErrors } from "../flow-errors.ts";
import { mayWriteProcedures } from "../policy.ts";
import { findFeeDraft, writeFeeDraft } from "../store/fee-tables.ts";
import { findOfferedProcedure } from "../store/offered.ts";

/** A fee table to be saved: as a form has it, or as a DMN file. */
export type FeeDraftSave = {
  readonly offeredId: string;
  readonly content: { readonly table: FeeTable } | { readonly dmn: string };
  /** Version of the draft it was made from; 0 to begin one. */
  readonly from: number;
  /** Number of the published version it begins from, where `from` is 0. */
  readonly basedOn?: number | null;
};

/**
 * Saves the draft of a fee table. Answers its new version. Errors: `procedure.missing`, `procedure.not-yours`, `procedure.flow-stale`,
 * `procedure.flow-draft-gone`, and those of a table that cannot be written or read.
 */
export async function saveFeeDraft(node: Node, principal: Principal, save: FeeDraftSave): Promise<number> {
  const now = node.clock.now();
  if (!mayWriteProcedures(principal, node.config.code, now)) throw procedureErrors.notYours();
  const offered = await findOfferedProcedure(node.db, save.offeredId);
  if (!offered) throw procedureErrors.missing();
  const dmn = asDmn(save.content);
  return node.db.transaction().execute(async (tx) => {
    const before = await findFeeDraft(tx, offered.id);
    const basedOn = save.basedOn === undefined ? (before?.basedOn ?? null) : save.basedOn;
    const draft = { offeredId: offered.id, content: dmn, from: save.from, basedOn, at: now, by: principal };
    const version = await writeFeeDraft(tx, draft);
    if (version === undefined) throw before ? flowDraftErrors.stale(before) : flowDraftErrors.gone();
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "procedure.fee-draft.save",
      subject: { kind: "procedure.fee_draft", id: offered.id },
      detail: { version },
      at: now,
    });
    return version;
  });
}

/** A file is kept as it came: another tool's drawing and notes stay. What the form made is written anew. */
function asDmn(content: FeeDraftSave["content"]): string {
  try {
    if ("table" in content) return writeFeeTable(content.table);
    readFeeTable(content.dmn);
    return content.dmn;
  } catch (error) {
    throw asDomainError(error);
  }
}
