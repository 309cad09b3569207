import type { FlowCommand } from "../../../engines/flow/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { asFlowError, flowErrors } from "../errors.ts";
import { insertAct } from "../store/acts.ts";
import { assignTask, findCalled } from "../store/tasks.ts";
import { advanceFlow, type StepListener } from "./advance-flow.ts";

/** Who acts on a flow beside the drawing, when and why; the reason is kept for good. */
export type Administration = {
  readonly instanceId: string;
  readonly by: { readonly accountId: string; readonly name: string; readonly agencyCode: string };
  readonly reason: string;
  readonly at: Date;
  readonly taken?: StepListener;
};

/**
 * Stops an instance for a while, with the flows it called: nothing can be done on them and their timers do not fire.
 * Throws `flow.reason-missing`.
 */
export async function suspendFlow(db: Db, tx: Tx, given: Administration): Promise<void> {
  await administer(db, tx, given, "suspended", { kind: "suspend" });
  for (const instanceId of await findCalled(tx, { ...given, suspended: false }))
    await administer(db, tx, { ...given, instanceId }, "suspended", { kind: "suspend" });
}

/** Lets a suspended instance go on, with the flows it called; timers that came due meanwhile fire at once. */
export async function resumeFlow(db: Db, tx: Tx, given: Administration): Promise<void> {
  await administer(db, tx, given, "resumed", { kind: "resume" });
  for (const instanceId of await findCalled(tx, { ...given, suspended: true }))
    await administer(db, tx, { ...given, instanceId }, "resumed", { kind: "resume" });
}

/** Ends an instance by order. */
export function cancelFlow(db: Db, tx: Tx, given: Administration): Promise<void> {
  return administer(db, tx, given, "cancelled", { kind: "cancel" });
}

/** Takes work from where it is and gives it out at another element of the same scope, whatever the drawing says. */
export function moveFlow(
  db: Db,
  tx: Tx,
  given: Administration & { readonly tokens: readonly number[]; readonly to: string },
): Promise<void> {
  return administer(db, tx, given, "moved", { kind: "move", tokens: given.tokens, to: given.to }, given.to);
}

/** Gives open work to somebody else, here or at another agency. Throws `flow.not-waiting` when it is done already. */
export async function reassignTask(
  tx: Tx,
  given: Administration & {
    readonly token: number;
    readonly node: string;
    readonly assignee: string | null;
    readonly agencyCode?: string;
  },
): Promise<void> {
  const { instanceId, token, assignee, agencyCode, node } = given;
  checkReason(given);
  const done = await assignTask(tx, {
    instanceId,
    token,
    assignee,
    ...(agencyCode === undefined ? {} : { agencyCode }),
  });
  if (!done) throw flowErrors.notWaiting(node);
  await insertAct(tx, {
    instanceId,
    at: given.at,
    kind: "reassigned",
    token,
    node,
    actor: given.by.accountId,
    reason: given.reason,
  });
  await audit(tx, given, "reassigned", { token, node, assignee, agencyCode: agencyCode ?? null });
}

async function administer(
  db: Db,
  tx: Tx,
  given: Administration,
  kind: string,
  command: FlowCommand,
  node = "",
): Promise<void> {
  checkReason(given);
  const { instanceId, at, by, reason, taken } = given;
  try {
    await advanceFlow(db, tx, {
      instanceId,
      command,
      at,
      actor: by.accountId,
      act: { kind, node, reason },
      ...(taken ? { taken } : {}),
    });
  } catch (error) {
    throw asFlowError(error);
  }
  await audit(tx, given, kind, { node });
}

function checkReason({ reason }: Administration): void {
  if (reason.trim() === "") throw flowErrors.reasonMissing();
}

async function audit(
  tx: Tx,
  { by, at, instanceId, reason }: Administration,
  kind: string,
  detail: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  await appendAudit(tx, {
    actor: by,
    action: `flow.instance.${kind}`,
    subject: { kind: "flow.instance", id: instanceId },
    detail: { ...detail, reason },
    at,
  });
}
