import { formatDocumentNumber, padDocumentNumber } from "../../../engines/codes/index.ts";
import type { Signer } from "../../../engines/signing/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, wallTime } from "../../../platform/text/index.ts";
import { agencyOf, numberAndSeal, openSealKey } from "../../office/index.ts";
import { completeStepIn } from "../actions/complete-step.ts";
import { commit, type Handling, handleDossier } from "../handling.ts";
import { mayDo } from "../policy.ts";
import { findResult, lockResult, markResultSealed, type ResultNumber, takeResultNumber } from "../store/results.ts";
import type { SavedResult } from "./draft-result.ts";
import { resultErrors } from "./errors.ts";
import { resultNotation, resultSeries } from "./layout.ts";
import { isResultAwaited, maySealResult } from "./policy.ts";
import type { DossierResult } from "./result.ts";
import { outcomeOf, type ResultOutcome, withDossier } from "./sign-results.ts";

/**
 * Gives signed results their number and date and the agency's seal, each on its own and each in one transaction; a result that fails keeps no
 * number. Where the flow has a step of the clerk, that is done with it. A wrong PIN seals nothing and throws what the key store throws.
 * Throws `dossier.result-forbidden` when none is for this person: then no key is opened.
 */
export async function sealResults(
  node: Node,
  by: Principal,
  of: { readonly results: readonly SavedResult[]; readonly pin: string },
): Promise<readonly ResultOutcome[]> {
  const found = await Promise.all(of.results.map(({ id }) => findResult(node.db, id)));
  const now = node.clock.now();
  if (!found.some((result) => result && maySealResult(by, result, now))) throw resultErrors.forbidden();
  const signer = await openSealKey(node, by.agencyCode, of.pin);
  const outcomes: ResultOutcome[] = [];
  for (const seen of of.results) outcomes.push(await outcomeOf(seen.id, () => sealOne(node, by, signer, seen)));
  return outcomes;
}

async function sealOne(node: Node, by: Principal, signer: Signer, seen: SavedResult): Promise<SavedResult> {
  const found = await findResult(node.db, seen.id);
  if (!found) throw resultErrors.missing();
  const pdf = found.fileSha256 === null ? undefined : await node.files.bytes(found.fileSha256);
  return handleDossier(node, by, found.dossierId, async (handling) => {
    const { tx, held, at } = handling;
    const result = await lockResult(tx, seen.id);
    if (!result) throw resultErrors.missing();
    if (!maySealResult(by, result, at)) throw resultErrors.forbidden();
    if (result.state !== "signed" || pdf === undefined || result.fileSha256 !== found.fileSha256)
      throw resultErrors.wrongState();
    if (!isResultAwaited(held.dossier, result)) throw resultErrors.notAwaited();
    const number = await numberFor(handling, result);
    const sha256 = await seal(node, tx, { pdf, signer, result, number, at });
    await markResultSealed(tx, result.id, { ...number, sha256, by, at });
    const after = { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at };
    const detail = { result: result.id, title: result.content.title, number: number.numberText, sha256 };
    const dossier = await commit(
      handling,
      { after, events: [{ kind: "result-sealed", detail }] },
      "dossier.result.seal",
    );
    const step = held.work.find((work) => work.role === "clerk" && mayDo(by, work, at));
    if (step) await completeStepIn(withDossier(handling, dossier), { token: step.token, outcome: "" });
    return { id: result.id, version: result.version + 1 };
  });
}

async function numberFor({ node, tx, at }: Handling, { agencyCode, content }: DossierResult): Promise<ResultNumber> {
  const agency = await agencyOf(node, tx, agencyCode);
  const [year, series] = [Number(wallTime(at).year), resultSeries(content.form)];
  const number = await takeResultNumber(tx, { agencyCode, year, series });
  const notation = resultNotation(content.form, agency);
  return { year, series, number, notation, numberText: formatDocumentNumber({ number, notation }) };
}

/** Puts number, date and seal on the pages, each a signature appended, and keeps the file. */
async function seal(
  node: Node,
  tx: Tx,
  of: {
    readonly pdf: Uint8Array;
    readonly signer: Signer;
    readonly result: DossierResult;
    readonly number: ResultNumber;
    readonly at: Date;
  },
): Promise<string> {
  const { pdf, signer, result, number, at } = of;
  if (result.places === null) throw resultErrors.wrongState();
  const agency = await agencyOf(node, tx, result.agencyCode);
  const issued = { number: padDocumentNumber(number.number), numberText: number.numberText, day: isoDay(at) };
  const bytes = await numberAndSeal(node, { pdf, signer, places: result.places, agency, issued, at });
  const file = await node.files.put(bytes, { maxBytes: node.config.maxUploadBytes * 3, allow: ["application/pdf"] });
  return file.sha256;
}
