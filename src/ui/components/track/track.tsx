import type { Child } from "hono/jsx";
import { useLocale } from "../../locale.ts";
import { BackLink } from "../back-link/back-link.tsx";
import { Board, type BoardCell } from "../board/board.tsx";
import { Details } from "../details/details.tsx";
import { DueCalendar } from "../due-calendar/due-calendar.tsx";
import { DueExplanation } from "../due-explanation/due-explanation.tsx";
import type { ExplainedDueDate } from "../due-explanation/explained.ts";
import { dateWords, dayWords, hourOf } from "../due-explanation/wall.ts";
import { Heading } from "../heading/heading.tsx";
import { Icon } from "../icon/icon.tsx";
import { InsetText } from "../inset-text/inset-text.tsx";
import { Ledger, type LedgerRow } from "../ledger/ledger.tsx";
import { Line, type LineStop } from "../line/line.tsx";
import { Ruled } from "../ruled/ruled.tsx";
import { dueDays } from "./due-days.ts";
import { trackWords } from "./words.ts";

/**
 * Where the clock of a dossier stands. `late` counts the days since the date promised where whoever says it knows the office's calendar, and
 * may have a new date; `ended` says what came: the result handed over
 * (`returned`), a result that waits to be collected (`resolved`), or an end without one (`closed`).
 */
export type TrackClock =
  | { readonly kind: "running"; readonly dueAt: Date; readonly workingDays: number | undefined }
  | {
      readonly kind: "late";
      readonly dueAt: Date;
      readonly workingDays: number | undefined;
      readonly reappointedTo?: Date | undefined;
    }
  /** The date has passed, or may have, and nobody knows whether it was kept: only the date is said. */
  | { readonly kind: "unheard"; readonly dueAt: Date }
  | { readonly kind: "paused" }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "returned" | "resolved" | "closed";
      readonly at: Date;
      readonly dueAt: Date | null;
    };

/** Why the date is what it is: what the deadline engine explains, a sentence of one's own, and what it rests on. */
export type TrackWhy = {
  readonly explained?: ExplainedDueDate | undefined;
  readonly sentence: Child;
  readonly basis?: Child | undefined;
};

/** What the public may see of a dossier: nothing of the person, everything of the office. */
export type TrackProps = {
  readonly code: string;
  readonly procedureName: string;
  /** Language of the procedure's name, where it is not the page's. */
  readonly nameLang?: "vi" | undefined;
  readonly backHref: string;
  readonly clock: TrackClock;
  /** What the state is called: "Đang xử lý". */
  readonly stateName: string;
  /** Where the dossier lies. */
  readonly office: Child | undefined;
  /** What the applicant has to do now. */
  readonly nextStep: Child;
  /** News that has not arrived: who has not told what since when. Nobody's delay yet. */
  readonly wire?: Child | undefined;
  readonly why?: TrackWhy | undefined;
  readonly stops: readonly LineStop[];
  /** Where and with what to collect the result, and the fee. */
  readonly collect: readonly LedgerRow[];
  /** As of when this is known. */
  readonly asOf: Child;
  /** Domain clock. */
  readonly now: Date;
  /** Why no name stands here, and whatever else is to be said below. */
  readonly note: Child;
  /** Level of the heading; 1 unless the page has another above it. */
  readonly level?: 1 | 3 | undefined;
};

