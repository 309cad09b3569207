import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierErrors } from "../errors.ts";
import { handleDossier } from "../handling.ts";
import { mayAct } from "../policy.ts";
import { readWork } from "../store/dossiers.ts";
import { insertNote } from "../store/notes.ts";

/** Adds a note for colleagues; the dossier itself does not change. Throws `dossier.reason-missing` for an empty one. */
export function addNote(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly text: string },
): Promise<void> {
  const text = of.text.trim();
  if (text === "") throw dossierErrors.reason("text");
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { held, tx, at } = handling;
    const work = await readWork(tx, held.dossier.id);
    if (!mayAct(by, { dossier: held.dossier, work }, "note", at)) throw dossierErrors.notYours();
    await insertNote(tx, { dossierId: held.dossier.id, at, by, text });
    await appendAudit(tx, {
      actor: by,
      action: "dossier.note",
      subject: { kind: "dossier", id: held.dossier.id },
      at,
    });
    await node.live.publish(tx, [`dossier:${held.dossier.id}`]);
  });
}
