import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import { nationalWorkingTime } from "../../calendar/index.ts";
import { raiseVersion } from "../store/catalogue.ts";
import { readRecords } from "../store/versions.ts";
import { enterVersions, type VersionToEnter } from "./enter-versions.ts";

/**
 * Publishes many procedures at once as they are, in the name of the system: for the seed and for a migration of another catalogue. A
 * version that is there, or an older one, is left alone, so that it may be done again. Every node is told.
 */
export async function importProcedures(node: Node, procedures: readonly Procedure[]): Promise<void> {
  const time = await nationalWorkingTime(node.db);
  await node.db.transaction().execute(async (tx) => {
    if ((await newsOf(tx, procedures)).length === 0) return;
    const catalogueVersion = await raiseVersion(tx);
    // Asked again: somebody else may have published while this one waited for its turn.
    const versions = await newsOf(tx, procedures);
    const subject = { kind: "procedures.catalogue", id: String(catalogueVersion) };
    const detail = { count: versions.length };
    const entry = { actor: "system" as const, action: "procedures.import", subject, detail };
    await enterVersions(tx, node, versions, { catalogueVersion, by: "system", entries: [entry], time });
  });
}

/** Versions above those that are there. */
async function newsOf(tx: Tx, procedures: readonly Procedure[]): Promise<readonly VersionToEnter[]> {
  const known = new Map((await readRecords(tx, 0)).map((record) => [record.code, record]));
  return procedures
    .filter(({ code, version }) => version > (known.get(code)?.version ?? 0))
    .map((record) => ({ record, before: known.get(record.code) }));
}
