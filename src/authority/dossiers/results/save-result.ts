import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { handleDossier } from "../handling.ts";
import { findResult, lockResult, updateContent } from "../store/results.ts";
import { type ResultContent, resultContentSchema } from "./content.ts";
import type { SavedResult } from "./draft-result.ts";
import { resultErrors, StaleResultError } from "./errors.ts";
import { mayWriteResult } from "./policy.ts";

/**
 * Saves the text of a result. A save on an older version than the stored one is refused with both versions, unless nothing differs. The
 * dossier itself does not change: its history has the drafting and the signing, each text is kept with the result.
 * Throws `dossier.result-stale` (StaleResultError), `dossier.result-wrong-state`, `dossier.result-forbidden`.
 */
export async function saveResult(
  node: Node,
  by: Principal,
  change: SavedResult & { readonly content: ResultContent },
): Promise<SavedResult> {
  const content = resultContentSchema.parse(change.content);
  const { dossierId } = (await findResult(node.db, change.id)) ?? {};
  if (dossierId === undefined) throw resultErrors.missing();
  return handleDossier(node, by, dossierId, async ({ tx, held, at }) => {
    const result = await lockResult(tx, change.id);
    if (!result) throw resultErrors.missing();
    if (!mayWriteResult(by, held, at)) throw resultErrors.forbidden();
    if (result.state !== "draft") throw resultErrors.wrongState();
    const { id, version } = result;
    if (isSame(result.content, content)) return { id, version };
    if (version !== change.version) throw new StaleResultError(version, { theirs: result.content, yours: content });
    const saved = { id, version: await updateContent(tx, id, content, { by, at }) };
    await appendAudit(tx, {
      actor: by,
      action: "dossier.result.save",
      subject: { kind: "dossier", id: dossierId },
      agencyCode: by.agencyCode,
      detail: { code: held.dossier.code, result: id, version: saved.version },
      at,
    });
    await node.live.publish(tx, [`dossier:${dossierId}`]);
    return saved;
  });
}

function isSame(a: ResultContent, b: ResultContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
