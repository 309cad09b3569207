import {
  formatAgencyCode,
  type Parsed,
  parseAgencyCode,
  parseDossierCode,
  parseProcedureCode,
} from "../../../engines/codes/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, type Text } from "../../../platform/text/index.ts";
import { workingTimeOf } from "../../calendar/index.ts";
import { findAgency } from "../../organisation/index.ts";
import { dueOf } from "../due.ts";
import { dossierErrors } from "../errors.ts";
import { commit, type Handling, handleDossier, requireRevision } from "../handling.ts";
import { mayAct, mayOversee } from "../policy.ts";
import type { Dossier } from "../record.ts";
import { lastSequence, nextSequence } from "../store/change.ts";
import { correctIdentity } from "../store/sync-repair.ts";
import { readSyncStands } from "../store/sync-stands.ts";
import { syncErrors } from "./sync-errors.ts";

/** What an officer puts right so that the portal takes a dossier; what is not named stays. */
export type RefusedRepair = {
  readonly dossierId: string;
  /** Revision of the dossier the person looked at. */
  readonly revision?: number;
  readonly procedureCode?: string;
  readonly code?: string;
  readonly agencyCode?: string;
  readonly receivedAt?: Date;
  readonly dueAt?: Date;
  readonly endedAt?: Date;
  readonly returnedAt?: Date;
};

/** The facts that a repair may correct. */
export const correctable = [
  "procedureCode",
  "code",
  "agencyCode",
  "receivedAt",
  "dueAt",
  "endedAt",
  "returnedAt",
] as const;
export type Correctable = (typeof correctable)[number];

/** What each refusal of the portal is about. One that names fields in words alone may be about any. */
const about: Readonly<Record<string, readonly Correctable[]>> = {
  "procedure-code": ["procedureCode"],
  "dossier-code": ["code"],
  agency: ["agencyCode"],
  "date-before-receipt": ["receivedAt", "dueAt", "endedAt", "returnedAt"],
  "date-in-future": ["receivedAt", "endedAt", "returnedAt"],
};

/** The facts that a repair of a refusal may correct. */
export function correctableFor(refusedCode: string | null | undefined): readonly Correctable[] {
  return about[refusedCode ?? ""] ?? correctable;
}

/**
 * Corrects a dossier that the portal refuses and sends it again, in one transaction: a new revision, a line in the history with what was
 * before, the whole record in the queue. Throws `dossier.not-found`, `dossier.not-yours`, `dossier.stale`, `dossier.not-refused`,
 * `dossier.nothing-corrected`, and what is wrong with the correction.
 */
export function repairRefused(node: Node, by: Principal, repair: RefusedRepair): Promise<Dossier> {
  return handleDossier(node, by, repair.dossierId, async (handling) => {
    requireRepair(handling);
    requireRevision(handling, repair.revision);
    const { tx, held, at } = handling;
    const { dossier } = held;
    const [stand] = await readSyncStands(tx, [dossier.id]);
    if (!stand?.refusedCode) throw syncErrors.notRefused();
    const concerned = correctableFor(stand.refusedCode);
    const beside = correctable.find((key) => repair[key] !== undefined && !concerned.includes(key));
    if (beside) throw syncErrors.notConcerned(beside);
    const corrected = await correct(handling, repair);
    const changed = correctable.filter((key) => !isSame(dossier[key], corrected[key]));
    if (changed.length === 0) throw syncErrors.nothingCorrected();
    if (corrected.code !== dossier.code && !(await mayTakeCode(handling, corrected.code)))
      throw syncErrors.codeAhead(corrected.code);
    if (!(await correctIdentity(tx, corrected))) throw syncErrors.codeTaken(corrected.code);
    const valuesOf = (one: Dossier) => Object.fromEntries(changed.map((key) => [key, one[key]]));
    const detail = { reason: stand.refusedCode, before: valuesOf(dossier), after: valuesOf(corrected) };
    const after = { ...corrected, revision: dossier.revision + 1, updatedAt: at };
    return commit(handling, { after, events: [{ kind: "corrected", detail }] }, "dossier.repair");
  });
}

