import type { WorkingTime } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { lifeEventNames, type Procedure } from "../../../../protocol/procedures/index.ts";
import { BackLink, CitizenPage, InsetText, Tag } from "../../../../ui/index.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import type { VersionEntry } from "../../store/versions.ts";
import { dayText, langOf, nameIn } from "../names.ts";
import { hrefWith } from "../query.ts";
import { procedureWords } from "../words.ts";
import { ProcedureBody } from "./body.tsx";
import { ProcedureFacts } from "./facts.tsx";
import { procedureText } from "./text.ts";

/** What the page of a procedure shows. */
export type ProcedureView = {
  readonly frame: Frame;
  readonly procedure: Procedure;
  /** The newest first; none for a preview. */
  readonly versions: readonly VersionEntry[];
  /** Domain clock. */
  readonly now: Date;
  readonly time: WorkingTime;
  /** Other procedures that this one names. */
  readonly find: (code: string) => ProcedureSummary | undefined;
  readonly mayKeep: boolean;
};

/** A procedure for whoever has to go through it: the four answers first, then each in full. */
export function ProcedurePage(props: ProcedureView) {
  const { frame, procedure } = props;
  const { locale } = frame;
  const words = wordsIn(procedureWords, locale);
  const text = wordsIn(procedureText, locale);
  const [event] = procedure.lifeEvents;
  const back = event
    ? { href: hrefWith("/procedures", { event }), text: textIn(lifeEventNames[event], locale) }
    : { href: "/procedures", text: text.back };
  return (
    <CitizenPage frame={frame} title={nameIn(procedure, locale)} classes="lt-procedure" before={<BackLink {...back} />}>
      <h1 class="govuk-heading-xl" lang={langOf(procedure, locale)}>
        {nameIn(procedure, locale)}
      </h1>
      {procedure.origin.kind === "sample" ? (
        <p class="lt-small lt-quiet">
          <Tag text={words.sample} classes="govuk-tag--grey" /> {words.sampleNote}
        </p>
      ) : null}
      <Standing {...props} />
      <ProcedureFacts frame={frame} procedure={procedure} />
      <ProcedureBody {...props} />
      {props.mayKeep && props.versions.length > 0 ? (
        <p class="lt-noprint">
          <a href={`/catalogue/${procedure.code}`}>{text.edit}</a>
        </p>
      ) : null}
    </CitizenPage>
  );
}

/** What one must know before anything else: it is gone, it is not yet there, or this is how it was. */
function Standing({ frame, procedure, versions, now, find }: ProcedureView) {
  const text = wordsIn(procedureText, frame.locale);
  const today = isoDay(now);
  const [newest, earlier] = versions;
  if (!newest)
    return (
      <InsetText>
        <p class="lt-strong">{text.preview}</p>
      </InsetText>
    );
  if (newest.version !== procedure.version)
    return (
      <InsetText>
        <p class="lt-strong">
          {newest.effectiveFrom > today
            ? text.stillInForce(procedure.version, dayText(newest.effectiveFrom))
            : text.older(procedure.version, dayText(newest.effectiveFrom))}
        </p>
        <p>
          <a href={`/procedures/${procedure.code}`}>{text.newest}</a>
        </p>
      </InsetText>
    );
  if (procedure.status === "withdrawn")
    return (
      <InsetText>
        <p class="lt-strong">{withdrawnWords(procedure, today, text)}</p>
        <Replacements codes={procedure.replacedBy} frame={frame} find={find} />
      </InsetText>
    );
  if (procedure.effectiveFrom > today)
    return (
      <InsetText>
        <p class="lt-strong">{text.comingTitle(dayText(procedure.effectiveFrom))}</p>
        {earlier ? (
          <p>
            <a href={`/procedures/${procedure.code}?version=${earlier.version}`}>{text.inForceNow}</a>
          </p>
        ) : null}
      </InsetText>
    );
  return null;
}

function withdrawnWords(
  { withdrawnOn, effectiveFrom }: ProcedureView["procedure"],
  today: string,
  text: { readonly withdrawnTitle: (day: string) => string; readonly leavingTitle: (day: string) => string },
): string {
  const day = withdrawnOn ?? effectiveFrom;
  return day > today ? text.leavingTitle(dayText(day)) : text.withdrawnTitle(dayText(day));
}

function Replacements({ codes, frame, find }: { codes: readonly string[]; frame: Frame; find: ProcedureView["find"] }) {
  const text = wordsIn(procedureText, frame.locale);
  if (codes.length === 0) return <p>{text.noReplacement}</p>;
  return (
    <>
      <p>{text.replacedBy}</p>
      <ul class="govuk-list">
        {codes.map((code) => {
          const other = find(code);
          return (
            <li>
              <a href={`/procedures/${code}`} lang={other && langOf(other, frame.locale)}>
                {other ? nameIn(other, frame.locale) : code}
              </a>{" "}
              <span class="lt-code lt-quiet">{code}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
