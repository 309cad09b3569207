import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, startOfDay, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  DayForm,
  dayChangeWords,
  ErrorSummary,
  Form,
  Ledger,
  OfficerPage,
  Ruled,
  Table,
  Toolbar,
  WarningText,
} from "../../../../ui/index.ts";
import type { DayChangeStep } from "../../change.ts";
import type { DaysOrder } from "../../plan.ts";
import { changeFacts } from "../change-facts.ts";
import { decisionWords } from "../day-rows.ts";
import type { FormErrors } from "../desk.ts";
import { calendarWords } from "../words.ts";
import { kindOf } from "./form.ts";
import { changeText } from "./text.ts";

type ChangeView = { readonly frame: Frame; readonly typed: URLSearchParams; readonly errors: FormErrors };

/** The form by which an officer changes days. */
export function ChangePage({ frame, typed, errors }: ChangeView) {
  const text = wordsIn(changeText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  const hrefOf = (kind: string) => {
    const other = new URLSearchParams(typed);
    other.set("kind", kind);
    return `/calendar/changes/new?${other}`;
  };
  return (
    <OfficerPage frame={frame} title={text.title}>
      <BackLink href="/calendar" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.title} />
      <DayForm
        frame={frame}
        kind={kindOf(typed)}
        hrefOf={hrefOf}
        action="/calendar/changes/preview"
        typed={typed}
        errorOf={errors.of}
        cancel={<a href="/calendar">{words.cancel}</a>}
      />
    </OfficerPage>
  );
}

/** A month of which days change: `yyyy-MM`, and how many days are worked in it. */
export type MonthChange = { readonly month: string; readonly before: number; readonly after: number };

type PreviewView = ChangeView & {
  readonly order: DaysOrder;
  readonly steps: readonly DayChangeStep[];
  readonly version: number;
  readonly months: readonly MonthChange[];
  readonly isPast: boolean;
};

/** What a change does, before it is saved. */
export function PreviewPage(view: PreviewView) {
  const { frame, typed, errors, order, steps, version, isPast } = view;
  const text = wordsIn(changeText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  const { change, decision, reason } = order;
  const days = steps.map(({ date }) => formatDate(startOfDay(date)));
  return (
    <OfficerPage frame={frame} title={text.preview}>
      <BackLink href={`/calendar/changes/new?${typed}`} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={dayChangeWords(changeFacts(change.kind, steps, null, frame.locale), frame.locale)} />
      <div class="lt-narrow lt-mt2">
        <Ledger
          stack
          rows={[
            { term: text.daysChanged, value: days.join(", ") },
            { term: text.decision, value: decisionWords(decision, frame.locale) },
            ...(reason === "" ? [] : [{ term: text.reason, value: reason }]),
          ]}
        />
        {isPast ? <WarningText text={text.past} /> : null}
      </div>
      <Months {...view} />
      <Form frame={frame} action="/calendar/changes" classes="lt-mt4">
        {[...typed].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="version" value={String(version)} />
        <p class="lt-quiet">{text.sent}</p>
        <div class="lt-actions">
          <Button text={words.save} />
          <a href={`/calendar/changes/new?${typed}`}>{words.edit}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}

/** Working days of each month, before and after. */
function Months({ frame, months }: Pick<PreviewView, "frame" | "months">) {
  const text = wordsIn(changeText, frame.locale);
  const sum = (pick: (month: MonthChange) => number) => months.reduce((total, month) => total + pick(month), 0);
  const line = (name: string, before: number, after: number) => [
    { text: name },
    { text: before, format: "numeric" },
    { text: after, format: "numeric" },
    { text: signed(after - before), format: "numeric" },
  ];
  const isSame = months.every(({ before, after }) => before === after);
  return (
    <section class="lt-narrow lt-mt4" aria-labelledby="months">
      <Ruled id="months" text={text.months} />
      <Table
        caption={text.months}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: text.month },
          { text: text.before, format: "numeric" },
          { text: text.after, format: "numeric" },
          { text: text.difference, format: "numeric" },
        ]}
        rows={[
          ...months.map(({ month, before, after }) => line(month.split("-").reverse().join("/"), before, after)),
          months.length > 1 &&
            line(
              text.sum,
              sum(({ before }) => before),
              sum(({ after }) => after),
            ),
        ]}
      />
      {isSame ? <p class="lt-quiet lt-mt2">{text.same}</p> : null}
    </section>
  );
}

function signed(value: number): string {
  return value === 0 ? "0" : value > 0 ? `+${value}` : `−${-value}`;
}
