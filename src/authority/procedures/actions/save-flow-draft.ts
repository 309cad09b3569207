import { compileFlow } from "../../../engines/flow/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { asDomainError, flowDraftErrors } from "../flow-errors.ts";
import { mayWriteProcedures } from "../policy.ts";
import { findFlowDraft, writeFlowDraft } from "../store/flow-drafts.ts";
import { findOfferedProcedure } from "../store/offered.ts";

/** A draft to be saved, from whichever editor. */
export type FlowDraftSave = {
  readonly offeredId: string;
  /** BPMN 2.0; must be readable as such, need not be ready to publish. */
  readonly xml: string;
  /** Version of the draft it was made from; 0 to begin one. */
  readonly from: number;
  /** Number of the published version it begins from; only where `from` is 0, or to begin anew. */
  readonly basedOn?: number | null;
  /** How it came: for the audit. */
  readonly how: "drawing" | "steps" | "template" | "file" | "version" | "tidy";
};

/**
 * Saves a draft. Answers its new version. Errors: `procedure.missing`, `procedure.not-yours`, `procedure.flow-stale`,
 * `procedure.flow-draft-gone`, and those of a file that cannot be read as BPMN 2.0.
 */
export async function saveFlowDraft(node: Node, principal: Principal, save: FlowDraftSave): Promise<number> {
  const now = node.clock.now();
  if (!mayWriteProcedures(principal, node.config.code, now)) throw procedureErrors.notYours();
  const offered = await findOfferedProcedure(node.db, save.offeredId);
  if (!offered) throw procedureErrors.missing();
  await compileFlow(save.xml).catch((error: unknown) => Promise.reject(asDomainError(error)));
  return node.db.transaction().execute(async (tx) => {
    const before = await findFlowDraft(tx, offered.id);
    const basedOn = save.basedOn === undefined ? (before?.basedOn ?? null) : save.basedOn;
    const draft = { offeredId: offered.id, content: save.xml, from: save.from, basedOn, at: now };
    const version = await writeFlowDraft(tx, { ...draft, by: principal });
    if (version === undefined) throw before ? flowDraftErrors.stale(before) : flowDraftErrors.gone();
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "procedure.flow-draft.save",
      subject: { kind: "procedure.flow_draft", id: offered.id },
      detail: { version, how: save.how, bytes: save.xml.length },
      at: now,
    });
    return version;
  });
}
