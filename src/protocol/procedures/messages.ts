import { z } from "zod";
import { procedureLevels, procedureSchema } from "./procedure.ts";

/** Type of the message by which authorities keep their copy of the national catalogue; key `procedures`, from `VN`. */
export const proceduresMessageType = "procedures.v1";

/** What changed in the national catalogue; with `full`, all of it (a procedure not in it is no longer there). */
export const proceduresMessageSchema = z.object({
  /** Version of the catalogue after the change; a message with one not above what is known brings nothing new. */
  version: z.int().min(1),
  full: z.boolean(),
  procedures: z.array(procedureSchema),
});
export type ProceduresMessage = z.infer<typeof proceduresMessageSchema>;

/** Type of the message by which the nation sees what an authority offers; key `catalogue`, to `VN`. */
export const catalogueMessageType = "catalogue.v1";

/** One procedure as an authority offers it. */
export const offeredProcedureSchema = z.object({
  code: z.string().min(1).max(100),
  name: z.string().min(1).max(1_000),
  /** Version of the national record it stands on; null when it is not in the national catalogue. */
  nationalVersion: z.int().min(1).nullable(),
  levels: z.array(z.enum(procedureLevels)),
  online: z.union([z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  /** Dossiers filed online in the twelve months before; 0 for an online service that stands unused. */
  filedOnline: z.int().min(0),
  decision: z.object({ number: z.string().max(200), date: z.iso.date() }).nullable(),
  effectiveFrom: z.iso.date().nullable(),
  announcedOn: z.iso.date().nullable(),
  publishedOn: z.iso.date().nullable(),
  /** Codes of the findings of the authority's standardisation report. */
  findings: z.array(z.string().max(60)),
});
export type OfferedProcedure = z.infer<typeof offeredProcedureSchema>;

/** The whole catalogue of an authority as it is now; a later one stands for an earlier. */
export const catalogueMessageSchema = z.object({
  /** Level 1 code of the authority. */
  agency: z.string().min(1).max(50),
  /** Raised by each change of the catalogue. */
  version: z.int().min(1),
  at: z.iso.datetime(),
  procedures: z.array(offeredProcedureSchema).max(20_000),
});
export type CatalogueMessage = z.infer<typeof catalogueMessageSchema>;
