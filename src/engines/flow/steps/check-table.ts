import { LimitError, parseLimit } from "../../deadline/index.ts";
import type { ReadSteps } from "./read-steps.ts";
import type { Step, StepProblem, StepTable } from "./step-table.ts";

/** Everything that keeps a table from being written. @param read what the drawing holds beside the table */
export function checkTable(table: StepTable, read: Pick<ReadSteps, "notExpressible">): readonly StepProblem[] {
  const rows = new Set([...table.steps, ...table.ends].map(({ id }) => id));
  const targets = new Set([...rows, ...read.notExpressible.map(({ element }) => element)]);
  const ids = [
    ...table.steps.flatMap(({ id, branches }) => [id, ...branches.map((one) => one.id)]),
    ...table.ends.map(({ id }) => id),
  ];
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index || !/^[A-Za-z_][\w.-]*$/.test(id));
  return [
    ...twice.map((id) => said(id, "row", texts.idTwice)),
    ...(table.first !== null && table.first !== "" && !targets.has(table.first)
      ? [said("", "first", texts.targetMissing)]
      : []),
    ...table.steps.flatMap((step) => checkStep(step, targets)),
    ...table.ends.filter(({ name }) => name === "").map(({ id }) => said(id, "name", texts.resultMissing)),
  ];
}

function checkStep(step: Step, targets: ReadonlySet<string>): readonly StepProblem[] {
  const { id, name, allowance, branches, kind, reminder } = step;
  return [
    ...(name === "" ? [said(id, "name", texts.nameMissing)] : []),
    ...limit(id, "allowance", allowance),
    ...checkNext(step, targets),
    ...(kind === "parallel" && branches.length < 2 ? [said(id, "branches", texts.branchesFew)] : []),
    ...branches.flatMap((branch) => [
      ...(branch.name === "" ? [said(branch.id, "name", texts.nameMissing)] : []),
      ...limit(branch.id, "allowance", branch.allowance),
    ]),
    ...(reminder ? checkReminder(id, reminder) : []),
  ];
}

function checkNext({ id, kind, next }: Step, targets: ReadonlySet<string>): readonly StepProblem[] {
  const parted = next.length > 1;
  const codes = next.map(({ outcome, condition }) => outcome || condition);
  return next.flatMap((choice, index) => {
    const field = (name: string) => `next.${index}.${name}`;
    const code = codes[index] ?? "";
    return [
      ...(targets.has(choice.to) ? [] : [said(id, field("to"), texts.targetMissing)]),
      ...(parted && kind === "parallel" ? [said(id, field("to"), texts.parallelParts)] : []),
      ...(parted && choice.label === "" ? [said(id, field("label"), texts.labelMissing)] : []),
      ...(choice.outcome === "" || /^[\w-]{1,60}$/.test(choice.outcome)
        ? []
        : [said(id, field("outcome"), texts.outcomeUnfit)]),
      ...(parted && codes.indexOf(code) !== index
        ? [said(id, field("outcome"), code === "" ? texts.otherwiseTwice : texts.outcomeTwice)]
        : []),
      ...(!parted && code !== "" ? [said(id, field("outcome"), texts.outcomeAlone)] : []),
    ];
  });
}

function checkReminder(id: string, reminder: NonNullable<Step["reminder"]>): readonly StepProblem[] {
  const isIso = /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/.test(reminder.after);
  return [
    ...(reminder.name === "" ? [said(id, "reminder.name", texts.reminderMissing)] : []),
    ...(reminder.after === ""
      ? [said(id, "reminder.after", texts.afterMissing)]
      : isIso
        ? []
        : limit(id, "reminder.after", reminder.after)),
  ];
}

function limit(row: string, field: string, text: string): readonly StepProblem[] {
  if (text === "") return [];
  try {
    parseLimit(text);
    return [];
  } catch (error) {
    if (error instanceof LimitError) return [{ row, field, message: error.people }];
    throw error;
  }
}

function said(row: string, field: string, message: StepProblem["message"]): StepProblem {
  return { row, field, message };
}

const texts = {
  idTwice: { vi: "Mã bước không hợp lệ hoặc bị trùng.", en: "The id of this row is unfit or used twice." },
  nameMissing: { vi: "Nhập tên bước", en: "Enter the name of the step" },
  resultMissing: { vi: "Nhập kết quả khi kết thúc", en: "Enter the result with which the flow ends" },
  targetMissing: { vi: "Chọn bước tiếp theo", en: "Choose the next step" },
  labelMissing: { vi: "Nhập tên kết quả, ví dụ “Đồng ý”", en: "Enter the outcome, such as “Approve”" },
  outcomeUnfit: {
    vi: "Mã kết quả chỉ gồm chữ không dấu, số, gạch nối",
    en: "The code of an outcome has letters without accents, figures and hyphens",
  },
  outcomeTwice: { vi: "Hai kết quả có cùng mã", en: "Two outcomes have the same code" },
  otherwiseTwice: {
    vi: "Chỉ một kết quả được để trống mã (các trường hợp còn lại)",
    en: "Only one outcome may be without a code (all other cases)",
  },
  outcomeAlone: { vi: "Chỉ có một hướng đi thì không cần mã kết quả", en: "One way on needs no code" },
  parallelParts: { vi: "Sau các việc song song chỉ có một hướng đi", en: "After work in parallel there is one way on" },
  branchesFew: { vi: "Cần ít nhất hai cơ quan hoặc người làm song song", en: "At least two work in parallel" },
  reminderMissing: { vi: "Nhập nội dung nhắc", en: "Enter what to remind of" },
  afterMissing: {
    vi: "Nhập sau bao lâu thì nhắc, ví dụ “1 ngày làm việc”",
    en: "Enter after how long, such as “1 working day”",
  },
} as const;
