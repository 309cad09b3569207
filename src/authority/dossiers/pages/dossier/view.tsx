import { wordsIn } from "../../../../platform/text/index.ts";
import { ErrorSummary, type KeyHelp, LiveRegion, OfficerPage } from "../../../../ui/index.ts";
import { mayWriteResult } from "../../results/policy.ts";
import { pathOf } from "./desk.ts";
import type { DossierView } from "./dossier-view.ts";
import { DossierHead } from "./head.tsx";
import { DocumentPart, PapersPart } from "./papers-part.tsx";
import {
  FactsPart,
  HistoryPart,
  NotesPart,
  OpinionsPart,
  ResultPart,
  SupplementsPart,
  WhyPart,
} from "./record-part.tsx";
import { isHeldByOther } from "./situation.ts";
import { SlipPart } from "./slip-part.tsx";
import { StaleView } from "./stale.tsx";
import { SyncPart } from "./sync-part.tsx";
import { dossierText } from "./text.ts";
import { UndoAssignment, WorkPart } from "./work-part.tsx";

/** One dossier: what to do now, the papers beside their checklist, and everything that has happened. */
export function DossierPage(view: DossierView) {
  const { frame, dossier, errors, overtaken } = view;
  const text = wordsIn(dossierText, frame.locale);
  const title = `${dossier.code} ${dossier.procedureName}`;
  const writes = mayWriteResult(view.by, view, view.now);
  return (
    <OfficerPage
      frame={frame}
      title={errors ? `${text.errorTitle}: ${title}` : title}
      arrangement="panes"
      classes={overtaken ? "lt-dossier lt-dossier--versus" : "lt-dossier"}
      keys={keysOf(view)}
    >
      <DossierHead {...view} />
      <section class="lt-dossier__work" tabindex={0} aria-label={text.workPane}>
        <LiveRegion id="changed" streamHref={liveHref(view)}>
          {null}
        </LiveRegion>
        {errors && !overtaken ? <Problem errors={errors} token={view.typed?.token} /> : null}
        {overtaken ? (
          <StaleView facts={view} overtaken={overtaken} machineNow={view.machineNow}>
            <p class="lt-small lt-mt2">
              <a href={pathOf(dossier)}>{text.reload}</a>
            </p>
          </StaleView>
        ) : null}
        <UndoAssignment {...view} />
        <WorkPart {...view} />
        <PapersPart {...view} />
        <OpinionsPart {...view} />
        <ResultPart {...view} mayWriteResult={writes} />
        <SupplementsPart {...view} />
        <NotesPart {...view} />
      </section>
      <DocumentPart {...view} />
      <section class="lt-dossier__record" tabindex={0} aria-label={text.recordPane}>
        <WhyPart {...view} />
        <SlipPart {...view} />
        <SyncPart {...view} />
        <FactsPart {...view} />
        <HistoryPart {...view} />
      </section>
    </OfficerPage>
  );
}

/** The letters that do something on this page now. */
function keysOf({ situation, frame, leases, by, machineNow }: DossierView): readonly KeyHelp[] {
  const text = wordsIn(dossierText, frame.locale);
  const { acts, main, steps } = situation;
  const hasForm = steps.some(({ work }) => leases.has(work.token) || !isHeldByOther(work, by.accountId, machineNow));
  const asks =
    acts.has("supplement") || steps.some(({ outcomes }) => outcomes.some(({ code }) => code === "supplement"));
  const keys: readonly (readonly [boolean, string, string])[] = [
    [main !== undefined && (main !== "step" || hasForm), "T", text.keyMain],
    [asks, "B", text.keySupplement],
    [acts.has("assignment"), "C", text.keyAssign],
    [acts.has("components"), "P", text.keyPapers],
    [true, "I", text.keyPrint],
    [true, "/", text.keySearch],
  ];
  return keys.filter(([isThere]) => isThere).map(([, key, said]) => ({ keys: [key], text: said }));
}

function liveHref({ dossier, notes }: DossierView): string {
  return pathOf(dossier, `live?revision=${dossier.revision}&notes=${notes.length}`);
}

function Problem({ errors, token }: { errors: NonNullable<DossierView["errors"]>; token: number | undefined }) {
  const fields = Object.entries(errors.fields);
  const idOf = (name: string): string =>
    name === "text" ? "note-text" : token === undefined ? name : `${name}-${token}`;
  const list =
    fields.length > 0 ? fields.map(([name, text]) => ({ text, href: `#${idOf(name)}` })) : [{ text: errors.people }];
  return <ErrorSummary errorList={list} />;
}
