import type { Principal } from "../../../platform/auth/index.ts";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { agencyOf } from "../../office/index.ts";
import { findSigners } from "../../organisation/index.ts";
import { readOffer } from "../../procedures/index.ts";
import { commit, handleDossier } from "../handling.ts";
import type { Dossier } from "../record.ts";
import { readEvents } from "../store/dossiers.ts";
import { findResultOf, insertResult, markResultReplaced } from "../store/results.ts";
import type { ResultForm } from "./content.ts";
import { resultErrors } from "./errors.ts";
import { mayWriteResult } from "./policy.ts";
import { draftResultContent, formFor, type TemplateFacts } from "./template.ts";

/** A result as it stands after an act: pages send `version` back with the next one. */
export type SavedResult = { readonly id: string; readonly version: number };

/**
 * Begins the result of a dossier from a template, its fields filled from the dossier. Asked again while it is drafted, it is the same one.
 * Throws `dossier.result-forbidden`, `dossier.result-exists` when one is signed already and is not to be replaced.
 * @param of.form absent: the form that the catalogue's name of the result suggests
 * @param of.replacing the signed result in whose place it is written
 */
export function draftResult(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly form?: ResultForm; readonly replacing?: string },
): Promise<SavedResult> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { tx, held, at } = handling;
    if (!mayWriteResult(by, held, at)) throw resultErrors.forbidden();
    const before = await findResultOf(tx, of.dossierId);
    if (before?.state === "draft") return { id: before.id, version: before.version };
    if (before && before.id !== of.replacing) throw resultErrors.exists();
    if (before) await markResultReplaced(tx, before.id);
    const facts = await templateFacts(node, tx, held.dossier, at);
    const form = of.form ?? formFor(facts);
    const content = draftResultContent(form, facts);
    const id = newId();
    const kind = form === "refusal" ? "refusal" : "result";
    const { dossier } = held;
    await insertResult(tx, { id, dossierId: dossier.id, agencyCode: dossier.agencyCode, kind, content, by, at });
    const after = { ...dossier, revision: dossier.revision + 1, updatedAt: at };
    const detail = {
      result: id,
      title: content.title,
      ...(before ? { replaces: before.numberText ?? before.id } : {}),
    };
    await commit(handling, { after, events: [{ kind: "result-drafted", detail }] }, "dossier.result.draft");
    return { id, version: 1 };
  });
}

/** What a template of the dossier is filled from. */
async function templateFacts(node: Node, db: Db | Tx, dossier: Dossier, at: Date): Promise<TemplateFacts> {
  const offer = dossier.offeredId === null ? undefined : await readOffer(db, dossier.offeredId);
  const [signer] = await findSigners(db, dossier.agencyCode, at);
  const agency = await agencyOf(node, db, dossier.agencyCode);
  return {
    dossier,
    agencyName: agency.name,
    resultName: offer?.results[0]?.name ?? "",
    legalBasis: offer?.legalBasis ?? [],
    refusal: dossier.outcome === "refused" ? await refusalOf(db, dossier.id) : undefined,
    signer,
  };
}

async function refusalOf(db: Db | Tx, dossierId: string): Promise<TemplateFacts["refusal"]> {
  const refused = (await readEvents(db, dossierId)).findLast(({ kind }) => kind === "refused");
  const said = refused?.detail.refusal;
  if (said === null || typeof said !== "object") return undefined;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return { reason: text(Reflect.get(said, "reason")), legal: text(Reflect.get(said, "legal")) };
}
