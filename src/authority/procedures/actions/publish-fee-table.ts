import { checkDecisions } from "../../../engines/decision/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { flowDraftErrors } from "../flow-errors.ts";
import { mayWriteProcedures } from "../policy.ts";
import { baseFeeDraft, feeVersions, findFeeDraft, insertFeeVersion } from "../store/fee-tables.ts";

/** A fee table to be published. */
export type FeePublication = { readonly offeredId: string; readonly draftVersion: number; readonly note: string };

/**
 * Publishes the draft of a fee table as its next version; dossiers received from now on are charged by it. The draft stays, as what the next
 * version begins from. Answers the number. Errors: `procedure.not-yours`, `procedure.no-flow-draft`, `procedure.flow-stale`,
 * `procedure.fee-unsound`, `procedure.fee-published-meanwhile`.
 */
export async function publishFeeTable(node: Node, principal: Principal, order: FeePublication): Promise<number> {
  const now = node.clock.now();
  if (!mayWriteProcedures(principal, node.config.code, now)) throw procedureErrors.notYours();
  return node.db.transaction().execute(async (tx) => {
    const draft = await findFeeDraft(tx, order.offeredId);
    if (!draft) throw flowDraftErrors.noDraft();
    if (draft.version !== order.draftVersion) throw flowDraftErrors.stale(draft);
    const by = { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode };
    return publishDmn(tx, { ...order, dmn: draft.dmn, from: draft.basedOn ?? 0, at: now, by });
  });
}

/** A fee table with who publishes it; `from` is the number of the version it was made from, 0 for none. */
export type NewFeeVersion = {
  readonly offeredId: string;
  readonly dmn: string;
  readonly note: string;
  readonly from: number;
  readonly at: Date;
  readonly by: { readonly accountId: string; readonly name: string; readonly agencyCode: string } | "system";
};

/** Publishes a table in a transaction. Throws `procedure.fee-unsound`, `procedure.fee-published-meanwhile`. */
export async function publishDmn(tx: Tx, order: NewFeeVersion): Promise<number> {
  const { offeredId, dmn, note, from, at, by } = order;
  const wrong = checkDecisions(dmn).find(({ severity }) => severity === "error");
  if (wrong) throw flowDraftErrors.feeUnsound(wrong.message);
  const newest = (await feeVersions(tx, offeredId))[0]?.number ?? 0;
  if (newest !== from) throw flowDraftErrors.feePublishedMeanwhile(newest);
  const person = by === "system" ? undefined : by;
  const publishedBy = { publishedBy: person?.accountId ?? null, publishedByName: person?.name ?? "system" };
  const version = { offeredId, number: newest + 1, dmn, note, publishedAt: at, ...publishedBy };
  if (!(await insertFeeVersion(tx, version))) throw flowDraftErrors.feePublishedMeanwhile(newest + 1);
  await baseFeeDraft(tx, offeredId, newest + 1);
  await appendAudit(tx, {
    actor: by,
    action: "procedure.fee-table.publish",
    subject: { kind: "procedure.fee_table", id: offeredId },
    detail: { number: newest + 1, note },
    at,
  });
  return newest + 1;
}
