import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  DayHistory,
  dayChangeWords,
  ErrorSummary,
  Form,
  Input,
  OfficerPage,
  Pager,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import type { ListedChange } from "../../store/changes.ts";
import { historyFacts } from "../change-facts.ts";
import { decisionWords } from "../day-rows.ts";
import type { FormErrors } from "../desk.ts";
import { calendarWords } from "../words.ts";
import { historyText } from "./text.ts";

type HistoryView = {
  readonly frame: Frame;
  readonly changes: readonly ListedChange[];
  readonly total: number;
  /** Changes that others in the list take back, by id. */
  readonly others: ReadonlyMap<string, ListedChange>;
  readonly page: number;
  readonly pageSize: number;
  readonly mayChange: boolean;
};

/** Who changed the calendar, when and why. */
export function HistoryPage({ frame, changes, total, others, page, pageSize, mayChange }: HistoryView) {
  const { locale } = frame;
  const text = wordsIn(historyText, locale);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <BackLink href="/calendar" />
      <Toolbar title={text.title} note={text.count(formatNumber(total, locale))} />
      {total === 0 ? (
        <Void kind="empty" title={text.none}>
          {text.noneWay}
        </Void>
      ) : (
        <DayHistory
          caption={text.title}
          entries={changes.map((change) => ({
            at: formatDateTime(change.at),
            who: change.actorName,
            what: historyFacts(change, others.get(change.undoes ?? ""), locale),
            ...(change.decision ? { decision: decisionWords(change.decision, locale) } : {}),
            ...(change.reason === "" ? {} : { reason: change.reason }),
            undone: change.undone,
            ...(mayChange && change.kind !== "undo" ? { undoHref: `/calendar/changes/${change.id}/reversal` } : {}),
          }))}
        />
      )}
      {total > pageSize ? (
        <Pager page={page} size={pageSize} total={total} hrefOf={(to) => `/calendar/changes?page=${to}`} />
      ) : null}
    </OfficerPage>
  );
}

type UndoView = {
  readonly frame: Frame;
  readonly change: ListedChange;
  readonly version: number;
  readonly reason: string;
  readonly errors: FormErrors;
};

/** Asks before a change is taken back. */
export function UndoPage({ frame, change, version, reason, errors }: UndoView) {
  const text = wordsIn(historyText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.undoTitle}>
      <BackLink href="/calendar/changes" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <div class="lt-narrow">
        <Toolbar title={text.undoTitle} />
        <p class="lt-strong lt-mt2">{dayChangeWords(historyFacts(change, undefined, frame.locale), frame.locale)}</p>
        <p class="lt-mt2">{text.undoBody}</p>
        <Form frame={frame} action={`/calendar/changes/${change.id}/reversal`} classes="lt-mt4">
          <input type="hidden" name="version" value={String(version)} />
          <Input
            name="reason"
            id="day-reason"
            label={{ text: text.reason }}
            hint={{ text: text.reasonHint }}
            value={reason}
            errorMessage={errors.of("reason")}
          />
          <div class="lt-actions">
            <Button text={text.undo} />
            <a href="/calendar/changes">{words.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
