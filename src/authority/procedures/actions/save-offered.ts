import type { Principal } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { formatDateTime, isoDay } from "../../../platform/text/index.ts";
import { procedureErrors } from "../errors.ts";
import { factsOf, type Offered, type OfferedFacts } from "../offered.ts";
import { mayWriteProcedures } from "../policy.ts";
import { readNational } from "../store/national.ts";
import { lockOffered } from "../store/offered.ts";
import { checkFacts, checkPublishable } from "./check-facts.ts";
import { commitAct } from "./commit-act.ts";

/** Throws `procedure.not-yours` unless the person writes the catalogue of this node. */
export function assertWriter(node: Node, by: Principal): void {
  if (!mayWriteProcedures(by, node.config.code, node.clock.now())) throw procedureErrors.notYours();
}

/** Adds a procedure to the catalogue as a draft. Returns its id. Throws `procedure.invalid`. */
export async function createOffered(node: Node, by: Principal, facts: OfferedFacts): Promise<string> {
  assertWriter(node, by);
  const id = newId();
  await node.db.transaction().execute(async (tx) => {
    const national = await readNational(tx, node.db);
    const after: OfferedFacts = { ...facts, state: "draft", publishedOn: null };
    checkFacts(after, null, national?.byCode ?? new Map());
    await commitAct(tx, node, by, { kind: "create" }, [{ id, revision: 0, before: null, after }]);
  });
  return id;
}

/** Which version of a procedure a person had before them. */
export type Seen = { readonly id: string; readonly revision: number };

/** Changes a procedure's facts, its state apart. Throws `procedure.stale` when it changed since it was seen, `procedure.invalid`. */
export function editOffered(node: Node, by: Principal, seen: Seen, facts: OfferedFacts): Promise<void> {
  return change(node, by, seen, "edit", (before) => ({ ...facts, state: before.state }));
}

/** Publishes, hides or withdraws a procedure. Publishing for the first time notes the day. Throws `procedure.stale`, `procedure.invalid`. */
export function changeState(
  node: Node,
  by: Principal,
  seen: Seen,
  act: "publish" | "hide" | "withdraw",
): Promise<void> {
  const today = isoDay(node.clock.now());
  return change(node, by, seen, act, (before) => {
    if (act !== "publish") return { ...before, state: act === "hide" ? "hidden" : "withdrawn" };
    return { ...before, state: "published", publishedOn: before.publishedOn ?? today };
  });
}

async function change(
  node: Node,
  by: Principal,
  seen: Seen,
  kind: "edit" | "publish" | "hide" | "withdraw",
  make: (before: OfferedFacts) => OfferedFacts,
): Promise<void> {
  assertWriter(node, by);
  await node.db.transaction().execute(async (tx) => {
    const [current] = await lockOffered(tx, [seen.id]);
    if (!current) throw procedureErrors.missing();
    assertSeen(current, seen);
    const before = factsOf(current);
    const after = factsOf(make(before));
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    const national = (await readNational(tx, node.db))?.byCode ?? new Map();
    // What is wrong in a procedure keeps nobody from taking it out of sight.
    if (kind === "edit" || kind === "publish") checkFacts(after, before, national);
    if (after.state === "published") checkPublished(after, before, national);
    await commitAct(tx, node, by, { kind }, [{ id: current.id, revision: current.revision, before, after }]);
  });
}

function checkPublished(
  after: OfferedFacts,
  before: OfferedFacts,
  national: Parameters<typeof checkPublishable>[1],
): void {
  // What was published long ago with a wrong code stays on view until it is repaired; nothing new is published so.
  if (before.state !== "published") checkPublishable(after, national);
}

function assertSeen(current: Offered, seen: Seen): void {
  if (current.revision !== seen.revision)
    throw procedureErrors.stale(current.updatedBy, formatDateTime(current.updatedAt));
}
