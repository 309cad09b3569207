import { z } from "zod";
import { foldDays, formatHours, workingDaysByMonth } from "../../../../engines/deadline/index.ts";
import { type App, type AppContext, csvFile, readQuery, render } from "../../../../platform/http/index.ts";
import { formatWeekday, isoDay, type Locale, startOfDay, wordsIn } from "../../../../platform/text/index.ts";
import { writeCalendarFile } from "../../../../protocol/calendar/index.ts";
import { mayChangeDays, maySeeHistory } from "../../policy.ts";
import { createTimes } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { daysOfYear, decisionWords, type ShownDay } from "../day-rows.ts";
import { calendarFrame } from "../visit.ts";
import { calendarWords } from "../words.ts";
import { yearText } from "./text.ts";
import { YearPage } from "./view.tsx";

const query = z.object({ year: z.coerce.number().int().min(1970).max(2169).optional().catch(undefined) });

/** `/calendar`: a year of the calendar, for everyone; as a calendar file and as a table too. */
export function addYear(app: App): void {
  app.get("/calendar", async (c) => {
    const { node, record, year, days } = await asked(c);
    const by = c.get("principal");
    const now = node.clock.now();
    const { code } = node.config;
    const times = createTimes(record);
    const page = (
      <YearPage
        frame={await calendarFrame(c)}
        year={year}
        days={days}
        workingDays={workingDaysByMonth(times.of(code, now), year)}
        hours={formatHours(times.hoursOf(code, isoDay(now)).windows)}
        today={isoDay(now)}
        mayChange={by !== undefined && mayChangeDays(by, code, now)}
        maySeeHistory={by !== undefined && maySeeHistory(by, now)}
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
    const name = `${words.title(year)}, ${node.config.name[locale]}`;
    const host = `${node.config.code.toLowerCase()}.lienthong`;
    return c.body(writeCalendarFile(events, { name, host, at: node.clock.now() }));
  });
  app.get("/calendar.csv", async (c) => {
    const { year, days, locale } = await asked(c);
    const head = wordsIn(yearText, locale).csvHead.split("|");
    return csvFile(c, `lich-lam-viec-${year}`, [head, ...days.map((day) => csvRow(day, locale))]);
  });
}

async function asked(c: AppContext) {
  const node = c.get("node");
  const year = readQuery(c, query).year ?? Number(isoDay(node.clock.now()).slice(0, 4));
  const record = await readCalendar(node.db);
  return { node, record, year, days: daysOfYear(record, year), locale: c.get("locale") };
}

function csvRow(day: ShownDay, locale: Locale): readonly string[] {
  const words = wordsIn(calendarWords, locale);
  const text = wordsIn(yearText, locale);
  const weekday = formatWeekday(startOfDay(day.date), locale);
  const decision = day.decision ? decisionWords(day.decision, locale) : "";
  const whose = day.isOwn ? text.own : text.nation;
  return [day.date, weekday, words[day.kind], day.name.vi, day.name.en, whose, words[day.basis], decision];
}
