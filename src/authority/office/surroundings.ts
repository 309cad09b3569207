import type { Signer, TimestampSource } from "../../engines/signing/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { officeErrors } from "./errors.ts";

/** An agency of this node, as its documents name it. */
export type OfficeAgency = {
  readonly code: string;
  readonly name: string;
  /** As it stands in notations: UBND. */
  readonly abbreviation: string;
  /** Stands before the date. */
  readonly place: string;
  /** Name of the agency directly above; absent where the document does not name one. */
  readonly parentName?: string;
  readonly email?: string;
};

/** The keys that people and agencies sign with; each opens with its PIN alone. */
export type OfficeKeys = {
  /** Throws what the key store throws: no key, wrong PIN, locked. */
  personSigner(db: Db, accountId: string, pin: string): Promise<Signer>;
  sealSigner(db: Db, agencyCode: string, pin: string): Promise<Signer>;
  /** Image of a person's signature or an agency's seal, PNG without background; absent: name and time are shown. */
  readonly personImage?: (db: Db, accountId: string) => Promise<Uint8Array | undefined>;
  readonly sealImage?: (db: Db, agencyCode: string) => Promise<Uint8Array | undefined>;
};

/** What the office needs from whoever composes the node. */
export type OfficeSurroundings = {
  readonly keys: OfficeKeys;
  /** An agency that this node serves; undefined when it does not. */
  readonly agency: (db: Db | Tx, code: string) => Promise<OfficeAgency | undefined>;
  /** The node's own key, with which the system signs number and date; absent: the agency's key does that too. */
  readonly systemSigner?: Signer;
  /** RFC 3161 time-stamp authority. */
  readonly timestamp: TimestampSource;
  /** Certificates (DER) trusted to issue signing certificates. */
  readonly trust: readonly Uint8Array[];
  /** Revocation lists (DER), as they are now. */
  readonly revocationLists?: () => readonly Uint8Array[];
  /** How long the seal must stay provable; by default B-LT where there are revocation lists, else B-T. */
  readonly sealLevel?: "B-T" | "B-LT" | "B-LTA";
};

const given = new WeakMap<Node, OfficeSurroundings>();

/** Gives a node's office what it stands among. Whoever composes the node calls it once, through `officeSystem`. */
export function giveSurroundings(node: Node, surroundings: OfficeSurroundings): void {
  given.set(node, surroundings);
}

/** What the node's office stands among. Throws `office.no-signing`. */
export function surroundingsOf(node: Node): OfficeSurroundings {
  const found = given.get(node);
  if (!found) throw officeErrors.noSigning();
  return found;
}

/** An agency of this node. Throws `office.unknown-agency`. */
export async function agencyOf(node: Node, db: Db | Tx, code: string): Promise<OfficeAgency> {
  const agency = await surroundingsOf(node).agency(db, code);
  if (!agency) throw officeErrors.unknownAgency(code);
  return agency;
}
