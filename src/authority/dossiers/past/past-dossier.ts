import type { Dossier, WorkRole } from "../record.ts";
import type { SupplementReason } from "../store/supplements.ts";

/** What a counter took in, in the past: the dossier as it was received. */
export type PastReceipt = Pick<
  Dossier,
  | "id"
  | "code"
  | "offeredId"
  | "procedureCode"
  | "procedureName"
  | "sectorCode"
  | "sectorName"
  | "level"
  | "agencyCode"
  | "receivedAgency"
  | "channel"
  | "mandate"
  | "applicantId"
  | "applicant"
  | "subject"
  | "form"
  | "components"
  | "flow"
  | "receivedAt"
  | "limitText"
  | "fee"
>;

/** Who did something: by name and post as they were then; accounts of the past are not kept. */
export type PastActor = { readonly name: string; readonly title: string };

/** What was done to a dossier in the past, after its receipt. Instants are of the domain clock. */
export type PastAct = { readonly at: Date } & (
  | {
      readonly kind: "step";
      /** Id in the drawing of the flow. */
      readonly node: string;
      readonly outcome: string;
      readonly reasons?: readonly SupplementReason[];
      readonly refusal?: { readonly reason: string; readonly legal: string };
    }
  /** Papers that were waited for came. */
  | { readonly kind: "answered"; readonly node: string }
  /** A fee was paid, whole đồng: at the counter, or where the flow waited for it (`node`). */
  | { readonly kind: "paid"; readonly node?: string; readonly amount: number; readonly receipt: string }
  | { readonly kind: "returned" }
  | { readonly kind: "withdrawn"; readonly reason: string }
  | { readonly kind: "apology"; readonly reappointedTo: Date }
);

/** How a dossier of the past stands with the national portal. */
export type PastReport =
  | { readonly kind: "synced"; readonly lagMs: number }
  /** It never left. */
  | { readonly kind: "unsent" }
  /** The sending software took every sending for a success; nothing ever arrived. */
  | { readonly kind: "lost"; readonly lagMs: number }
  /** The same, after a first record had arrived. */
  | { readonly kind: "stale"; readonly lagMs: number }
  | {
      readonly kind: "refused";
      readonly reason: "procedure-code" | "dossier-code";
      /** The dossier's code and the procedure's as they were sent. */
      readonly written: { readonly code: string; readonly procedure: string };
      readonly suggestion: string | null;
      readonly lagMs: number;
    };

/** A dossier of the past: what was received and everything done to it, in order of time. */
export type PastDossier = {
  readonly received: PastReceipt;
  /** Not received at all, with the reason: then nothing is done to it. */
  readonly refusal?: { readonly reason: string; readonly legal: string };
  readonly acts: readonly PastAct[];
  readonly report: PastReport;
};

/** Who had which post at an agency; the one-stop officer of a commune does a specialist's work too. */
export type PastStaff = (agencyCode: string, role: WorkRole) => PastActor;
