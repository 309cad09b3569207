import type { WorkingTime } from "../../engines/deadline/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { isoDay } from "../../platform/text/index.ts";
import type { ProcedureLevel } from "../../protocol/procedures/index.ts";
import { workingTimeOf } from "../calendar/index.ts";
import { findFindings } from "./findings/find-findings.ts";
import type { Finding } from "./findings/finding.ts";
import type { Offered } from "./offered.ts";
import { type NationalCopy, readNational, readOlderVersions } from "./store/national.ts";
import { listOffered } from "./store/offered.ts";

/** The report of standardisation, and what it was made from. */
export type Report = {
  readonly offered: readonly Offered[];
  readonly findings: readonly Finding[];
  /** Undefined before the nation's catalogue has come: then there is nothing to compare with, and no findings. */
  readonly national: NationalCopy | undefined;
  /** `yyyy-MM-dd`. */
  readonly today: string;
  /** By which days are counted: the authority's own calendar. */
  readonly time: WorkingTime;
};

/** Levels of administration that an authority answers for: a province for all of its own, another body as a ministry. */
export function authorityLevels(code: string): readonly ProcedureLevel[] {
  return code.startsWith("H") ? ["province", "district", "commune"] : ["ministry"];
}

/** Makes the report as things stand in the database now. */
export async function readReport(db: Db | Tx, node: Node): Promise<Report> {
  const now = node.clock.now();
  const today = isoDay(now);
  const [offered, national] = [await listOffered(db), await readNational(db, node.db)];
  const authority = node.config.code;
  const time = await workingTimeOf(node.db, authority, now, db);
  if (!national) return { offered, findings: [], national, today, time };
  const findings = findFindings({
    authority,
    levels: authorityLevels(authority),
    national: national.byCode,
    older: await readOlderVersions(db),
    offered,
    today,
    time,
  });
  return { offered, findings, national, today, time };
}