/** The tracking page of a dossier; stands in a `CitizenPage` with `wide` and `classes="lt-track"`. */
export function Track(props: TrackProps) {
  const { code, procedureName, nameLang, backHref, stateName, office, nextStep, wire, why, stops, collect } = props;
  const words = trackWords[useLocale()];
  const { level = 1 } = props;
  const below = level === 1 ? 2 : 4;
  return (
    <div class="govuk-width-container lt-track__grid">
      <div class="lt-track__main">
        <BackLink href={backHref} text={words.other} />
        <Heading level={level} classes="govuk-heading-xl">
          <span lang={nameLang}>{procedureName}</span>
        </Heading>
        <p class="lt-quiet">
          {words.dossier} <span class="lt-code">{code}</span>
        </p>
        <Board
          cells={[
            ...useClockCells(props.clock),
            {
              term: words.now,
              wide: true,
              sub: (
                <>
                  <strong>{stateName}</strong>
                  {office ? (
                    <>
                      {" "}
                      {words.where} {office}
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
        {wire ? (
          <div class="lt-track__wire">
            <Icon name="unlink" />
            <p>{wire}</p>
          </div>
        ) : null}
        <InsetText>
          <Heading level={below} classes="govuk-heading-s">
            {words.yours}
          </Heading>
          <p>{nextStep}</p>
        </InsetText>
        {why ? <Why why={why} now={props.now} /> : null}
        <p class="lt-track__asof">{props.asOf}</p>
      </div>
      <div class="lt-track__side">
        <section>
          <Ruled level={below} text={words.line} />
          <Line stops={stops} />
        </section>
        <section>
          {collect.length > 0 ? (
            <>
              <Ruled level={below} text={words.collect} />
              <Ledger stack rows={collect} />
            </>
          ) : null}
          <p class="lt-small lt-quiet lt-mt4">{props.note}</p>
        </section>
      </div>
    </div>
  );
}

function Why({ why, now }: { why: TrackWhy; now: Date }) {
  const locale = useLocale();
  const days = why.explained && dueDays(why.explained, now, locale);
  return (
    <Details summaryText={trackWords[locale].why} classes="lt-why" open>
      <p>{why.sentence}</p>
      {days ? (
        <>
          <DueCalendar caption={days.caption} weeks={days.weeks} />
          <Ledger rows={days.rows} />
        </>
      ) : why.explained ? (
        <DueExplanation explained={why.explained} />
      ) : null}
      {why.basis ? <p class="lt-small lt-quiet lt-mt2">{why.basis}</p> : null}
    </Details>
  );
}

function useClockCells(clock: TrackClock): readonly BoardCell[] {
  const locale = useLocale();
  const words = trackWords[locale];
  const weekday = (at: Date) => capital(dayWords(at, locale, false).replace(` ${dateWords(at, locale, false)}`, ""));
  const big = (at: Date) => <time datetime={at.toISOString()}>{slashed(at)}</time>;
  switch (clock.kind) {
    case "running":
    case "unheard":
    case "late": {
      const { dueAt } = clock;
      const first = { term: words.due, big: big(dueAt), sub: words.before(weekday(dueAt), hourOf(dueAt)) };
      if (clock.kind === "unheard") return [first];
      const { workingDays } = clock;
      if (clock.kind === "late" && workingDays === undefined) {
        const { reappointedTo } = clock;
        const sub = reappointedTo && words.again(slashed(reappointedTo));
        return [first, { term: words.late, big: <Late>{words.since(slashed(dueAt).slice(0, 5))}</Late>, sub }];
      }
      if (workingDays === undefined) return [first];
      if (clock.kind === "late") {
        return [first, { term: words.late, big: <Late>{workingDays}</Late>, sub: words.days(workingDays) }];
      }
      const left =
        workingDays === 0 ? { big: capital(words.today) } : { big: workingDays, sub: words.days(workingDays) };
      return [first, { term: words.left, ...left }];
    }
    case "paused":
      return [{ term: words.due, big: words.paused, sub: words.pausedSub }];
    case "unknown":
      return [{ term: words.due, big: words.noDue, sub: words.noDueSub }];
    default: {
      const { at, dueAt, kind } = clock;
      return [
        { term: words[kind], big: big(at), sub: `${weekday(at)}, ${words.at(hourOf(at))}` },
        ...(dueAt ? [{ term: words.promised, big: big(dueAt), sub: words.before(weekday(dueAt), hourOf(dueAt)) }] : []),
      ];
    }
  }
}

function Late({ children }: { children: Child }) {
  return (
    <span class="lt-track__late">
      <Icon name="alert" />
      {children}
    </span>
  );
}

/** `05/01/2021` in both languages: what stands on the slip. */
function slashed(at: Date): string {
  return dateWords(at, "vi", true);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
