import type { FeeColumn, FeeRule, FeeTable } from "../../../../engines/decision/index.ts";
import { readDong } from "../../../../platform/text/index.ts";

/** A fee table as typed; an amount that is no number is kept as it was typed. */
export type TypedFees = {
  readonly table: FeeTable;
  /** Amounts that are none, by the name of their field, as typed. */
  readonly wrong: Readonly<Record<string, string>>;
};

const kinds = ["text", "number", "boolean", "choice"] as const;

/** Reads a fee table out of its form. */
export function readFeeForm(fields: URLSearchParams, id: string): TypedFees {
  const text = (name: string) => (fields.get(name) ?? "").replace(/\s+/gu, " ").trim();
  const wrong: Record<string, string> = {};
  const amount = (name: string): number => {
    const typed = text(name);
    const read = readDong(typed);
    if (read !== undefined) return read;
    wrong[name] = typed;
    return 0;
  };
  const columns = fields.getAll("column[]").map((at): FeeColumn => {
    const kind = kinds.find((one) => one === text(`kind.${at}`)) ?? "text";
    const choices =
      kind === "choice"
        ? text(`choices.${at}`)
            .split(";")
            .map((one) => one.trim())
            .filter((one) => one !== "")
        : [];
    return { name: text(`column-name.${at}`), label: text(`column-label.${at}`), kind, choices };
  });
  const rules = fields.getAll("rule[]").map(
    (at): FeeRule => ({
      cells: columns.map((column, index) => asTest(text(`cell.${at}.${index}`), column)),
      amount: amount(`amount.${at}`),
      note: text(`note.${at}`),
    }),
  );
  return {
    table: {
      id,
      name: text("table-name") || "Biểu phí",
      hitPolicy: text("policy") === "UNIQUE" ? "UNIQUE" : "FIRST",
      columns,
      rules,
      otherwise: text("otherwise") === "" ? null : amount("otherwise"),
    },
    wrong,
  };
}

/** What was typed in a cell as a FEEL test: a plain word of a text column needs no quotes, and an empty cell fits everything. */
function asTest(typed: string, { kind }: FeeColumn): string {
  if (typed === "" || typed === "-") return "-";
  const isPlain = (kind === "text" || kind === "choice") && !/["(),]|^not\b/.test(typed);
  return isPlain ? `"${typed}"` : typed;
}

/** What a button of the form does to the table; the table itself when there is none. */
export function editFees(table: FeeTable, act: string | null): FeeTable {
  const [verb = "", place = ""] = (act ?? "").split(":");
  const at = Number(place);
  const { columns, rules } = table;
  switch (verb) {
    case "add-rule":
      return { ...table, rules: [...rules, { cells: columns.map(() => "-"), amount: 0, note: "" }] };
    case "remove-rule":
      return { ...table, rules: rules.filter((_, index) => index !== at) };
    case "up":
      return { ...table, rules: swapped(rules, at - 1) };
    case "down":
      return { ...table, rules: swapped(rules, at) };
    case "add-column":
      return {
        ...table,
        columns: [...columns, { name: freshName(columns), label: "Điều kiện mới", kind: "text", choices: [] }],
        rules: rules.map((rule) => ({ ...rule, cells: [...rule.cells, "-"] })),
      };
    case "remove-column":
      return {
        ...table,
        columns: columns.filter((_, index) => index !== at),
        rules: rules.map((rule) => ({ ...rule, cells: rule.cells.filter((_, index) => index !== at) })),
      };
    default:
      return table;
  }
}

function swapped(rules: readonly FeeRule[], at: number): readonly FeeRule[] {
  const [upper, lower] = [rules[at], rules[at + 1]];
  if (!upper || !lower) return rules;
  return [...rules.slice(0, at), lower, upper, ...rules.slice(at + 2)];
}

function freshName(columns: readonly FeeColumn[]): string {
  for (let number = 1; ; number++)
    if (!columns.some(({ name }) => name === `condition${number}`)) return `condition${number}`;
}
