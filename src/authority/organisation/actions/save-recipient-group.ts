import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { nfc } from "../../../platform/text/index.ts";
import { organisationErrors } from "../errors.ts";
import { mayChangeGroup, maySaveGroups } from "../policy.ts";
import { deleteGroup, findGroup, putGroup, type RecipientGroup } from "../store/recipient-groups.ts";
import { findStaff, findStaffOfAccount } from "../store/staff.ts";

/** A group as its form says. */
export type GroupToSave = {
  /** Absent for a new group. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly isShared: boolean;
  /** Agency codes. */
  readonly members: readonly string[];
};

/**
 * Saves a group of recipients for the agency acted for. Returns its id. Errors: `organisation.not-yours`, `organisation.group-missing`,
 * `organisation.group-empty`, `organisation.group-name-taken`.
 */
export async function saveRecipientGroup(node: Node, principal: Principal, order: GroupToSave): Promise<string> {
  const now = node.clock.now();
  const staff = await findStaffOfAccount(node.db, principal.accountId);
  if (!staff || !maySaveGroups(principal, now)) throw organisationErrors.notYours();
  const before = order.id === undefined ? undefined : await changeable(node, principal, order.id, now);
  const members = [...new Set(order.members)];
  if (members.length === 0) throw organisationErrors.groupEmpty();
  return node.db.transaction().execute(async (tx) => {
    const id = await putGroup(tx, before?.id, {
      agencyCode: principal.agencyCode,
      staffId: before?.staffId ?? staff.id,
      name: nfc(order.name),
      isShared: order.isShared,
      members,
      updatedAt: now,
    });
    if (id === undefined) throw organisationErrors.groupNameTaken(order.name);
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.save-recipient-group",
      subject: { kind: "organisation.recipient_group", id },
      detail: { name: order.name, members: members.length, isShared: order.isShared },
      at: now,
    });
    return id;
  });
}

/** Removes a group. Errors: `organisation.not-yours`, `organisation.group-missing`. */
export async function removeRecipientGroup(node: Node, principal: Principal, id: string): Promise<void> {
  const now = node.clock.now();
  const group = await changeable(node, principal, id, now);
  await node.db.transaction().execute(async (tx) => {
    await deleteGroup(tx, group.id);
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.remove-recipient-group",
      subject: { kind: "organisation.recipient_group", id },
      detail: { name: group.name },
      at: now,
    });
  });
}

async function changeable(node: Node, principal: Principal, id: string, now: Date): Promise<RecipientGroup> {
  const group = await findGroup(node.db, id);
  const owner = group && (await findStaff(node.db, group.staffId));
  if (!group || !owner || group.agencyCode !== principal.agencyCode) throw organisationErrors.groupMissing();
  if (!mayChangeGroup(principal, { ...group, accountId: owner.accountId }, now)) throw organisationErrors.notYours();
  return group;
}
