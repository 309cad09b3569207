import { formatHours } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, startOfDay, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  CitizenPage,
  dayChangeWords,
  ErrorSummary,
  Form,
  Input,
  Ledger,
  OfficerPage,
  Radios,
  Ruled,
  Table,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import type { Agency } from "../../../organisation/index.ts";
import type { OpenItemSource } from "../../open-items.ts";
import type { HoursOrder } from "../../plan.ts";
import type { Preview } from "../../preview.ts";
import type { HoursEntry, HoursInForce } from "../../record.ts";
import { changeFacts } from "../change-facts.ts";
import { Moved } from "../moved-view.tsx";
import type { FormErrors } from "../visit.ts";
import { calendarWords } from "../words.ts";
import { agencyHoursText } from "./text.ts";

type AgencyHoursView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly inForce: HoursInForce;
  /** What the agency itself said, over time. */
  readonly entries: readonly HoursEntry[];
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
  readonly mayChange: boolean;
  readonly agencyName: (code: string) => string;
};

/** The office hours of an agency: today's, those over time, and the form that changes them. */
export function AgencyHoursPage(view: AgencyHoursView) {
  const { frame, agency, inForce, errors, agencyName } = view;
  const text = wordsIn(agencyHoursText, frame.locale);
  const title = text.title(nameOf(agency, frame));
  const { entry } = inForce;
  const whose = !entry
    ? text.usual
    : entry.agencyCode === agency.code
      ? text.own
      : text.from(agencyName(entry.agencyCode));
  return (
    <CitizenPage frame={frame} title={title} before={<BackLink href="/calendar/hours" text={text.back} />}>
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <h1 class="govuk-heading-xl">{title}</h1>
      <div class="lt-narrow">
        <Ledger
          stack
          rows={[
            { term: text.now, value: formatHours(inForce.windows) },
            { term: text.whose, value: whose },
          ]}
        />
        <OverTime {...view} />
        {view.mayChange ? <Change {...view} /> : null}
      </div>
    </CitizenPage>
  );
}

function nameOf(agency: Agency, frame: Frame): string {
  return frame.locale === "vi" ? agency.name : agency.nameEn;
}

function OverTime({ frame, entries }: AgencyHoursView) {
  const text = wordsIn(agencyHoursText, frame.locale);
  return (
    <section class="lt-section" aria-labelledby="history">
      <Ruled id="history" text={text.history} />
      {entries.length === 0 ? (
        <Void kind="empty" title={text.historyNone}>
          {text.historyNoneWay}
        </Void>
      ) : (
        <Table
          caption={text.history}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: text.validFrom }, { text: text.hours }]}
          rows={entries
            .toReversed()
            .map(({ validFrom, windows }) => [
              { text: formatDate(startOfDay(validFrom)) },
              { text: windows ? formatHours(windows) : text.asAbove },
            ])}
        />
      )}
    </section>
  );
}

function Change({ frame, agency, typed, errors }: AgencyHoursView) {
  const text = wordsIn(agencyHoursText, frame.locale);
  const field = (name: string) => ({
    name,
    id: `day-${name}`,
    value: typed.get(name) ?? "",
    errorMessage: errors.of(name),
  });
  return (
    <section class="lt-section lt-noprint" aria-labelledby="change">
      <Ruled id="change" text={text.change} />
      <p class="lt-quiet">{text.rule}</p>
      <Form frame={frame} action={`/calendar/hours/${agency.code}/preview`} method="get" classes="lt-mt4">
        <Radios
          name="mode"
          idPrefix="day-mode"
          fieldset={{ legend: { text: text.mode } }}
          value={typed.get("mode") ?? "own"}
          items={[
            { value: "own", text: text.modeOwn },
            { value: "above", text: text.modeAbove },
          ]}
        />
        <Input {...field("hours")} label={{ text: text.hours }} hint={{ text: text.hint }} spellcheck={false} />
        <Input {...field("validFrom")} label={{ text: text.fromField }} type="date" classes="govuk-input--width-10" />
        <Input {...field("reason")} label={{ text: text.reason }} />
        <div class="lt-actions">
          <Button text={text.preview} />
        </div>
      </Form>
    </section>
  );
}

type HoursPreviewView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly order: HoursOrder;
  readonly preview: Preview;
  readonly sources: readonly OpenItemSource[];
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
  readonly agencyName: (code: string) => string;
};

/** What new hours do, before they are saved. */
export function HoursPreviewPage(view: HoursPreviewView) {
  const { frame, agency, order, preview, typed, errors, agencyName } = view;
  const { locale } = frame;
  const text = wordsIn(agencyHoursText, locale);
  const words = wordsIn(calendarWords, locale);
  const edit = `/calendar/hours/${agency.code}?${typed}`;
  const then = preview.then.hoursOf(agency.code, order.validFrom);
  return (
    <OfficerPage frame={frame} title={text.previewTitle}>
      <BackLink href={edit} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar
        title={dayChangeWords(changeFacts("hours", preview.planned.done, nameOf(agency, frame), locale), locale)}
      />
      <div class="lt-narrow lt-mt2">
        <Ledger
          stack
          rows={[
            { term: text.now, value: formatHours(preview.now.hoursOf(agency.code, order.validFrom).windows) },
            { term: text.hours, value: formatHours(then.windows) },
            ...(order.reason === "" ? [] : [{ term: text.reason, value: order.reason }]),
          ]}
        />
        <p class="lt-quiet lt-mt2">{text.rule}</p>
      </div>
      <Moved
        frame={frame}
        moved={preview.moved}
        sources={view.sources}
        csvHref={`/calendar/hours/${agency.code}/preview.csv?${typed}`}
        agencyName={agencyName}
      >
        <Form frame={frame} action={`/calendar/hours/${agency.code}`} classes="lt-mt4">
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
