import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  DataTable,
  ErrorSummary,
  Form,
  OfficerPage,
  Pager,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { findingKinds } from "../../findings/finding.ts";
import type { Act, Change } from "../../store/acts.ts";
import { ChangesTable } from "../changes-table.tsx";
import { ProcedureTabs } from "../procedure-tabs.tsx";
import { hrefOf } from "../query-href.ts";
import { actName, findingName, words } from "../words.ts";
import { actsText } from "./text.ts";

/** Rows on one page. */
export const pageSize = 50;
/** Procedures of one act that are written out. */
const most = 200;

/** Everything done to the catalogue, newest first. */
export function ActsPage({
  frame,
  acts,
  page,
  total,
}: {
  frame: Frame;
  acts: readonly Act[];
  page: number;
  total: number;
}) {
  const { locale } = frame;
  const text = wordsIn(actsText, locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys={acts.length > 0}>
      <Toolbar title={text.title} />
      <ProcedureTabs current="acts" />
      {acts.length === 0 ? (
        <Void kind="empty" title={text.none} />
      ) : (
        <>
          <DataTable
            caption={text.title}
            list
            columns={[
              { text: text.when, width: "col-own" },
              { text: text.what },
              { text: text.who },
              { text: text.count, numeric: true, width: "col-date" },
              { text: text.state, width: "col-own" },
            ]}
            rows={acts.map((act) => ({
              href: `/procedures/acts/${act.id}`,
              cells: [
                formatDateTime(act.at),
                whatText(act, locale),
                nameOf(act, locale),
                formatNumber(act.procedures, locale),
                act.undoneBy === null ? "" : text.wasUndone,
              ],
            }))}
          />
          <Pager
            page={page}
            size={pageSize}
            total={total}
            hrefOf={(to) => hrefOf("/procedures/acts", { page: to > 1 ? to : undefined })}
          />
        </>
      )}
    </OfficerPage>
  );
}

/** One act: what it changed, procedure by procedure, and the way back. */
export function ActPage({
  frame,
  act,
  changes,
  mayUndo,
  problem,
}: {
  frame: Frame;
  act: Act;
  changes: readonly Change[];
  mayUndo: boolean;
  problem?: string | undefined;
}) {
  const { locale } = frame;
  const text = wordsIn(actsText, locale);
  const title = text.actTitle(whatText(act, locale), formatDateTime(act.at));
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href="/procedures/acts" />
      {problem === undefined ? null : <ErrorSummary errorList={[{ text: problem }]} />}
      <Toolbar title={title} note={text.by(nameOf(act, locale), formatNumber(changes.length, locale))} />
      {act.undoneBy === null ? null : (
        <p class="lt-mt2">
          <a href={`/procedures/acts/${act.undoneBy}`}>{text.wasUndone}</a>
        </p>
      )}
      {act.undoes === null ? null : (
        <p class="lt-mt2">
          <a href={`/procedures/acts/${act.undoes}`}>{text.undoes}</a>
        </p>
      )}
      {mayUndo ? (
        <Form frame={frame} action={`/procedures/acts/${act.id}/reversal`}>
          <div class="lt-actions">
            <Button text={words(locale).undo} classes="govuk-button--secondary" />
          </div>
        </Form>
      ) : null}
      <ChangesTable
        caption={title}
        changes={changes.slice(0, most).map(({ offeredId, before, after }) => ({
          title: after ? <a href={`/procedures/catalogue/${offeredId}`}>{after.name}</a> : (before?.name ?? ""),
          note: before === null ? text.made : text.removed,
          before,
          after,
        }))}
      />
      {changes.length > most ? <p class="lt-quiet lt-mt4">{text.only(formatNumber(most, locale))}</p> : null}
    </OfficerPage>
  );
}

/** What an act was; a repair with the kind of findings it repaired. */
export function whatText(act: Pick<Act, "kind" | "note">, locale: Locale): string {
  const kind = findingKinds.find((one) => one === act.note);
  return kind
    ? `${actName(act.kind, locale)}: ${findingName(kind, locale).toLocaleLowerCase(locale)}`
    : actName(act.kind, locale);
}

function nameOf(act: Act, locale: Locale): string {
  return act.actorName === "system" ? wordsIn(actsText, locale).system : act.actorName;
}
