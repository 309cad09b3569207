import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  DayTable,
  ErrorSummary,
  Form,
  Input,
  OfficerPage,
  Ruled,
  Toolbar,
} from "../../../../ui/index.ts";
import type { NationalDay } from "../../record.ts";
import { dayRows } from "../day-rows.ts";
import type { FormErrors } from "../desk.ts";
import { confirmationText } from "./text.ts";

type ConfirmationView = {
  readonly frame: Frame;
  readonly year: number;
  readonly days: readonly NationalDay[];
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
};

/** The days of a year beside the question whether they are those announced. */
export function ConfirmationPage({ frame, year, days, typed, errors }: ConfirmationView) {
  const text = wordsIn(confirmationText, frame.locale);
  const field = (name: string) => ({
    name,
    id: `day-${name}`,
    value: typed.get(name) ?? "",
    errorMessage: errors.of(name),
  });
  return (
    <OfficerPage frame={frame} title={text.title(year)}>
      <BackLink href={`/calendar?year=${year}`} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.title(year)} />
      <div class="lt-narrow">
        <p class="lt-mt2">{text.body}</p>
        <Ruled id="days" text={text.table} />
        <DayTable caption={text.table} rows={dayRows(days, null, frame.locale)} />
        <Form
          frame={frame}
          action={`/calendar/years/${year}/confirmation`}
          classes="lt-mt4"
          keepAs={`calendar-${year}`}
        >
          <Input {...field("decisionNumber")} label={{ text: text.number }} spellcheck={false} />
          <Input {...field("decisionDate")} label={{ text: text.date }} type="date" classes="govuk-input--width-10" />
          <div class="lt-actions">
            <Button text={text.confirm} />
            <a href={`/calendar/changes/new?year=${year}`}>{text.change}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
