import { z } from "zod";

/** Levels at which a procedure is resolved; one procedure may have several. */
export const procedureLevels = ["ministry", "province", "district", "commune"] as const;
export type ProcedureLevel = (typeof procedureLevels)[number];

/** Who applies. */
export const applicantKinds = ["citizen", "household", "business", "organisation"] as const;
export type ApplicantKind = (typeof applicantKinds)[number];

/** Moments of life by which people look for a procedure. */
export const lifeEvents = [
  "birth",
  "childhood",
  "school",
  "marriage",
  "identity",
  "residence",
  "work",
  "housing",
  "land",
  "business",
  "vehicle",
  "health",
  "social-support",
  "retirement",
  "death",
  "justice",
  "farming",
] as const;
export type LifeEvent = (typeof lifeEvents)[number];

const day = z.iso.date();
const text = z.string().max(20_000);
const line = z.string().min(1).max(1_000);

/** A paper of the dossier (thành phần hồ sơ). */
export const componentSchema = z.object({
  /** Code of the component in the national database, or one of this product's own within the procedure ("TP1"). */
  code: line,
  name: line,
  /** The form to fill in, when the paper is one. */
  form: z.object({ code: line, name: line }).nullable(),
  originals: z.int().min(0).max(99),
  copies: z.int().min(0).max(99),
  required: z.boolean(),
  /** For whom or when it is needed ("Trường hợp ủy quyền"); null: always. */
  onlyWhen: line.nullable(),
  note: text,
});
export type ProcedureComponent = z.infer<typeof componentSchema>;

/** A fee or charge (lệ phí, phí) as announced. */
export const feeSchema = z.object({
  code: line,
  name: line,
  /** `charge`: phí; `fee`: lệ phí (Luật Phí và lệ phí 2015, article 3). */
  kind: z.enum(["charge", "fee"]),
  /** Integer đồng; null when it depends on the dossier (see `note` and the fee table of the authority). */
  amount: z.int().min(0).max(1_000_000_000_000).nullable(),
  /** "Lần", "bản", "trang". */
  unit: z.string().max(100),
  note: text,
});
export type ProcedureFee = z.infer<typeof feeSchema>;

/** A time limit as announced. */
export const limitSchema = z.object({
  channel: z.enum(["any", "counter", "online", "post"]),
  /** For which case it holds; null: for all. */
  onlyWhen: line.nullable(),
  /** As `parseLimit` of the deadline engine reads it: "5 working days", "30 days", "same day before 15:00". */
  limit: line,
  /** As the announcement words it. */
  wording: line,
});
export type ProcedureLimit = z.infer<typeof limitSchema>;

/** A legal ground (căn cứ pháp lý). */
export const legalBasisSchema = z.object({
  number: line,
  title: line,
  issuer: z.string().max(300),
  date: day.nullable(),
});

/**
 * An administrative procedure with its parts as announced (Nghị định 63/2010/NĐ-CP, article 8; Thông tư 02/2017/TT-VPCP): the record
 * that the national catalogue publishes and authorities keep. Texts are NFC; days are `yyyy-MM-dd` in Vietnam.
 */
export const procedureSchema = z.object({
  /** Canonical code as `parseProcedureCode` reads it: "1.001193", "1.001193.000.00.00.H36". */
  code: line,
  name: line,
  nameEn: z.string().max(1_000),
  /** What one gets and for whom, in two or three plain sentences. */
  plain: z.object({ vi: text, en: text }),
  sector: z.object({ code: z.string().max(50), name: line, nameEn: z.string().max(300) }),
  /** Code of the level 1 agency that owns it: a ministry, or the province for one of its own. */
  owner: line,
  levels: z.array(z.enum(procedureLevels)).min(1),
  /** Who resolves it, as announced: "Ủy ban nhân dân cấp xã". */
  resolvedBy: line,
  applicants: z.array(z.enum(applicantKinds)).min(1),
  lifeEvents: z.array(z.enum(lifeEvents)),
  /** Other words people use for it, besides its name: "giấy khai sinh", "làm khai sinh cho con". */
  keywords: z.array(line),
  channels: z.object({
    counter: z.boolean(),
    post: z.boolean(),
    /** Level of online service as counted until 2022 (Nghị định 43/2011/NĐ-CP, article 3); null: not online. */
    online: z.union([z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  }),
  components: z.array(componentSchema),
  fees: z.array(feeSchema),
  limits: z.array(limitSchema),
  /** Order of carrying it out (trình tự thực hiện). */
  steps: z.array(z.object({ title: line, text })),
  conditions: text,
  results: z.array(z.object({ code: z.string().max(100), name: line })),
  legalBasis: z.array(legalBasisSchema),
  /** Codes of procedures that are handled together with it (thủ tục liên thông). */
  together: z.array(line),
  /** The decision that announced this version. */
  decision: z.object({ number: line, date: day, issuer: line }),
  /** When the announcement was made public, when this version takes effect, when it was published on the national database. */
  announcedOn: day,
  effectiveFrom: day,
  publishedOn: day.nullable(),
  /** Raised by each change that is published. */
  version: z.int().min(1),
  status: z.enum(["in-force", "withdrawn"]),
  withdrawnOn: day.nullable(),
  /** Codes of the procedures that stand in its place, for one withdrawn. */
  replacedBy: z.array(line),
  /** `verified`: code and name were seen in the public source named; `sample`: not, and marked so on every page. */
  origin: z.object({ kind: z.enum(["verified", "sample"]), source: text }),
});

/** An administrative procedure with its parts. */
export type Procedure = z.infer<typeof procedureSchema>;
