import { formatDossierCode, parseAgencyCode } from "../../../engines/codes/index.ts";
import { LimitError } from "../../../engines/deadline/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { channels, dossierStates } from "../../../protocol/dossiers/index.ts";
import { workingTimeOf } from "../../calendar/index.ts";
import { beginFlow, carryFlow } from "../../flows/index.ts";
import { findAgency } from "../../organisation/index.ts";
import { limitOf, type Offer, outcomesOf, readOffer } from "../../procedures/index.ts";
import { dueOf } from "../due.ts";
import { dossierErrors } from "../errors.ts";
import { flowFor } from "../general-flows.ts";
import { actorOf, type Carried, commitChange, settleAll } from "../handling.ts";
import { checkIntake } from "../intake-check.ts";
import { isReceptionStep } from "../lanes.ts";
import type { NewDossier } from "../new-dossier.ts";
import { mayReceive } from "../policy.ts";
import { type Dossier, untouched } from "../record.ts";
import { saveApplicant } from "../store/applicant.ts";
import { nextSequence } from "../store/change.ts";
import { findDossier, findOpenAlike } from "../store/dossiers.ts";

/**
 * Receives a dossier at a counter: its code, its due time, its flow begun and the step of receiving done, all or nothing. The same form sent
 * twice is one dossier.
 * Throws `dossier.not-yours`, `dossier.intake` with everything that is missing at once, `dossier.duplicate`, `dossier.counter-full`,
 * `dossier.sent-otherwise`.
 */
export async function acceptDossier(node: Node, by: Principal, given: NewDossier): Promise<Dossier> {
  if (!mayReceive(by, given.receivedAgency, node.clock.now())) throw dossierErrors.notYours();
  try {
    return await node.db.transaction().execute((tx) => acceptDossierIn(node, tx, by, given));
  } catch (error) {
    // The same form came twice at once: whoever was first has made the dossier.
    const first = await findDossier(node.db, given.id);
    if (first?.createdBy === by.accountId && isSameForm(first, given)) return first;
    throw error;
  }
}

/** The same, in the caller's transaction. */
export async function acceptDossierIn(node: Node, tx: Tx, by: Principal, given: NewDossier): Promise<Dossier> {
  const at = node.clock.now();
  if (!mayReceive(by, given.receivedAgency, at)) throw dossierErrors.notYours();
  const before = await findDossier(tx, given.id);
  if (before) {
    if (before.createdBy !== by.accountId) throw dossierErrors.notFound();
    if (!isSameForm(before, given)) throw dossierErrors.sentOtherwise(before.code);
    return before;
  }
  const { offer, limit } = await checked(tx, given);
  const begun = await beginning(node, tx, by, { given, offer, limit, at });
  return receive(node, tx, by, begun, at);
}

/** Whether a dossier came of this very form: the same id with another person or procedure is another dossier, not a repeat. */
export function isSameForm(
  dossier: Pick<Dossier, "offeredId" | "applicant">,
  { offeredId, applicant }: Pick<NewDossier, "offeredId" | "applicant">,
): boolean {
  return (
    dossier.offeredId === offeredId &&
    dossier.applicant.number === applicant.number &&
    dossier.applicant.name === applicant.name
  );
}

type Checked = { readonly offer: Offer; readonly limit: string };

/** Everything that keeps the dossier from being received, told at once. */
async function checked(tx: Tx, given: NewDossier): Promise<Checked> {
  const offer = await readOffer(tx, given.offeredId);
  const agency = await findAgency(tx, given.agencyCode);
  const limit = offer && limitOf(offer, given.channel === channels.post ? "post" : "counter");
  checkIntake(given, { offer, agency, limit });
  if (!offer || !agency || limit === undefined) throw dossierErrors.notFound();
  if (!given.duplicateSeen) {
    const { number, numberKind } = given.applicant;
    const [alike] = await findOpenAlike(tx, { number, numberKind, procedureCode: offer.code });
    if (alike) throw dossierErrors.duplicate(alike.code);
  }
  return { offer, limit };
}

type Beginning = {
  readonly given: NewDossier;
  readonly offer: Offer;
  readonly limit: string;
  readonly at: Date;
};

async function beginning(node: Node, tx: Tx, by: Principal, { given, offer, limit, at }: Beginning): Promise<Dossier> {
  const time = await workingTimeOf(node.db, given.agencyCode, at, tx);
  const counted = { receivedAt: at, limitText: limit, pauses: [] };
  const dueAt = dueOrRefuse(() => dueOf(time, counted), offer);
  const flow = await flowFor(node, tx, offer, limit, at);
  // The counter comes first: intakes of an agency then follow each other, and none waits for another in a circle.
  const code = await newCode(tx, given.receivedAgency, at);
  const applicantId = await saveApplicant(tx, given.applicant, at);
  return newRecord({ given, offer, limit, code, applicantId, flow, dueAt, by, at });
}

/** What a new dossier is made of. */
export type NewRecord = {
  readonly given: NewDossier;
  readonly offer: Offer;
  readonly limit: string;
  readonly code: string;
  readonly applicantId: string | null;
  readonly flow: string;
  readonly dueAt: Date | null;
  readonly by: Principal;
  readonly at: Date;
};

