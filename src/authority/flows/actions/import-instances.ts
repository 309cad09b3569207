import type { Tx } from "../../../platform/db/index.ts";
import type { StepRows } from "../step-rows.ts";
import { insertPastInstances, type PastInstance } from "../store/past-instances.ts";
import type { TakenStep } from "./advance-flow.ts";

/** An instance that came here under way: the version it runs on, and every step taken so far, the first of which began it. */
export type ImportedInstance = {
  readonly versionId: string;
  readonly agencyCode: string;
  readonly steps: readonly [TakenStep, ...TakenStep[]];
};

/**
 * Keeps instances that were worked out by `beginPast` and `carryPast`, as if each step had been taken here: state, work, timers, events waited
 * for, history. Messages and signals that they sent then are not sent again.
 */
export async function importInstances(tx: Tx, instances: readonly ImportedInstance[]): Promise<void> {
  if (instances.length > 0) await insertPastInstances(tx, instances.map(rowsOfPast));
}

function rowsOfPast({ versionId, agencyCode, steps }: ImportedInstance): PastInstance {
  const [first] = steps;
  const last = steps.at(-1) ?? first;
  const { instanceId, subject } = first;
  return {
    ...{ id: instanceId, versionId, subject, agencyCode },
    ...{ revision: steps.length, state: last.state, startedAt: first.at, endedAt: last.rows.ended ? last.at : null },
    tasks: steps.flatMap(({ rows, at }, index) =>
      rows.opened.map((task) => ({ ...task, openedAt: at, ...closing(steps, index, task.token) })),
    ),
    timers: still(steps, ({ timers }) => timers),
    waits: still(steps, ({ waits }) => waits),
    history: steps.flatMap(({ rows, at }, index) =>
      rows.history.map((one, place) => ({ ...one, revision: index + 1, place, at })),
    ),
  };
}

function closing(steps: readonly TakenStep[], opened: number, token: number) {
  for (const { rows, at } of steps.slice(opened + 1)) {
    const closed = rows.closed.find((one) => one.token === token);
    if (closed) return { closedAt: at, outcome: closed.outcome };
  }
  return { closedAt: null, outcome: null };
}

type Place = { readonly token: number; readonly node: string };

/** Timers and events that the last step still finds. */
function still<T extends Place>(steps: readonly TakenStep[], of: (rows: StepRows) => readonly T[]): readonly T[] {
  const kept = new Map<string, T>();
  for (const { rows } of steps) {
    const closed = new Set(rows.closed.map(({ token }) => token));
    for (const [key, { token }] of kept) if (rows.ended || closed.has(token)) kept.delete(key);
    for (const one of [...rows.unwaited, ...rows.stopped]) kept.delete(keyOf(one));
    for (const one of of(rows)) kept.set(keyOf(one), one);
  }
  return [...kept.values()];
}

function keyOf({ token, node }: Place): string {
  return `${token} ${node}`;
}
