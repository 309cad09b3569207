import { parseAgencyCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { foldAccents, isoDay } from "../../../platform/text/index.ts";
import { type DossierRecord, digestOf, recordFields } from "../../../protocol/dossiers/index.ts";
import type { DirectoryReader } from "../../directory/index.ts";
import { createKnownProcedures } from "../../procedures/index.ts";
import { examine } from "../examine.ts";
import { countRefusals, countReports } from "../metrics.ts";
import type { ExaminedChange, Refusal, ReportedChange, Reporter } from "../reported-change.ts";
import { writeProgress } from "../store/progress.ts";
import { type RecordRow, readAgenciesOf, writeRecords } from "../store/records.ts";
import { insertRefusals, type RefusalRow } from "../store/refusals.ts";

/** Takes changes of one reporter, in their order, and says which were refused, by their place. */
export type Receiver = (
  tx: Tx,
  reporter: Reporter,
  changes: readonly ReportedChange[],
) => Promise<ReadonlyMap<number, Refusal>>;

/**
 * Makes the receiver of a node. A batch is judged in memory and written in at most three statements. It may come twice, late or in the
 * wrong order: what is there already, or newer there, stays as it is.
 */
export function createReceiver(node: Node, readDirectory: DirectoryReader): Receiver {
  const readProcedures = createKnownProcedures();
  return async (tx, reporter, changes) => {
    const now = node.clock.now();
    const procedures = await readProcedures(tx);
    const unknown = new Set(changes.map(procedureOf).filter((code) => code !== "" && !procedures.find(code)));
    const level1 = reporter.agencyCode.split(".")[0] ?? "";
    const ownCodes = await procedures.ownCodes(tx, level1, [...unknown]);
    const resolvedBy = await agenciesKnown(tx, reporter, changes);
    const directory = await readDirectory(tx);
    const standards = { directory, procedures, ownCodes, now, judgedCodes: new Map(), resolvedBy };
    const refused = new Map<number, Refusal>();
    const taken: { readonly reported: ReportedChange; readonly examined: ExaminedChange }[] = [];
    const refusedLast = new Map<string, boolean>();
    for (const [index, reported] of changes.entries()) {
      const judged = examine(reported, reporter, standards);
      if (judged.ok) {
        const examined = judged.change;
        taken.push({ reported, examined });
        if (examined.kind === "record") resolvedBy.set(examined.record.code, examined.record.agencyCode);
      } else refused.set(index, judged.refusal);
      if (reported.service === "DongBoHoSoMC") refusedLast.set(codeOf(reported), !judged.ok);
    }
    const noted = [...refused].flatMap(([index, refusal]) => refusalRow(changes[index], reporter, refusal));
    await countRefusals(tx, await insertRefusals(tx, reporter, noted, now), now);
    await countReports(tx, await writeRecords(tx, newestRows(taken, reporter, refusedLast, now), now), now);
    await writeProgress(
      tx,
      taken.flatMap(({ examined }) => (examined.kind === "progress" ? [examined.progress] : [])),
      { via: reporter.via, now },
    );
    if (taken.length > 0) await node.live.publish(tx, ["dossiers"]);
    return refused;
  };
}

/** Agencies that resolve the dossiers that an agency's own software reports on. A node answers for all of its own. */
async function agenciesKnown(
  tx: Tx,
  { via }: Reporter,
  changes: readonly ReportedChange[],
): Promise<Map<string, string>> {
  return via === "wire" ? readAgenciesOf(tx, [...new Set(changes.map(codeOf))]) : new Map();
}

/** Of each dossier the newest record of the batch: a statement cannot write a row twice. */
function newestRows(
  taken: readonly { readonly reported: ReportedChange; readonly examined: ExaminedChange }[],
  reporter: Reporter,
  refusedLast: ReadonlyMap<string, boolean>,
  now: Date,
): readonly RecordRow[] {
  const newest = new Map<
    string,
    { readonly reported: ReportedChange; readonly record: DossierRecord; readonly sectorCode: string }
  >();
  for (const { reported, examined } of taken) {
    if (examined.kind !== "record") continue;
    const known = newest.get(examined.record.code);
    if (!known || known.reported.revision <= reported.revision)
      newest.set(examined.record.code, { reported, ...examined });
  }
  return [...newest.values()].map(({ reported, record, sectorCode }) => ({
    ...rowOf(record, { reporter, sectorCode, revision: reported.revision }),
    // A clock that goes ahead of ours must not make a change arrive before it happened.
    changedAt: noLater(reported.at, now),
    sentAt: noLater(reported.sentAt ?? reported.at, now),
    repairs: refusedLast.get(record.code) !== true,
  }));
}

function noLater(at: Date, now: Date): Date {
  return at > now ? now : at;
}

/** The row of a record, but for when it happened. */
export function rowOf(
  record: DossierRecord,
  { reporter, sectorCode, revision }: { reporter: Reporter; sectorCode: string; revision: number },
): Omit<RecordRow, "changedAt" | "sentAt" | "repairs"> {
  return {
    code: record.code,
    node: reporter.node,
    via: reporter.via,
    revision,
    digest: digestOf(record),
    agencyCode: record.agencyCode,
    day: isoDay(record.receivedAt),
    procedureCode: record.procedureCode,
    sectorCode,
    channel: record.channel,
    state: record.state,
    receivedAt: record.receivedAt,
    dueAt: record.dueAt,
    endedAt: record.endedAt,
    returnedAt: record.returnedAt,
    supplements: record.supplements,
    record: recordFields(record),
    folded: foldAccents([record.code, record.procedureName].join(" ")),
  };
}

/** What a reporter wrote wrong, by the agency it belongs to as far as that can be told. */
function refusalRow(change: ReportedChange | undefined, reporter: Reporter, refusal: Refusal): readonly RefusalRow[] {
  if (change?.service !== "DongBoHoSoMC") return [];
  const written = plain(change.fields, "MaDonViXuLy") || plain(change.fields, "DonViXuLy");
  const agency = parseAgencyCode(written);
  const own = parseAgencyCode(codeOf(change).split("-")[0] ?? "");
  const named = agency.valid ? agency.normalised : own.valid ? own.normalised : undefined;
  const isOwn = named !== undefined && (named === reporter.agencyCode || named.startsWith(`${reporter.agencyCode}.`));
  return [
    {
      agencyCode: isOwn ? named : reporter.agencyCode,
      writtenCode: codeOf(change),
      writtenProcedure: procedureOf(change),
      reason: refusal.reason,
      suggestion: refusal.suggestion,
    },
  ];
}

function codeOf({ fields }: ReportedChange): string {
  return plain(fields, "MaHoSo");
}

function procedureOf({ service, fields }: ReportedChange): string {
  return service === "DongBoHoSoMC" ? plain(fields, "MaTTHC") : "";
}

/** A field as it was written, whatever its type, in what a column can hold. */
function plain(fields: ReportedChange["fields"], name: string): string {
  const value = fields[name] ?? fields[name.slice(0, 1).toLowerCase() + name.slice(1)];
  if (typeof value !== "string" && typeof value !== "number") return "";
  return String(value).trim().toWellFormed().replaceAll("\0", "").slice(0, 60);
}
