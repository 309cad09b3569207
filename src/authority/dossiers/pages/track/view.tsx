import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatDateTime, formatMoney, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import {
  CitizenPage,
  type LedgerRow,
  Track,
  type TrackMiss,
  TrackSearch,
  type TrackSearchProps,
} from "../../../../ui/index.ts";
import { clockOf } from "./clock.ts";
import { isSuspended, nextStepOf } from "./next-step.tsx";
import type { Tracked } from "./read-tracked.ts";
import { stopsOf } from "./stops.ts";
import { trackStates, trackText } from "./text.ts";
import { whyOf } from "./why.tsx";

/** Where dossiers are tracked. */
export const trackPath = "/track";

/** Where one dossier is tracked. */
export function trackHref(code: string): string {
  return `${trackPath}/${encodeURIComponent(code)}`;
}

/** The box for a code, and a kind answer when it leads nowhere. */
export function TrackSearchPage(view: {
  frame: Frame;
  value?: string;
  miss?: TrackMiss;
  none?: boolean;
  example: TrackSearchProps["example"];
}) {
  const { frame, value, miss, none, example } = view;
  const text = wordsIn(trackText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title}>
      <TrackSearch {...{ action: trackPath, title: text.title, value, miss, none, example, help: text.help }} />
    </CitizenPage>
  );
}

/** Where a dossier is, until when, why until then, and whose turn it is. */
export function TrackPage({ frame, tracked }: { frame: Frame; tracked: Tracked }) {
  const { locale } = frame;
  const text = wordsIn(trackText, locale);
  const { dossier, now } = tracked;
  return (
    <CitizenPage frame={frame} title={text.pageTitle(dossier.code)} wide classes="lt-track">
      <Track
        code={dossier.code}
        procedureName={dossier.procedureName}
        nameLang={locale === "vi" ? undefined : "vi"}
        backHref={trackPath}
        clock={clockOf(tracked)}
        stateName={stateName(tracked, locale)}
        office={officeOf(tracked, locale)}
        nextStep={nextStepOf(tracked, locale)}
        why={dossier.endedAt === null ? whyOf(tracked, locale) : undefined}
        stops={stopsOf(tracked, locale)}
        collect={collectOf(tracked, locale)}
        asOf={text.asOf(formatDateTime(now))}
        now={now}
        note={text.note}
      />
    </CitizenPage>
  );
}

function stateName(tracked: Tracked, locale: Locale): string {
  const text = wordsIn(trackText, locale);
  const { state, outcome } = tracked.dossier;
  if (isSuspended(tracked)) return text.suspended;
  return state === 9 && outcome === "refused" ? text.refused : wordsIn(trackStates, locale)[state];
}

/** The agencies at whose steps the dossier lies, each once; after the end the counter where the result is. */
function officeOf({ dossier, work, nameOf }: Tracked, locale: Locale): string | undefined {
  const text = wordsIn(trackText, locale);
  if (dossier.returnedAt !== null) return undefined;
  if (dossier.endedAt !== null) return nameOf(dossier.receivedAgency);
  const places = work.map(({ place, agencyCode }) => (place === "elsewhere" ? text.elsewhere : nameOf(agencyCode)));
  return [...new Set(places.length > 0 ? places : [nameOf(dossier.agencyCode)])].join("; ");
}

function collectOf({ dossier, nameOf }: Tracked, locale: Locale): readonly LedgerRow[] {
  const text = wordsIn(trackText, locale);
  const { fee, feePaidAt, feeDemandedAt, state, returnedAt } = dossier;
  const amount = fee === null ? undefined : formatMoney(fee, locale);
  const feeRow =
    amount === undefined || (feePaidAt === null && feeDemandedAt === null)
      ? []
      : [{ term: text.fee, value: feePaidAt ? text.feePaid(amount, formatDate(feePaidAt)) : text.feeOpen(amount) }];
  if (returnedAt !== null || state === 3 || state === 7) return feeRow;
  return [
    { term: text.place, value: nameOf(dossier.receivedAgency) },
    { term: text.bring, value: text.bringWhat },
    ...feeRow,
  ];
}
