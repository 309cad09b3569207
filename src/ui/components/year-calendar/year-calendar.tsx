import type { Locale } from "../../frame.ts";
import { useLocale, useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";

/** What a day of the picture is beside the week: off or worked, for everyone or of one's own. */
export type YearMarkKind = "off" | "work" | "own-off" | "own-work";

/** A day that is not like its neighbours. `date` is `yyyy-MM-dd`. */
export type YearMark = { readonly date: string; readonly kind: YearMarkKind; readonly name: string };

/** What the picture of a year shows. */
export type YearCalendarProps = {
  readonly year: number;
  readonly marks: readonly YearMark[];
  /** Working days of each month, January first; shown beside the month's name. */
  readonly workingDays: readonly number[];
  /** `yyyy-MM-dd` */
  readonly today?: string | undefined;
};

const CLASSES: Readonly<Record<YearMarkKind, string>> = {
  off: "lt-year__off",
  work: "lt-year__work",
  "own-off": "lt-year__off lt-year__own",
  "own-work": "lt-year__work lt-year__own",
};

const WORDS = { off: "yearOff", work: "yearWork", "own-off": "yearOwnOff", "own-work": "yearOwnWork" } as const;

const weekdays: Readonly<Record<Locale, readonly (readonly [string, string])[]>> = {
  vi: [
    ["T2", "Thứ Hai"],
    ["T3", "Thứ Ba"],
    ["T4", "Thứ Tư"],
    ["T5", "Thứ Năm"],
    ["T6", "Thứ Sáu"],
    ["T7", "Thứ Bảy"],
    ["CN", "Chủ nhật"],
  ],
  en: [
    ["Mo", "Monday"],
    ["Tu", "Tuesday"],
    ["We", "Wednesday"],
    ["Th", "Thursday"],
    ["Fr", "Friday"],
    ["Sa", "Saturday"],
    ["Su", "Sunday"],
  ],
};
const months = "January February March April May June July August September October November December".split(" ");

/**
 * A year as twelve months with its days off and make-up days: a bar under what is off, a ring around what is worked instead, both
 * doubled for one's own. Always with the table that says the same, and YearKey.
 */
export function YearCalendar({ year, marks, workingDays, today }: YearCalendarProps) {
  const byDate = new Map(marks.map((mark) => [mark.date, mark]));
  return (
    <div class="lt-year">
      {months.map((_, month) => (
        <Month year={year} month={month} marks={byDate} worked={workingDays[month] ?? 0} today={today} />
      ))}
    </div>
  );
}

type MonthProps = {
  readonly year: number;
  readonly month: number;
  readonly marks: ReadonlyMap<string, YearMark>;
  readonly worked: number;
  readonly today: string | undefined;
};

function Month({ year, month, marks, worked, today }: MonthProps) {
  const locale = useLocale();
  const say = useWords();
  return (
    <table class="lt-year__month">
      <caption>
        {locale === "vi" ? `Tháng ${month + 1}` : months[month]}
        <span class="lt-year__worked">{say("yearWorked", { count: worked })}</span>
      </caption>
      <thead>
        <tr>
          {weekdays[locale].map(([short, full]) => (
            <th scope="col">
              <abbr title={full}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr>
            {week.map((day, index) => (
              <Day date={day} weekend={index > 4} mark={marks.get(day)} today={day !== "" && day === today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = {
  readonly date: string;
  readonly weekend: boolean;
  readonly mark: YearMark | undefined;
  readonly today: boolean;
};

function Day({ date, weekend, mark, today }: DayProps) {
  const say = useWords();
  if (date === "") return <td />;
  const name = classNames(mark ? CLASSES[mark.kind] : weekend && "lt-year__weekend", today && "lt-year__today");
  const spoken = [mark && `${say(WORDS[mark.kind])}, ${mark.name}`, today && say("today")].filter(Boolean).join(", ");
  return (
    <td class={name || undefined}>
      {mark || today ? <span>{Number(date.slice(8))}</span> : Number(date.slice(8))}
      {spoken ? <span class="govuk-visually-hidden">: {spoken}</span> : null}
    </td>
  );
}

/** Weeks from Monday; an empty text where the month has no day. */
function weeksOf(year: number, month: number): readonly (readonly string[])[] {
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => {
      const day = week * 7 + index - before + 1;
      return day < 1 || day > length ? "" : `${year}-${two(month + 1)}-${two(day)}`;
    }),
  );
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** What the shapes of the picture mean, each with how many days there are; a shape that no day has is left out. */
export function YearKey({ marks }: { marks: readonly YearMark[] }) {
  const say = useWords();
  const kinds = (["off", "work", "own-off", "own-work"] as const).flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count > 0 ? [{ kind, count }] : [];
  });
  return (
    <ul class="lt-year__key">
      {kinds.map(({ kind, count }) => (
        <li>
          <span class={`lt-year__sample ${CLASSES[kind]}`} aria-hidden="true">
            <span>{kind.endsWith("off") ? "2" : "4"}</span>
          </span>
          {say(WORDS[kind])}: {count}
        </li>
      ))}
      <li>
        <span class="lt-year__sample lt-year__weekend" aria-hidden="true">
          7
        </span>
        {say("yearWeekend")}
      </li>
    </ul>
  );
}
