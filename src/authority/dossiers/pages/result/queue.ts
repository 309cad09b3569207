import type { DiffPart } from "../../../../ui/index.ts";
import { wordDiff } from "../../../../ui/index.ts";
import type { Dossier } from "../../record.ts";
import { wholeText } from "../../results/content.ts";
import { verifyResult } from "../../results/read-result.ts";
import type { DossierResult } from "../../results/result.ts";
import { findDossiers } from "../../store/dossiers.ts";
import { listToSeal, listToSign, type ResultVersion, readVersions } from "../../store/results.ts";
import type { DossierDesk } from "../dossier/desk.ts";

/** A result that waits for a leader's signature, or for number and seal. */
export type WaitingResult = {
  readonly result: DossierResult;
  readonly dossier: Dossier;
  /** The signed file is no longer what was signed. */
  readonly isDamaged: boolean;
  /** What changed since the version before that somebody else wrote; undefined when there is only one. */
  readonly change: readonly DiffPart[] | undefined;
};

/** What waits for this person: to sign, the first due first; to seal, the longest signed first. */
export async function readWaiting(
  { node, by }: Pick<DossierDesk, "node" | "by">,
  act: "sign" | "seal",
): Promise<readonly WaitingResult[]> {
  const results =
    act === "sign" ? await listToSign(node.db, by.accountId, by.agencyCode) : await listToSeal(node.db, by.agencyCode);
  const [dossiers, versions] = await Promise.all([
    findDossiers(node.db, [...new Set(results.map(({ dossierId }) => dossierId))]),
    act === "sign"
      ? readVersions(
          node.db,
          results.map(({ id }) => id),
        )
      : new Map<string, readonly ResultVersion[]>(),
  ]);
  const known = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const found = results.map(async (result): Promise<readonly WaitingResult[]> => {
    const dossier = known.get(result.dossierId);
    if (!dossier) return [];
    const isDamaged = act === "seal" && (await verifyResult(node, result)) === "damaged";
    return [{ result, dossier, isDamaged, change: changeOf(versions.get(result.id) ?? []) }];
  });
  return (await Promise.all(found)).flat();
}

/** The newest text beside the template's first one: what the officer wrote or changed. */
function changeOf(versions: readonly ResultVersion[]): readonly DiffPart[] | undefined {
  const [newest, before] = versions;
  // The first version is the template as it was filled: nobody has read it.
  if (!newest || !before || before.version === 1) return undefined;
  const parts = wordDiff(wholeText(before.content), wholeText(newest.content), 40);
  return parts.some(({ kind }) => kind !== "same") ? parts.slice(0, 40) : undefined;
}
