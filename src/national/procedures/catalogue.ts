import type { Db, Tx } from "../../platform/db/index.ts";
import { createSearchIndex, type SearchIndex } from "./search/search-index.ts";
import { readVersion } from "./store/catalogue.ts";
import { readSummaries } from "./store/procedures.ts";

/** The catalogue in memory, ready to be searched, at one version. */
export type Catalogue = { readonly version: number; readonly index: SearchIndex };

/** Reads the catalogue, from memory when its version has not changed. */
export type CatalogueReader = (db: Db | Tx) => Promise<Catalogue>;

/**
 * Makes a reader with its own memory: one small query tells whether anything was published, and only what changed is read. Not for
 * transactions that publish themselves: what is rolled back must not be remembered.
 */
export function createCatalogueReader(): CatalogueReader {
  const index = createSearchIndex();
  let known = 0;
  let reading: Promise<void> = Promise.resolve();

  async function update(db: Db | Tx, version: number): Promise<void> {
    if (version <= known) return;
    for (const summary of await readSummaries(db, known)) index.put(summary);
    known = version;
  }

  return async (db) => {
    // The version is read first: rows newer than it only lead to one more reading.
    const version = await readVersion(db);
    if (version > known) {
      reading = reading.catch(() => undefined).then(() => update(db, version));
      await reading;
    }
    return { version: known, index };
  };
}
