import { randomBytes } from "node:crypto";
import type { Principal } from "../../../platform/auth/index.ts";
import { digestOf, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { searchAgencies, touchAgency } from "../store/agencies.ts";
import { insertCredential } from "../store/credentials.ts";
import { changeDirectory } from "./change-directory.ts";

/** A credential as it is shown once, to whoever asked for it. */
export type IssuedCredential = { readonly id: string; readonly clientId: string; readonly secret: string };

/**
 * Issues a credential to an agency's own software, which from then on fetches the agency's documents itself. The secret is shown
 * here once; only its hash is kept. Errors: `directory.forbidden`, `directory.agency-missing`.
 */
export async function issueCredential(
  node: Node,
  principal: Principal,
  request: { readonly agencyCode: string; readonly software?: string; readonly ratePerMinute?: number },
): Promise<IssuedCredential> {
  assertRegistrar(principal, node.clock.now());
  return changeDirectory(node, async (tx, version) => {
    const { total } = await searchAgencies(tx, { codes: [request.agencyCode] });
    if (total === 0) throw directoryErrors.agencyMissing(request.agencyCode);
    const issued = await makeCredential(tx, { ...request, at: node.clock.now(), by: principal.name, version });
    const subject = { kind: "directory.credential", id: issued.id };
    const detail = { agencyCode: request.agencyCode, clientId: issued.clientId };
    return {
      result: issued,
      acts: [{ actor: principal, action: "directory.credential.issue", subject, detail }],
    };
  });
}

/** Makes and enters a credential; the caller has authorised it and records it. */
export async function makeCredential(
  tx: Tx,
  request: {
    readonly agencyCode: string;
    readonly software?: string;
    readonly ratePerMinute?: number;
    readonly at: Date;
    readonly by: string;
    readonly version: number;
  },
): Promise<IssuedCredential> {
  const secret = randomBytes(32).toString("base64url");
  const clientId = `${request.agencyCode.toLowerCase()}-${randomBytes(4).toString("hex")}`;
  const row = {
    clientId,
    agencyCode: request.agencyCode,
    software: request.software ?? "",
    ratePerMinute: request.ratePerMinute ?? 600,
    issuedAt: request.at,
    issuedBy: request.by,
  };
  const id = await insertCredential(tx, row, digestOf(Buffer.from(secret)));
  // The agency's route is now its mailbox: nodes must learn it.
  await touchAgency(tx, request.agencyCode, request.version);
  return { id, clientId, secret };
}
