import { randomBytes } from "node:crypto";
import { digestOf } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { verifyCredential } from "../../directory/index.ts";
import { insertWireSession } from "../store/wire-sessions.ts";

/** How long a session lasts, in milliseconds. */
const lasts = 8 * 3_600_000;

/**
 * Opens a session for software that shows its credential of the directory. Undefined when it is wrong or revoked.
 * @returns the token, of which only a hash is kept
 */
export async function openWireSession(node: Node, clientId: string, secret: string): Promise<string | undefined> {
  const credential = await verifyCredential(node, clientId, secret);
  if (!credential) return undefined;
  const token = randomBytes(32).toString("base64url");
  const openedAt = node.machine.now();
  await insertWireSession(node.db, {
    tokenHash: digestOf(Buffer.from(token)),
    clientId: credential.clientId,
    agencyCode: credential.agencyCode,
    openedAt,
    expiresAt: new Date(openedAt.getTime() + lasts),
  });
  return token;
}
