import { timingSafeEqual } from "node:crypto";
import { digestOf } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { type ClientCredential, findCredential, noteUse } from "./store/credentials.ts";

/** Proves a client's id and secret and notes the use. Undefined when they are not those of a working credential. */
export async function verifyCredential(
  node: Node,
  clientId: string,
  secret: string,
): Promise<ClientCredential | undefined> {
  const found = await findCredential(node.db, clientId);
  if (!found || !timingSafeEqual(found.secretHash, digestOf(Buffer.from(secret)))) return undefined;
  await noteUse(node.db, found.id, node.machine.now());
  const { secretHash: _, ...credential } = found;
  return credential;
}
