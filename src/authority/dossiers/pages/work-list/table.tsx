import { formatDate, formatDateTime, shortAgencyName, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames } from "../../../../protocol/dossiers/index.ts";
import { DeadlineTag, Icon, useLocale } from "../../../../ui/index.ts";
import type { ListedDossier } from "../../listed-dossier.ts";
import { pathOf } from "../dossier/desk.ts";
import { shortTime } from "../dossier/times.ts";
import type { ListFacts } from "./read-list.ts";
import { mayResend } from "./resend.ts";
import { type RowStanding, standingOfRow, stepOfRow, whoDoes } from "./standing.ts";
import { workListText } from "./text.ts";

/** What rows of a list are drawn from. */
export type RowFacts = Pick<ListFacts, "rows" | "agencyNames" | "timeOf" | "scope" | "who" | "machineNow">;

/** A head of a column; `sortHref` lets one sort by it. */
export type ListHead = {
  readonly text: string;
  readonly width?: string | undefined;
  readonly sortHref?: string | undefined;
  readonly sorted?: "ascending" | "descending" | undefined;
  readonly title?: string | undefined;
};

/** The list: two lines a row, each row opening its dossier; on a phone each row is a card. */
export function DossierTable(of: {
  readonly facts: RowFacts;
  readonly caption: string;
  readonly heads: readonly ListHead[];
  readonly open?: string | undefined;
  /** Form by which rows are sent to the portal again; without one that is done on the page of the dossier. */
  readonly form?: string | undefined;
  /** Puts a box before each row, which belongs to the form. */
  readonly selects?: boolean | undefined;
}) {
  const { facts, caption, heads, open, form, selects } = of;
  return (
    <section class="lt-scroll lt-inbox__scroll" tabindex={0} aria-label={caption}>
      <table
        class={`govuk-table lt-table lt-inbox__table${selects ? " lt-inbox__table--ticks" : ""}`}
        data-lt-list=""
        data-lt-preview-list=""
      >
        <caption class="govuk-visually-hidden">{caption}</caption>
        <colgroup>
          {selects ? <col class="col-x" /> : null}
          {heads.map(({ width }) => (
            <col class={width} />
          ))}
        </colgroup>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {selects ? <td class="govuk-table__header lt-col-x" /> : null}
            {heads.map((head) => (
              <Head head={head} />
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {facts.rows.map((row) => (
            <Row row={row} facts={facts} open={open} form={form} selects={selects} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ head }: { head: ListHead }) {
  return (
    <th scope="col" class="govuk-table__header" aria-sort={head.sorted}>
      {head.sortHref ? (
        <a class="lt-sortlink" href={head.sortHref} title={head.title}>
          {head.text}
        </a>
      ) : (
        head.text
      )}
      {head.sorted ? (
        <Icon name="up" classes={head.sorted === "descending" ? "lt-sort lt-sort--down" : "lt-sort"} />
      ) : null}
    </th>
  );
}

type RowOf = {
  readonly row: ListedDossier;
  readonly facts: RowFacts;
  readonly open?: string | undefined;
  readonly form?: string | undefined;
  readonly selects?: boolean | undefined;
};

function Row({ row, facts, open, form, selects }: RowOf) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const standing = standingOfRow(row, facts, locale);
  const isOpen = row.code === open;
  const how = `${textIn(channelNames[row.channel], locale)}, ${words.scans(row.scans)}`;
  return (
    <tr
      id={`d-${row.id}${row.token === null ? "" : `-${row.token}`}`}
      class={isOpen ? "govuk-table__row lt-row--on" : "govuk-table__row"}
      aria-current={isOpen ? "true" : undefined}
      data-lt-preview={pathOf(row, "preview")}
      data-lt-code={row.code}
    >
      {selects ? (
        <td class="govuk-table__cell lt-col-x">
          <input
            class="lt-check"
            type="checkbox"
            name="item"
            form={form}
            value={`${row.id}~${row.token ?? ""}`}
            aria-label={words.select(row.code)}
          />
        </td>
      ) : null}
      <th scope="row" class="govuk-table__header lt-inbox__code">
        <a class="lt-rowlink lt-code" href={pathOf(row)} title={row.code}>
          {shortCode(row, facts)}
        </a>
        <span class="lt-row-note" title={how}>
          {how}{" "}
          <a class="lt-inbox__glance lt-noprint" href={pathOf(row, "preview")}>
            {words.glance}
            <span class="govuk-visually-hidden"> {row.code}</span>
          </a>
        </span>
      </th>
      <td class="govuk-table__cell lt-inbox__what">
        <span class="lt-clip" title={row.procedureName}>
          {row.procedureName}
        </span>
        <StepNote row={row} facts={facts} />
      </td>
      <td class="govuk-table__cell lt-inbox__who">
        <span class="lt-clip" title={row.applicantName}>
          {row.applicantName}
        </span>
        {row.subject === "" ? null : (
          <span class="lt-row-note lt-clip" title={row.subject}>
            {row.subject}
          </span>
        )}
      </td>
      <td class="govuk-table__cell lt-inbox__due">
        <DueCell row={row} facts={facts} standing={standing} />
      </td>
      <td class="govuk-table__cell lt-inbox__state">
        <DeadlineTag state={standing.mark} {...(standing.text === undefined ? {} : { text: standing.text })} />
        <StateNote row={row} facts={facts} standing={standing} form={form} />
      </td>
    </tr>
  );
}

/** Whether codes of other agencies stand among the rows, which need more room. */
export function showsWholeCodes(facts: RowFacts): boolean {
  return facts.rows.some((row) => shortCode(row, facts) === row.code);
}

/** The agency's own part of a code is the same in all rows: it is left out. */
function shortCode({ code, receivedAgency }: ListedDossier, { who }: RowFacts): string {
  const own = `${who.by.agencyCode}-`;
  return receivedAgency === who.by.agencyCode && code.startsWith(own) ? code.slice(own.length) : code;
}

function StepNote({ row, facts }: RowOf) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  const { step, more } = stepOfRow(row);
  if (!step) {
    const name = facts.agencyNames.get(row.agencyCode) ?? row.agencyCode;
    return <span class="lt-row-note lt-clip">{shortAgencyName(name)}</span>;
  }
  const who = shortAgencyName(whoDoes(step, facts, locale));
  const said = more > 0 ? `${words.parallel(more + 1)}: ${row.steps.map(({ name }) => name).join("; ")}` : undefined;
  const text = said ?? words.stepOf(step.name, who);
  return (
    <span class="lt-row-note lt-clip" title={text}>
      {text}
    </span>
  );
}

function DueCell({ row, facts, standing }: { row: ListedDossier; facts: RowFacts; standing: RowStanding }) {
  const { now } = facts.scope;
  const words = wordsIn(workListText, useLocale());
  if (row.endedAt !== null)
    return (
      <>
        <span title={formatDateTime(row.endedAt)}>
          <span class="lt-inbox__label">{words.endedLabel} </span>
          {formatDate(row.endedAt)}
        </span>
        <span class="lt-row-note">{row.dueAt ? words.dueOn(formatDate(row.dueAt)) : "–"}</span>
      </>
    );
  if (row.dueAt === null) return <span class="lt-quiet">{standing.left}</span>;
  return (
    <>
      <span title={formatDateTime(row.dueAt)}>
        <span class="lt-inbox__label">{words.dueLabel} </span>
        {shortTime(row.dueAt, now)}
      </span>
      <span class={standing.tone ? `lt-row-note lt-left--${standing.tone}` : "lt-row-note"}>{standing.left}</span>
    </>
  );
}

/** Beside the mark: what can be done about the sync, whose lateness it is, or who holds the step. */
function StateNote({ row, facts, standing, form }: RowOf & { readonly standing: RowStanding }) {
  const locale = useLocale();
  const words = wordsIn(workListText, locale);
  if (standing.sync !== undefined && mayResend(facts.who, row)) {
    const suggestion = row.sync?.suggestion ? words.suggestion(row.sync.suggestion) : undefined;
    return standing.sync === "refused" ? (
      <a
        class="govuk-button govuk-button--secondary lt-button--row lt-inbox__wire lt-noprint"
        href={pathOf(row, "correction")}
        title={suggestion}
      >
        <Icon name="unlink" />
        {words.repair}
        <span class="govuk-visually-hidden"> {row.code}</span>
      </a>
    ) : form ? (
      <button
        class="govuk-button govuk-button--secondary lt-button--row lt-inbox__wire lt-noprint"
        type="submit"
        form={form}
        formaction={pathOf(row, "resending")}
      >
        <Icon name="unlink" />
        {words.resend}
        <span class="govuk-visually-hidden"> {row.code}</span>
      </button>
    ) : null;
  }
  const holder = holderOf(row, facts, words);
  if (holder)
    return (
      <span class="lt-row-note lt-clip" title={holder}>
        {holder}
      </span>
    );
  const late = row.endedAt === null && standing.mark === "late" ? row.lateBy : null;
  if (late === null || late === facts.who.by.agencyCode) return null;
  const name = words.lateAt(shortAgencyName(facts.agencyNames.get(late) ?? late));
  return (
    <span class="lt-row-note lt-clip" title={name}>
      {name}
    </span>
  );
}

function holderOf(row: ListedDossier, { who, machineNow }: RowFacts, words: (typeof workListText)["en"]) {
  const held = row.steps.find(({ heldUntil }) => heldUntil !== null && heldUntil > machineNow);
  if (!held) return undefined;
  return held.holder === who.by.accountId ? words.heldByMe : words.heldBy(held.holderName);
}
