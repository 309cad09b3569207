import { randomInt } from "node:crypto";
import { appendAudit } from "../../../platform/audit/index.ts";
import { createAccount, grantRole, type Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayManage } from "../policy.ts";
import { findOverlap, insertAppointments } from "../store/appointments.ts";
import { findPost } from "../store/posts.ts";
import { findStaff, insertStaff, type Staff } from "../store/staff.ts";

/** Who is appointed: someone known, or a new person with a new account. */
export type Appointee =
  | { readonly staffId: string }
  | { readonly username: string; readonly name: string; readonly email: string };

/** An appointment to make. Instants are of the domain clock. */
export type AppointmentToMake = {
  readonly postId: string;
  readonly person: Appointee;
  /** Number and notation of the decision; may be empty. */
  readonly decision: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
};

/** What was made; `firstPassword` for a new account, to be told to the person once. */
export type AppointmentMade = { readonly appointmentId: string; readonly firstPassword: string | undefined };

/**
 * Appoints a person to a post and gives the account the post's role, in one transaction. Errors: `organisation.not-yours`,
 * `organisation.post-missing`, `organisation.staff-missing`, `organisation.end-before-start`, `organisation.post-held`, `auth.username-…`.
 */
export async function appoint(node: Node, principal: Principal, order: AppointmentToMake): Promise<AppointmentMade> {
  const now = node.clock.now();
  const post = await findPost(node.db, order.postId, now);
  if (!post) throw organisationErrors.postMissing();
  if (!mayManage(principal, post.agencyCode, now)) throw organisationErrors.notYours();
  const { validFrom, validUntil, decision } = order;
  if (validUntil !== null && validUntil <= validFrom) throw organisationErrors.endBeforeStart();
  const firstPassword = "username" in order.person ? makePassword() : undefined;
  return node.db.transaction().execute(async (tx) => {
    const held = await findOverlap(tx, post.id, validFrom, validUntil);
    if (held) throw organisationErrors.postHeld(held.staffName);
    const staff = await personOf(tx, order.person, firstPassword);
    const { title, titleEn, role, agencyCode } = post;
    const { accountId } = staff;
    const grantId = await grantRole(tx, { accountId, agencyCode, role, title, titleEn, validFrom, validUntil });
    const row = { postId: post.id, staffId: staff.id, grantId, decision, validFrom, validUntil };
    const [appointmentId = ""] = await insertAppointments(tx, [row]);
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.appoint",
      subject: { kind: "organisation.appointment", id: appointmentId },
      agencyCode,
      detail: { person: staff.name, title, decision, validFrom: validFrom.toISOString() },
      at: now,
    });
    return { appointmentId, firstPassword };
  });
}

async function personOf(
  tx: Tx,
  person: Appointee,
  firstPassword: string | undefined,
): Promise<Pick<Staff, "id" | "accountId" | "name">> {
  if ("staffId" in person) {
    const found = await findStaff(tx, person.staffId);
    if (!found) throw organisationErrors.staffMissing();
    return found;
  }
  const { username, name, email } = person;
  const accountId = await createAccount(tx, { username, name, password: firstPassword ?? makePassword() });
  const [id = ""] = await insertStaff(tx, [{ accountId, name, email, phone: "" }]);
  return { id, accountId, name };
}

// Without letters and digits that look alike: it is read off a screen and typed.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group()].join("-");
}
