import { formatDateTime, formatDuration, formatNumber, formatShare, wordsIn } from "../../../../platform/text/index.ts";
import { Stuck, Tally } from "../../../../ui/index.ts";
import { matchShare } from "./read-stand.ts";
import { reconciliationText } from "./text.ts";
import type { ReconciliationView } from "./view.tsx";

/** The figures in a strip, and what stands in the way to the portal. */
export function FiguresPart({ frame, stand }: Pick<ReconciliationView, "frame" | "stand">) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const { standing, lag } = stand;
  const number = (value: number) => formatNumber(value, locale);
  const share = matchShare(standing);
  return (
    <>
      <Tally
        wide
        figures={[
          {
            term: text.match,
            value: share === undefined ? text.none : formatShare(share, locale),
            sub:
              share === undefined ? text.matchNone : text.matchSub(number(standing.dossiers + standing.refusedWhole)),
          },
          {
            term: text.behind,
            value: number(standing.behind),
            tone: standing.behind > 0 ? "wire" : undefined,
            sub: standing.behindSince ? text.behindSince(formatDateTime(standing.behindSince)) : text.behindNone,
          },
          {
            term: text.lag,
            value: lag ? formatDuration(lag.p50, locale) : text.none,
            sub: lag ? text.lagSub(formatDuration(lag.p95, locale)) : text.lagNone,
          },
          {
            term: text.late,
            value: number(standing.lateBySync),
            tone: standing.lateBySync > 0 ? "wire" : undefined,
            sub: text.lateSub,
          },
          {
            term: text.refused,
            value: number(standing.refused),
            href: standing.refused > 0 ? "#refused" : undefined,
            tone: standing.refused > 0 ? "bad" : undefined,
            sub: text.refusedSub,
          },
          {
            term: text.open,
            value: number(standing.open),
            href: standing.open > 0 ? "#differences" : undefined,
            tone: standing.open > 0 ? "bad" : undefined,
          },
        ]}
      />
      <Line frame={frame} stand={stand} />
    </>
  );
}

function Line({ frame, stand }: Pick<ReconciliationView, "frame" | "stand">) {
  const text = wordsIn(reconciliationText, frame.locale);
  const count = formatNumber(stand.queued, frame.locale);
  const since = (at: Date | null) => (at ? formatDateTime(at) : text.none);
  if (stand.away && stand.queued > 0) {
    const why = text.awayWhy(since(stand.queuedSince ?? stand.away.since), count, stand.away.error || text.awayNoError);
    return <Stuck label={text.stuck} items={[{ tone: "wire", name: text.stuck, state: text.away, why }]} />;
  }
  if (stand.queued === 0) return null;
  const why = text.waitingWhy(count, since(stand.queuedSince));
  return <Stuck label={text.stuck} items={[{ tone: "wire", name: text.stuck, state: text.behind, why }]} />;
}
