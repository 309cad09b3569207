import { z } from "zod";
import {
  type ExplainedDue,
  explainDue,
  formatHours,
  formatLimit,
  instantOf,
  type Limit,
  LimitError,
  OutOfRangeError,
  parseLimit,
  parseMinute,
} from "../../../../engines/deadline/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  line,
  parseForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { formatTime, isoDay, type Text } from "../../../../platform/text/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { timesOf } from "../../working-time.ts";
import { calendarFrame, formErrors, queryOf } from "../visit.ts";
import { dueText } from "./text.ts";
import { DuePage } from "./view.tsx";

const form = z.object({
  agency: line(60),
  date: calendarDay(),
  time: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/),
  limit: line(100),
});
const both = (key: "dateMissing" | "timeMissing" | "limitMissing" | "agencyMissing" | "outOfRange"): Text => ({
  vi: dueText.vi[key],
  en: dueText.en[key],
});
const texts = {
  agency: both("agencyMissing"),
  date: both("dateMissing"),
  time: both("timeMissing"),
  limit: both("limitMissing"),
};

/** A due date with what it was counted from. */
export type CountedDue = { readonly explained: ExplainedDue; readonly limit: Text; readonly hours: string };

/** `/calendar/due`: everyone works out a due date, and sees why it is what it is. The question stands in the address. */
export function addDue(app: App): void {
  app.get("/calendar/due", async (c) => {
    const asked = queryOf(c);
    if (!asked.has("limit")) return render(c, await page(c, beginning(c), undefined, undefined));
    try {
      return render(c, await page(c, asked, await count(c, asked), undefined));
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, asked, undefined, refused));
    }
  });
}

/** What the empty form begins with: received now at the top agency. */
function beginning(c: AppContext): URLSearchParams {
  const node = c.get("node");
  const now = node.clock.now();
  return new URLSearchParams({ agency: node.config.code, date: isoDay(now), time: formatTime(now) });
}

async function count(c: AppContext, asked: URLSearchParams): Promise<CountedDue> {
  const { agency, date, time, limit: words } = parseForm(asked, form, texts);
  const { db } = c.get("node");
  const limit = readLimit(words);
  const [known] = await agenciesOfNode(db, { codes: [agency] });
  if (!known) throw wrong("agency", texts.agency);
  const minute = parseMinute(`${date}T${time.padStart(5, "0")}`);
  if (minute === undefined) throw wrong("time", texts.time);
  const from = instantOf(minute);
  const times = await timesOf(db);
  try {
    const explained = explainDue(times.of(agency, from), { from, limit });
    const hours = formatHours(times.hoursOf(agency, date).windows);
    return { explained, limit: formatLimit(limit), hours };
  } catch (error) {
    if (error instanceof OutOfRangeError) throw wrong("date", both("outOfRange"));
    throw error;
  }
}

function readLimit(text: string): Limit {
  try {
    return parseLimit(text);
  } catch (error) {
    if (error instanceof LimitError) throw wrong("limit", error.people);
    throw error;
  }
}

function wrong(field: string, people: Text): DomainError {
  return new DomainError("calendar.due-wrong", "invalid", people, { fields: { [field]: people } });
}

async function page(
  c: AppContext,
  asked: URLSearchParams,
  counted: CountedDue | undefined,
  refused: DomainError | undefined,
) {
  const frame = await calendarFrame(c);
  const agencies = await agenciesOfNode(c.get("node").db);
  return (
    <DuePage
      frame={frame}
      agencies={agencies}
      asked={asked}
      counted={counted}
      errors={formErrors(refused, frame.locale)}
    />
  );
}
