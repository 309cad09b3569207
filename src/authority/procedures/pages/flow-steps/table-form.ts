import {
  clockReasons,
  onlyWay,
  type Step,
  type StepBranch,
  type StepChoice,
  type StepTable,
  type TableEdit,
} from "../../../../engines/flow/steps/index.ts";

/** Reads the step table out of its form; the order of the rows is that of the form. */
export function readTableForm(fields: URLSearchParams): StepTable {
  const text = (name: string) => (fields.get(name) ?? "").replace(/\s+/gu, " ").trim();
  return {
    name: text("flow-name"),
    first: fields.has("first") ? text("first") : null,
    steps: fields.getAll("row[]").map((id) => readStep(fields, id, text)),
    ends: fields.getAll("end[]").map((id) => ({ id, name: text(`name.${id}`) })),
  };
}

type Text = (name: string) => string;

function readStep(fields: URLSearchParams, id: string, text: Text): Step {
  const kind = (["task", "wait", "parallel"] as const).find((one) => one === text(`kind.${id}`)) ?? "task";
  const choices = fields.getAll(`way.${id}[]`).map((at): StepChoice => {
    const of = (name: string) => text(`${name}.${id}.${at}`);
    return { label: of("label"), outcome: of("outcome"), condition: of("condition"), to: of("to") };
  });
  const [only, ...more] = choices;
  return {
    id,
    kind,
    name: text(`name.${id}`),
    role: text(`role.${id}`),
    agency: text(`agency.${id}`),
    allowance: text(`allowance.${id}`),
    clock: clockReasons.find((reason) => reason === text(`clock.${id}`)) ?? null,
    // A way that leads nowhere is none yet; the name on the only arrow is kept, if it has one.
    next: only && more.length === 0 ? onlyWay(only.to).map((way) => ({ ...way, label: only.label })) : choices,
    branches: fields.getAll(`branch.${id}[]`).map(
      (branch): StepBranch => ({
        id: branch,
        name: text(`name.${branch}`),
        role: text(`role.${branch}`),
        agency: text(`agency.${branch}`),
        allowance: text(`allowance.${branch}`),
      }),
    ),
    reminder: fields.has(`reminder.after.${id}`)
      ? { after: text(`reminder.after.${id}`), name: text(`reminder.name.${id}`) }
      : null,
  };
}

/** What a button of the form asks for: `add:task:Step_1`, `up:Step_1`, `remove-choice:Step_1:2`. Undefined: only to be saved. */
export function readAct(act: string | null): TableEdit | undefined {
  const [verb = "", ...rest] = (act ?? "").split(":");
  const [row = "", at = ""] = rest;
  if (verb === "add") {
    const what = (["task", "wait", "parallel"] as const).find((one) => one === row) ?? "task";
    return { kind: "add", what, after: at === "" ? null : at };
  }
  if (verb === "up" || verb === "down") return { kind: "move", row, by: verb === "up" ? -1 : 1 };
  if (verb === "remove-choice") return { kind: "remove-choice", row, at: Number(at) };
  if (verb === "add-end") return { kind: "add-end" };
  const plain = (["add-branch", "add-choice", "add-reminder", "remove", "remove-reminder"] as const).find(
    (one) => one === verb,
  );
  return plain && { kind: plain, row };
}

/** The field at which the person goes on after an edit: a row that is new, or the one that was touched. */
export function focusAfter(edit: TableEdit | undefined, before: StepTable, after: StepTable): string | undefined {
  if (!edit) return undefined;
  const ids = (table: StepTable) => [
    ...table.steps.flatMap(({ id, branches }) => [id, ...branches.map((one) => one.id)]),
    ...table.ends.map(({ id }) => id),
  ];
  const known = new Set(ids(before));
  const fresh = ids(after).find((id) => !known.has(id));
  if (fresh !== undefined) return `name.${fresh}`;
  if (edit.kind === "move") return `${edit.by < 0 ? "up" : "down"}.${edit.row}`;
  if (edit.kind === "add-choice")
    return `label.${edit.row}.${(after.steps.find(({ id }) => id === edit.row)?.next.length ?? 1) - 1}`;
  if (edit.kind === "add-reminder") return `reminder.after.${edit.row}`;
  return edit.kind === "add" || edit.kind === "add-end" ? undefined : `name.${edit.row}`;
}
