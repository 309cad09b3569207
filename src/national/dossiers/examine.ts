import {
  formatAgencyCode,
  formatDossierCode,
  parseDossierCode,
  parseProcedureCode,
} from "../../engines/codes/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import {
  type DossierProgress,
  type DossierRecord,
  hasEnded,
  readProgress,
  readRecord,
} from "../../protocol/dossiers/index.ts";
import { type DirectoryView, levelOneOf, suggestAgencies } from "../directory/index.ts";
import type { KnownProcedures } from "../procedures/index.ts";
import { refusals } from "./refusals.ts";
import type { ExaminedChange, Refusal, ReportedChange, Reporter } from "./reported-change.ts";

/** What changes are held against. */
export type Standards = {
  readonly directory: DirectoryView;
  readonly procedures: KnownProcedures;
  /** Codes under which the authority offers procedures that the catalogue does not have. */
  readonly ownCodes: ReadonlySet<string>;
  readonly now: Date;
  /** What was found of dossier codes so far: a record and its steps carry the same. */
  readonly judgedCodes: Map<string, Refusal | undefined>;
  /** Agencies that resolve the dossiers known so far, by code: of those that an agency's own software reports on. */
  readonly resolvedBy: ReadonlyMap<string, string>;
};

/** Clocks of two machines may differ by as much, in milliseconds. */
const skew = 5 * 60_000;

/** Judges a change: what it says, or why it is not taken. Pure. */
export function examine(
  change: ReportedChange,
  reporter: Reporter,
  standards: Standards,
): { readonly ok: true; readonly change: ExaminedChange } | { readonly ok: false; readonly refusal: Refusal } {
  const { fields, service } = change;
  if (service === "CapNhatTienDoHoSoMC") {
    const read = readProgress(fields);
    if (!read.ok) return { ok: false, refusal: refusals.fields(read.problems) };
    const found = faultOfName(change, read.value.code) ?? faultOfProgress(read.value, reporter, standards);
    return found ? { ok: false, refusal: found } : { ok: true, change: { kind: "progress", progress: read.value } };
  }
  const read = readRecord(fields);
  if (!read.ok) return { ok: false, refusal: refusals.fields(read.problems) };
  const record = reporter.via === "wire" ? completed(read.value, change.at) : withAgency(read.value);
  const found = faultOfName(change, record.code) ?? faultOf(record, reporter, standards);
  if (found) return { ok: false, refusal: found };
  const known = standards.procedures.find(record.procedureCode);
  return {
    ok: true,
    change: { kind: "record", record, sectorCode: known?.sector.code || record.sectorCode },
  };
}

/** What a change is called outside must be what it is inside: acknowledgements go by the former. */
function faultOfName({ code }: ReportedChange, written: string): Refusal | undefined {
  return code === undefined || code === written ? undefined : refusals.otherCode(code, written);
}

/** Software that names the agency in words alone: then the dossier is resolved where it was received. */
function withAgency(record: DossierRecord): DossierRecord {
  if (record.agencyCode !== "") return record;
  return { ...record, agencyCode: receivingAgency(record.code) };
}

/** What such software leaves out: when a dossier that has ended ended. */
function completed(read: DossierRecord, at: Date): DossierRecord {
  const record = withAgency(read);
  if (!hasEnded(record.state)) return record;
  const endedAt = record.endedAt ?? record.returnedAt ?? record.refusedAt ?? at;
  const returnedAt = record.state === 10 ? (record.returnedAt ?? endedAt) : record.returnedAt;
  return { ...record, endedAt, returnedAt };
}

function faultOf(record: DossierRecord, reporter: Reporter, standards: Standards): Refusal | undefined {
  return (
    judgedCode(record.code, reporter, standards) ??
    faultOfOwner(record.code, standards.resolvedBy.get(record.code), reporter) ??
    faultOfAgency(record, reporter, standards) ??
    faultOfProcedure(record.procedureCode, standards) ??
    faultOfDates(record, standards.now)
  );
}

function faultOfProgress(step: DossierProgress, reporter: Reporter, standards: Standards): Refusal | undefined {
  const found = judgedCode(step.code, reporter, standards);
  if (found) return found;
  const owner = standards.resolvedBy.get(step.code) ?? receivingAgency(step.code);
  return faultOfOwner(step.code, owner, reporter) ?? faultOfTime(step, standards);
}

