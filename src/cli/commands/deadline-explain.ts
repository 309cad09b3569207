import { parseArgs } from "node:util";
import {
  CalendarError,
  createWorkingTime,
  explainDue,
  formatMinute,
  instantOf,
  type Limit,
  LimitError,
  mergeCalendar,
  minuteOf,
  type OfficeWindow,
  OutOfRangeError,
  type OwnDays,
  parseHours,
  parseLimit,
  parseMinute,
  publicDays,
  usualHours,
} from "../../engines/deadline/index.ts";
import { type Command, type CommandResult, UsageError } from "../command.ts";

/** `deadline explain`: exit 0 with the due date and why; 1 when a pause without an end leaves none. */
export const deadlineExplain: Command = {
  name: ["deadline", "explain"],
  usage: [
    "deadline explain --from INSTANT --limit LIMIT [--pause FROM/TO]… [--calendar FILE] [--hours WINDOWS] [--hour-exact]",
    "",
    "Answers {due, limit, startedCounting, trace: [{from, to, counted: minutes, why: {code, vi, en}}]}.",
    "INSTANT, FROM, TO: 2020-10-26T10:00, Vietnam's time; a pause without TO goes on. LIMIT: 2 working days, 4 working hours, 30 days,",
    ' same day before 15:00. WINDOWS: "07:00-11:30,13:30-17:00" (so by default). --hour-exact: working days run from the minute of receipt.',
    "FILE: {holidays: [{date, name}], workdays: [{date, name}]}, on top of the public holidays.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const asked = readArguments(args);
    const own = asked.calendar === undefined ? nothing : readCalendar(await io.readFile(asked.calendar));
    try {
      return explain(asked, own);
    } catch (error) {
      if (error instanceof CalendarError || error instanceof OutOfRangeError) throw new UsageError(error.message);
      throw error;
    }
  },
};

const nothing: OwnDays = { holidays: [], workdays: [] };

type Asked = {
  readonly from: Date;
  readonly limit: Limit;
  readonly limitText: string;
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[];
  readonly calendar: string | undefined;
  readonly hours: readonly OfficeWindow[];
  readonly hourExact: boolean;
};

function explain({ from, limit, limitText, pauses, hours, hourExact }: Asked, own: OwnDays): CommandResult {
  const year = from.getUTCFullYear();
  const last = Math.max(from.getTime(), ...pauses.map((pause) => (pause.to ?? pause.from).getTime()));
  const span = new Date(last).getUTCFullYear() - year + ("amount" in limit ? Math.ceil(limit.amount / 200) : 0);
  const time = createWorkingTime(mergeCalendar(hours, publicDays(year - 1, year + span + 1), own));
  const { due, startedCounting, trace } = explainDue(time, { from, limit, hourExact, pauses });
  const wall = (instant: Date): string => formatMinute(minuteOf(instant));
  const output = {
    due: due && wall(due),
    limit: limitText,
    startedCounting: wall(startedCounting),
    trace: trace.map((one) => ({ from: wall(one.from), to: wall(one.to), counted: one.counted, why: one.why })),
  };
  return { exit: due ? 0 : 1, output };
}

function readArguments(args: readonly string[]): Asked {
  const values = parse(args);
  if (values.from === undefined || values.limit === undefined) throw new UsageError("--from and --limit are needed");
  return {
    from: readInstant("--from", values.from),
    limit: readLimit(values.limit),
    limitText: values.limit.trim(),
    pauses: (values.pause ?? []).map(readPause),
    calendar: values.calendar,
    hours: values.hours === undefined ? usualHours : readHours(values.hours),
    hourExact: values["hour-exact"] ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    const options = {
      from: text,
      limit: text,
      pause: { type: "string", multiple: true },
      calendar: text,
      hours: text,
      "hour-exact": { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readInstant(name: string, text: string): Date {
  const minute = parseMinute(text.trim());
  if (minute === undefined) throw new UsageError(`${name}: ${text} is no instant; write such as 2020-10-26T10:00`);
  return instantOf(minute);
}

function readLimit(text: string): Limit {
  try {
    return parseLimit(text);
  } catch (error) {
    if (error instanceof LimitError) throw new UsageError(`--limit: ${error.message}`);
    throw error;
  }
}

function readPause(text: string): { readonly from: Date; readonly to: Date | null } {
  const [from = "", to = "", ...more] = text.split("/");
  const pause = { from: readInstant("--pause", from), to: to === "" ? null : readInstant("--pause", to) };
  if (more.length > 0 || (pause.to && pause.to < pause.from))
    throw new UsageError(`--pause: ${text} is not FROM/TO with TO after FROM`);
  return pause;
}

function readHours(text: string): readonly OfficeWindow[] {
  const hours = parseHours(text);
  if (!hours) throw new UsageError(`--hours: ${text} is not such as 07:00-11:30,13:30-17:00`);
  return hours;
}

function readCalendar(bytes: Uint8Array): OwnDays {
  try {
    const read: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return { holidays: daysIn(read, "holidays"), workdays: daysIn(read, "workdays") };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError("--calendar: the file is not JSON");
  }
}

function daysIn(read: unknown, name: "holidays" | "workdays"): OwnDays["holidays"] {
  const list: unknown = isRecord(read) ? (read[name] ?? []) : undefined;
  if (!Array.isArray(list)) throw new UsageError(`--calendar: ${name} is a list of {date, name}`);
  return list.map((one: unknown) => {
    if (!isRecord(one) || typeof one.date !== "string")
      throw new UsageError(`--calendar: each of ${name} has a date such as 2020-09-02`);
    const said = typeof one.name === "string" ? one.name : one.date;
    return { date: one.date, name: { vi: said, en: said } };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
