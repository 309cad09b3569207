import type { Text } from "../../platform/text/index.ts";
import type { ComparedFacts, DossierProgress, DossierRecord, RefusalReason } from "../../protocol/dossiers/index.ts";

/** Who reports: the node of an authority, or its own software through the wire services. */
export type Reporter = {
  readonly via: "node" | "wire";
  /** Code of the authority's node; the level 1 code where no node serves it. */
  readonly node: string;
  /** It reports dossiers of this agency and of those below. */
  readonly agencyCode: string;
};

/** Why a change was not taken. */
export type Refusal = {
  readonly reason: RefusalReason;
  readonly message: Text;
  /** The right value, where it can be told. */
  readonly suggestion: string | null;
};

/** A change as it came, not yet looked at. */
export type ReportedChange = {
  readonly service: "DongBoHoSoMC" | "CapNhatTienDoHoSoMC";
  /** What the sender calls the dossier beside the fields, where it does. */
  readonly code?: string;
  /** Of the dossier at the sender; 0 for software that knows none. */
  readonly revision: number;
  /** When it happened at the sender. */
  readonly at: Date;
  /** When the sender queued it, where that is not when it happened: all of it was sent again. */
  readonly sentAt?: Date;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A change that is right. */
export type ExaminedChange =
  | { readonly kind: "record"; readonly record: DossierRecord; readonly sectorCode: string }
  | { readonly kind: "progress"; readonly progress: DossierProgress };

/** A dossier of the country as it is kept. */
export type ReportedDossier = ComparedFacts & {
  readonly node: string;
  readonly via: Reporter["via"];
  readonly revision: number;
  readonly sectorCode: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly firstAt: Date;
  readonly changedAt: Date;
  readonly arrivedAt: Date;
};
