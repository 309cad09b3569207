import type { Step, StepBranch, StepChoice, StepEnd, StepTable } from "./step-table.ts";

/** What is done to a table as a whole; every act leaves a table that can be written, as far as the one before could be. */
export type TableEdit =
  /** A new row after another (null: before all), on the way that row takes. */
  | { readonly kind: "add"; readonly after: string | null; readonly what: Step["kind"] }
  | { readonly kind: "add-end" }
  | { readonly kind: "add-branch"; readonly row: string }
  | { readonly kind: "add-choice"; readonly row: string }
  | { readonly kind: "add-reminder"; readonly row: string }
  | { readonly kind: "remove"; readonly row: string }
  | { readonly kind: "remove-choice"; readonly row: string; readonly at: number }
  | { readonly kind: "remove-reminder"; readonly row: string }
  | { readonly kind: "move"; readonly row: string; readonly by: -1 | 1 };

/**
 * Carries out an edit. A row that is added or removed is put into, or taken out of, the way of the work; a row that is moved past the one it
 * follows changes places with it in the work too.
 * @param taken ids that new rows must not have
 */
export function editTable(table: StepTable, edit: TableEdit, taken: ReadonlySet<string> = new Set()): StepTable {
  switch (edit.kind) {
    case "add":
      return addStep(table, edit, taken);
    case "add-end":
      return {
        ...table,
        ends: [...table.ends, { id: freshRow(table, "End", taken), name: names.end } satisfies StepEnd],
      };
    case "add-branch":
      return change(table, edit.row, (step) => ({
        ...step,
        branches: [...step.branches, emptyBranch(freshRow(table, "Branch", taken), step)],
      }));
    case "add-choice":
      return change(table, edit.row, (step) => addChoice(step, table.ends[0]?.id ?? ""));
    case "add-reminder":
      return change(table, edit.row, (step) => ({
        ...step,
        reminder: { after: "1 ngày làm việc", name: "Nhắc sắp đến hạn" },
      }));
    case "remove":
      return removeRow(table, edit.row);
    case "remove-choice":
      return change(table, edit.row, (step) => ({
        ...step,
        next: alone(step.next.filter((_, index) => index !== edit.at)),
      }));
    case "remove-reminder":
      return change(table, edit.row, (step) => ({ ...step, reminder: null }));
    case "move":
      return moveRow(table, edit.row, edit.by);
  }
}

/** Names that new rows have until somebody writes better ones: a flow is in Vietnamese, whatever language its officer reads. */
const names = {
  task: "Bước mới",
  wait: "Chờ bổ sung hồ sơ",
  parallel: "Lấy ý kiến",
  branch: "Việc song song",
  end: "Kết thúc",
  outcome: "Kết quả khác",
} as const;

/** The one way on from a step. */
export function onlyWay(to: string): readonly StepChoice[] {
  return to === "" ? [] : [{ label: "", outcome: "", condition: "", to }];
}

function change(table: StepTable, row: string, make: (step: Step) => Step): StepTable {
  return { ...table, steps: table.steps.map((step) => (step.id === row ? make(step) : step)) };
}

/** What is left of several ways is no choice any more. */
function alone(next: readonly StepChoice[]): readonly StepChoice[] {
  const [only, ...more] = next;
  return only && more.length === 0 ? onlyWay(only.to) : next;
}

function addStep(table: StepTable, edit: Extract<TableEdit, { kind: "add" }>, taken: ReadonlySet<string>): StepTable {
  const id = freshRow(table, "Step", taken);
  const before = table.steps.find((step) => step.id === edit.after);
  const follows = before ? (before.next[0]?.to ?? "") : (table.first ?? "");
  const step: Step = {
    id,
    kind: edit.what,
    ...{ name: names[edit.what], agency: "", allowance: "", branches: [], reminder: null },
    role: edit.what === "parallel" ? "" : (before?.role ?? ""),
    clock: edit.what === "wait" ? "supplement" : null,
    next: before && before.next.length > 1 ? onlyWay(follows) : (before?.next ?? onlyWay(follows)),
  };
  const full = edit.what === "parallel" ? withBranches(table, { ...step, next: onlyWay(follows) }, taken) : step;
  const at = before ? table.steps.indexOf(before) + 1 : 0;
  const led = table.steps.map((one) => (one === before ? { ...one, next: leadTo(one, id, edit.what) } : one));
  return {
    ...table,
    first: before || table.first === null ? table.first : id,
    steps: [...led.slice(0, at), full, ...led.slice(at)],
  };
}

