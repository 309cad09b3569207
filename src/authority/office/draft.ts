import { z } from "zod";
import type { OfficialBlock } from "../../platform/typeset/index.ts";
import { isCalendarDate } from "../../protocol/edxml/index.ts";

const words = z.string().transform((text) => text.normalize("NFC"));
const lines = z.array(words).max(200);

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: words }),
  z.object({ kind: z.literal("basis"), text: words }),
  z.object({ kind: z.literal("centre"), text: words }),
  z.object({ kind: z.literal("division"), label: words, title: words, capitals: z.boolean() }),
  z.object({ kind: z.literal("article"), label: words, title: words.optional(), text: words.optional() }),
  z.object({ kind: z.literal("clause-title"), text: words }),
  z.object({ kind: z.literal("table"), header: lines, rows: z.array(lines).max(2000) }),
]);

/** A document that this one answers, as its own register names it. */
const answered = z.object({
  organId: z.string(),
  code: z.string(),
  documentId: z.string(),
  promulgationDate: z.string(),
});

const isoDay = z.string().refine(isCalendarDate);

/** What a drafter writes; every text NFC. Kept whole with each version. */
export const draftSchema = z.object({
  /** Kind of document, by its id in engines/codes. */
  kind: z.string().min(1),
  /** Trích yếu; of a letter without "V/v". */
  subject: words.pipe(z.string().max(500)),
  blocks: z.array(block).max(5000),
  /** Kính gửi. */
  addressees: lines,
  /** Nơi nhận as printed, the last one "Lưu: …". */
  placeLines: lines,
  /** Under the subject of a decision: who decides. */
  decidedBy: words.optional(),
  /** Who signs: account, name, post, and the lines of capacity ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). */
  signer: z.object({ accountId: z.uuid(), name: words, position: words, capacity: lines }).nullable(),
  urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** 1 not steering, 2 steering, 3 report on steering. */
  steering: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** ISO day by which an answer is wanted. */
  dueDate: isoDay.nullable(),
  replyTo: z.array(answered).max(50),
  /** Abbreviation of the drafting unit, for the notation of a letter ("KSTT"). */
  unitAbbreviation: words,
  /** Agency codes it is sent to over the axis. */
  recipients: z.array(z.string()).max(5000),
  /** A PDF brought from elsewhere instead of blocks: see `keepUpload`. */
  upload: z.object({ sha256: z.string(), name: words, pageCount: z.number().int().min(1) }).nullable(),
  /** Updates (2) or replaces (3) an issued document of the same agency. */
  change: z
    .object({ type: z.union([z.literal(2), z.literal(3)]), earlierId: z.uuid(), reason: words.pipe(z.string().min(1)) })
    .nullable(),
});

/** What a drafter writes; see `draftSchema`. */
export type Draft = Readonly<z.infer<typeof draftSchema>>;

/** A letter with nothing in it yet. */
export function emptyDraft(kind = "letter"): Draft {
  return {
    kind,
    subject: "",
    blocks: [],
    addressees: [],
    placeLines: [],
    signer: null,
    urgency: 0,
    steering: 1,
    dueDate: null,
    replyTo: [],
    unitAbbreviation: "",
    recipients: [],
    upload: null,
    change: null,
  };
}

/** The text of a draft without its structure: one line a paragraph. */
export function plainText(draft: Draft): string {
  return draft.blocks.map(textOf).join("\n");
}

function textOf(block: Draft["blocks"][number]): string {
  switch (block.kind) {
    case "division":
      return `${block.label}\n${block.title}`;
    case "article":
      return [block.label, block.title, block.text].filter(Boolean).join(" ");
    case "table":
      return [block.header, ...block.rows].map((row) => row.join("\t")).join("\n");
    default:
      return block.text;
  }
}

/** The draft's blocks as the typesetter takes them: absent fields are left out. */
export function officialBlocksOf(draft: Draft): readonly OfficialBlock[] {
  return draft.blocks.map((block): OfficialBlock => {
    if (block.kind !== "article") return block;
    const { label, title, text } = block;
    return {
      kind: "article",
      label,
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
    };
  });
}
