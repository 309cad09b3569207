import type { OfficialPlaces } from "../../../platform/typeset/index.ts";
import type { ResultContent } from "./content.ts";

/** Where a result stands: drafted, signed by the leader, numbered and sealed; or no longer the one that counts. */
export type ResultState = "draft" | "signed" | "sealed" | "replaced";

/** A result of a dossier, or the notice that refuses one. */
export type DossierResult = {
  readonly id: string;
  readonly dossierId: string;
  readonly agencyCode: string;
  readonly kind: "result" | "refusal";
  readonly content: ResultContent;
  readonly version: number;
  readonly state: ResultState;
  readonly fileSha256: string | null;
  readonly places: OfficialPlaces | null;
  readonly pageCount: number | null;
  readonly numberText: string | null;
  readonly draftedBy: string | null;
  readonly draftedByName: string;
  readonly draftedAt: Date;
  readonly updatedAt: Date;
  readonly updatedByName: string;
  readonly signerId: string | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
  readonly sealedByName: string | null;
  readonly sealedAt: Date | null;
};
