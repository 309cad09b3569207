import type { PauseReason } from "../../engines/deadline/index.ts";
import type { Channel, DossierState } from "../../protocol/dossiers/index.ts";
import type { ApplicantKind, ProcedureLevel } from "../../protocol/procedures/index.ts";

/** Kinds of numbers people and organisations are known by. */
export const numberKinds = ["cccd", "cmnd", "passport", "tax", "other"] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Who applies, as they stood when the dossier was received. Days are `yyyy-MM-dd`. */
export type Applicant = {
  readonly kind: ApplicantKind;
  readonly number: string;
  readonly numberKind: NumberKind;
  readonly name: string;
  readonly birthDate: string | null;
  readonly gender: "female" | "male" | "other" | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
};

/** A scanned file of a paper. */
export type ComponentFile = {
  /** Hex; where the node's files keep it. */
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** ISO instant of the domain clock. */
  readonly at: string;
};

/** A paper of the dossier: what the procedure asks, and what was given. */
export type DossierComponent = {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly originals: number;
  readonly copies: number;
  readonly given: boolean;
  readonly files: readonly ComponentFile[];
  readonly note: string;
};

/** A stretch in which the dossier waited; ISO instants. */
export type DossierPause = {
  readonly from: string;
  readonly to: string | null;
  readonly reason: PauseReason;
  /** False: it waited, but the time counts against the office (a second supplement request, QĐ 766/QĐ-TTg). */
  readonly stopsClock: boolean;
};

/** How a dossier ended. */
export type DossierOutcome = "granted" | "refused" | "not-received" | "withdrawn" | "stopped";

/** A dossier as it stands. */
export type Dossier = {
  readonly id: string;
  readonly code: string;
  readonly offeredId: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly sectorCode: string;
  readonly sectorName: string;
  readonly level: ProcedureLevel;
  /** Resolves it; its working time counts. */
  readonly agencyCode: string;
  /** At whose counter it was handed in. */
  readonly receivedAgency: string;
  readonly channel: Channel;
  /** Who received it on mandate; empty: the agency's own officers. */
  readonly mandate: string;
  readonly applicantId: string | null;
  readonly applicant: Applicant;
  readonly subject: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly components: readonly DossierComponent[];
  readonly flow: string;
  readonly instanceId: string | null;
  readonly state: DossierState;
  readonly outcome: DossierOutcome | null;
  readonly receivedAt: Date;
  /** As `parseLimit` reads it. */
  readonly limitText: string;
  readonly pauses: readonly DossierPause[];
  readonly dueAt: Date | null;
  readonly printedDueAt: Date | null;
  readonly reappointedTo: Date | null;
  readonly calendarVersion: number;
  readonly supplements: number;
  /** Whole đồng; null: free of charge or not yet known. */
  readonly fee: number | null;
  readonly feeDemandedAt: Date | null;
  readonly feePaidAt: Date | null;
  readonly feeReceipt: string;
  readonly endedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly lateBy: string | null;
  readonly lateStep: string | null;
  readonly apologyAt: Date | null;
  readonly originNode: string | null;
  readonly originCode: string | null;
  readonly revision: number;
  readonly createdBy: string | null;
  readonly createdByName: string;
  readonly updatedAt: Date;
};

/** Of a dossier, what nothing has happened to yet. */
export const untouched = {
  instanceId: null,
  outcome: null,
  pauses: [],
  reappointedTo: null,
  calendarVersion: 0,
  supplements: 0,
  feeDemandedAt: null,
  feePaidAt: null,
  feeReceipt: "",
  endedAt: null,
  returnedAt: null,
  lateBy: null,
  lateStep: null,
  apologyAt: null,
  originNode: null,
  originCode: null,
} as const satisfies Partial<Dossier>;

/** Roles that do the work of dossiers. */
export type WorkRole = "receptionist" | "specialist" | "leader" | "clerk";

/** A step of a dossier, open or done. */
export type Work = {
  readonly dossierId: string;
  readonly token: number;
  /** The called flow that it is of; absent or null: the dossier's own. */
  readonly instanceId?: string | null;
  readonly node: string;
  readonly name: string;
  readonly lane: string;
  readonly role: WorkRole;
  readonly agencyCode: string;
  readonly place: "here" | "elsewhere" | "waiting";
  readonly assignee: string | null;
  readonly assigneeName: string;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedByName: string;
  readonly outcome: string;
  readonly fence: number;
  readonly holder: string | null;
  readonly holderName: string;
  /** Machine clock. */
  readonly heldUntil: Date | null;
};

/** What happened to a dossier. */
export const eventKinds = [
  "accepted",
  "not-accepted",
  "step-done",
  "flow-moved",
  "supplement-asked",
  "supplement-received",
  "fee-demanded",
  "fee-paid",
  "suspended",
  "resumed",
  "withdrawn",
  "stopped",
  "refused",
  "result-drafted",
  "result-signed",
  "result-sealed",
  "resolved",
  "returned",
  "apology-sent",
  "due-moved",
  "reassigned",
  "components-changed",
  "corrected",
  "step-answered",
  "sync-refused",
  "sync-repaired",
] as const;
export type DossierEventKind = (typeof eventKinds)[number];

/** A line of a dossier's history. */
export type DossierEvent = {
  readonly id: string;
  readonly dossierId: string;
  readonly revision: number;
  readonly at: Date;
  readonly kind: DossierEventKind;
  readonly state: DossierState;
  readonly actor: string | null;
  readonly actorName: string;
  readonly actorTitle: string;
  readonly agencyCode: string;
  readonly detail: Readonly<Record<string, unknown>>;
};
