import { formatDateTime, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Button, DataTable, Form, Ruled, State, Void } from "../../../../ui/index.ts";
import type { DifferenceRow } from "../../store/reconciliation-figures.ts";
import { reconciliationText } from "./text.ts";
import type { ReconciliationView } from "./view.tsx";
import { reasonText } from "./words.ts";

/** What differs, why, and how it is put right. */
export function DifferencesPart(view: ReconciliationView) {
  const { frame, stand, nameOf } = view;
  const text = wordsIn(reconciliationText, frame.locale);
  return (
    <section class="lt-mt4">
      <Ruled id="differences" text={text.differences} note={stand.differences.length > 0 ? undefined : null} />
      {stand.differences.length === 0 ? (
        <Void kind="empty" title={text.differencesNone}>
          {text.differencesNoneWhy}
        </Void>
      ) : (
        <DataTable
          caption={text.differences}
          classes="lt-table--wrap"
          columns={[
            { text: text.code, width: "col-act" },
            { text: text.agency },
            { text: text.kind },
            { text: text.cause },
            { text: text.foundAt, numeric: true, width: "col-due" },
            { text: text.state, width: "col-from" },
          ]}
          rows={stand.differences.map((row) => ({
            ...(row.procedureName === null ? {} : { href: `/dossiers/${encodeURIComponent(row.code)}` }),
            cells: [
              row.code,
              { text: nameOf(row.agency), full: row.agency },
              text[row.kind],
              text[row.cause],
              formatDateTime(row.foundAt),
              <Repair {...view} row={row} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function Repair({ frame, maySettle, row }: ReconciliationView & { readonly row: DifferenceRow }) {
  const text = wordsIn(reconciliationText, frame.locale);
  const { code, repairedAt, kind, cause, withdrawal, refused, onWay } = row;
  if (repairedAt) return <State tone="ok" text={text.done(formatDateTime(repairedAt))} />;
  if (refused) return <State tone="bad" text={text.sentRefused} />;
  if (onWay) return <State tone="wire" text={text.sending} />;
  if (withdrawal === "sent") return <State tone="wire" text={text.withdrawing} />;
  const query = `?code=${encodeURIComponent(code)}`;
  const act =
    kind === "extra"
      ? { href: `/dossiers/reconciliation/withdrawal${query}`, text: text.withdraw, label: text.withdrawOf(code) }
      : cause === "ahead"
        ? { href: `/dossiers/reconciliation/ours${query}`, text: text.ours, label: text.oursOf(code) }
        : undefined;
  if (!act) return <State tone="wire" text={text.sending} />;
  return maySettle ? (
    <a href={act.href} aria-label={act.label}>
      {act.text}
    </a>
  ) : (
    <State tone="slow" text={text.decide} />
  );
}

/** What the portal did not take, with the way to put it right. */
export function RefusedPart({ frame, stand, nameOf }: ReconciliationView) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  return (
    <section class="lt-mt4">
      <Ruled id="refused" text={text.refusedTitle} bad={stand.refused.length > 0} />
      {stand.refused.length === 0 ? (
        <Void kind="empty" title={text.refusedNone} />
      ) : (
        <DataTable
          caption={text.refusedTitle}
          classes="lt-table--wrap"
          columns={[
            { text: text.code, width: "col-act" },
            { text: text.agency },
            { text: text.why },
            { text: text.right, width: "col-act" },
            { text: text.since, numeric: true, width: "col-due" },
            { text: text.state, width: "col-from" },
          ]}
          rows={stand.refused.map((row) => ({
            href: `/dossiers/${encodeURIComponent(row.code)}`,
            cells: [
              row.code,
              { text: nameOf(row.agency), full: row.agency },
              row.message?.[locale] ?? reasonText(row.reason, locale),
              row.suggestion ?? text.none,
              formatDateTime(row.at),
              <a href={`/dossiers/${encodeURIComponent(row.code)}/correction`} aria-label={text.repairOf(row.code)}>
                {text.repair}
              </a>,
            ],
          }))}
        />
      )}
    </section>
  );
}

/** Codes that agencies send wrong, the most first. */
export function WrongCodesPart({ frame, stand, nameOf }: ReconciliationView) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  return (
    <section class="lt-mt4">
      <Ruled id="wrong" text={text.wrong} />
      {stand.wrong.length === 0 ? (
        <Void kind="empty" title={text.wrongNone} />
      ) : (
        <DataTable
          caption={text.wrong}
          classes="lt-table--wrap"
          columns={[
            { text: text.agency },
            { text: text.why },
            { text: text.written, width: "col-act" },
            { text: text.right, width: "col-act" },
            { text: text.count, numeric: true, width: "col-no" },
          ]}
          rows={stand.wrong.map((row) => ({
            cells: [
              { text: nameOf(row.agency), full: row.agency },
              reasonText(row.reason, locale),
              row.written,
              row.suggestion ?? text.none,
              formatNumber(row.open, locale),
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The button that compares at once. */
export function CompareNow({ frame }: Pick<ReconciliationView, "frame">) {
  const text = wordsIn(reconciliationText, frame.locale);
  return (
    <Form frame={frame} action="/dossiers/reconciliation/comparisons" classes="lt-noprint lt-mt3">
      <Button text={text.now} />
    </Form>
  );
}
