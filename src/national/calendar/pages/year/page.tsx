import { z } from "zod";
import { foldDays, workingDaysByMonth } from "../../../../engines/deadline/index.ts";
import { type App, type AppContext, csvFile, readQuery, render } from "../../../../platform/http/index.ts";
import { formatWeekday, isoDay, type Locale, startOfDay, wordsIn } from "../../../../platform/text/index.ts";
import { writeCalendarFile } from "../../../../protocol/calendar/index.ts";
import { mayChangeCalendar } from "../../policy.ts";
import { type Decision, daysOfYear, firstYear, lastYear, type NationalDay } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { nationalWorkingTime } from "../../working-time.ts";
import { decisionWords } from "../day-rows.ts";
import { calendarFrame } from "../desk.ts";
import { calendarWords } from "../words.ts";
import { yearText } from "./text.ts";
import { YearPage } from "./view.tsx";

const query = z.object({ year: z.coerce.number().int().min(firstYear).max(lastYear).optional().catch(undefined) });

/** `/calendar`: a year of the nation's calendar, for everyone; as a calendar file and as a table too. */
export function addYear(app: App): void {
  app.get("/calendar", async (c) => {
    const { node, year, days, checked } = await asked(c);
    const by = c.get("principal");
    const now = node.clock.now();
    const page = (
      <YearPage
        frame={await calendarFrame(c)}
        year={year}
        days={days}
        checked={checked}
        workingDays={workingDaysByMonth(await nationalWorkingTime(node.db), year)}
        today={isoDay(now)}
        mayChange={by !== undefined && mayChangeCalendar(by, node.config.code, now)}
      />
    );
    return render(c, page);
  });
  app.get("/calendar.ics", async (c) => {
    const { node, year, days, locale } = await asked(c);
    const words = wordsIn(calendarWords, locale);
    const events = foldDays(days).flatMap(({ first, last, days: [day] }) =>
      day ? [{ first, last, summary: `${words[day.kind]}: ${day.name[locale]}` }] : [],
    );
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="lich-lam-viec-${year}.ics"`);
    const host = `${node.config.code.toLowerCase()}.lienthong`;
    return c.body(writeCalendarFile(events, { name: words.title(year), host, at: node.clock.now() }));
  });
  app.get("/calendar.csv", async (c) => {
    const { year, days, checked, locale } = await asked(c);
    const head = wordsIn(yearText, locale).csvHead.split("|");
    return csvFile(c, `lich-lam-viec-${year}`, [head, ...days.map((day) => csvRow(day, checked, locale))]);
  });
}

async function asked(c: AppContext) {
  const node = c.get("node");
  const year = readQuery(c, query).year ?? Number(isoDay(node.clock.now()).slice(0, 4));
  const record = await readCalendar(node.db);
  const days = [...daysOfYear(record, year)].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { node, year, days, checked: record.years.get(year) ?? null, locale: c.get("locale") };
}

function csvRow(day: NationalDay, checked: Decision | null, locale: Locale): readonly string[] {
  const words = wordsIn(calendarWords, locale);
  const decision = day.decision ?? (day.basis === "entered" ? checked : null);
  const basis = day.basis === "entered" && checked ? "decided" : day.basis;
  const weekday = formatWeekday(startOfDay(day.date), locale);
  const said = decision ? decisionWords(decision, locale) : "";
  return [day.date, weekday, words[day.kind], day.name.vi, day.name.en, words[basis], said];
}
