import { z } from "zod";

/**
 * Changes of dossiers on their way to the national portal, in order per dossier. Each is a call of a wire service with the field names
 * that provincial software uses: `DongBoHoSoMC` (the whole dossier) or `CapNhatTienDoHoSoMC` (a step).
 */
export const dossiersMessageType = "dossiers.v1";

/** One change. `data` holds the wire fields. */
export const dossierChangeSchema = z.object({
  service: z.enum(["DongBoHoSoMC", "CapNhatTienDoHoSoMC"]),
  code: z.string().min(1).max(60),
  /** Of the dossier at the sender; an older one than is there already changes nothing. */
  revision: z.int().min(0),
  /** When it happened, milliseconds since 1970. */
  at: z.int(),
  /** When the same was queued again, because the portal had lost it or its code was put right there: the lag counts from then. */
  againAt: z.int().optional(),
  /** JSON by where it comes from; its fields are read by `readRecord` and `readProgress`. */
  data: z.custom<{ [name: string]: z.core.util.JSONType }>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  ),
});
export type DossierChange = z.infer<typeof dossierChangeSchema>;

export const dossiersMessageSchema = z.object({ changes: z.array(dossierChangeSchema).min(1).max(1000) });
export type DossiersMessage = z.infer<typeof dossiersMessageSchema>;

/** Why a record was not taken. */
export const refusalReasons = [
  "procedure-code",
  "dossier-code",
  "agency",
  "date-before-receipt",
  "date-in-future",
  "state",
  "not-yours",
  "field",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the portal says to the changes of a message: those refused, by their place; all others were taken (or were there already). */
export const dossiersAnswerSchema = z.object({
  refused: z.array(
    z.object({
      index: z.int().min(0),
      reason: z.enum(refusalReasons),
      message: z.object({ vi: z.string(), en: z.string() }),
      /** The right value, where it can be told. */
      suggestion: z.string().nullable(),
    }),
  ),
});
export type DossiersAnswer = z.infer<typeof dossiersAnswerSchema>;

/** A step that one authority asks another to take; goes by way of the national node. */
export const stepMessageType = "dossier-step.v1";
/** The answer to a step, its refusal, or its recall. */
export const stepAnswerMessageType = "dossier-step-answer.v1";

const carriedFile = z.object({
  name: z.string().min(1).max(300),
  mediaType: z.string().max(100),
  sha256: z.string().length(64),
  /** Base64. */
  content: z.string(),
});
export type CarriedFile = z.infer<typeof carriedFile>;

export const stepMessageSchema = z.object({
  stepId: z.uuid(),
  fromNode: z.string().min(1),
  fromAgency: z.string().min(1),
  fromAgencyName: z.string(),
  toAgency: z.string().min(1),
  name: z.string().min(1).max(500),
  lane: z.string().max(500),
  outcomes: z.array(z.object({ code: z.string(), label: z.string() })),
  sentAt: z.int(),
  dueAt: z.int().nullable(),
  dossier: z.object({
    code: z.string().min(1),
    procedureCode: z.string(),
    procedureName: z.string(),
    sectorCode: z.string(),
    sectorName: z.string(),
    level: z.string(),
    subject: z.string(),
    applicant: z.record(z.string(), z.json()),
    receivedAt: z.int(),
    dueAt: z.int().nullable(),
    limit: z.string(),
    components: z.array(
      z.object({ code: z.string(), name: z.string(), given: z.boolean(), files: z.array(carriedFile) }),
    ),
  }),
  note: z.string(),
});
export type StepMessage = z.infer<typeof stepMessageSchema>;

export const stepAnswerSchema = z.object({
  stepId: z.uuid(),
  kind: z.enum(["answered", "refused", "recalled"]),
  toNode: z.string().min(1),
  at: z.int(),
  by: z.string(),
  agencyCode: z.string(),
  outcome: z.string(),
  opinion: z.string(),
  files: z.array(carriedFile),
});
export type StepAnswer = z.infer<typeof stepAnswerSchema>;
