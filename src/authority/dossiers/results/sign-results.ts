import type { Signer } from "../../../engines/signing/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { OfficialPages } from "../../../platform/typeset/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { agencyOf, openPersonKey, signAsPerson } from "../../office/index.ts";
import { completeStepIn } from "../actions/complete-step.ts";
import { commit, type Handling, handleDossier } from "../handling.ts";
import { mayDo } from "../policy.ts";
import type { Dossier, Work } from "../record.ts";
import { findResult, lockResult, markResultSigned } from "../store/results.ts";
import type { SavedResult } from "./draft-result.ts";
import { resultErrors } from "./errors.ts";
import { layOutResult } from "./layout.ts";
import { isResultAwaited, maySignResult } from "./policy.ts";
import type { DossierResult } from "./result.ts";

/** What became of one result of a batch. */
export type ResultOutcome =
  | ({ readonly ok: true } & SavedResult)
  | { readonly ok: false; readonly id: string; readonly error: DomainError };

/**
 * Signs results with the person's own key (PAdES B-T) and does the leader's step of their dossiers, each on its own: one that cannot be signed
 * does not keep the others back. A wrong PIN signs nothing and throws what the key store throws.
 * Throws `dossier.result-forbidden` when none is for this person: then no key is opened.
 */
export async function signResults(
  node: Node,
  by: Principal,
  of: { readonly results: readonly SavedResult[]; readonly pin: string },
): Promise<readonly ResultOutcome[]> {
  const found = await Promise.all(of.results.map(({ id }) => findResult(node.db, id)));
  const now = node.clock.now();
  if (!found.some((result) => result && maySignResult(by, result, now))) throw resultErrors.forbidden();
  const signer = await openPersonKey(node, by.accountId, of.pin);
  const outcomes: ResultOutcome[] = [];
  for (const seen of of.results) outcomes.push(await outcomeOf(seen.id, () => signAndComplete(node, by, signer, seen)));
  return outcomes;
}

/** Turns a refusal into an outcome; anything unforeseen still throws. */
export async function outcomeOf(id: string, act: () => Promise<SavedResult>): Promise<ResultOutcome> {
  try {
    return { ok: true, ...(await act()) };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, id, error };
    throw error;
  }
}

/** Signs a result as it was read, and does the leader's step with outcome `sign`, in one transaction. */
async function signAndComplete(node: Node, by: Principal, signer: Signer, seen: SavedResult): Promise<SavedResult> {
  const at = node.clock.now();
  const result = await findResult(node.db, seen.id);
  requireSignable(result, by, seen, at);
  const signed = await signPages(node, by, signer, result, at);
  return handleDossier(node, by, result.dossierId, async (handling) => {
    const step = signingStep(handling, result);
    const after = await signResult(handling, { seen, signed });
    if (step) await completeStepIn(withDossier(handling, after), { token: step.token, outcome: "sign" });
    return { id: seen.id, version: seen.version + 1 };
  });
}

/** Pages with the person's signature, kept with the node's files. */
export type SignedPages = Omit<OfficialPages, "pdf"> & { readonly sha256: string; readonly at: Date };

/**
 * Lays the stored text out, signs it and keeps the file; takes a time-stamp over the network, so it is done before a transaction. What was shown
 * is what is signed: equal text and time of saving give equal bytes.
 */
export async function signPages(
  node: Node,
  by: Principal,
  signer: Signer,
  { content, agencyCode, updatedAt }: DossierResult,
  at: Date,
): Promise<SignedPages> {
  const agency = await agencyOf(node, node.db, agencyCode);
  const { pdf, ...pages } = await layOutResult(content, agency, updatedAt);
  const account = { id: by.accountId, name: content.signer?.name ?? by.name };
  const bytes = await signAsPerson(node, { pdf, signer, places: pages.places, account, agency, at });
  const file = await node.files.put(bytes, { maxBytes: node.config.maxUploadBytes * 2, allow: ["application/pdf"] });
  return { ...pages, sha256: file.sha256, at };
}

/**
 * Writes that the result is signed, with the dossier's history and audit, in the caller's transaction; the step of the flow is the caller's.
 * Returns the dossier as it stands then. Throws `dossier.result-changed`, `dossier.result-wrong-state`, `dossier.result-forbidden`.
 */
export async function signResult(
  handling: Handling,
  { seen, signed }: { readonly seen: SavedResult; readonly signed: SignedPages },
): Promise<Dossier> {
  const { tx, by, held, at } = handling;
  const result = await lockResult(tx, seen.id);
  requireSignable(result, by, seen, at);
  if (!isResultAwaited(held.dossier, result)) throw resultErrors.notAwaited();
  await markResultSigned(tx, result.id, { ...signed, by: { accountId: by.accountId, name: signedName(result, by) } });
  const after = { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at };
  const detail = { result: result.id, title: result.content.title, sha256: signed.sha256 };
  return commit(handling, { after, events: [{ kind: "result-signed", detail }] }, "dossier.result.sign");
}

function signedName({ content }: DossierResult, by: Principal): string {
  return content.signer?.name ?? by.name;
}

function requireSignable(
  result: DossierResult | undefined,
  by: Principal,
  seen: SavedResult,
  at: Date,
): asserts result is DossierResult {
  if (!result) throw resultErrors.missing();
  if (!maySignResult(by, result, at)) throw resultErrors.forbidden();
  if (result.state !== "draft") throw resultErrors.wrongState();
  if (result.version !== seen.version) throw resultErrors.changed();
  requireComplete(result);
}

function requireComplete({ content }: DossierResult): void {
  const wrong: Record<string, Text> = {};
  if (content.title.trim() === "") wrong.title = { vi: "Hãy ghi tên văn bản.", en: "Name the paper." };
  if (content.subject.trim() === "") wrong.subject = { vi: "Hãy ghi trích yếu nội dung.", en: "Write the subject." };
  if (content.blocks.length === 0) wrong.body = { vi: "Hãy soạn nội dung.", en: "Write the text." };
  if (!content.signer || content.signer.capacity.length === 0)
    wrong.signer = { vi: "Hãy chọn người ký.", en: "Choose who signs." };
  if (Object.keys(wrong).length > 0) throw resultErrors.incomplete(wrong);
}

/**
 * The leader's open step that signing does; none once the dossier is resolved (a notice written beside the drawing, or one in another's place).
 * Throws `dossier.result-not-for-signing` while the dossier has not come to it.
 */
function signingStep({ held, by, at }: Handling, { agencyCode }: DossierResult): Work | undefined {
  const step = held.work.find(
    (work) => work.role === "leader" && work.agencyCode === agencyCode && mayDo(by, work, at),
  );
  if (!step && held.dossier.state !== dossierStates.resolved) throw resultErrors.notYetSigned();
  return step;
}

/** The same handling, of the dossier as it has become. */
export function withDossier(handling: Handling, dossier: Dossier): Handling {
  return { ...handling, held: { ...handling.held, dossier } };
}
