import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { completeStepIn } from "../actions/complete-step.ts";
import { handleDossier } from "../handling.ts";
import { mayDo } from "../policy.ts";
import { findResult } from "../store/results.ts";
import type { SavedResult } from "./draft-result.ts";
import { resultErrors } from "./errors.ts";
import { maySignResult } from "./policy.ts";
import { outcomeOf, type ResultOutcome } from "./sign-results.ts";

/**
 * Gives results back to whoever wrote them with a reason: the leader's step of each dossier ends with outcome `return`. Each on its own.
 * Throws `dossier.result-reason-missing`.
 */
export async function returnResults(
  node: Node,
  by: Principal,
  of: { readonly results: readonly SavedResult[]; readonly reason: string },
): Promise<readonly ResultOutcome[]> {
  const reason = of.reason.trim();
  if (reason === "") throw resultErrors.reasonMissing();
  const outcomes: ResultOutcome[] = [];
  for (const seen of of.results) outcomes.push(await outcomeOf(seen.id, () => returnOne(node, by, seen, reason)));
  return outcomes;
}

async function returnOne(node: Node, by: Principal, seen: SavedResult, note: string): Promise<SavedResult> {
  const result = await findResult(node.db, seen.id);
  if (!result) throw resultErrors.missing();
  return handleDossier(node, by, result.dossierId, async (handling) => {
    const { held, at } = handling;
    if (!maySignResult(by, result, at)) throw resultErrors.forbidden();
    if (result.state !== "draft") throw resultErrors.wrongState();
    const step = held.work.find((work) => work.role === "leader" && mayDo(by, work, at));
    if (!step) throw resultErrors.notYetSigned();
    await completeStepIn(handling, { token: step.token, outcome: "return", note });
    return { id: result.id, version: result.version };
  });
}
