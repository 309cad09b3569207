import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { BackLink, Button, DataTable, Form, OfficerPage, Ruled, State, Strip, Toolbar } from "../../../../ui/index.ts";
import type { PartDifference } from "../../difference.ts";
import type { Draft } from "../../store/drafts.ts";
import type { VersionEntry } from "../../store/versions.ts";
import { levelNames } from "../../vocabulary.ts";
import { dayText, langOf, nameIn, ownerName, partName } from "../names.ts";
import { DifferentPart } from "../publication/view.tsx";
import { hrefWith } from "../query.ts";
import { procedureWords } from "../words.ts";
import { entryText } from "./text.ts";

/** What the officer's page of a procedure shows. */
export type EntryView = {
  readonly frame: Frame;
  readonly procedure: Procedure;
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  readonly draft: Draft | undefined;
  readonly compared:
    | { readonly before: Procedure; readonly after: Procedure; readonly difference: readonly PartDifference[] }
    | undefined;
};

/** The life of a procedure: what it is now, its versions with the law's days, any two of them compared, and what may be done. */
export function EntryPage(props: EntryView) {
  const { frame, procedure } = props;
  const { locale } = frame;
  const words = wordsIn(procedureWords, locale);
  return (
    <OfficerPage frame={frame} title={nameIn(procedure, locale)}>
      <BackLink href="/catalogue" text={words.back} />
      <Toolbar
        title={<span lang={langOf(procedure, locale)}>{nameIn(procedure, locale)}</span>}
        note={<span class="lt-code">{procedure.code}</span>}
      />
      <Facts {...props} />
      <Acts {...props} />
      <VersionTable {...props} />
      <Compared {...props} />
    </OfficerPage>
  );
}

function Facts({ frame, procedure }: EntryView) {
  const { locale } = frame;
  const text = wordsIn(entryText, locale);
  const words = wordsIn(procedureWords, locale);
  return (
    <Strip
      facts={[
        { term: words.state, value: procedure.status === "withdrawn" ? words.withdrawn : words.inForce },
        { term: words.sector, value: (locale === "en" && procedure.sector.nameEn) || procedure.sector.name },
        { term: words.owner, value: ownerName(procedure.owner, locale) },
        { term: words.level, value: procedure.levels.map((level) => textIn(levelNames[level], locale)).join(", ") },
        { term: words.effective, value: dayText(procedure.effectiveFrom) },
        ...(procedure.origin.kind === "sample" ? [{ term: words.sample, value: words.sampleNote }] : []),
        ...(procedure.replacedBy.length > 0
          ? [
              {
                term: text.replacedBy,
                value: procedure.replacedBy.map((code, index) => (
                  <>
                    {index > 0 ? ", " : null}
                    <a href={`/catalogue/${code}`}>{code}</a>
                  </>
                )),
              },
            ]
          : []),
      ]}
    />
  );
}

function Acts({ frame, procedure, draft }: EntryView) {
  const text = wordsIn(entryText, frame.locale);
  return (
    <div class="lt-actions lt-noprint">
      {draft ? (
        <Button href={`/catalogue/drafts/${draft.id}`} text={text.draftOpen} />
      ) : (
        <Form frame={frame} action="/catalogue/drafts">
          <input type="hidden" name="code" value={procedure.code} />
          <Button text={text.draft} />
        </Form>
      )}
      {procedure.status === "in-force" ? (
        <Button
          href={`/catalogue/${procedure.code}/withdrawal`}
          text={text.withdraw}
          classes="govuk-button--secondary"
        />
      ) : null}
      <a href={`/procedures/${procedure.code}`}>{text.public}</a>
    </div>
  );
}

function VersionTable({ frame, procedure, versions }: EntryView) {
  const { locale } = frame;
  const text = wordsIn(entryText, locale);
  const words = wordsIn(procedureWords, locale);
  const judged = (day: string, late: boolean) => (
    <>
      {dayText(day)} {late ? <State tone="bad" text={words.late} /> : null}
    </>
  );
  return (
    <div class="lt-section">
      <Ruled id="versions" text={text.versions} size="s" />
      <DataTable
        caption={text.versions}
        columns={[
          { text: words.version },
          { text: words.decision },
          { text: text.announcedShort },
          { text: text.publishedShort },
          { text: words.effective },
          { text: text.by },
          { text: text.what },
          { text: text.compareLink },
        ]}
        rows={versions.map((entry, index) => {
          const older = versions[index + 1];
          const compare =
            older && hrefWith(`/catalogue/${procedure.code}`, { before: older.version, after: entry.version });
          return {
            href: `/procedures/${procedure.code}?version=${entry.version}`,
            cells: [
              String(entry.version),
              entry.decision,
              judged(entry.announcedOn, entry.announcedLate),
              judged(entry.publishedOn, entry.publishedLate),
              dayText(entry.effectiveFrom),
              entry.publishedBy === "system" ? words.system : entry.publishedBy,
              entry.changes.length === 0 ? text.first : entry.changes.map((part) => partName(part, locale)).join(", "),
              compare ? <a href={`${compare}#compared`}>{`${older.version} – ${entry.version}`}</a> : words.none,
            ],
          };
        })}
      />
    </div>
  );
}

function Compared({ frame, compared }: EntryView) {
  const text = wordsIn(entryText, frame.locale);
  if (!compared) return null;
  const { before, after, difference } = compared;
  return (
    <section class="lt-section" aria-labelledby="compared">
      <Ruled id="compared" text={text.compare(before.version, after.version)} size="s" />
      {difference.length === 0 ? <p class="lt-mt2">{text.same}</p> : null}
      {difference.map((one) => (
        <DifferentPart frame={frame} difference={one} />
      ))}
    </section>
  );
}
