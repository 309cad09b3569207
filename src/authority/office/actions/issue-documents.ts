import { formatDocumentNumber, padDocumentNumber } from "../../../engines/codes/index.ts";
import type { WorkingTime } from "../../../engines/deadline/index.ts";
import type { Signer } from "../../../engines/signing/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, wallTime } from "../../../platform/text/index.ts";
import { formatDocumentId } from "../../../protocol/edxml/index.ts";
import { workingTimeOf } from "../../calendar/index.ts";
import { eventActor } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { draftNotation } from "../layout.ts";
import { seriesOf } from "../series.ts";
import { numberAndSeal } from "../signing.ts";
import { findSeriesOf, takeNumber } from "../store/number-series.ts";
import { findOutgoing, type IssuedNumber, markIssued, type OutgoingDocument } from "../store/outgoing.ts";
import { appendOutgoingEvent } from "../store/outgoing-events.ts";
import { agencyOf, type OfficeAgency, surroundingsOf } from "../surroundings.ts";
import { workingDaysBetween } from "../working-days.ts";
import { claimOutgoing, requireOutgoing } from "./claim-outgoing.ts";
import { dispatchIssued } from "./dispatch-issued.ts";
import type { Saved } from "./save-draft.ts";
import { type Outcome, outcomeOf } from "./sign-documents.ts";
import { createTurns, type Turns } from "./take-turn.ts";

/**
 * Issues signed documents, each on its own and each in one transaction: number from the register, date and seal on the PDF, the
 * register's row, the edXML on its way to all recipients, audit. A document that fails keeps no number.
 * A wrong PIN issues nothing and throws what the key store throws.
 */
export async function issueDocuments(
  node: Node,
  by: Principal,
  of: { readonly documents: readonly Saved[]; readonly pin: string },
): Promise<readonly Outcome[]> {
  const signer = await surroundingsOf(node).keys.sealSigner(node.db, by.agencyCode, of.pin);
  const outcomes: Outcome[] = [];
  for (const seen of of.documents) {
    outcomes.push(await outcomeOf(seen.id, () => turnsOf(node)(() => issueOne(node, by, signer, seen))));
  }
  return outcomes;
}

const turns = new WeakMap<Node, Turns>();

function turnsOf(node: Node): Turns {
  const known = turns.get(node) ?? createTurns(3);
  turns.set(node, known);
  return known;
}

async function issueOne(node: Node, by: Principal, signer: Signer, seen: Saved): Promise<Saved> {
  const at = node.clock.now();
  const document = await findOutgoing(node.db, seen.id);
  requireOutgoing(document, by, { version: seen.version, act: "issue", at });
  const pdf = await node.files.bytes(document.fileSha256 ?? "");
  const agency = await agencyOf(node, node.db, document.agencyCode);
  const time = await workingTimeOf(node.db, document.agencyCode, at);
  return node.db.transaction().execute(async (tx) => {
    const held = await claimOutgoing(tx, by, { ...seen, act: "issue", at });
    const issued = await numberFor(tx, held, agency, { by: by.name, at });
    const sealed = await sealPdf(node, held, { pdf, signer, agency, issued, at });
    await writeIssue(tx, node, by, { document: held, issued, agency, sealed, time, at });
    return { id: held.id, version: held.version + 1 };
  });
}

async function numberFor(
  tx: Tx,
  document: OutgoingDocument,
  agency: OfficeAgency,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<IssuedNumber> {
  const { draft, agencyCode } = document;
  const year = Number(wallTime(at).year);
  const series = seriesOf(draft.kind, await findSeriesOf(tx, agencyCode, draft.kind));
  const number = await takeNumber(tx, { agencyCode, year, series });
  const notation = draftNotation(draft, agency, at);
  const code = { number: padDocumentNumber(number), notation };
  const documentId = formatDocumentId({ organId: agencyCode, date: isoDay(at), code });
  const numberText = formatDocumentNumber({ number, notation });
  return { year, series, number, numberText, notation, documentId, issuedAt: at, issuedBy: by };
}

/** The PDF with number, date and seal, and where it is kept. */
type Sealed = { readonly bytes: Uint8Array; readonly sha256: string };

async function sealPdf(
  node: Node,
  document: OutgoingDocument,
  of: {
    readonly pdf: Uint8Array;
    readonly signer: Signer;
    readonly agency: OfficeAgency;
    readonly issued: IssuedNumber;
    readonly at: Date;
  },
): Promise<Sealed> {
  if (document.places === null) throw officeErrors.wrongState();
  const { issued, ...rest } = of;
  const shown = {
    number: padDocumentNumber(issued.number),
    numberText: issued.numberText,
    day: isoDay(issued.issuedAt),
  };
  const bytes = await numberAndSeal(node, { ...rest, places: document.places, issued: shown });
  const { sha256 } = await node.files.put(bytes, {
    maxBytes: node.config.maxUploadBytes * 3,
    allow: ["application/pdf"],
  });
  return { bytes, sha256 };
}

async function writeIssue(
  tx: Tx,
  node: Node,
  by: Principal,
  of: {
    readonly document: OutgoingDocument;
    readonly issued: IssuedNumber;
    readonly agency: OfficeAgency;
    readonly sealed: Sealed;
    readonly time: WorkingTime;
    readonly at: Date;
  },
): Promise<void> {
  const { document, issued, sealed, time, at } = of;
  const { id, agencyCode } = document;
  const lateDays = workingDaysBetween(time, document.signedAt ?? at, at);
  const file = { sha256: sealed.sha256, bytes: sealed.bytes.length };
  await markIssued(tx, id, { ...issued, file, lateDays });
  const sent = await dispatchIssued(tx, node, by, { ...of, pdf: sealed.bytes });
  const note = issued.numberText;
  await appendOutgoingEvent(tx, {
    outgoingId: id,
    version: document.version + 1,
    act: "issued",
    actor: eventActor(by),
    at,
    note,
    fileSha256: sealed.sha256,
  });
  await appendAudit(tx, {
    actor: by,
    action: "office.document.issue",
    subject: { kind: "office.document", id },
    detail: { number: issued.numberText, sha256: sealed.sha256, recipients: sent, lateDays },
    at,
  });
  const day = isoDay(at);
  await recordMetric(tx, [
    { metric: "office.issued", agencyCode, day, delta: 1 },
    { metric: "office.issued-late", agencyCode, day, delta: lateDays > 1 ? 1 : 0 },
  ]);
  await node.live.publish(tx, [`outgoing:${agencyCode}`, `document:${id}`]);
}
