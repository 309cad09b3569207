import type { WorkingTime } from "../../../engines/deadline/index.ts";
import { type AuditEntry, appendAudit } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import { differenceOf } from "../difference.ts";
import { lawDaysOf } from "../law-days.ts";
import { publicationChanges } from "../metrics.ts";
import { sendCatalogue } from "../send-catalogue.ts";
import { saveProcedures } from "../store/procedures.ts";
import { insertVersions, type NewVersion } from "../store/versions.ts";

/** A version about to be published, and the version before it. */
export type VersionToEnter = { readonly record: Procedure; readonly before: Procedure | undefined };

/** The act by which versions are published. */
type Act = {
  readonly catalogueVersion: number;
  readonly by: string;
  readonly entries: readonly Omit<AuditEntry, "at">[];
  /** By which the law's days are judged. */
  readonly time: WorkingTime;
};

/**
 * Publishes versions within the transaction that raised the catalogue to `catalogueVersion`: the records, the newest state of each
 * procedure, the figures, the acts in the audit and the news to every node commit together.
 */
export async function enterVersions(tx: Tx, node: Node, versions: readonly VersionToEnter[], act: Act): Promise<void> {
  const at = node.clock.now();
  const stamp = { catalogueVersion: act.catalogueVersion, at };
  const judged = versions.map(({ record, before }) => judge(record, before, act));
  await insertVersions(tx, judged, stamp);
  await saveProcedures(
    tx,
    versions.map(({ record }) => record),
    stamp,
  );
  await recordMetric(tx, publicationChanges(judged));
  await appendAudit(
    tx,
    act.entries.map((entry) => ({ ...entry, at })),
  );
  await sendCatalogue(tx, { at, since: act.catalogueVersion - 1 });
  await node.live.publish(tx, ["procedures"]);
}

function judge(record: Procedure, before: Procedure | undefined, { by, time }: Act): NewVersion {
  const { owner, decision, announcedOn, effectiveFrom } = record;
  const publishedOn = record.publishedOn ?? announcedOn;
  const law = lawDaysOf(time, { owner, decidedOn: decision.date, announcedOn, effectiveFrom, publishedOn });
  return {
    record,
    publishedOn,
    announcedLate: law.isAnnouncedLate,
    publishedLate: law.isPublishedLate,
    changes: before ? differenceOf(before, record).map(({ part }) => part) : [],
    publishedBy: by,
  };
}
