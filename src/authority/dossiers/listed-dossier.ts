import type { Text } from "../../platform/text/index.ts";
import type { Channel, DossierState } from "../../protocol/dossiers/index.ts";
import type { DossierPause, Work } from "./record.ts";

/** A step of a listed dossier that is open. */
export type ListedStep = Pick<
  Work,
  | "token"
  | "name"
  | "role"
  | "agencyCode"
  | "place"
  | "assignee"
  | "assigneeName"
  | "dueAt"
  | "holder"
  | "holderName"
  | "heldUntil"
>;

/** A row of a work list. */
export type ListedDossier = {
  readonly id: string;
  /** The step that the row is about; null where it is about the dossier. */
  readonly token: number | null;
  readonly code: string;
  readonly revision: number;
  readonly state: DossierState;
  readonly applicantName: string;
  readonly applicantNumber: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly subject: string;
  readonly agencyCode: string;
  readonly receivedAgency: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly pauses: readonly DossierPause[];
  readonly lateBy: string | null;
  readonly lateStep: string | null;
  /** Scanned files of all its papers. */
  readonly scans: number;
  readonly steps: readonly ListedStep[];
  /** How it stands with the portal; null for a dossier of another node. */
  readonly sync: {
    readonly revision: number;
    readonly ackedRevision: number;
    readonly changedAt: Date;
    readonly refusedCode: string | null;
    readonly refusedMessage: Text | null;
    readonly suggestion: string | null;
  } | null;
};
