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
import type { OpenItemSource } from "../../open-items.ts";
import type { Preview } from "../../preview.ts";
import type { ListedChange } from "../../store/changes.ts";
import { historyFacts } from "../change-facts.ts";
import { decisionWords } from "../day-rows.ts";
import { Moved } from "../moved-view.tsx";
import type { FormErrors } from "../visit.ts";
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
  readonly mayUndo: (change: ListedChange) => boolean;
  readonly agencyName: (code: string) => string;
};

/** Who changed the calendar, when and why. */
export function HistoryPage(view: HistoryView) {
  const { frame, changes, total, others, page, pageSize, mayUndo, agencyName } = view;
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
            who: change.actorName === "system" ? text.system : change.actorName,
            what: historyFacts(change, others.get(change.undoes ?? ""), agencyName(change.agencyCode), locale),
            ...(change.decision ? { decision: decisionWords(change.decision, locale) } : {}),
            ...(change.reason === "" ? {} : { reason: change.reason }),
            moved: change.moved,
            undone: change.undone,
            ...(change.kind !== "undo" && mayUndo(change)
              ? { undoHref: `/calendar/changes/${change.id}/reversal` }
              : {}),
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
  /** Absent where it can no longer be taken back. */
  readonly preview: Preview | undefined;
  readonly sources: readonly OpenItemSource[];
  readonly reason: string;
  readonly errors: FormErrors;
  readonly agencyName: (code: string) => string;
};

/** Asks before a change is taken back, and shows what that moves. */
export function UndoPage({ frame, change, preview, sources, reason, errors, agencyName }: UndoView) {
  const { locale } = frame;
  const text = wordsIn(historyText, locale);
  const words = wordsIn(calendarWords, locale);
  const facts = historyFacts(change, undefined, agencyName(change.agencyCode), locale);
  const address = `/calendar/changes/${change.id}/reversal`;
  return (
    <OfficerPage frame={frame} title={text.undoTitle}>
      <BackLink href="/calendar/changes" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.undoTitle} />
      <div class="lt-narrow">
        <p class="lt-strong lt-mt2">{dayChangeWords(facts, locale)}</p>
        <p class="lt-mt2">{change.done.of === "hours" ? text.undoHours : text.undoBody}</p>
      </div>
      {preview ? (
        <Moved frame={frame} moved={preview.moved} sources={sources} csvHref={`${address}.csv`} agencyName={agencyName}>
          <Form frame={frame} action={address} classes="lt-narrow lt-mt4">
            <input type="hidden" name="version" value={String(preview.version)} />
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
        </Moved>
      ) : null}
    </OfficerPage>
  );
}
