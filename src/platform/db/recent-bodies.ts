/** Bodies that this process stored a moment ago, by SHA-256: what is sent on at once is not read back from the database. */
export type RecentBodies = {
  keep(sha256: Uint8Array, body: Uint8Array): void;
  find(sha256: Uint8Array): Uint8Array | undefined;
};

/**
 * Makes a memory of bodies; the oldest leave first. A body is found only under the digest of its own bytes, so it cannot be taken
 * for another, whatever became of the transaction that stored it.
 * @param most bytes kept in all
 * @param largest bodies above this are not kept
 */
export function createRecentBodies(most: number, largest: number): RecentBodies {
  const bodies = new Map<string, Uint8Array>();
  let size = 0;

  function forget(name: string): void {
    size -= bodies.get(name)?.byteLength ?? 0;
    bodies.delete(name);
  }

  return {
    keep(sha256, body) {
      if (body.byteLength > largest) return;
      const name = nameOf(sha256);
      forget(name);
      bodies.set(name, body);
      size += body.byteLength;
      for (const oldest of bodies.keys()) {
        if (size <= most) return;
        forget(oldest);
      }
    },
    find: (sha256) => bodies.get(nameOf(sha256)),
  };
}

function nameOf(sha256: Uint8Array): string {
  return Buffer.from(sha256.buffer, sha256.byteOffset, sha256.byteLength).toString("latin1");
}
