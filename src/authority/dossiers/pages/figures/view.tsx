import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, formatShare, wordsIn } from "../../../../platform/text/index.ts";
import { Filters, OfficerPage, Tally, type TallyFigure, Toolbar, Void } from "../../../../ui/index.ts";
import { type Overview, onTimeShare, resolvedOf } from "../../figures/overview.ts";
import { AgencyRanking, SectorTable } from "./breakdown.tsx";
import { Causes, Sync } from "./causes.tsx";
import { dayText, type NamedAgency, type Period } from "./desk.ts";
import { durationText } from "./durations.ts";
import { listHref } from "./href.ts";
import { agencyItems, FigureTabs, PeriodLinks } from "./parts.tsx";
import { figureTabsText } from "./tabs-text.ts";
import { figuresText } from "./text.ts";

/** Where the figures stand. */
export const figuresPath = "/dossiers/figures";

/** What the overview shows. */
export type FiguresView = {
  readonly frame: Frame;
  readonly overview: Overview;
  readonly period: Period;
  readonly agency: string | undefined;
  readonly sector: string | undefined;
  readonly agencies: readonly NamedAgency[];
  /** Names of the sectors to choose from, by their codes. */
  readonly sectors: ReadonlyMap<string, string>;
  readonly today: string;
};

/** The figures of dossiers for leaders; each number opens what it counts. */
export function FiguresPage(view: FiguresView) {
  const { frame, overview, period, agency, sector, agencies, sectors, today } = view;
  const text = wordsIn(figuresText, frame.locale);
  const shared = wordsIn(figureTabsText, frame.locale);
  const { total } = overview;
  const isEmpty = total.received + total.pending + resolvedOf(total) === 0;
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} note={text.note(dayText(period.from), dayText(period.to))} />
      <FigureTabs current="figures" />
      <Filters
        action={figuresPath}
        filters={[
          { kind: "text", type: "date", name: "from", label: shared.from, value: period.from },
          { kind: "text", type: "date", name: "to", label: shared.to, value: period.to },
          {
            kind: "select",
            name: "agency",
            label: shared.agency,
            value: agency ?? "",
            items: agencyItems(agencies, shared.wholeNode),
          },
          {
            kind: "select",
            name: "sector",
            label: shared.sector,
            value: sector ?? "",
            items: [
              { value: "", text: shared.allSectors },
              ...[...sectors].map(([value, name]) => ({ value, text: name })),
            ],
          },
        ]}
      />
      <PeriodLinks path={figuresPath} query={{ ...period, agency, sector }} today={today} />
      {isEmpty ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy}
        </Void>
      ) : (
        <>
          <Tally figures={tally(view)} />
          <AgencyRanking {...view} />
          <SectorTable {...view} />
          <Causes {...view} />
        </>
      )}
      <Sync {...view} />
      <p class="lt-small lt-quiet lt-mt4">{text.percentiles}</p>
    </OfficerPage>
  );
}

function tally({ frame, overview, period, agency, sector }: FiguresView): readonly TallyFigure[] {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const { total, sync } = overview;
  const resolved = resolvedOf(total);
  const flow = (metric: string) => listHref(metric, { ...period, agency, sector });
  const stock = (metric: string) => listHref(metric, { to: period.to, agency, sector });
  const write = (value: number) => formatNumber(value, locale);
  return [
    {
      term: text.received,
      value: write(total.received),
      href: flow("dossier.received"),
      sub: text.supplementsSub(
        total.received === 0 ? "–" : formatNumber(total.supplements / total.received, locale, 2),
      ),
    },
    {
      term: text.onTime,
      // Nothing to divide by is no share (QĐ 766/QĐ-TTg).
      value: resolved === 0 ? text.notApplicable : formatShare(onTimeShare(total), locale),
      href: flow("dossier.time"),
      sub: text.inTimeSub(write(total.early + total.onTime), write(resolved)),
    },
    {
      term: text.median,
      value: durationText(overview.medianMinutes, locale),
      href: flow("dossier.minutes"),
      sub: text.medianSub(durationText(overview.ninthMinutes, locale)),
    },
    { term: text.pending, value: write(total.pending), href: stock("dossier.pending") },
    {
      term: text.pendingLate,
      value: write(total.pendingLate),
      href: stock("dossier.pending-late"),
      ...(total.pendingLate > 0 ? { tone: "bad" as const } : {}),
    },
    { term: text.waiting, value: write(overview.waiting), href: stock("dossier.pending-waiting") },
    {
      term: text.bySync,
      value: write(sync.lateBySync),
      href: flow("dossier.late-by-sync"),
      tone: "wire",
      sub: text.bySyncSub,
    },
  ];
}
