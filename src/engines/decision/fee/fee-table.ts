import { DecisionError } from "../decision-error.ts";
import { isPlainName } from "../feel/names.ts";
import { parseFeelTests } from "../feel/parse.ts";

/** What a column of a fee table asks of a dossier. */
export type FeeColumn = {
  /** Name of the value in the input, one word: `copies`, `urgent`. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly kind: "text" | "number" | "boolean" | "choice";
  /** The values there are, for kind `choice`; empty for the others. */
  readonly choices: readonly string[];
};

/** A line of a fee table. */
export type FeeRule = {
  /** One FEEL unary test for each column; "-" for any value. */
  readonly cells: readonly string[];
  /** Whole đồng. */
  readonly amount: number;
  /** Shown beside the fee: its legal ground, or when it applies. */
  readonly note: string;
};

/** A table of fees as a form shows it. `readFeeTable` and `writeFeeTable` turn it into DMN and back without loss. */
export type FeeTable = {
  /** Id of the decision in the file; a letter or _ first, then letters, digits, `_`, `-` and `.`. */
  readonly id: string;
  readonly name: string;
  /** FIRST: the first line that matches. UNIQUE: only one line may match. */
  readonly hitPolicy: "FIRST" | "UNIQUE";
  readonly columns: readonly FeeColumn[];
  readonly rules: readonly FeeRule[];
  /** The fee when no line matches, in whole đồng; null for none. */
  readonly otherwise: number | null;
};

/** An amount of money that can be owed: whole đồng, not negative, exact as a number. */
export function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Says what keeps a table from being written. Throws DecisionError `decision.not-a-fee-table`, `.not-an-amount` or `.expression-unreadable`. */
export function checkFeeTable(table: FeeTable): void {
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(table.id))
    throw notAFeeTable(`mã “${table.id}” không dùng được`, `the id “${table.id}” cannot be used`);
  const names = new Set<string>();
  for (const { name, kind, choices } of table.columns) {
    if (!isPlainName(name) || keywords.has(name))
      throw notAFeeTable(`tên cột “${name}” phải là một từ`, `the column name “${name}” must be one word`);
    if (names.has(name)) throw notAFeeTable(`có hai cột “${name}”`, `there are two columns “${name}”`);
    names.add(name);
    if ((kind === "choice") !== choices.length > 0)
      throw notAFeeTable(`cột “${name}” cần danh sách giá trị`, `the column “${name}” needs its choices`);
  }
  for (const [index, { cells, amount }] of table.rules.entries()) {
    if (cells.length !== table.columns.length)
      throw notAFeeTable(`dòng ${index + 1} thiếu hoặc thừa ô`, `line ${index + 1} has too few or too many cells`);
    for (const cell of cells) parseFeelTests(cell);
    if (!isAmount(amount)) throw notAnAmount(table.name, `${index + 1}`, String(amount));
  }
  if (table.otherwise !== null && !isAmount(table.otherwise))
    throw notAnAmount(table.name, "-", String(table.otherwise));
}

const keywords: ReadonlySet<string> = new Set(
  "and or in not null true false if then else between for return some every satisfies instance of function item partial ?".split(
    " ",
  ),
);

/** The error for a file or table that is no simple fee table. */
export function notAFeeTable(vi: string, en: string): DecisionError {
  return new DecisionError("decision.not-a-fee-table", {
    vi: `Không hiện được thành bảng lệ phí đơn giản: ${vi}. Hãy sửa tệp DMN bằng công cụ vẽ.`,
    en: `This cannot be shown as a simple fee table: ${en}. Edit the DMN file with a modelling tool.`,
  });
}

/** The error for a fee that is no amount; `rule` says which line gave it. */
export function notAnAmount(table: string, rule: string, shown: string): DecisionError {
  return new DecisionError("decision.not-an-amount", {
    vi: `Bảng “${table}”, dòng ${rule}: “${shown}” không phải số tiền. Lệ phí là số đồng nguyên, không âm.`,
    en: `Table “${table}”, line ${rule}: “${shown}” is no amount. A fee is a whole number of đồng, not negative.`,
  });
}
