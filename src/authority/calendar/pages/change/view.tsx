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
  Toolbar,
  WarningText,
} from "../../../../ui/index.ts";
import type { OpenItemSource } from "../../open-items.ts";
import type { DaysOrder } from "../../plan.ts";
import type { Preview } from "../../preview.ts";
import { changeFacts } from "../change-facts.ts";
import { decisionWords } from "../day-rows.ts";
import { Moved } from "../moved-view.tsx";
import type { FormErrors } from "../visit.ts";
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

type PreviewView = ChangeView & {
  readonly order: DaysOrder;
  readonly preview: Preview;
  readonly sources: readonly OpenItemSource[];
  /** ISO day */
  readonly today: string;
  readonly agencyName: (code: string) => string;
};

/** What a change does, before it is saved. */
export function PreviewPage(view: PreviewView) {
  const { frame, typed, errors, order, preview } = view;
  const { locale } = frame;
  const text = wordsIn(changeText, locale);
  const words = wordsIn(calendarWords, locale);
  const edit = `/calendar/changes/new?${typed}`;
  return (
    <OfficerPage frame={frame} title={text.preview}>
      <BackLink href={edit} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={dayChangeWords(changeFacts(order.change.kind, preview.planned.done, "", locale), locale)} />
      <Facts {...view} />
      <Moved
        frame={frame}
        moved={preview.moved}
        sources={view.sources}
        csvHref={`/calendar/changes/preview.csv?${typed}`}
        agencyName={view.agencyName}
      >
        <Form frame={frame} action="/calendar/changes" classes="lt-mt4">
          {[...typed].map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="version" value={String(preview.version)} />
          <div class="lt-actions">
            <Button text={words.save} />
            <a href={edit}>{words.edit}</a>
          </div>
        </Form>
      </Moved>
    </OfficerPage>
  );
}

function Facts({ frame, order, preview, today }: PreviewView) {
  const text = wordsIn(changeText, frame.locale);
  const { done } = preview.planned;
  const dates = done.of === "days" ? done.steps.map(({ date }) => date) : [];
  const { decision, reason } = order;
  return (
    <div class="lt-narrow lt-mt2">
      <Ledger
        stack
        rows={[
          { term: text.days, value: dates.map((date) => formatDate(startOfDay(date))).join(", ") },
          ...(decision ? [{ term: text.decision, value: decisionWords(decision, frame.locale) }] : []),
          ...(reason === "" ? [] : [{ term: text.reason, value: reason }]),
        ]}
      />
      {dates.some((date) => date < today) ? <WarningText text={text.past} /> : null}
    </div>
  );
}
