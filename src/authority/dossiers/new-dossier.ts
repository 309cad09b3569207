import type { Channel } from "../../protocol/dossiers/index.ts";
import type { ProcedureLevel } from "../../protocol/procedures/index.ts";
import type { Applicant, DossierComponent } from "./record.ts";

/** What a counter takes in. */
export type NewDossier = {
  /** Chosen by the page once for each form: a form sent twice makes one dossier. UUIDv7. */
  readonly id: string;
  readonly offeredId: string;
  /** At which of its levels, where a procedure has several. */
  readonly level: ProcedureLevel;
  /** Agency that resolves it. */
  readonly agencyCode: string;
  /** Agency at whose counter it is handed in; another one where a commune receives for another of the province. */
  readonly receivedAgency: string;
  readonly channel: Channel;
  /** Who received it on mandate (the post office's name); empty otherwise. */
  readonly mandate: string;
  readonly applicant: Applicant;
  readonly subject: string;
  /** Answers that routing and fee tables look at. `agencies` fills the places of the flow: {commune: "H36.50.05"}. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly components: readonly DossierComponent[];
  /** The officer has seen that the same person has the same procedure open, and goes on. */
  readonly duplicateSeen: boolean;
};

/** Something that keeps a dossier from being received; all are told at once. */
export type IntakeProblem = {
  readonly code:
    | "component-missing"
    | "component-unknown"
    | "duplicate"
    | "agency"
    | "limit"
    | "applicant"
    | "procedure";
  /** Code of the component, of the agency, or of the dossier that is already open. */
  readonly about: string;
};
