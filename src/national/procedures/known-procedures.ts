import type { Db, Tx } from "../../platform/db/index.ts";
import type { ProcedureSummary } from "./procedure-summary.ts";
import { nearCodes } from "./search/search-procedures.ts";
import { readVersion } from "./store/catalogue.ts";
import { findOfferedCodes } from "./store/offered.ts";
import { readSummaries } from "./store/procedures.ts";

/** What others check codes of procedures against. */
export type KnownProcedures = {
  /** A procedure of the national catalogue, withdrawn or not. */
  find(code: string): Pick<ProcedureSummary, "code" | "name" | "sector" | "status"> | undefined;
  /** The nearest codes of the catalogue to one that is not in it, best first. */
  near(typed: string): readonly string[];
  /** Of these codes, those under which the authority of a level 1 code offers procedures of its own. */
  ownCodes(db: Db | Tx, level1: string, codes: readonly string[]): Promise<ReadonlySet<string>>;
};

/** Makes a reader of the catalogue's codes with its own memory: a small query tells whether anything was published, and only that is read. */
export function createKnownProcedures(): (db: Db | Tx) => Promise<KnownProcedures> {
  const known = new Map<string, ProcedureSummary>();
  const codes = () => [...known.keys()];
  const procedures: KnownProcedures = {
    find: (code) => known.get(code),
    near: (typed) => nearCodes({ codes }, typed),
    ownCodes: findOfferedCodes,
  };
  let version = 0;
  return async (db) => {
    // The version is read first: rows newer than it only lead to one more reading.
    const newest = await readVersion(db);
    if (newest > version) {
      for (const summary of await readSummaries(db, version)) known.set(summary.code, summary);
      version = newest;
    }
    return procedures;
  };
}
