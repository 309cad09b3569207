import { type WorkingTime, workingDaysByMonth } from "../../../../engines/deadline/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, type AppContext, flash, render, renderAgain } from "../../../../platform/http/index.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { changeDays } from "../../actions/change-days.ts";
import type { DayChangeStep } from "../../change.ts";
import { planDays } from "../../plan.ts";
import { workingTimeBy } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { calendarFrame, controller, formErrors } from "../desk.ts";
import { readOrder } from "./form.ts";
import { changeText } from "./text.ts";
import { ChangePage, type MonthChange, PreviewPage } from "./view.tsx";

const saved = { vi: changeText.vi.saved, en: changeText.en.saved };

/** `/calendar/changes/new` and what follows: an officer changes days, sees what that does, and saves. */
export function addChange(app: App): void {
  app.get("/calendar/changes/new", async (c) => {
    controller(c);
    return render(c, await form(c, queryOf(c), undefined));
  });
  app.get("/calendar/changes/preview", async (c) => {
    controller(c);
    try {
      return render(c, await preview(c, queryOf(c), undefined));
    } catch (error) {
      return renderAgain(c, error, (refused) => form(c, queryOf(c), refused));
    }
  });
  app.post("/calendar/changes", async (c) => {
    const { node, by } = controller(c);
    const typed = c.get("form") ?? new URLSearchParams();
    try {
      const order = readOrder(typed);
      await changeDays(node, by, order);
      await flash(c, saved);
      const day = order.change.kind === "swap" ? order.change.off : order.change.first;
      return c.redirect(`/calendar?year=${day.slice(0, 4)}`, 303);
    } catch (error) {
      const isStale = error instanceof DomainError && error.code === "national-calendar.changed-since";
      return renderAgain(c, error, (refused) => (isStale ? again(c, typed, refused) : form(c, typed, refused)));
    }
  });
}

/** Someone was quicker: what the change does is counted again, unless it cannot be made any more. */
async function again(c: AppContext, typed: URLSearchParams, refused: DomainError) {
  try {
    return await preview(c, typed, refused);
  } catch (error) {
    if (error instanceof DomainError) return form(c, typed, error);
    throw error;
  }
}

async function form(c: AppContext, typed: URLSearchParams, refused: DomainError | undefined) {
  const frame = await calendarFrame(c, `/calendar/changes/new?${plain(typed)}`);
  return <ChangePage frame={frame} typed={plain(typed)} errors={formErrors(refused, frame.locale)} />;
}

async function preview(c: AppContext, typed: URLSearchParams, refused: DomainError | undefined) {
  const node = c.get("node");
  const order = readOrder(typed);
  const record = await readCalendar(node.db);
  const today = isoDay(node.clock.now());
  const { steps, after } = planDays(record, order, today);
  const frame = await calendarFrame(c, `/calendar/changes/preview?${plain(typed)}`);
  const view = { frame, typed: plain(typed), order, steps, errors: formErrors(refused, frame.locale) };
  const months = monthsOf(steps, workingTimeBy(record), workingTimeBy(after));
  return (
    <PreviewPage {...view} version={record.version} months={months} isPast={steps.some(({ date }) => date < today)} />
  );
}

/** Months that gain or lose working days, and those in which days change. */
function monthsOf(steps: readonly DayChangeStep[], now: WorkingTime, then: WorkingTime): readonly MonthChange[] {
  const months = [...new Set(steps.map(({ date }) => date.slice(0, 7)))].sort();
  return months.map((month) => {
    const [year = 0, number = 0] = month.split("-").map(Number);
    const worked = (time: WorkingTime) => workingDaysByMonth(time, year)[number - 1] ?? 0;
    return { month, before: worked(now), after: worked(then) };
  });
}

function queryOf(c: AppContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

/** What was typed, without what the page itself added. */
function plain(typed: URLSearchParams): URLSearchParams {
  const own = ["_csrf", "version", "lang"];
  return new URLSearchParams([...typed].filter(([name]) => !own.includes(name)));
}
