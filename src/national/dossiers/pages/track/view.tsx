import { formatLimit, parseLimit } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import {
  CitizenPage,
  Track,
  type TrackMiss,
  TrackSearch,
  type TrackSearchProps,
  type TrackWhy,
} from "../../../../ui/index.ts";
import { clockOf, nextStepOf, stopsOf, wireOf } from "./facts.ts";
import type { Tracked } from "./read-tracked.ts";
import { trackText } from "./text.ts";

/** Where dossiers are tracked. */
export const trackPath = "/track";

/** Where one dossier is tracked. */
export function trackHref(code: string): string {
  return `${trackPath}/${encodeURIComponent(code)}`;
}

/** The box for a code, and a kind answer when it leads nowhere. */
export function TrackSearchPage(view: {
  readonly frame: Frame;
  readonly value?: string;
  readonly miss?: TrackMiss;
  readonly none?: boolean;
  readonly example: TrackSearchProps["example"];
}) {
  const { frame, value, miss, none, example } = view;
  const text = wordsIn(trackText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <TrackSearch {...{ action: trackPath, title: text.title, value, miss, none, example, help: text.help }} />
    </CitizenPage>
  );
}

/** Where a dossier is, as far as the portal has been told. */
export function TrackPage({
  frame,
  tracked,
  nameOf,
}: {
  readonly frame: Frame;
  readonly tracked: Tracked;
  readonly nameOf: (code: string) => string;
}) {
  const { locale } = frame;
  const text = wordsIn(trackText, locale);
  const { dossier, now, ownPage } = tracked;
  const agency = nameOf(dossier.agencyCode);
  const wire = wireOf(tracked, agency, locale);
  const collects = dossier.returnedAt === null && dossier.state !== 3 && dossier.state !== 7 && dossier.state !== 8;
  return (
    <CitizenPage frame={frame} title={text.pageTitle(dossier.code)} wide classes="lt-track">
      <Track
        code={dossier.code}
        procedureName={dossier.procedureName || dossier.procedureCode}
        nameLang={locale === "vi" ? undefined : "vi"}
        backHref={trackPath}
        clock={clockOf(tracked)}
        stateName={textIn(dossierStateNames[dossier.state], locale)}
        office={dossier.returnedAt === null ? agency : undefined}
        nextStep={nextStepOf(tracked, locale)}
        wire={
          wire ? (
            <>
              {wire} {ownPage ? <a href={ownPage}>{text.own}</a> : null}
            </>
          ) : undefined
        }
        why={dossier.endedAt === null && dossier.dueAt ? whyOf(tracked, agency, locale) : undefined}
        stops={stopsOf(tracked, agency, locale)}
        collect={
          collects
            ? [
                { term: text.place, value: agency },
                { term: text.bring, value: text.bringWhat },
              ]
            : []
        }
        asOf={text.asOf(formatDateTime(now), formatDateTime(tracked.toldAt))}
        now={now}
        note={
          <>
            {text.note} {ownPage ? <a href={ownPage}>{text.own}</a> : null}
          </>
        }
      />
    </CitizenPage>
  );
}

function whyOf(tracked: Tracked, agency: string, locale: Frame["locale"]): TrackWhy {
  const text = wordsIn(trackText, locale);
  const { dossier, explained, waits } = tracked;
  const year = isoDay(dossier.receivedAt).slice(0, 4);
  const paused = waits.length > 0 ? ` ${text.whyPaused(formatNumber(waits.length, locale))}` : "";
  const limit = explained && textIn(formatLimit(parseLimit(explained.limit)), locale);
  return {
    explained: explained?.due,
    sentence: `${limit ? text.whyCounted(limit) : text.whyOwn(agency)}${paused}`,
    basis: (
      <>
        {text.basis}{" "}
        <a href={`/procedures/${encodeURIComponent(dossier.procedureCode)}`}>{text.procedure(dossier.procedureCode)}</a>
        , <a href={`/calendar?year=${year}`}>{text.calendar(year)}</a>.
      </>
    ),
  };
}
