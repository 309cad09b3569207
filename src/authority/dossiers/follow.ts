import type { Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { agencyNameOf } from "./agency-names.ts";
import { describeChange } from "./describe-change.ts";
import type { Change } from "./store/change.ts";
import { changesOf, type QueuedChanges } from "./sync/changes-of.ts";
import { syncPartsOf } from "./sync-parts.ts";

/** What the portal is to be told of a change: the dossier, and what was done. */
export async function syncChangesOf(node: Node, tx: Tx, change: Change): Promise<readonly QueuedChanges[]> {
  const { before, after, at, by } = change;
  const agencyName = await agencyNameOf(node, tx, after.agencyCode);
  const step = {
    by: by.name,
    title: by.title,
    agencyName: await agencyNameOf(node, tx, by.agencyCode),
    content: describeChange(change),
    plannedEnd: after.dueAt,
  };
  const parts = await syncPartsOf(tx, change);
  const queued = changesOf({ before, after, at, agencyName, step, parts });
  return queued ? [queued] : [];
}

/** Pages that show what changed. */
export function topicsOf({ before, after, opened = [], left = [] }: Change): readonly string[] {
  const toDo = opened.map(({ agencyCode }) => agencyCode);
  const agencies = new Set([after.agencyCode, after.receivedAgency, ...toDo, ...left]);
  if (before) agencies.add(before.agencyCode);
  return [...[...agencies].map((code) => `dossiers:${code}`), `dossier:${after.id}`];
}

const waiting = new WeakMap<Node, Set<string>>();

/** By when a change that is being written is committed, with much to spare; news comes within 5 seconds. */
const soonMs = 400;

/**
 * Tells open pages a moment later, many changes at once: a notification in each transaction would make all of them commit one after
 * another. Nothing depends on news arriving.
 */
export function tellSoon(node: Node, topics: readonly string[]): void {
  const known = waiting.get(node);
  if (known) {
    for (const topic of topics) known.add(topic);
    return;
  }
  const fresh = new Set(topics);
  waiting.set(node, fresh);
  const timer = setTimeout(() => {
    waiting.delete(node);
    node.db
      .transaction()
      .execute((tx) => node.live.publish(tx, [...fresh]))
      .catch((error: unknown) => node.log.debug({ error: String(error) }, "news of dossiers was not told"));
  }, soonMs);
  timer.unref();
}
