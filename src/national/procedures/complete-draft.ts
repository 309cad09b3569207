import { findLevelOne, parseProcedureCode } from "../../engines/codes/index.ts";
import { LimitError, parseLimit } from "../../engines/deadline/index.ts";
import { readDong, type Text } from "../../platform/text/index.ts";
import { type Procedure, procedureSchema } from "../../protocol/procedures/index.ts";
import { type DraftRecord, isEmptyRow, linesOf, type RowPart } from "./draft.ts";

/** What is added to a draft when it is published. */
export type Publication = {
  readonly version: number;
  readonly decision: { readonly number: string; readonly date: string; readonly issuer: string };
  readonly announcedOn: string;
  readonly effectiveFrom: string;
  readonly publishedOn: string;
};

/** A whole procedure, or what is wrong with each field of the draft: `components-0-name`. */
export type Completed =
  | { readonly procedure: Procedure; readonly wrong?: undefined }
  | { readonly procedure?: undefined; readonly wrong: Readonly<Record<string, Text>> };

/** Makes a procedure of a draft. Rows in which nothing was typed are left out; everything that is wrong is told at once. */
export function completeDraft(draft: DraftRecord, publication: Publication): Completed {
  const wrong: Record<string, Text> = {};
  const say = (field: string, text: Text): void => {
    wrong[field] ??= text;
  };
  const code = codeOf(draft.code, (text) => say("code", text));
  ownerOf(draft.owner, (text) => say("owner", text));
  const value = {
    ...textsOf(draft),
    code,
    components: coded("TP", kept(draft, "components")).map(({ row, at }) =>
      componentOf(row, (name, text) => say(`${at}-${name}`, text)),
    ),
    fees: coded("LP", kept(draft, "fees")).map(({ row, at }) => feeOf(row, (text) => say(`${at}-amount`, text))),
    limits: kept(draft, "limits").map(({ row, at }) => limitOf(row, (text) => say(`${at}-limit`, text))),
    steps: kept(draft, "steps").map(({ row }) => row),
    results: kept(draft, "results").map(({ row }) => row),
    legalBasis: kept(draft, "legalBasis").map(({ row }) => ({ ...row, date: row.date || null })),
    together: linesOf(draft.together).map((each) => codeOf(each, (text) => say("together", text))),
    ...publication,
    ...{ status: "in-force", withdrawnOn: null, replacedBy: [] },
  };
  if (value.limits.length === 0) say(rowField(draft, "limits", "limit"), needed.limit);
  if (value.components.length === 0) say(rowField(draft, "components", "name"), needed.component);
  if (value.results.length === 0) say(rowField(draft, "results", "name"), needed.result);
  if (value.legalBasis.length === 0) say(rowField(draft, "legalBasis", "number"), needed.basis);
  if (draft.plainVi.trim() === "") say("plainVi", needed.plain);
  const parsed = procedureSchema.safeParse(value);
  if (parsed.success && Object.keys(wrong).length === 0) return { procedure: parsed.data };
  for (const issue of parsed.error?.issues ?? [])
    say(fieldOf(draft, issue.path), textOf(issue.code, labelOf(issue.path)));
  return { wrong };
}

type Row<P extends RowPart> = DraftRecord[P][number];

/** Rows in which something was typed, each with the name of its place in the form. */
function kept<P extends RowPart>(
  draft: DraftRecord,
  part: P,
): readonly { readonly row: Row<P>; readonly at: string }[] {
  const rows: readonly Row<P>[] = draft[part];
  return rows.flatMap((row, index) => (isEmptyRow(part, row) ? [] : [{ row, at: `${part}-${index}` }]));
}

/** Rows without a code get one of this product's own within the procedure: TP1, TP2 and so on. */
function coded<R extends { readonly code: string }>(
  prefix: string,
  rows: readonly { readonly row: R; readonly at: string }[],
): readonly { readonly row: R; readonly at: string }[] {
  const taken = new Set(rows.map(({ row }) => row.code.trim()));
  return rows.map(({ row, at }) => {
    if (row.code.trim() !== "") return { row, at };
    let number = 1;
    while (taken.has(`${prefix}${number}`)) number += 1;
    taken.add(`${prefix}${number}`);
    return { row: { ...row, code: `${prefix}${number}` }, at };
  });
}

function rowField(draft: DraftRecord, part: RowPart, name: string): string {
  return draft[part].length > 0 ? `${part}-0-${name}` : `add-${part}`;
}

function textsOf(draft: DraftRecord) {
  const { name, nameEn, levels, resolvedBy, applicants, lifeEvents, conditions } = draft;
  return {
    ...{ name: name.trim(), nameEn: nameEn.trim(), levels, resolvedBy: resolvedBy.trim(), applicants, lifeEvents },
    ...{ conditions, owner: draft.owner.trim(), keywords: linesOf(draft.keywords) },
    plain: { vi: draft.plainVi.trim(), en: draft.plainEn.trim() },
    sector: { code: draft.sectorCode.trim(), name: draft.sectorName.trim(), nameEn: draft.sectorNameEn.trim() },
    channels: { counter: draft.counter, post: draft.post, online: draft.online === "" ? null : Number(draft.online) },
    origin: { kind: draft.originKind, source: draft.originSource },
  };
}

function codeOf(typed: string, say: (text: Text) => void): string {
  const read = parseProcedureCode(typed);
  if (read.valid && read.normalised) return read.normalised;
  const [problem] = read.problems.filter(({ severity }) => severity === "error");
  if (typed.trim() === "") say(needed.code);
  else if (problem) say(withHint(problem.message, read.normalised));
  return typed.trim();
}

