import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { eventActor } from "../actor.ts";
import { type Draft, draftSchema } from "../draft.ts";
import { officeErrors, StaleDraftError } from "../errors.ts";
import { mayDraft } from "../policy.ts";
import { insertOutgoing, updateDraft } from "../store/outgoing.ts";
import { appendOutgoingEvent, noteSave } from "../store/outgoing-events.ts";
import { claimOutgoing } from "./claim-outgoing.ts";

/** A document as it stands after an act: pages send `version` back with the next one. */
export type Saved = { readonly id: string; readonly version: number };

/** Begins a document. `id` is a new UUIDv7; a page that may send itself twice chooses it beforehand. */
export async function createDraft(node: Node, by: Principal, draft: Draft, id = newId()): Promise<Saved> {
  const at = node.clock.now();
  if (!mayDraft(by, at)) throw officeErrors.forbidden();
  const clean = draftSchema.parse(draft);
  const author = eventActor(by);
  await node.db.transaction().execute(async (tx) => {
    await insertOutgoing(tx, { id, agencyCode: by.agencyCode, draft: clean, author, at });
    await appendOutgoingEvent(tx, { outgoingId: id, version: 1, act: "created", actor: author, at, draft: clean });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.create",
      subject: { kind: "office.document", id },
      at,
    });
    await node.live.publish(tx, [`outgoing:${by.agencyCode}`]);
  });
  return { id, version: 1 };
}

/**
 * Saves a draft; an editor may call it every few seconds. A save on an older version than the stored one is refused with both
 * versions, unless nothing differs. Errors: `office.stale` (StaleDraftError), `office.wrong-state`, `office.forbidden`.
 */
export async function saveDraft(node: Node, by: Principal, change: Saved & { readonly draft: Draft }): Promise<Saved> {
  const at = node.clock.now();
  const draft = draftSchema.parse(change.draft);
  return node.db.transaction().execute(async (tx) => {
    const document = await claimOutgoing(tx, by, { id: change.id, act: "save", at });
    const { id, version } = document;
    if (isSame(document.draft, draft)) return { id, version };
    if (version !== change.version) throw new StaleDraftError(id, version, { theirs: document.draft, yours: draft });
    await updateDraft(tx, id, draft, at);
    const saved = { id, version: version + 1 };
    await noteSave(tx, { outgoingId: id, version: saved.version, act: "saved", actor: eventActor(by), at, draft });
    await appendAudit(tx, {
      actor: by,
      action: "office.document.save",
      subject: { kind: "office.document", id },
      detail: { version: saved.version },
      at,
    });
    await node.live.publish(tx, [`document:${id}`]);
    return saved;
  });
}

function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(draftSchema.parse(b));
}
