import type { ProcedureLevel } from "../../protocol/procedures/index.ts";

/** Where a procedure of the catalogue stands. Only `published` is shown to people. */
export const offeredStates = ["draft", "published", "hidden", "withdrawn"] as const;
export type OfferedState = (typeof offeredStates)[number];

/** Levels of online service as counted until 2022 (Nghị định 43/2011/NĐ-CP, article 3). */
export type OnlineLevel = 2 | 3 | 4;

/** An amount that stands here instead of the nation's, for the fee of that code; integer đồng. */
export type LocalFee = { readonly code: string; readonly amount: number };

/** A procedure as the authority offers it: everything that is edited and that an undo restores. Days are `yyyy-MM-dd` in Vietnam. */
export type OfferedFacts = {
  /** As the authority wrote it, right or wrong. */
  readonly code: string;
  readonly name: string;
  /** The national record it stands on; null for what the nation does not know. Both or neither. */
  readonly nationalCode: string | null;
  readonly nationalVersion: number | null;
  readonly levels: readonly ProcedureLevel[];
  /** Agency of this node that answers for it; figures are counted for it. */
  readonly leadAgency: string;
  /** Agencies that receive it; empty: every agency of its levels. */
  readonly receivers: readonly string[];
  readonly receivingPlace: string;
  /** Empty: office hours. */
  readonly receivingHours: string;
  readonly localFees: readonly LocalFee[];
  /** Resolution of the People's Council behind the local fees. */
  readonly feeResolution: string;
  /** A limit the authority commits to, as `parseLimit` reads it; null: the nation's. */
  readonly localLimit: string | null;
  readonly online: OnlineLevel | null;
  readonly decisionNumber: string;
  readonly decisionDate: string | null;
  readonly announcedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly publishedOn: string | null;
  readonly state: OfferedState;
};

/** A procedure of the catalogue. */
export type Offered = OfferedFacts & {
  readonly id: string;
  /** Raised by every change. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

/** The facts of a procedure alone, in a fixed order, as a change keeps them. */
export function factsOf(offered: OfferedFacts): OfferedFacts {
  return {
    code: offered.code,
    name: offered.name,
    nationalCode: offered.nationalCode,
    nationalVersion: offered.nationalVersion,
    levels: offered.levels,
    leadAgency: offered.leadAgency,
    receivers: offered.receivers,
    receivingPlace: offered.receivingPlace,
    receivingHours: offered.receivingHours,
    localFees: offered.localFees.map(({ code, amount }) => ({ code, amount })),
    feeResolution: offered.feeResolution,
    localLimit: offered.localLimit,
    online: offered.online,
    decisionNumber: offered.decisionNumber,
    decisionDate: offered.decisionDate,
    announcedOn: offered.announcedOn,
    effectiveFrom: offered.effectiveFrom,
    publishedOn: offered.publishedOn,
    state: offered.state,
  };
}
