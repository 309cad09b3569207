import type { PdfSignatureReport } from "../../engines/signing/index.ts";
import type { Principal } from "../../platform/auth/index.ts";
import type { Db } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import {
  countRecipientStates,
  findOutgoing as findSent,
  listOutgoingOf,
  type OutgoingEdoc,
  type RecipientState,
  type RecipientStation,
  recipientStates,
} from "../exchange/index.ts";
import { officeErrors } from "./errors.ts";
import { maySeeOutgoing } from "./policy.ts";
import { verifySigned } from "./sign-for-others.ts";
import { type Dispatch, dispatchesOf, listDispatches } from "./store/dispatch.ts";
import { findOutgoing, type OutgoingDocument } from "./store/outgoing.ts";
import { listOutgoingEvents, type OutgoingEvent } from "./store/outgoing-events.ts";
import { listSuccessors } from "./store/outgoing-list.ts";

/** A recipient of an issued document, with the message by which it was sent. */
export type RecipientLine = RecipientState & { readonly exchangeId: string };

/** How many recipients there are, and how many have come how far. A recipient who registered has also been reached. */
export type Tally = {
  readonly sent: number;
  readonly arrived: number;
  readonly registered: number;
  readonly completed: number;
  readonly refused: number;
  /** Sent and not yet arrived, or not deliverable. */
  readonly notArrived: number;
};

/** Everything that a document's own page shows, save the check of its signatures. */
export type OutgoingDetail = {
  readonly document: OutgoingDocument;
  readonly events: readonly OutgoingEvent[];
  readonly dispatches: readonly Dispatch[];
  /** Messages to the axis, the newest first: one may be waiting, refused or stuck. */
  readonly messages: readonly OutgoingEdoc[];
  readonly recipients: readonly RecipientLine[];
  readonly tally: Tally;
  /** The document that this one updates or replaces. */
  readonly earlier: OutgoingDocument | undefined;
  /** Documents that update or replace this one. */
  readonly successors: Awaited<ReturnType<typeof listSuccessors>>;
};

/** Reads a document for the person. Throws `office.document-missing` when it is not there or may not be seen. */
export async function readOutgoing(node: Node, by: Principal, id: string): Promise<OutgoingDetail> {
  const { db } = node;
  const document = await getOutgoing(node, by, id);
  const dispatches = document.issued ? await listDispatches(db, id) : [];
  const [events, messages, earlier, successors, lists] = await Promise.all([
    listOutgoingEvents(db, id),
    document.issued ? listOutgoingOf(db, id) : [],
    document.draft.change ? findOutgoing(db, document.draft.change.earlierId) : undefined,
    document.issued ? listSuccessors(db, id) : [],
    Promise.all(dispatches.map(async ({ exchangeId }) => linesOf(await recipientStates(db, exchangeId), exchangeId))),
  ]);
  const recipients = lists.flat();
  return { document, events, dispatches, messages, recipients, tally: tallyOf(recipients), earlier, successors };
}

/** The document alone, for the person. Throws `office.document-missing`. */
export async function getOutgoing(node: Node, by: Principal, id: string): Promise<OutgoingDocument> {
  const document = await findOutgoing(node.db, id);
  if (!document || !maySeeOutgoing(by, document, node.clock.now())) throw officeErrors.missing();
  return document;
}

/** The PDF as it stands: submitted, signed or sealed. Throws `office.document-missing` while there is none. */
export async function readOutgoingPdf(node: Node, by: Principal, id: string): Promise<Uint8Array> {
  const { fileSha256 } = await getOutgoing(node, by, id);
  if (fileSha256 === null) throw officeErrors.missing();
  return node.files.bytes(fileSha256);
}

/** Checks the signatures on the document's PDF now: against today's lists of revoked certificates. */
export async function verifyOutgoing(node: Node, document: OutgoingDocument): Promise<PdfSignatureReport | undefined> {
  if (document.fileSha256 === null) return undefined;
  return verifySigned(node, await node.files.bytes(document.fileSha256));
}

/** The exchange's message of a document, for offering its edXML. Throws `office.document-missing` when it is of another document. */
export async function getDispatched(node: Node, by: Principal, id: string, exchangeId: string): Promise<OutgoingEdoc> {
  await getOutgoing(node, by, id);
  const sent = await findSent(node.db, exchangeId);
  if (sent?.officeId !== id) throw officeErrors.missing();
  return sent;
}

/** Tallies of several documents, for a list; in two statements. Documents never sent have none. */
export async function tallyOutgoing(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
  const dispatches = await dispatchesOf(db, ids);
  const exchangeIds = [...dispatches.values()].flat().map(({ exchangeId }) => exchangeId);
  if (exchangeIds.length === 0) return new Map();
  const counts = await countRecipientStates(db, exchangeIds);
  return new Map(
    [...dispatches].map(([id, some]) => [id, tallyFrom(some.map(({ exchangeId }) => counts.get(exchangeId)))]),
  );
}

function linesOf(states: readonly RecipientState[], exchangeId: string): readonly RecipientLine[] {
  return states.map((state) => ({ ...state, exchangeId }));
}

function tallyOf(recipients: readonly RecipientLine[]): Tally {
  const states = Map.groupBy(recipients, ({ state }) => state);
  return tallyFrom([new Map([...states].map(([state, some]) => [state, some.length]))]);
}

const beyondArrival: readonly RecipientStation[] = [
  "arrived",
  "refused",
  "registered",
  "assigned",
  "processing",
  "completed",
];
const beyondRegistration: readonly RecipientStation[] = ["registered", "assigned", "processing", "completed"];

function tallyFrom(counts: readonly (ReadonlyMap<RecipientStation, number> | undefined)[]): Tally {
  const sum = (stations: readonly RecipientStation[]): number =>
    counts.reduce(
      (total, count) => total + stations.reduce((part, station) => part + (count?.get(station) ?? 0), 0),
      0,
    );
  const [arrived, notArrived] = [sum(beyondArrival), sum(["sent", "undeliverable"])];
  return {
    sent: arrived + notArrived,
    arrived,
    registered: sum(beyondRegistration),
    completed: sum(["completed"]),
    refused: sum(["refused"]),
    notArrived,
  };
}
