import type { Db, Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { findAgency } from "../organisation/index.ts";

const known = new WeakMap<Db, Map<string, { readonly name: string; readonly until: number }>>();
/** How long a name is believed, in milliseconds. */
const memory = 60_000;

/** Name of an agency of this node; its code when it is not known. Remembered for a minute. */
export async function agencyNameOf(node: Node, tx: Db | Tx, code: string): Promise<string> {
  const names = known.get(node.db) ?? new Map();
  known.set(node.db, names);
  const now = performance.now();
  const found = names.get(code);
  if (found && found.until > now) return found.name;
  const name = (await findAgency(tx, code))?.name ?? code;
  names.set(code, { name, until: now + memory });
  return name;
}