function withHint(text: Text, meant: string | undefined): Text {
  if (!meant) return text;
  return { vi: `${text.vi} Có phải là ${meant}?`, en: `${text.en} Did you mean ${meant}?` };
}

function ownerOf(typed: string, say: (text: Text) => void): void {
  if (!findLevelOne(typed.trim())) say(needed.owner);
}

function componentOf(row: Row<"components">, say: (name: string, text: Text) => void) {
  const { formCode, formName, originals, copies, onlyWhen, ...rest } = row;
  const count = (name: "originals" | "copies"): number => {
    const typed = row[name].trim() || "0";
    if (!/^\d{1,2}$/.test(typed)) say(name, needed.count);
    return Number(typed);
  };
  const form = formCode.trim() || formName.trim();
  return {
    ...rest,
    form: form ? { code: formCode.trim() || formName.trim(), name: formName.trim() || formCode.trim() } : null,
    originals: count("originals"),
    copies: count("copies"),
    onlyWhen: onlyWhen.trim() || null,
  };
}

function feeOf(row: Row<"fees">, say: (text: Text) => void) {
  const isOpen = row.amount.trim() === "";
  const amount = isOpen ? null : readDong(row.amount);
  if (amount === undefined) say(needed.amount);
  return { ...row, amount: amount ?? null };
}

function limitOf(row: Row<"limits">, say: (text: Text) => void) {
  try {
    parseLimit(row.limit);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    say(error.people);
  }
  return { ...row, onlyWhen: row.onlyWhen.trim() || null, wording: row.wording.trim() || row.limit };
}

/** The field of the form for a path in the procedure. */
function fieldOf(draft: DraftRecord, [first = "", second, third]: readonly PropertyKey[]): string {
  const part = String(first);
  const nested = { plain: `plain${title(second)}`, sector: `sector${title(second)}`, origin: `origin${title(second)}` };
  if (part in nested) return nested[part as keyof typeof nested];
  if (part === "channels") return "online";
  if (!(part in draft) || third === undefined) return part === "decision" ? `decision${title(second)}` : part;
  // Rows without anything typed were left out: the place among those kept is not the place in the form.
  const at = kept(draft, part as RowPart)[Number(second)]?.at ?? `${part}-${String(second)}`;
  return `${at}-${String(third) === "form" ? "formName" : String(third)}`;
}

function title(key: PropertyKey | undefined): string {
  const text = String(key ?? "");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function textOf(code: string, label: Text): Text {
  if (code === "too_big") return { vi: `${label.vi}: quá dài.`, en: `${label.en}: too long.` };
  if (code === "too_small") return { vi: `${label.vi}: chưa nhập.`, en: `${label.en}: not filled in.` };
  return { vi: `${label.vi}: chưa đúng.`, en: `${label.en}: not right.` };
}

/** What the field is called on the form; for a row, with its number. */
function labelOf([first = "", second, third]: readonly PropertyKey[]): Text {
  const part = labels[String(first)] ?? { vi: String(first), en: String(first) };
  if (third === undefined) return part;
  const number = Number(second) + 1;
  return { vi: `${part.vi}, dòng ${number}`, en: `${part.en}, row ${number}` };
}

const labels: Readonly<Record<string, Text>> = {
  name: { vi: "Tên thủ tục", en: "Name" },
  nameEn: { vi: "Tên tiếng Anh", en: "Name in English" },
  plain: { vi: "Lời dễ hiểu", en: "Plain words" },
  sector: { vi: "Tên lĩnh vực", en: "Sector" },
  levels: { vi: "Cấp thực hiện", en: "Level" },
  resolvedBy: { vi: "Cơ quan giải quyết", en: "Resolved by" },
  applicants: { vi: "Đối tượng", en: "Applicants" },
  keywords: { vi: "Từ người dân hay dùng", en: "Words people use" },
  channels: { vi: "Mức độ trực tuyến", en: "Online level" },
  components: { vi: "Thành phần hồ sơ", en: "Papers" },
  fees: { vi: "Phí, lệ phí", en: "Fees" },
  limits: { vi: "Thời hạn giải quyết", en: "Time limits" },
  steps: { vi: "Trình tự thực hiện", en: "Steps" },
  results: { vi: "Kết quả", en: "Results" },
  legalBasis: { vi: "Căn cứ pháp lý", en: "Legal basis" },
  together: { vi: "Thủ tục liên thông", en: "Handled together with" },
  origin: { vi: "Nguồn đối chiếu", en: "Source" },
};

const needed = {
  code: { vi: "Nhập mã thủ tục, ví dụ 1.001193.", en: "Enter the code of the procedure, such as 1.001193." },
  owner: {
    vi: "Chọn bộ hoặc tỉnh ban hành thủ tục.",
    en: "Choose the ministry or province that announced the procedure.",
  },
  plain: {
    vi: "Viết hai ba câu dễ hiểu: thủ tục này là gì, dành cho ai.",
    en: "Say in two or three plain sentences what this is and for whom.",
  },
  limit: { vi: "Nhập ít nhất một thời hạn giải quyết.", en: "Enter at least one time limit." },
  component: { vi: "Nhập ít nhất một giấy tờ.", en: "Enter at least one paper." },
  result: { vi: "Nhập kết quả của thủ tục.", en: "Enter the result of the procedure." },
  basis: { vi: "Nhập ít nhất một căn cứ pháp lý.", en: "Enter at least one legal ground." },
  count: { vi: "Số bản là một số từ 0 đến 99.", en: "The number of copies is a number from 0 to 99." },
  amount: {
    vi: "Số tiền là số nguyên đồng, ví dụ 8.000; bỏ trống khi tùy hồ sơ.",
    en: "The amount is a whole number of đồng, such as 8.000; leave it empty when it depends on the dossier.",
  },
} as const satisfies Record<string, Text>;