/** A dossier as it begins, before anything was done to it. */
export function newRecord({ given, offer, limit, code, applicantId, flow, dueAt, by, at }: NewRecord): Dossier {
  return {
    id: given.id,
    code,
    offeredId: offer.id,
    procedureCode: offer.code,
    procedureName: offer.name,
    sectorCode: offer.sector.code,
    sectorName: offer.sector.name,
    level: given.level,
    agencyCode: given.agencyCode,
    receivedAgency: given.receivedAgency,
    channel: given.channel,
    mandate: given.mandate,
    applicantId,
    applicant: given.applicant,
    subject: given.subject,
    form: given.form,
    components: given.components,
    flow,
    ...untouched,
    state: dossierStates.received,
    receivedAt: at,
    limitText: limit,
    dueAt,
    printedDueAt: dueAt,
    fee: feeOf(offer, given.form),
    revision: 0,
    createdBy: by.accountId,
    createdByName: by.name,
    updatedAt: at,
  };
}

function dueOrRefuse(count: () => Date | null, { name }: Offer): Date | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof LimitError) throw dossierErrors.limitUnreadable(name);
    throw error;
  }
}

/** Fees that are announced as amounts, and one the form was told (from the fee table); null when nothing is charged or it is not known yet. */
function feeOf({ fees }: Offer, form: NewDossier["form"]): number | null {
  if (typeof form.fee === "number" && Number.isSafeInteger(form.fee) && form.fee >= 0) return form.fee || null;
  const amounts = fees.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0) || null;
}

/** The code by the law's form, from the gapless counter of the receiving agency and day (Thông tư 01/2018/TT-VPCP). */
export async function newCode(tx: Tx, agencyCode: string, at: Date): Promise<string> {
  const agency = parseAgencyCode(agencyCode).parts;
  if (!agency) throw dossierErrors.notFound();
  const date = isoDay(at);
  const sequence = await nextSequence(tx, agencyCode, date);
  if (sequence === undefined) throw dossierErrors.counterFull();
  return formatDossierCode({ agency, date, sequence });
}

async function receive(node: Node, tx: Tx, by: Principal, dossier: Dossier, at: Date): Promise<Dossier> {
  const vars = { ...dossier.form, agencies: placesOf(dossier), fee: dossier.fee ?? 0, level: dossier.level };
  const taken = await beginFlow(node.db, tx, {
    flow: dossier.flow,
    subject: dossier.code,
    agencyCode: dossier.agencyCode,
    vars,
    at,
    actor: by.accountId,
  });
  const started = { ...dossier, instanceId: taken.instanceId };
  const first = await settleAll(node, tx, { dossier: started, work: [] }, taken);
  const received = await passReception(node, tx, by, { dossier: started, first, taken, at });
  const after = { ...received.after, revision: 1 };
  const opened = received.opened.filter(({ token }) => !received.closed.includes(token));
  const { receivedAgency, agencyCode, dueAt, mandate } = after;
  const detail = { dueAt: dueAt?.toISOString() ?? null, ...(mandate === "" ? {} : { mandate }) };
  const events = [
    { kind: "accepted" as const, detail: receivedAgency === agencyCode ? detail : { ...detail, receivedAgency } },
  ];
  const change = { before: undefined, after, by: actorOf(by, at), at, events, opened, plan: received.plan };
  return commitChange(node, tx, change, "dossier.accept");
}

/** The step of receiving is what the officer does by receiving: it is done at once where the drawing lets it be. */
async function passReception(
  node: Node,
  tx: Tx,
  by: Principal,
  {
    dossier,
    first,
    taken,
    at,
  }: {
    readonly dossier: Dossier;
    readonly first: Carried;
    readonly taken: Awaited<ReturnType<typeof beginFlow>>;
    readonly at: Date;
  },
): Promise<Carried> {
  const [step, ...more] = first.opened;
  const drawn = step && taken.plan.nodes[step.node];
  if (!step || !drawn || more.length > 0 || !isReceptionStep(taken.plan, drawn)) return first;
  const outcomes = outcomesOf(taken.plan, drawn).map(({ code }) => code);
  if (outcomes.length > 0 && !outcomes.includes("complete")) return first;
  const command = { kind: "complete", token: step.token, vars: { outcome: "complete" } } as const;
  const next = await carryFlow(node.db, tx, {
    instanceId: taken.instanceId,
    command,
    at,
    actor: by.accountId,
  });
  return settleAll(node, tx, { dossier, work: [] }, next);
}

/** Which agencies the words of a drawing stand for; what the form says comes first. */
function placesOf({ form, agencyCode }: Dossier): Readonly<Record<string, unknown>> {
  const given = form.agencies;
  const [province = "", district] = agencyCode.split(".");
  const above = { province, ...(district === undefined ? {} : { district: `${province}.${district}` }) };
  return { ...above, ...(given !== null && typeof given === "object" ? given : {}) };
}