/** Officers of the counter and the agency put right what is refused, and so does the controller who watches the whole sync. */
export function requireRepair({ by, held, at }: Handling): void {
  if (!mayAct(by, held, "resend", at) && !mayOversee(by, at)) throw dossierErrors.notYours();
  if (held.dossier.originNode !== null) throw syncErrors.nothingToSend();
}

async function correct(handling: Handling, repair: RefusedRepair): Promise<Dossier> {
  const { tx, held, at } = handling;
  const { dossier } = held;
  const corrected: Dossier = {
    ...dossier,
    procedureCode: procedureOf(repair.procedureCode) ?? dossier.procedureCode,
    code: codeOf(repair.code, at) ?? dossier.code,
    agencyCode: agencyOf(repair.agencyCode) ?? dossier.agencyCode,
    receivedAt: repair.receivedAt ?? dossier.receivedAt,
    dueAt: repair.dueAt ?? (await dueAfter(handling, repair)),
    endedAt: repair.endedAt ?? dossier.endedAt,
    returnedAt: repair.returnedAt ?? dossier.returnedAt,
  };
  if (!isSame(corrected.agencyCode, dossier.agencyCode) && !(await findAgency(tx, corrected.agencyCode)))
    throw syncErrors.agency(corrected.agencyCode);
  for (const field of ["endedAt", "returnedAt"] as const)
    if (repair[field] && dossier[field] === null) throw syncErrors.notEnded(field);
  for (const field of ["dueAt", "endedAt", "returnedAt"] as const) {
    const value = corrected[field];
    if (value !== null && value < corrected.receivedAt) throw syncErrors.beforeReceipt(field);
  }
  for (const field of ["receivedAt", "endedAt", "returnedAt"] as const) {
    const value = corrected[field];
    if (value !== null && value > at) throw syncErrors.inFuture(field);
  }
  return corrected;
}

/** A number of today's that was not given out yet would come to the counter again: only the next one is taken, and counted. */
async function mayTakeCode({ tx, at }: Handling, code: string): Promise<boolean> {
  const parts = parseDossierCode(code).parts;
  const today = isoDay(at);
  if (!parts || parts.date !== today) return true;
  const agency = formatAgencyCode(parts.agency);
  const last = await lastSequence(tx, agency, today);
  if (parts.sequence <= last) return true;
  return parts.sequence === last + 1 && (await nextSequence(tx, agency, today)) === parts.sequence;
}

/** When it is due: the limit is counted anew from another time of receipt. */
async function dueAfter({ node, tx, held }: Handling, repair: RefusedRepair): Promise<Date | null> {
  const { dossier } = held;
  const receivedAt = repair.receivedAt ?? dossier.receivedAt;
  if (isSame(receivedAt, dossier.receivedAt) || dossier.limitText === "") return dossier.dueAt;
  return dueOf(await workingTimeOf(node.db, dossier.agencyCode, receivedAt, tx), { ...dossier, receivedAt });
}

const unreadable: Text = { vi: "Không đọc được mã này.", en: "This code cannot be read." };

function procedureOf(written: string | undefined): string | undefined {
  return readThrough(written, parseProcedureCode, (_typed, why) => syncErrors.procedureCode(why));
}

function codeOf(written: string | undefined, at: Date): string | undefined {
  const parse = (text: string) => parseDossierCode(text, { notAfter: isoDay(at) });
  return readThrough(written, parse, (_typed, why) => syncErrors.dossierCode(why));
}

function agencyOf(written: string | undefined): string | undefined {
  return readThrough(written, parseAgencyCode, (typed) => syncErrors.agency(typed));
}

/** A code as it was meant, where slips leave no doubt; undefined when the field was left empty. */
function readThrough(
  written: string | undefined,
  parse: (text: string) => Parsed<unknown>,
  wrong: (typed: string, why: Text) => Error,
): string | undefined {
  const typed = written?.trim() ?? "";
  if (typed === "") return undefined;
  const { normalised, problems } = parse(typed);
  if (normalised === undefined || !parse(normalised).valid) throw wrong(typed, problems[0]?.message ?? unreadable);
  return normalised;
}

function isSame(one: Date | string | null, other: Date | string | null): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}
