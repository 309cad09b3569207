import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatTime, formatWeekday, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Board,
  Button,
  CitizenPage,
  DueExplanation,
  ErrorSummary,
  Form,
  Input,
  Ruled,
  Select,
} from "../../../../ui/index.ts";
import type { Agency } from "../../../organisation/index.ts";
import type { FormErrors } from "../visit.ts";
import type { CountedDue } from "./page.tsx";
import { dueText } from "./text.ts";

type DueView = {
  readonly frame: Frame;
  readonly agencies: readonly Agency[];
  readonly asked: URLSearchParams;
  readonly counted: CountedDue | undefined;
  readonly errors: FormErrors;
};

/** The question, and its answer with the reason. */
export function DuePage(view: DueView) {
  const { frame, counted, errors } = view;
  const text = wordsIn(dueText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title} before={<BackLink href="/calendar" text={text.calendar} />}>
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <p class="lt-noprint">{text.intro}</p>
      {counted?.explained.due ? (
        <div class="lt-columns">
          <Answer frame={frame} counted={counted} due={counted.explained.due} />
          <section class="lt-noprint" aria-labelledby="question">
            <Ruled id="question" text={text.again} />
            <Question {...view} />
          </section>
        </div>
      ) : (
        <Question {...view} />
      )}
    </CitizenPage>
  );
}

function Question({ frame, agencies, asked, errors }: DueView) {
  const { locale } = frame;
  const text = wordsIn(dueText, locale);
  const field = (name: string) => ({
    name,
    id: `day-${name}`,
    value: asked.get(name) ?? "",
    errorMessage: errors.of(name),
  });
  const items = agencies.map(({ code, name, nameEn }) => ({ value: code, text: locale === "vi" ? name : nameEn }));
  return (
    <Form frame={frame} action="/calendar/due" method="get" classes="lt-narrow lt-mt4">
      <Select {...field("agency")} label={{ text: text.agency }} items={items} />
      <Input {...field("date")} label={{ text: text.date }} type="date" classes="govuk-input--width-10" />
      <Input {...field("time")} label={{ text: text.time }} type="time" classes="govuk-input--width-10" />
      <Input
        {...field("limit")}
        label={{ text: text.limit }}
        hint={{ text: text.limitHint }}
        classes="govuk-input--width-20"
      />
      <div class="lt-actions">
        <Button text={text.count} />
      </div>
    </Form>
  );
}

function Answer({ frame, counted, due }: { frame: Frame; counted: CountedDue; due: Date }) {
  const { locale } = frame;
  const text = wordsIn(dueText, locale);
  const { explained, limit, hours } = counted;
  return (
    <section aria-labelledby="result">
      <Ruled id="result" text={text.result} />
      <Board
        cells={[
          {
            term: text.due,
            big: formatDate(due),
            sub: text.before(formatWeekday(due, locale), formatTime(due)),
          },
          { term: text.counted, sub: textIn(limit, locale) },
          { term: text.hours, sub: hours, wide: true },
        ]}
      />
      <DueExplanation explained={explained} open />
      <p class="lt-quiet lt-small lt-noprint">{text.permalink}</p>
    </section>
  );
}
