import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  flash,
  line,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { confirmYear } from "../../actions/confirm-year.ts";
import { calendarErrors } from "../../errors.ts";
import { daysOfYear, firstYear, lastYear } from "../../record.ts";
import { readCalendar } from "../../store/calendar.ts";
import { calendarFrame, controller, formErrors } from "../desk.ts";
import { both } from "../words.ts";
import { confirmationText } from "./text.ts";
import { ConfirmationPage } from "./view.tsx";

const form = z.object({ decisionNumber: line(200), decisionDate: calendarDay() });
const texts = { decisionNumber: both("decisionMissing"), decisionDate: both("decisionDateMissing") };

/** `/calendar/years/:year/confirmation`: an officer says that a year is as it was announced. */
export function addConfirmation(app: App): void {
  app.get("/calendar/years/:year/confirmation", async (c) => {
    controller(c);
    return render(c, await page(c, undefined));
  });
  app.post("/calendar/years/:year/confirmation", async (c) => {
    const { node, by } = controller(c);
    const year = yearOf(c);
    try {
      const { decisionNumber, decisionDate } = await readForm(c, form, texts);
      await confirmYear(node, by, year, { number: decisionNumber, date: decisionDate });
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, refused));
    }
    await flash(c, { vi: confirmationText.vi.saved(year), en: confirmationText.en.saved(year) });
    return c.redirect(`/calendar?year=${year}`, 303);
  });
}

function yearOf(c: AppContext): number {
  const year = z.coerce.number().int().min(firstYear).max(lastYear).safeParse(c.req.param("year"));
  if (!year.success) throw calendarErrors.yearUnknown();
  return year.data;
}

async function page(c: AppContext, refused: DomainError | undefined) {
  const year = yearOf(c);
  const days = daysOfYear(await readCalendar(c.get("node").db), year);
  const frame = await calendarFrame(c, `/calendar/years/${year}/confirmation`);
  const typed = c.get("form") ?? new URLSearchParams();
  return (
    <ConfirmationPage frame={frame} year={year} days={days} typed={typed} errors={formErrors(refused, frame.locale)} />
  );
}
