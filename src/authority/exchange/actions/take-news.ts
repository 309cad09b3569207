import { newId, type Tx } from "../../../platform/db/index.ts";
import { type EdxmlStatus, readOrganCode } from "../../../protocol/edxml/index.ts";
import type { StatusChange } from "../listener.ts";
import { recallAnswerOf, stationOf } from "../states.ts";
import { findOutgoingByDocumentId, type OutgoingEdoc } from "../store/outgoing.ts";
import { noteRecallAnswer, noteStations, type StationChange } from "../store/outgoing-recipients.ts";
import { logStatuses, type NewStatus } from "../store/status-log.ts";

/** A status as it came. */
export type Told = {
  readonly id: string;
  readonly status: EdxmlStatus;
  readonly at: Date;
  readonly to: readonly string[] | undefined;
};

/** A recipient tells of a document of ours. Only one to whom it was sent is believed; the rest is kept and flagged. */
export async function takeNews(tx: Tx, told: Told, now: Date): Promise<readonly StatusChange[]> {
  const about = (await findSent(tx, told.status)).at(-1);
  if (!about) {
    await logStatuses(tx, [logOf(told, now, null, "unknown-document")]);
    return [];
  }
  return recallAnswerOf(told.status.statusCode) ? takeAnswer(tx, told, about, now) : takeStation(tx, told, about, now);
}

async function takeStation(tx: Tx, told: Told, about: OutgoingEdoc, now: Date): Promise<readonly StatusChange[]> {
  const { from, statusCode, description } = told.status;
  const state = stationOf(statusCode);
  const reason = state === "refused" ? { code: "status.02", vi: description, en: description } : null;
  const news = { outgoingId: about.id, recipientCode: from.organId, at: told.at, reason, receipt: null };
  const found = state ? await noteStations(tx, [{ ...news, state }]) : [];
  const [change] = found;
  const note = !state || change?.moved ? null : change ? "late" : "unknown-document";
  await logStatuses(tx, [logOf(told, now, about.id, note)]);
  return found.filter((one) => one.moved).map((one) => changeOf(one, told));
}

async function takeAnswer(tx: Tx, told: Told, about: OutgoingEdoc, now: Date): Promise<readonly StatusChange[]> {
  const { from, statusCode, description } = told.status;
  const answer = recallAnswerOf(statusCode) ?? "refused";
  const outgoingIds = await answeredIds(tx, about);
  const found = await noteRecallAnswer(tx, {
    outgoingIds,
    recipientCode: from.organId,
    answer,
    description,
    at: told.at,
  });
  const note = found.length === 0 ? "unknown-document" : null;
  await logStatuses(
    tx,
    outgoingIds.map((id) => logOf(told, now, id, note)),
  );
  return found.map((one) => changeOf(one, told));
}

/** Documents of this node that the status names: by DocumentId, and by the sender when the status says who it was. */
async function findSent(tx: Tx, { responseFor }: EdxmlStatus): Promise<readonly OutgoingEdoc[]> {
  const found = await findOutgoingByDocumentId(tx, [responseFor.documentId]);
  const fromCode = readOrganCode(responseFor.organId);
  return fromCode === undefined ? found : found.filter((one) => one.fromCode === fromCode);
}

/** An answer to an update or replacement is about the documents it changes. */
async function answeredIds(tx: Tx, about: OutgoingEdoc): Promise<readonly string[]> {
  if (about.replaces.length === 0) return [about.id];
  const earlier = await findOutgoingByDocumentId(tx, about.replaces);
  const own = earlier.filter((one) => one.fromCode === about.fromCode).map((one) => one.id);
  return own.length > 0 ? own : [about.id];
}

function changeOf(change: Omit<StationChange, "moved">, { status, at }: Told): StatusChange {
  const { outgoingId: exchangeId, officeId, fromCode, recipientCode, state } = change;
  const { statusCode: code, description, staff } = status;
  return { side: "outgoing", exchangeId, officeId, fromCode, recipientCode, code, state, at, description, staff };
}

function logOf(
  { id, status, at, to }: Told,
  loggedAt: Date,
  outgoingId: string | null,
  note: NewStatus["note"],
): NewStatus {
  return {
    id: newId(),
    direction: "in",
    outgoingId,
    incomingId: null,
    agencyCode: status.from.organId,
    documentId: status.responseFor.documentId,
    recipients: to ?? [],
    code: status.statusCode,
    description: status.description,
    staff: status.staff,
    at,
    loggedAt,
    payloadId: id,
    note,
  };
}
