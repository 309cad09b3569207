import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { formatDateTime } from "../../../platform/text/index.ts";
import { procedureErrors } from "../errors.ts";
import type { CostForm } from "../review/compliance-cost.ts";
import { type CostVariant, readCostForms, removeCostForm, saveCostForm } from "../store/cost-forms.ts";
import { findOfferedProcedure } from "../store/offered.ts";
import { assertWriter } from "./save-offered.ts";

/** Keeps a form of cost. `seen` is the revision it was filled in on, 0 for the defaults. Throws `procedure.stale`, `procedure.missing`. */
export async function keepCostForm(
  node: Node,
  by: Principal,
  form: CostForm & {
    readonly offeredId: string;
    readonly variant: CostVariant;
    readonly note: string;
    readonly seen: number;
  },
): Promise<void> {
  assertWriter(node, by);
  const at = node.clock.now();
  await node.db.transaction().execute(async (tx) => {
    const offered = await findOfferedProcedure(tx, form.offeredId);
    if (!offered) throw procedureErrors.missing();
    if (!(await saveCostForm(tx, { ...form, updatedAt: at, updatedBy: by.name }))) {
      const other = (await readCostForms(tx, form.offeredId)).find(({ variant }) => variant === form.variant);
      throw procedureErrors.stale(other?.updatedBy ?? "", formatDateTime(other?.updatedAt ?? at));
    }
    const subject = { kind: "procedure.offered", id: form.offeredId };
    await appendAudit(tx, { actor: by, action: "procedure.cost", subject, detail: { variant: form.variant }, at });
  });
}

/** Takes a form of cost away: the defaults stand again, or nothing is proposed. */
export async function dropCostForm(node: Node, by: Principal, offeredId: string, variant: CostVariant): Promise<void> {
  assertWriter(node, by);
  await node.db.transaction().execute(async (tx) => {
    await removeCostForm(tx, offeredId, variant);
    const subject = { kind: "procedure.offered", id: offeredId };
    await appendAudit(tx, {
      actor: by,
      action: "procedure.cost.drop",
      subject,
      detail: { variant },
      at: node.clock.now(),
    });
  });
}
