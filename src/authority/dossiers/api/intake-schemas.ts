import { apiSchema as z } from "../../../platform/http/index.ts";
import { applicantKinds, procedureLevels } from "../../../protocol/procedures/index.ts";

const line = (most: number) => z.string().normalize("NFC").max(most).default("");

const file = z.object({
  name: z.string().normalize("NFC").min(1).max(200),
  content: z.string().max(40_000_000).openapi({ description: "The file in base64: PDF, JPEG, PNG or TIFF" }),
});

/** A dossier as software hands it in. */
export const handedIn = z.object({
  id: z
    .uuidv7()
    .optional()
    .openapi({ description: "Chosen once by the sender; the same id again gives the same dossier" }),
  procedure: z
    .string()
    .min(1)
    .max(100)
    .openapi({ example: "1.001193", description: "Code as the nation or the authority writes it" }),
  level: z.enum(procedureLevels).optional().openapi({ description: "Needed where a procedure has several levels" }),
  resolvedBy: z
    .string()
    .max(60)
    .optional()
    .openapi({ example: "H36.50.05", description: "Agency that resolves it; the account's own when absent" }),
  channel: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .default(1)
    .openapi({ description: "1 counter, 2 online, 3 post" }),
  mandate: line(200).openapi({ description: "Name of the post office that received it on mandate" }),
  applicant: z.object({
    kind: z.enum(applicantKinds).default("citizen"),
    number: line(40).openapi({ description: "Citizen number, identity card, passport or tax code" }),
    name: z.string().normalize("NFC").min(1).max(300),
    birthDate: z.iso.date().nullable().default(null),
    gender: z.enum(["female", "male", "other"]).nullable().default(null),
    address: line(500),
    phone: line(40),
    email: line(200),
  }),
  subject: line(1_000),
  form: z.record(z.string().max(60), z.unknown()).default({}).openapi({
    description: "Answers that the flow and the fee table look at; `agencies` fills the places of the flow",
  }),
  components: z
    .array(
      z.object({ code: z.string().min(1).max(1_000), note: line(1_000), files: z.array(file).max(20).default([]) }),
    )
    .max(100)
    .default([])
    .openapi({ description: "Papers that were given" }),
  duplicateSeen: z.boolean().default(false),
});
export type HandedIn = z.output<typeof handedIn>;

/** A dossier that was received. */
export const received = z.object({
  id: z.string(),
  code: z.string().openapi({ example: "H36.50.05-201124-0001" }),
  state: z.int(),
  receivedAt: z.string(),
  dueAt: z.string().nullable(),
  fee: z.number().nullable(),
  resolvedBy: z.string(),
});
