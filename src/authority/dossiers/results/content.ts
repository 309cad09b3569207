import { z } from "zod";
import { type OfficialBlock, officialBlocks } from "../../../platform/typeset/index.ts";

/** What a result is as a paper: each has its name, its notation and its run of numbers. */
export const resultForms = ["decision", "permit", "certificate", "reply", "refusal"] as const;
export type ResultForm = (typeof resultForms)[number];

/** The most that a result may hold: characters of its name, subject, text and recipients; paragraphs; rows and cells of a table; lines of recipients. */
export const resultLimits = {
  ...{ title: 200, subject: 500, body: 200_000, places: 5_000 },
  ...{ blocks: 500, rows: 500, cells: 100, placeLines: 100 },
} as const;

const words = z.string().transform((text) => text.normalize("NFC"));
const cells = z.array(words).max(resultLimits.cells);

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: words }),
  z.object({ kind: z.literal("basis"), text: words }),
  z.object({ kind: z.literal("centre"), text: words }),
  z.object({ kind: z.literal("division"), label: words, title: words, capitals: z.boolean() }),
  z.object({ kind: z.literal("article"), label: words, title: words.optional(), text: words.optional() }),
  z.object({ kind: z.literal("clause-title"), text: words }),
  z.object({ kind: z.literal("table"), header: cells, rows: z.array(cells).max(resultLimits.rows) }),
]);

/** What is written in a result; every text NFC. Kept whole with each version. */
export const resultContentSchema = z.object({
  form: z.enum(resultForms),
  /** What it is called: `Giấy phép xây dựng`, `Quyết định`. */
  title: words.pipe(z.string().max(resultLimits.title)),
  subject: words.pipe(z.string().max(resultLimits.subject)),
  blocks: z.array(block).max(resultLimits.blocks),
  /** Nơi nhận as printed, the last one "Lưu: …". */
  placeLines: z.array(words).max(resultLimits.placeLines),
  /** Who signs: account, name, post, and the lines of capacity. */
  signer: z.object({ accountId: z.uuid(), name: words, position: words, capacity: z.array(words).max(100) }).nullable(),
});

/** What is written in a result; see `resultContentSchema`. */
export type ResultContent = Readonly<z.infer<typeof resultContentSchema>>;

/** A part of a result as it was read from typed text: its schema has not seen it yet. */
export type TypedBlock = ResultContent["blocks"][number] | OfficialBlock;

/** The text without its structure, one line a paragraph: what a person edits. */
export function plainContent({ blocks }: Pick<ResultContent, "blocks">): string {
  return blocks.map(textOf).join("\n");
}

/**
 * The text that a person typed over one that was there: an unchanged one keeps its structure. Lines parted by tabs, one below the other, are a
 * table; the first is its head. There may be more of them than a result may hold.
 */
export function blocksTyped(text: string, before: ResultContent["blocks"]): readonly TypedBlock[] {
  if (text === plainContent({ blocks: before })) return before;
  const runs: { readonly isTable: boolean; readonly lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const isTable = line.includes("\t");
    const open = runs.at(-1);
    if (open && open.isTable === isTable) open.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  return runs.flatMap(({ isTable, lines }) => (isTable ? tableOf(lines) : officialBlocks(lines.join("\n"))));
}

/** Rows as wide as the widest that may be: an empty cell is a cell. */
function tableOf(lines: readonly string[]): readonly OfficialBlock[] {
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = rows.reduce((most, row) => Math.max(most, Math.min(row.length, resultLimits.cells)), 0);
  const [header = [], ...rest] = rows.map((row) => [
    ...row,
    ...Array<string>(Math.max(width - row.length, 0)).fill(""),
  ]);
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
