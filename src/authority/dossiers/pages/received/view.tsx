import type { ExplainedDue } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatTime,
  formatWeekday,
  shortAgencyName,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { Board, Button, DueExplanation, Kbd, Ledger, OfficerPage, Table } from "../../../../ui/index.ts";
import type { Dossier } from "../../record.ts";
import { receivedText } from "./text.ts";

/** What the page shows. */
export type ReceivedView = {
  readonly frame: Frame;
  readonly dossier: Dossier;
  /** Why it is due then; undefined when nothing is due. */
  readonly explained: ExplainedDue | undefined;
  /** Names of the agencies that received it and resolve it. */
  readonly receivedAgency: string;
  readonly resolver: string;
  /** Of one refused at the counter. */
  readonly refusal: { readonly reason: string; readonly legal: string } | undefined;
};

/** Code and due date large, to be read out; the receipt one key away; then what was received. Prints as it stands. */
export function ReceivedPage(view: ReceivedView) {
  const { frame, dossier, explained, refusal } = view;
  const text = wordsIn(receivedText, frame.locale);
  const path = `/dossiers/${encodeURIComponent(dossier.code)}`;
  const title = refusal ? text.refusedTitle : text.title;
  return (
    <OfficerPage frame={frame} title={`${title}: ${dossier.code}`} classes="lt-page lt-received">
      <h1 class="govuk-heading-xl">{title}</h1>
      <Board
        cells={[
          { term: text.code, big: <span class="lt-code">{dossier.code}</span> },
          ...(refusal ? [] : [dueCell(view)]),
        ]}
      />
      <div class="lt-received__acts lt-noprint">
        <Button
          href={`${path}/papers/${refusal ? "refusal" : "receipt"}.pdf`}
          text={
            <>
              {refusal ? text.printRefusal : text.print} <Kbd inButton>I</Kbd>
            </>
          }
          attributes={{ "data-lt-key": "i", autofocus: true, target: "_blank", rel: "noopener" }}
        />
        <Button
          href="/dossiers/new"
          classes="govuk-button--secondary"
          text={
            <>
              {text.next} <Kbd inButton>M</Kbd>
            </>
          }
          attributes={{ "data-lt-key": "m" }}
        />
        <Button
          href={`/dossiers/new?${new URLSearchParams({ same: dossier.code })}`}
          classes="govuk-button--secondary"
          text={
            <>
              {text.same} <Kbd inButton>N</Kbd>
            </>
          }
          attributes={{ "data-lt-key": "n" }}
        />
        <a href={path}>{text.open}</a>
      </div>
      {explained ? <DueExplanation explained={explained} /> : null}
      <div class="lt-narrow lt-mt4">
        <Ledger stack rows={facts(view)} />
        {dossier.components.some((one) => one.given) ? (
          <Papers {...view} />
        ) : (
          <p class="lt-quiet lt-mt4">{text.noPapers}</p>
        )}
      </div>
    </OfficerPage>
  );
}

function dueCell({ frame, dossier, receivedAgency }: ReceivedView) {
  const { locale } = frame;
  const text = wordsIn(receivedText, locale);
  const { dueAt } = dossier;
  return {
    term: text.due,
    big: dueAt ? `${formatTime(dueAt)} ${formatWeekday(dueAt, locale)}, ${formatDate(dueAt)}` : text.noDue,
    sub: text.whereSub(shortAgencyName(receivedAgency)),
  };
}

function facts({ frame, dossier, resolver, refusal }: ReceivedView) {
  const text = wordsIn(receivedText, frame.locale);
  const { applicant, mandate, fee } = dossier;
  return [
    ...(refusal
      ? [
          { term: text.refused, value: refusal.reason },
          { term: text.legal, value: refusal.legal },
        ]
      : []),
    { term: text.procedure, value: `${dossier.procedureName} (${dossier.procedureCode})` },
    { term: text.applicant, value: [applicant.name, applicant.number].filter(Boolean).join(", ") },
    { term: text.receivedAt, value: formatDateTime(dossier.receivedAt) },
    { term: text.receivedBy, value: mandate === "" ? dossier.createdByName : text.mandate(mandate) },
    { term: text.resolvedBy, value: resolver },
    ...(refusal ? [] : [{ term: text.fee, value: fee === null ? text.feeFree : formatMoney(fee, frame.locale) }]),
  ];
}

function Papers({ frame, dossier }: ReceivedView) {
  const text = wordsIn(receivedText, frame.locale);
  const count = (of: number) => (of === 0 ? "–" : String(of));
  return (
    <Table
      caption={text.papers}
      classes="lt-mt4"
      head={[
        { text: text.paper },
        { text: text.originals, format: "numeric" },
        { text: text.copies, format: "numeric" },
        { text: text.files, format: "numeric" },
      ]}
      rows={dossier.components
        .filter((one) => one.given)
        .map(({ name, originals, copies, files }) => [
          { text: name },
          { text: count(originals), format: "numeric" },
          { text: count(copies), format: "numeric" },
          { text: count(files.length), format: "numeric" },
        ])}
    />
  );
}
