import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { commit, handleDossier, requireAct, requireRevision } from "../handling.ts";
import type { Dossier, DossierComponent } from "../record.ts";

/** Writes the papers of a dossier as they are now: scans added, a paper ticked. Throws `dossier.stale`, `dossier.not-yours`, `dossier.not-now`. */
export function changePapers(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly revision: number; readonly components: readonly DossierComponent[] },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { received, processing, supplement, payment } = dossierStates;
    requireAct(handling, "change-papers", [received, processing, supplement, payment]);
    requireRevision(handling, of.revision);
    const { held, at } = handling;
    const after = { ...held.dossier, components: of.components, revision: held.dossier.revision + 1, updatedAt: at };
    const events = [{ kind: "components-changed" as const, detail: changesOf(held.dossier.components, of.components) }];
    return commit(handling, { after, events }, "dossier.papers");
  });
}

function changesOf(before: readonly DossierComponent[], after: readonly DossierComponent[]) {
  const known = new Set(before.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  const now = new Set(after.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  return {
    added: after.flatMap(({ files }) => files.filter(({ sha256 }) => !known.has(sha256)).map(({ name }) => name)),
    removed: before.flatMap(({ files }) => files.filter(({ sha256 }) => !now.has(sha256)).map(({ name }) => name)),
  };
}