/** The row before the new one leads to it: by its only way, or by the first of several, whose other ways stay. */
function leadTo(step: Step, id: string, what: Step["kind"]): readonly StepChoice[] {
  if (step.next.length <= 1 || what !== "parallel") {
    const [first, ...others] = step.next;
    return first && others.length > 0 ? [{ ...first, to: id }, ...others] : onlyWay(id);
  }
  return step.next.map((choice, index) => (index === 0 ? { ...choice, to: id } : choice));
}

function withBranches(table: StepTable, step: Step, taken: ReadonlySet<string>): Step {
  const id = freshRow(table, "Branch", taken);
  const one = { ...step, branches: [emptyBranch(id, step)] };
  return { ...one, branches: [...one.branches, emptyBranch(freshRow(table, "Branch", new Set([...taken, id])), one)] };
}

function emptyBranch(id: string, step: Step): StepBranch {
  return {
    id,
    name: `${names.branch} ${step.branches.length + 1}`,
    role: step.branches.at(-1)?.role ?? "",
    agency: "",
    allowance: step.branches.at(-1)?.allowance ?? "",
  };
}

function addChoice(step: Step, end: string): Step {
  const [only, ...more] = step.next;
  if (step.kind === "parallel") return step;
  const fresh = { label: names.outcome, outcome: "", condition: "", to: end || (only?.to ?? "") };
  if (!only) return { ...step, next: onlyWay(fresh.to) };
  const first =
    more.length === 0 ? { ...only, label: only.label || "Đồng ý", outcome: only.outcome || "approve" } : only;
  return { ...step, next: [first, ...more, { ...fresh, outcome: freeOutcome(step.next) }] };
}

function freeOutcome(next: readonly StepChoice[]): string {
  const used = new Set(next.map(({ outcome }) => outcome));
  return ["reject", "supplement", "return", "other"].find((code) => !used.has(code)) ?? `outcome-${next.length + 1}`;
}

function removeRow(table: StepTable, row: string): StepTable {
  const parent = table.steps.find(({ branches }) => branches.some(({ id }) => id === row));
  if (parent)
    return change(table, parent.id, (step) => ({ ...step, branches: step.branches.filter(({ id }) => id !== row) }));
  const gone = table.steps.find(({ id }) => id === row);
  const follows = gone?.next.find(({ to }) => to !== row)?.to ?? "";
  const past = (next: readonly StepChoice[]) =>
    alone(
      next.flatMap((choice) => (choice.to !== row ? [choice] : follows === "" ? [] : [{ ...choice, to: follows }])),
    );
  return {
    ...table,
    first: table.first === row ? follows : table.first,
    steps: table.steps.filter(({ id }) => id !== row).map((step) => ({ ...step, next: past(step.next) })),
    ends: table.ends.filter(({ id }) => id !== row),
  };
}

function moveRow(table: StepTable, row: string, by: -1 | 1): StepTable {
  const at = table.steps.findIndex(({ id }) => id === row);
  const [upper, lower] = by < 0 ? [table.steps[at - 1], table.steps[at]] : [table.steps[at], table.steps[at + 1]];
  if (at < 0 || !upper || !lower) return table;
  const follow =
    upper.next.length === 1 &&
    lower.next.length <= 1 &&
    upper.next[0]?.to === lower.id &&
    lower.next[0]?.to !== upper.id;
  const steps = follow ? swapWork(table.steps, upper, lower) : table.steps;
  const first = follow && table.first === upper.id ? lower.id : table.first;
  const place = steps.findIndex(({ id }) => id === upper.id);
  const swapped = [...steps];
  const [one, two] = [steps[place], steps[place + 1]];
  if (one && two) swapped.splice(place, 2, two, one);
  return { ...table, first, steps: swapped };
}

/** The second of two steps that follow each other is done first: whoever led to the first now leads to it. */
function swapWork(steps: readonly Step[], upper: Step, lower: Step): readonly Step[] {
  return steps.map((step) => {
    if (step === upper) return { ...step, next: lower.next };
    if (step === lower) return { ...step, next: onlyWay(upper.id) };
    return {
      ...step,
      next: step.next.map((choice) => (choice.to === upper.id ? { ...choice, to: lower.id } : choice)),
    };
  });
}

function freshRow(table: StepTable, prefix: string, taken: ReadonlySet<string>): string {
  const own = new Set([
    ...table.steps.flatMap(({ id, branches }) => [id, ...branches.map((one) => one.id)]),
    ...table.ends.map(({ id }) => id),
  ]);
  for (let number = 1; ; number++) {
    const id = `${prefix}_${number}`;
    if (!own.has(id) && !taken.has(id)) return id;
  }
}
