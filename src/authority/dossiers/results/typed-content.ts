import { DomainError } from "../../../platform/errors/index.ts";
import { formatNumber, type Text } from "../../../platform/text/index.ts";
import {
  blocksTyped,
  type ResultContent,
  type ResultForm,
  resultContentSchema,
  resultLimits,
  type TypedBlock,
} from "./content.ts";

/** The text of a result as it came from the form: of any length. */
export type TypedResult = {
  readonly form: ResultForm;
  readonly title: string;
  readonly subject: string;
  /** One paragraph a line. */
  readonly body: string;
  /** One place a line. */
  readonly places: string;
  readonly signer: ResultContent["signer"];
};

/**
 * The content that a person typed over one that was there. Throws `dossier.result-too-long` with what to do for each field (`title`,
 * `subject`, `body`, `places`) that holds more than a result may.
 */
export function contentTyped(typed: TypedResult, before: ResultContent): ResultContent {
  const { form, body, signer } = typed;
  const [title, subject] = [oneLine(typed.title), oneLine(typed.subject)];
  const placeLines = linesOf(typed.places).map(oneLine);
  const isBodyTooLong = body.length > resultLimits.body;
  const blocks = isBodyTooLong ? [] : blocksTyped(body, before.blocks);
  const fields: Readonly<Record<string, Text | undefined>> = {
    title: title.length > resultLimits.title ? say.title(title.length) : undefined,
    subject: subject.length > resultLimits.subject ? say.subject(subject.length) : undefined,
    body: isBodyTooLong ? say.body(body.length) : bodyProblem(blocks),
    places: placesProblem(typed.places, placeLines),
  };
  const wrong = Object.entries(fields).flatMap(([name, text]) => (text ? [[name, text] as const] : []));
  if (wrong.length > 0) throw tooLong(Object.fromEntries(wrong));
  return resultContentSchema.parse({ form, title, subject, blocks, placeLines, signer });
}

/** What was typed, untouched, as the form takes it to be drawn again. */
export function asTyped({ form, title, subject, body, places, signer }: TypedResult): ResultContent {
  return {
    ...{ form, title, subject, signer },
    blocks: [{ kind: "paragraph", text: body }],
    placeLines: places.split("\n"),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function bodyProblem(blocks: readonly TypedBlock[]): Text | undefined {
  if (blocks.length > resultLimits.blocks) return say.blocks(blocks.length);
  const tables = blocks.flatMap((one) => (one.kind === "table" ? [one] : []));
  const rows = Math.max(0, ...tables.map((one) => one.rows.length));
  if (rows > resultLimits.rows) return say.rows(rows);
  const cells = tables.flatMap((one) => [one.header, ...one.rows]).reduce((most, row) => Math.max(most, row.length), 0);
  return cells > resultLimits.cells ? say.cells(cells) : undefined;
}

function placesProblem(places: string, placeLines: readonly string[]): Text | undefined {
  if (placeLines.length > resultLimits.placeLines) return say.placeLines(placeLines.length);
  return places.length > resultLimits.places ? say.places(places.length) : undefined;
}

function tooLong(fields: Readonly<Record<string, Text>>): DomainError {
  return new DomainError(
    "dossier.result-too-long",
    "invalid",
    {
      vi: "Văn bản dài hơn mức cho phép nên chưa được lưu. Nội dung anh/chị nhập vẫn còn; hãy sửa các mục được nêu.",
      en: "The paper is longer than it may be, so it was not saved. What you entered is kept; correct the fields named.",
    },
    { fields },
  );
}

function saying(most: number, text: (had: string, most: string) => string, en: typeof text) {
  return (had: number): Text => ({
    vi: text(formatNumber(had, "vi"), formatNumber(most, "vi")),
    en: en(formatNumber(had, "en"), formatNumber(most, "en")),
  });
}

const say = {
  title: saying(
    resultLimits.title,
    (had, most) => `Tên văn bản có ${had} ký tự, nhiều nhất ${most}. Hãy rút gọn, phần còn lại viết vào trích yếu.`,
    (had, most) => `The name has ${had} characters, ${most} at most. Shorten it and put the rest in the subject.`,
  ),
  subject: saying(
    resultLimits.subject,
    (had, most) => `Trích yếu có ${had} ký tự, nhiều nhất ${most}. Hãy rút gọn, phần chi tiết viết vào nội dung.`,
    (had, most) => `The subject has ${had} characters, ${most} at most. Shorten it and put the details in the text.`,
  ),
  body: saying(
    resultLimits.body,
    (had, most) => `Nội dung có ${had} ký tự, nhiều nhất ${most}. Hãy rút gọn.`,
    (had, most) => `The text has ${had} characters, ${most} at most. Shorten it.`,
  ),
  blocks: saying(
    resultLimits.blocks,
    (had, most) =>
      `Nội dung có ${had} đoạn, nhiều nhất ${most}. Hãy gộp các dòng ngắn, hoặc đưa danh sách vào bảng (phím Tab giữa các ô).`,
    (had, most) =>
      `The text has ${had} paragraphs, ${most} at most. Join short lines, or make lists tables (tabs between the cells).`,
  ),
  rows: saying(
    resultLimits.rows,
    (had, most) =>
      `Một bảng có ${had} dòng, nhiều nhất ${most}. Hãy chia thành nhiều bảng: giữa hai bảng viết một dòng không có phím Tab.`,
    (had, most) =>
      `A table has ${had} rows, ${most} at most. Divide it into several: a line without tabs parts two tables.`,
  ),
  cells: saying(
    resultLimits.cells,
    (had, most) => `Một bảng có ${had} cột, nhiều nhất ${most}. Hãy bớt cột, hoặc chia thành nhiều bảng.`,
    (had, most) => `A table has ${had} columns, ${most} at most. Take some out, or divide it into several tables.`,
  ),
  places: saying(
    resultLimits.places,
    (had, most) => `Nơi nhận có ${had} ký tự, nhiều nhất ${most}. Hãy rút gọn.`,
    (had, most) => `The recipients take ${had} characters, ${most} at most. Shorten them.`,
  ),
  placeLines: saying(
    resultLimits.placeLines,
    (had, most) => `Nơi nhận có ${had} dòng, nhiều nhất ${most}. Hãy gộp các nơi nhận cùng loại.`,
    (had, most) => `There are ${had} lines of recipients, ${most} at most. Join those of a kind.`,
  ),
} as const;
