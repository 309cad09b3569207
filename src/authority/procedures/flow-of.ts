import { minutesOf } from "../../engines/flow/steps/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { Offered } from "./offered.ts";
import { findNationalNow, findNationalVersion } from "./store/national.ts";

/** The name under which the flow of a procedure is published: its code in the national catalogue, else its own. */
export function flowOf(offered: Pick<Offered, "code" | "nationalCode">): string {
  return offered.nationalCode ?? offered.code;
}

/** A time limit that the flow of a procedure must keep. */
export type LegalLimit = {
  /** As `parseLimit` reads it. */
  readonly limit: string;
  /** The authority's own commitment, or the nation's announcement. */
  readonly origin: "local" | "national";
  /** For which case it holds, where the announcement says so. */
  readonly onlyWhen: string | null;
  /** In working minutes, as the flow's allowances are added up; undefined when it cannot be read. */
  readonly minutes: number | undefined;
};

/** The limit a flow must keep: the authority's own, else the nation's for all cases, else its longest. Undefined when none is announced. */
export async function legalLimitOf(db: Db | Tx, offered: Offered): Promise<LegalLimit | undefined> {
  if (offered.localLimit !== null) return read(offered.localLimit, "local", null);
  const { nationalVersion } = offered;
  const code = flowOf(offered);
  const asTaken = nationalVersion === null ? undefined : await findNationalVersion(db, code, nationalVersion);
  // A procedure that is not yet tied to the national record still has that record's limit to keep.
  const record = asTaken ?? (await findNationalNow(db, code));
  const limits = (record?.limits ?? []).map(({ limit, onlyWhen }) => read(limit, "national", onlyWhen));
  const forAll = limits.filter(({ onlyWhen }) => onlyWhen === null);
  const among = forAll.length > 0 ? forAll : limits;
  return [...among].sort((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0))[0];
}

function read(limit: string, origin: LegalLimit["origin"], onlyWhen: string | null): LegalLimit {
  return { limit, origin, onlyWhen, minutes: minutesOf(limit, "least") };
}