function faultOfTime(step: DossierProgress, standards: Standards): Refusal | undefined {
  return isFuture(step.at, standards.now) ? refusals.inFuture("ThoiDiemXuLy", step.at, standards.now) : undefined;
}

function judgedCode(written: string, reporter: Reporter, standards: Standards): Refusal | undefined {
  const { judgedCodes } = standards;
  if (!judgedCodes.has(written)) judgedCodes.set(written, faultOfCode(written, reporter, standards));
  return judgedCodes.get(written);
}

function faultOfCode(written: string, reporter: Reporter, { directory, now }: Standards): Refusal | undefined {
  const rules = { notAfter: isoDay(now) };
  const { valid, normalised, parts, problems } = parseDossierCode(written, rules);
  if (!parts || !valid || normalised !== written) {
    const right = normalised !== undefined && normalised !== written && parseDossierCode(normalised, rules).valid;
    const [why] = problems;
    return refusals.dossierCode(written, why?.message ?? noReason, right ? normalised : null);
  }
  const agency = formatAgencyCode(parts.agency);
  const named = levelOneOf(agency);
  if ((directory.nodes.get(named) ?? named) !== reporter.node) return refusals.notYours(agency, reporter.node);
  if (directory.agencies.has(agency)) return undefined;
  const [near] = suggestAgencies(directory, agency);
  const nearParts =
    near === undefined ? undefined : parseDossierCode(`${near}-${written.split("-").slice(1).join("-")}`).parts;
  return refusals.codeAgency(written, agency, nearParts ? formatDossierCode(nearParts) : null);
}

const noReason = { vi: "không đọc được.", en: "it cannot be read." };

function faultOfAgency(record: DossierRecord, reporter: Reporter, { directory }: Standards): Refusal | undefined {
  const { agencyCode } = record;
  const agency = directory.agencies.get(agencyCode);
  if (!agency) return refusals.agency(agencyCode, suggestAgencies(directory, agencyCode)[0] ?? null);
  const named = levelOneOf(agencyCode);
  if (!isBelow(agencyCode, reporter) || (directory.nodes.get(named) ?? named) !== reporter.node)
    return refusals.notYours(agencyCode, reporter.agencyCode);
  const day = isoDay(record.receivedAt);
  if (agency.validUntil === null || day < agency.validUntil) return undefined;
  return refusals.agencyEnded(agencyCode, day, directory.successions.get(agencyCode)?.successorCode ?? null);
}

/** What an agency's own software says of a dossier that neither it nor those below received or resolve. */
function faultOfOwner(code: string, owner: string | undefined, reporter: Reporter): Refusal | undefined {
  if (reporter.via !== "wire" || owner === undefined) return undefined;
  if ([owner, receivingAgency(code)].some((agency) => isBelow(agency, reporter))) return undefined;
  return refusals.notYours(owner, reporter.agencyCode);
}

function receivingAgency(code: string): string {
  const read = parseDossierCode(code).parts;
  return read ? formatAgencyCode(read.agency) : "";
}

function isBelow(agencyCode: string, reporter: Reporter): boolean {
  return agencyCode === reporter.agencyCode || agencyCode.startsWith(`${reporter.agencyCode}.`);
}

function faultOfProcedure(code: string, { procedures, ownCodes }: Standards): Refusal | undefined {
  if (procedures.find(code) || ownCodes.has(code)) return undefined;
  const national = parseProcedureCode(code).parts?.national;
  const meant = national !== undefined && procedures.find(national) ? national : procedures.near(code)[0];
  return refusals.procedureCode(code, meant ?? null);
}

function faultOfDates(record: DossierRecord, now: Date): Refusal | undefined {
  const { receivedAt, dueAt, endedAt, returnedAt } = record;
  const after = { NgayHenTra: dueAt, NgayKetThucXuLy: endedAt, NgayTra: returnedAt } as const;
  for (const [field, at] of Object.entries(after))
    if (at !== null && at < receivedAt) return refusals.beforeReceipt(field, at, receivedAt);
  const past = { NgayTiepNhan: receivedAt, NgayKetThucXuLy: endedAt, NgayTra: returnedAt } as const;
  for (const [field, at] of Object.entries(past))
    if (at !== null && isFuture(at, now)) return refusals.inFuture(field, at, now);
  return undefined;
}

function isFuture(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + skew;
}
