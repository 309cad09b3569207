import type { Principal } from "../../../platform/auth/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Business } from "../../../protocol/edxml/index.ts";
import { sendDocument } from "../../exchange/index.ts";
import { eventActor, staffOf } from "../actor.ts";
import { edxmlOf } from "../edxml-of.ts";
import { officeErrors } from "../errors.ts";
import { type Dispatch, insertDispatch, listDispatches } from "../store/dispatch.ts";
import { type IssuedNumber, lockOutgoing, markWithdrawn, type OutgoingDocument } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import type { OfficeAgency } from "../surroundings.ts";
import { recipientsOf } from "./submit-document.ts";

/** An issued document that leaves. */
export type Leaving = {
  readonly document: OutgoingDocument;
  readonly issued: IssuedNumber;
  readonly agency: OfficeAgency;
  readonly pdf: Uint8Array;
  readonly at: Date;
};

/** One edXML message: to whom, and what it says about an earlier document. */
type Message = {
  readonly codes: readonly string[];
  readonly business: Pick<Business, "type" | "reason" | "documentId" | "update" | "replacements">;
};

const asNew: Message["business"] = { type: 0, reason: "Văn bản mới", replacements: [] };

/** Sends an issued document to the recipients it was written for. Returns how many there are. */
export async function dispatchIssued(tx: Tx, node: Node, by: Principal, of: Leaving): Promise<number> {
  const { change, recipients } = of.document.draft;
  const messages = change
    ? await messagesOfChange(tx, by, { ...of, change })
    : [{ codes: recipients, business: asNew }];
  return sendAll(tx, node, by, of, messages, of.issued.documentId);
}

/** Sends an issued document to further recipients, for whom it is new. */
export async function dispatchFurther(
  tx: Tx,
  node: Node,
  by: Principal,
  of: Leaving & { readonly codes: readonly string[] },
): Promise<number> {
  return sendAll(tx, node, by, of, [{ codes: of.codes, business: asNew }], undefined);
}

/**
 * The axis takes a DocumentId once for a sender. The first message is named by number and day; every further one, with other
 * recipients and so other bytes, by an id of its own.
 */
async function sendAll(
  tx: Tx,
  node: Node,
  by: Principal,
  of: Leaving,
  messages: readonly Message[],
  firstId: string | undefined,
): Promise<number> {
  const { name, ...contact } = staffOf(by, of.agency);
  const staff = { ...contact, staff: name };
  let sent = 0;
  let next = firstId;
  for (const { codes, business } of messages.filter((message) => message.codes.length > 0)) {
    const recipients = await recipientsOf(tx, codes, of.at);
    const documentId = next ?? newId();
    next = undefined;
    const document = edxmlOf({ ...of, documentId, recipients, business, staff });
    const { exchangeId } = await sendDocument(tx, node, { officeId: of.document.id, document });
    const dispatch = { exchangeId, outgoingId: of.document.id, documentId, at: of.at, actorName: by.name };
    await insertDispatch(tx, { ...dispatch, recipients: recipients.map(({ code }) => code) });
    sent += recipients.length;
  }
  return sent;
}

/**
 * An update or replacement speaks to each recipient of the earlier document about the message that it got, and is new to the others.
 * The earlier document is marked as replaced here at once; with the recipients when they agree (15).
 */
async function messagesOfChange(
  tx: Tx,
  by: Principal,
  of: Leaving & { readonly change: NonNullable<OutgoingDocument["draft"]["change"]> },
): Promise<readonly Message[]> {
  const { change, document, issued, at } = of;
  const earlier = await lockOutgoing(tx, change.earlierId);
  if (!earlier?.issued || earlier.agencyCode !== document.agencyCode) throw officeErrors.missing();
  const isReplacement = change.type === 3;
  if (isReplacement) await markWithdrawn(tx, earlier.id, "replaced", `${issued.numberText}: ${change.reason}`, at);
  const act = isReplacement ? "replaced" : "updated";
  const version = earlier.version + (isReplacement ? 1 : 0);
  await appendOutgoingEvent(tx, {
    outgoingId: earlier.id,
    version,
    act,
    actor: eventActor(by),
    at,
    note: issued.numberText,
  });
  const dispatches = await listDispatches(tx, earlier.id);
  const concerned = dispatches.map((dispatch) => messageAbout(dispatch, document.draft.recipients, change));
  const known = new Set(dispatches.flatMap((dispatch) => dispatch.recipients));
  const others = document.draft.recipients.filter((code) => !known.has(code));
  return [...concerned, { codes: others, business: asNew }];
}

function messageAbout(
  { documentId, recipients }: Dispatch,
  wanted: readonly string[],
  change: NonNullable<OutgoingDocument["draft"]["change"]>,
): Message {
  const codes = recipients.filter((code) => wanted.includes(code));
  const { reason } = change;
  if (change.type === 2)
    return { codes, business: { type: 2, reason, documentId, update: onlyContent, replacements: [] } };
  return { codes, business: { type: 3, reason, replacements: [{ documentId, organIds: codes }] } };
}

const onlyContent = { documentInfo: true, documentReceiver: false, receivers: [] };
