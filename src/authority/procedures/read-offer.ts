import { parseLimit } from "../../engines/deadline/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type {
  ProcedureComponent,
  ProcedureFee,
  ProcedureLevel,
  ProcedureLimit,
} from "../../protocol/procedures/index.ts";
import { flowOf } from "./flow-of.ts";
import type { Offered, OfferedState } from "./offered.ts";
import { findNationalNow, findNationalVersion } from "./store/national.ts";
import { findOfferedProcedure } from "./store/offered.ts";

/** A procedure as a counter needs it to receive a dossier: what the authority offers on the national record it stands on. */
export type Offer = {
  readonly id: string;
  /** The national code, else the authority's own: what dossiers are reported under. */
  readonly code: string;
  /** As the authority wrote it. */
  readonly writtenCode: string;
  readonly name: string;
  readonly state: OfferedState;
  readonly sector: { readonly code: string; readonly name: string };
  readonly levels: readonly ProcedureLevel[];
  readonly leadAgency: string;
  /** Agencies that receive it; empty: every agency of its levels. */
  readonly receivers: readonly string[];
  readonly components: readonly ProcedureComponent[];
  readonly limits: readonly ProcedureLimit[];
  /** The authority's own commitment; it stands before `limits`. As `parseLimit` reads it. */
  readonly localLimit: string | null;
  /** Fees with the authority's own amounts put in; whole đồng. */
  readonly fees: readonly ProcedureFee[];
  readonly results: readonly { readonly code: string; readonly name: string }[];
  readonly legalBasis: readonly string[];
  readonly onlineLevel: number | null;
};

/** Reads a procedure for the counter; undefined when it is not in the catalogue. */
export async function readOffer(db: Db | Tx, offeredId: string): Promise<Offer | undefined> {
  const offered = await findOfferedProcedure(db, offeredId);
  if (!offered) return undefined;
  const code = flowOf(offered);
  const asTaken =
    offered.nationalVersion === null ? undefined : await findNationalVersion(db, code, offered.nationalVersion);
  return offerOf(offered, asTaken ?? (await findNationalNow(db, code)));
}

function offerOf(offered: Offered, record: Awaited<ReturnType<typeof findNationalNow>>): Offer {
  const own = new Map(offered.localFees.map(({ code, amount }) => [code, amount]));
  return {
    id: offered.id,
    code: flowOf(offered),
    writtenCode: offered.code,
    name: offered.name,
    state: offered.state,
    // Figures are divided by it: a sector whose code is not known goes by its name.
    sector: { code: record?.sector.code || (record?.sector.name ?? ""), name: record?.sector.name ?? "" },
    levels: offered.levels,
    leadAgency: offered.leadAgency,
    receivers: offered.receivers,
    components: record?.components ?? [],
    limits: record?.limits ?? [],
    localLimit: offered.localLimit,
    fees: (record?.fees ?? []).map((fee) => ({ ...fee, amount: own.get(fee.code) ?? fee.amount })),
    results: record?.results ?? [],
    legalBasis: (record?.legalBasis ?? []).map(({ number }) => number),
    onlineLevel: offered.online,
  };
}

/**
 * The limit by which a dossier of an offer is due: the authority's own, else the announced one for the channel and for all cases, else the
 * first that can be read. Undefined when none is announced.
 */
export function limitOf(
  { localLimit, limits }: Pick<Offer, "localLimit" | "limits">,
  channel: "counter" | "online" | "post",
): string | undefined {
  if (localLimit !== null) return localLimit;
  const readable = limits.filter(({ limit }) => isLimit(limit));
  const fitting = readable.filter((one) => one.channel === channel || one.channel === "any");
  const among = fitting.length > 0 ? fitting : readable;
  return (among.find(({ onlyWhen }) => onlyWhen === null) ?? among[0])?.limit;
}

function isLimit(text: string): boolean {
  try {
    parseLimit(text);
    return true;
  } catch {
    return false;
  }
}
