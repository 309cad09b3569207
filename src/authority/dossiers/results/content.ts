import { z } from "zod";
import { type OfficialBlock, officialBlocks } from "../../../platform/typeset/index.ts";

/** What a result is as a paper: each has its name, its notation and its run of numbers. */
export const resultForms = ["decision", "permit", "certificate", "reply", "refusal"] as const;
export type ResultForm = (typeof resultForms)[number];

const words = z.string().transform((text) => text.normalize("NFC"));
const lines = z.array(words).max(100);

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: words }),
  z.object({ kind: z.literal("basis"), text: words }),
  z.object({ kind: z.literal("centre"), text: words }),
  z.object({ kind: z.literal("division"), label: words, title: words, capitals: z.boolean() }),
  z.object({ kind: z.literal("article"), label: words, title: words.optional(), text: words.optional() }),
  z.object({ kind: z.literal("clause-title"), text: words }),
  z.object({ kind: z.literal("table"), header: lines, rows: z.array(lines).max(500) }),
]);

/** What is written in a result; every text NFC. Kept whole with each version. */
export const resultContentSchema = z.object({
  form: z.enum(resultForms),
  /** What it is called: `Giấy phép xây dựng`, `Quyết định`. */
  title: words.pipe(z.string().max(200)),
  subject: words.pipe(z.string().max(500)),
  blocks: z.array(block).max(500),
  /** Nơi nhận as printed, the last one "Lưu: …". */
  placeLines: lines,
  /** Who signs: account, name, post, and the lines of capacity. */
  signer: z.object({ accountId: z.uuid(), name: words, position: words, capacity: lines }).nullable(),
});

/** What is written in a result; see `resultContentSchema`. */
export type ResultContent = Readonly<z.infer<typeof resultContentSchema>>;

/** The text without its structure, one line a paragraph: what a person edits. */
export function plainContent({ blocks }: Pick<ResultContent, "blocks">): string {
  return blocks.map(textOf).join("\n");
}

/**
 * The text that a person typed over one that was there: an unchanged one keeps its structure. Lines parted by tabs, one below the other, are a
 * table; the first is its head.
 */
export function blocksTyped(text: string, before: ResultContent["blocks"]): ResultContent["blocks"] {
  if (text === plainContent({ blocks: before })) return before;
  const runs: { readonly isTable: boolean; readonly lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const isTable = line.includes("\t");
    const open = runs.at(-1);
    if (open && open.isTable === isTable) open.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  const blocks = runs.flatMap(({ isTable, lines }) => (isTable ? tableOf(lines) : officialBlocks(lines.join("\n"))));
  return resultContentSchema.shape.blocks.parse(blocks);
}

/** Rows as wide as the widest: an empty cell is a cell. */
function tableOf(lines: readonly string[]): readonly OfficialBlock[] {
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = Math.max(...rows.map((row) => row.length));
  const [header = [], ...rest] = rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
  return [{ kind: "table", header, rows: rest }];
}

/** All words of a result, for comparing two versions. */
export function wholeText(content: ResultContent): string {
  const { title, subject, placeLines, signer } = content;
  return [title, subject, plainContent(content), ...placeLines, signer?.name ?? ""].join("\n");
}

/** The blocks as the typesetter takes them: absent fields are left out. */
export function blocksOf({ blocks }: ResultContent): readonly OfficialBlock[] {
  return blocks.map((one): OfficialBlock => {
    if (one.kind !== "article") return one;
    const { label, title, text } = one;
    return {
      kind: "article",
      label,
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
    };
  });
}

function textOf(one: ResultContent["blocks"][number]): string {
  switch (one.kind) {
    case "division":
      return `${one.label}\n${one.title}`;
    case "article":
      return [one.label, one.title, one.text].filter(Boolean).join(" ");
    case "table":
      return [one.header, ...one.rows].map((row) => row.join("\t")).join("\n");
    default:
      return one.text;
  }
}
