import type { Kysely } from "kysely";
import type { Clock } from "../clock/index.ts";
import type { PeerConfig } from "../config/index.ts";
import type { DB } from "../db/index.ts";
import type { Peer } from "./keys.ts";

/** How long a peer is remembered before it is read again: a revoked key stops working within this time (ms). */
const memory = 2_000;

/** Finds peers in the database, remembering each for two seconds. */
export function peerFinder(db: Kysely<DB>, machine: Clock): (code: string) => Promise<Peer | undefined> {
  const known = new Map<string, { readonly peer: Peer | undefined; readonly until: number }>();
  return async (code) => {
    const now = machine.now().getTime();
    const found = known.get(code);
    if (found && found.until > now) return found.peer;
    const row = await db.selectFrom("platform.peer").selectAll().where("code", "=", code).executeTakeFirst();
    const peer = row && { code: row.code, baseUrl: row.base_url, publicKey: row.public_key, enabled: row.enabled };
    known.set(code, { peer, until: now + memory });
    return peer;
  };
}

/** Enters or updates nodes to exchange messages with. */
export async function savePeers(db: Kysely<DB>, peers: readonly PeerConfig[]): Promise<void> {
  if (peers.length === 0) return;
  await db
    .insertInto("platform.peer")
    .values(
      peers.map((peer) => ({
        code: peer.code,
        name_vi: peer.name.vi,
        name_en: peer.name.en,
        base_url: peer.baseUrl,
        public_key: peer.publicKey,
      })),
    )
    .onConflict((conflict) =>
      conflict.column("code").doUpdateSet((eb) => ({
        name_vi: eb.ref("excluded.name_vi"),
        name_en: eb.ref("excluded.name_en"),
        base_url: eb.ref("excluded.base_url"),
        public_key: eb.ref("excluded.public_key"),
      })),
    )
    .execute();
}
