import { formatNumber, formatShare, wordsIn } from "../../../../platform/text/index.ts";
import { Ledger, Num, RankedBars, Ruled, Table, Void } from "../../../../ui/index.ts";
import { lagText } from "./durations.ts";
import { listHref } from "./href.ts";
import { figuresText } from "./text.ts";
import type { FiguresView } from "./view.tsx";

/** Steps that are drawn as bars; the table has all. */
const mostBars = 12;

/** What made dossiers late: the step, and whose it was. */
export function Causes({ frame, overview, period, agency, sector, agencies }: FiguresView) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const { lateSteps, lateAgencies } = overview;
  const nameOf = (code: string) => agencies.find((one) => one.code === code)?.name ?? code;
  const write = (value: number) => formatNumber(value, locale);
  const stepName = (key: string) => key || text.unknownStep;
  return (
    <div class="lt-mt4">
      <Ruled text={text.causes} id="causes" />
      {lateSteps.length === 0 ? (
        <Void kind="empty" title={text.noCauses} />
      ) : (
        <>
          <p class="lt-small lt-quiet">{text.causesNote}</p>
          <RankedBars
            id="late-steps"
            title={text.causes}
            description={text.causesNote}
            bars={lateSteps
              .slice(0, mostBars)
              .map(({ key, value }) => ({ name: stepName(key), value, text: write(value) }))}
          />
          <div class="lt-columns">
            <Table
              caption={text.causes}
              captionClasses="govuk-visually-hidden"
              firstCellIsHeader
              head={[{ text: text.step }, { text: text.count, format: "numeric" }]}
              rows={lateSteps.map(({ key, value }) => [
                { text: stepName(key) },
                {
                  format: "numeric",
                  text: (
                    <Num href={listHref("dossier.late-step", { ...period, agency, sector, step: key || " " })}>
                      {write(value)}
                    </Num>
                  ),
                },
              ])}
            />
            <Table
              caption={text.causer}
              captionClasses="govuk-visually-hidden"
              firstCellIsHeader
              head={[{ text: text.causer }, { text: text.count, format: "numeric" }]}
              rows={lateAgencies.map(({ key, value }) => [
                { text: nameOf(key) },
                {
                  format: "numeric",
                  text: (
                    <Num href={listHref("dossier.late-step", { ...period, agency: key, only: "1", sector })}>
                      {write(value)}
                    </Num>
                  ),
                },
              ])}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** How right the sync is; apart from what people did. */
export function Sync({ frame, overview, period, agency, sector }: FiguresView) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const { sync } = overview;
  const figure = (value: number, metric: string) => (
    <Num href={value === 0 ? undefined : listHref(metric, { ...period, agency, sector })}>
      {formatNumber(value, locale)}
    </Num>
  );
  return (
    <section aria-labelledby="sync" class="lt-mt4 lt-narrow">
      <Ruled text={text.sync} id="sync" />
      <p class="lt-small lt-quiet">
        {text.syncNote} <a href="/dossiers/reconciliation">{text.reconciliation}</a>
      </p>
      <Ledger
        rows={[
          { term: text.lateBySync, value: figure(sync.lateBySync, "dossier.late-by-sync") },
          { term: text.confirmed, value: figure(sync.confirmed, "dossier.sync-confirmed") },
          { term: text.lag, value: `${lagText(sync.medianLag, locale)}; ${lagText(sync.ninetyFifthLag, locale)}` },
          { term: text.refused, value: figure(sync.refused, "dossier.sync-refused") },
          { term: text.repaired, value: figure(sync.repaired, "dossier.sync-repaired") },
          {
            term: text.match,
            value:
              sync.compared === 0 ? (
                text.notApplicable
              ) : (
                <Num href={listHref("dossier.compared", { ...period, agency, sector })}>
                  {formatShare(1 - sync.differences / sync.compared, locale)}
                </Num>
              ),
          },
          { term: text.differences, value: figure(sync.differences, "dossier.differences") },
        ]}
      />
    </section>
  );
}
