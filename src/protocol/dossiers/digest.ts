import { createHash } from "node:crypto";
import type { Channel, DossierState } from "./states.ts";

/** What must be the same of a dossier at the authority and on the national portal. Instants count by the second, as they travel. */
export type ComparedFacts = {
  readonly code: string;
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly channel: Channel;
  readonly state: DossierState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly supplements: number;
};

/**
 * Digest of a dossier, 64 bits as a signed integer (PostgreSQL bigint). Digests of many are compared by their exclusive or, so that
 * order does not matter and one dossier's change is one more exclusive or.
 */
export function digestOf(facts: ComparedFacts): bigint {
  const text = [
    facts.code,
    facts.procedureCode,
    facts.agencyCode,
    facts.channel,
    facts.state,
    secondOf(facts.receivedAt),
    secondOf(facts.dueAt),
    secondOf(facts.endedAt),
    secondOf(facts.returnedAt),
    facts.supplements,
  ].join("|");
  return createHash("sha256").update(text).digest().readBigInt64BE(0);
}

function secondOf(instant: Date | null): number | string {
  return instant === null ? "" : Math.floor(instant.getTime() / 1_000);
}
