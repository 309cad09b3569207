import { appendAudit } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { findNewest, findNewestFacts, insertVersion } from "../store/versions.ts";

/** Which code was put right to which, when and by whom. */
type Adoption = {
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly by: { readonly accountId?: string; readonly name: string; readonly agencyCode: string };
};

/**
 * A procedure's code was put right: the flow published under the wrong code goes on under the right one, unless that has a flow of its
 * own. Instances under way keep their version.
 */
export async function adoptFlow(tx: Tx, { from, to, at, by }: Adoption): Promise<void> {
  const newest = await findNewest(tx, from);
  if (!newest || (await findNewestFacts(tx, to))) return;
  const id = newId();
  await insertVersion(tx, { ...newest, id, flow: to, number: 1, publishedAt: at });
  await appendAudit(tx, {
    actor: by,
    action: "flow.version.adopt",
    subject: { kind: "flow.version", id },
    detail: { from, to, number: newest.number },
    at,
  });
}
