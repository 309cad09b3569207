import type { FlowCommand, FlowState, Plan } from "../../engines/flow/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { DomainError } from "../../platform/errors/index.ts";
import type { JobDeclaration } from "../../platform/jobs/index.ts";
import type { Node } from "../../platform/node.ts";

import { advanceFlow, type StepListener } from "./actions/advance-flow.ts";
import { countAnew } from "./actions/count-anew.ts";
import { broadcastSignal, deliverMessage } from "./actions/deliver-event.ts";
import { startFlow } from "./actions/start-flow.ts";
import { flowErrors } from "./errors.ts";
import { findInstance } from "./store/steps.ts";
import { findEndedCalls, findOpenCalls, findOrphans } from "./store/tasks.ts";
import { type DueTimer, findDueTimers, postponeTimer, takePublished } from "./store/waits.ts";
import { planOf } from "./versions.ts";

/** What flows do by themselves; `taken` is told of each step in its transaction. */
export function flowJobs(taken?: StepListener): readonly JobDeclaration[] {
  return [
    { name: "flow.timers", every: { seconds: 2 }, run: (node) => fireTimers(node, taken) },
    { name: "flow.calls", every: { seconds: 2 }, run: (node) => carryCalls(node, taken) },
    {
      name: "flow.due-dates",
      every: { seconds: 10 },
      run: async (node) => {
        const moved = await countAnew(node);
        if (moved > 0) node.log.info({ moved }, "due dates of open work counted by the changed calendar");
      },
    },
    { name: "flow.published", every: { seconds: 2 }, run: (node) => bringPublished(node, taken) },
  ];
}

/** A step of its own, together with what its listener writes. */
async function together<T>(
  node: Node,
  taken: StepListener | undefined,
  step: (tx: Db | Tx, told: { readonly taken?: StepListener }) => Promise<T>,
): Promise<T> {
  return taken ? node.db.transaction().execute((tx) => step(tx, { taken })) : step(node.db, {});
}

/** Another worker fired it or its branch ended, and its row is gone with that; or it fires when the instance goes on. */
const passing: ReadonlySet<string> = new Set(["flow.not-waiting", "flow.not-running", "flow.suspended", "flow.busy"]);
const atOnce = 500;
const anHour = 60 * 60 * 1_000;

/**
 * Fires every timer that is due. Each firing is one step of its instance, so a timer fires once whatever dies meanwhile: the step takes its
 * row away. One that cannot go on is tried again in an hour, and the log says why.
 */
export async function fireTimers(node: Node, taken?: StepListener): Promise<void> {
  for (;;) {
    const at = node.clock.now();
    const due = await findDueTimers(node.db, at, atOnce);
    let failed: unknown;
    for (const timer of due) {
      // Nothing about one timer may hold up the others.
      await fireTimer(node, timer, at, taken).catch((error: unknown) => {
        failed ??= error;
      });
    }
    if (failed !== undefined) throw failed;
    if (due.length < atOnce) return;
  }
}

/** Fires one timer, if it is still the one that was read: a repeating timer that another worker fired meanwhile waits for its next time. */
export async function fireTimer(node: Node, timer: DueTimer, at: Date, taken?: StepListener): Promise<void> {
  const { instanceId, token, node: id, fired } = timer;
  const command = (_plan: Plan, state: FlowState): FlowCommand => {
    const holder = token === 0 ? state.root : state.tokens.find((one) => one.id === token);
    if ((holder?.fired?.[id] ?? 0) !== fired) throw flowErrors.notWaiting(id);
    return { kind: "fire", token, node: id };
  };
  try {
    await together(node, taken, (tx, told) =>
      advanceFlow(node.db, tx, { instanceId, command, at, actor: null, ...told }),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Fired by another worker, or its branch ended meanwhile: its row is gone with that step.
    if (passing.has(error.code)) return;
    node.log.warn({ instanceId, event: id, code: error.code }, "a timer of a flow cannot fire");
    await postponeTimer(node.db, timer, new Date(at.getTime() + anHour));
  }
}

/** Starts the flows that call activities call, ends those whose caller has ended, and lets the caller go on when they have completed. */
export async function carryCalls(node: Node, taken?: StepListener): Promise<void> {
  const at = node.clock.now();
  for (const instanceId of await findOrphans(node.db, atOnce)) {
    const act = { kind: "cancelled", node: "", reason: "Luồng gọi đã dừng · The calling flow has ended" };
    await guarded(node, instanceId, () =>
      together(node, taken, (tx, told) =>
        advanceFlow(node.db, tx, { instanceId, command: { kind: "cancel" }, at, actor: null, act, ...told }),
      ),
    );
  }
  for (const { instanceId, token, completed, vars } of await findEndedCalls(node.db, atOnce)) {
    const command = completed
      ? ({ kind: "complete", token, vars } as const)
      : ({ kind: "error", token, code: "ended" } as const);
    await guarded(node, instanceId, () =>
      together(node, taken, (tx, told) => advanceFlow(node.db, tx, { instanceId, command, at, actor: null, ...told })),
    );
  }
  for (const { instanceId, token, node: id } of await findOpenCalls(node.db, atOnce)) {
    await guarded(node, instanceId, async () => {
      const instance = await findInstance(node.db, instanceId);
      if (!instance) return;
      const flow = (await planOf(node.db, instance.versionId)).nodes[id]?.called ?? "";
      const { subject, agencyCode, state } = instance;
      const parent = { id: instanceId, token };
      await together(node, taken, (tx, told) =>
        startFlow(node.db, tx, { flow, subject, agencyCode, vars: state.vars, at, actor: null, parent, ...told }),
      );
    });
  }
}

/** Brings messages and signals that flows sent to others of this node that wait for them. */
export async function bringPublished(node: Node, taken?: StepListener): Promise<void> {
  const told = taken ? { taken } : {};
  for (;;) {
    const brought = await node.db.transaction().execute(async (tx) => {
      const published = await takePublished(tx, atOnce);
      const at = node.clock.now();
      for (const { kind, name, instanceId, subject } of published) {
        if (kind === "signal") {
          const { refused } = await broadcastSignal(node.db, tx, {
            ...{ name, at, actor: null, except: instanceId },
            ...told,
          });
          if (refused.length > 0)
            node.log.warn({ name, refused: refused.slice(0, 20) }, "a signal could not be taken by some flows");
        } else
          await guarded(node, instanceId, () =>
            deliverMessage(node.db, tx, { name, subject, at, actor: null, ...told }),
          );
      }
      return published.length;
    });
    if (brought < atOnce) return;
  }
}

async function guarded(node: Node, instanceId: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    node.log.warn({ instanceId, code: error.code }, "a call of a flow cannot go on");
  }
}
