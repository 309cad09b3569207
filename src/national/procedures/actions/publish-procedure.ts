import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import { nationalWorkingTime } from "../../calendar/index.ts";
import { completeDraft } from "../complete-draft.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { raiseVersion } from "../store/catalogue.ts";
import { type Draft, deleteDraft, findDraft } from "../store/drafts.ts";
import { knownCodes } from "../store/procedures.ts";
import { findRecord, readVersions } from "../store/versions.ts";
import { enterVersions } from "./enter-versions.ts";

/** What an officer says when publishing a draft. */
export type PublishRequest = {
  readonly draftId: string;
  /** Code of the draft, as it stood on the page. */
  readonly code: string;
  /** Revision of the draft that was looked at. */
  readonly revision: number;
  /** Published version it was compared with; null when there was none. */
  readonly against: number | null;
  readonly decision: { readonly number: string; readonly date: string; readonly issuer: string };
  readonly announcedOn: string;
  readonly effectiveFrom: string;
};

/**
 * Publishes a draft as the next version of its procedure and tells every node. Publications wait for each other, so of two officers who
 * publish at once the second is told and nothing of theirs is lost. Errors: `procedures.forbidden`, `procedures.draft-missing`,
 * `procedures.draft-changed`, `procedures.published-meanwhile`, `procedures.incomplete` with a text for each wrong field.
 */
export async function publishProcedure(node: Node, principal: Principal, request: PublishRequest): Promise<Procedure> {
  const now = node.clock.now();
  assertKeeper(principal, now);
  const time = await nationalWorkingTime(node.db);
  return node.db.transaction().execute(async (tx) => {
    const catalogueVersion = await raiseVersion(tx);
    const before = await findRecord(tx, request.code);
    const draft = await draftToPublish(tx, request, before?.version ?? null);
    const { decision, announcedOn, effectiveFrom } = request;
    const version = (before?.version ?? 0) + 1;
    const publication = { version, decision, announcedOn, effectiveFrom, publishedOn: isoDay(now) };
    const completed = completeDraft(draft.record, publication);
    if (completed.wrong) throw procedureErrors.incomplete(completed.wrong);
    const { procedure } = completed;
    await assertTogetherKnown(tx, procedure);
    await deleteDraft(tx, draft.id);
    const subject = { kind: "procedures.procedure", id: procedure.code };
    const entry = { actor: principal, action: "procedures.publish", subject, detail: { version } };
    const act = { catalogueVersion, by: principal.name, entries: [entry], time };
    await enterVersions(tx, node, [{ record: procedure, before }], act);
    return procedure;
  });
}

async function draftToPublish(tx: Tx, request: PublishRequest, version: number | null): Promise<Draft> {
  const draft = await findDraft(tx, request.draftId, true);
  if (version !== request.against) {
    const [newest] = await readVersions(tx, request.code);
    if (newest) throw procedureErrors.publishedMeanwhile(newest.code, newest.version, newest.publishedBy);
  }
  if (!draft) throw procedureErrors.draftMissing();
  if (draft.revision !== request.revision || draft.code !== request.code)
    throw procedureErrors.draftChanged(draft.changedBy);
  return draft;
}

async function assertTogetherKnown(tx: Tx, { together }: Procedure): Promise<void> {
  const known = await knownCodes(tx, together);
  const unknown = together.filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  throw procedureErrors.incomplete({
    together: {
      vi: `Danh mục quốc gia không có thủ tục ${unknown.join(", ")}.`,
      en: `The national catalogue has no procedure ${unknown.join(", ")}.`,
    },
  });
}
