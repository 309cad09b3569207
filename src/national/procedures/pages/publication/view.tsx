import type { Frame } from "../../../../platform/http/index.ts";
import { type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import {
  BackLink,
  Button,
  Checkboxes,
  Diff,
  ErrorSummary,
  Form,
  Input,
  Ledger,
  OfficerPage,
  Ruled,
  State,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import type { PartDifference } from "../../difference.ts";
import type { LawDays } from "../../law-days.ts";
import type { Draft } from "../../store/drafts.ts";
import type { FormErrors } from "../desk.ts";
import { dayText, partName, saidName } from "../names.ts";
import { wordDiff } from "../word-diff.ts";
import { procedureWords } from "../words.ts";
import { publicationText } from "./text.ts";

/** What the page of a publication shows. */
export type PublicationView = {
  readonly frame: Frame;
  readonly draft: Draft;
  readonly before: Procedure | undefined;
  readonly difference: readonly PartDifference[];
  /** What keeps the draft from being published; each leads to its field in the editor. */
  readonly missing: FormErrors;
  readonly warnings: readonly Text[];
  /** Once the days are there. */
  readonly law: LawDays | undefined;
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
};

/** What a draft changes and what speaks against it, then decision and days. */
export function PublicationPage(props: PublicationView) {
  const { frame, draft, errors, missing } = props;
  const text = wordsIn(publicationText, frame.locale);
  const title = text.title(saidName(draft.record.name) || draft.code);
  const href = `/catalogue/drafts/${draft.id}`;
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={href} text={text.back} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={title} note={<span class="lt-code">{draft.code}</span>} />
      {missing.list.length > 0 ? (
        <Void kind="failed" title={text.missingTitle}>
          {missing.list.map((one, index) => (
            <>
              {index > 0 ? " · " : null}
              <a href={`${href}?check=1${one.href ?? ""}`}>{one.text}</a>
            </>
          ))}
        </Void>
      ) : null}
      <div class="lt-columns">
        <Difference {...props} />
        <PublishForm {...props} />
      </div>
    </OfficerPage>
  );
}

function Difference({ frame, before, difference }: PublicationView) {
  const text = wordsIn(publicationText, frame.locale);
  return (
    <section aria-labelledby="difference">
      <Ruled id="difference" text={before ? text.difference(before.version) : text.newProcedure} size="s" />
      {before && difference.length === 0 ? <p class="lt-mt2">{text.same}</p> : null}
      {difference.map((one) => (
        <DifferentPart frame={frame} difference={one} />
      ))}
    </section>
  );
}

/** One part, before and after. The words are those of the record. */
export function DifferentPart({ frame, difference }: { frame: Frame; difference: PartDifference }) {
  return (
    <div class="lt-mt3">
      <h3 class="govuk-heading-s">{partName(difference.part, frame.locale)}</h3>
      <div lang={frame.locale === "vi" ? undefined : "vi"}>
        <Diff parts={wordDiff(difference.before, difference.after, 120)} />
      </div>
    </div>
  );
}

function PublishForm(props: PublicationView) {
  const { frame, draft, before, typed, errors, missing } = props;
  const text = wordsIn(publicationText, frame.locale);
  const field = (name: string) => ({ name, value: typed.get(name) ?? "", errorMessage: errors.of(name) });
  const day = { type: "date", classes: "govuk-input--width-10" };
  return (
    <Form frame={frame} action={`/catalogue/drafts/${draft.id}/publication`} keepAs={`publication-${draft.id}`}>
      <input type="hidden" name="revision" value={String(draft.revision)} />
      <input type="hidden" name="against" value={String(before?.version ?? 0)} />
      <input type="hidden" name="code" value={draft.code} />
      <Ruled text={text.decision} size="s" />
      <Input {...field("number")} label={{ text: text.number }} />
      <Input {...field("date")} {...day} label={{ text: text.date }} />
      <Input {...field("issuer")} label={{ text: text.issuer }} />
      <Ruled text={text.days} size="s" />
      <Input {...field("announcedOn")} {...day} label={{ text: text.announcedOn }} />
      <Input {...field("effectiveFrom")} {...day} label={{ text: text.effectiveFrom }} />
      <Law {...props} />
      <Doubts {...props} />
      <div class="lt-actions">
        <Button text={text.check} name="act" value="check" classes="govuk-button--secondary" />
        <Button text={text.publish} name="act" value="publish" disabled={missing.list.length > 0} />
      </div>
    </Form>
  );
}

function Law({ frame, law }: PublicationView) {
  const text = wordsIn(publicationText, frame.locale);
  const words = wordsIn(procedureWords, frame.locale);
  const state = (late: boolean) => <State tone={late ? "bad" : "ok"} text={late ? words.late : words.onTime} />;
  return (
    <section aria-labelledby="law" class="lt-mt3">
      <Ruled id="law" text={text.law} size="s" />
      {law ? (
        <Ledger
          rows={[
            { term: text.announceBy(dayText(law.announceBy)), value: state(law.isAnnouncedLate) },
            { term: text.publishBy(dayText(law.publishBy)), value: state(law.isPublishedLate) },
          ]}
        />
      ) : null}
      <p class="lt-quiet lt-small">{text.ministryRule}</p>
    </section>
  );
}

/** What deserves a look, and the box that says it was looked at. */
function Doubts({ frame, warnings, law, errors, typed }: PublicationView) {
  const text = wordsIn(publicationText, frame.locale);
  const isLate = law?.isAnnouncedLate || law?.isPublishedLate;
  if (warnings.length === 0 && !isLate) return null;
  return (
    <section aria-labelledby="warnings" class="lt-mt3">
      <Ruled id="warnings" text={text.warnings} size="s" />
      <ul class="lt-plainlist">
        {warnings.map((warning) => (
          <li>{textIn(warning, frame.locale)}</li>
        ))}
      </ul>
      <Checkboxes
        name="confirmed"
        errorMessage={errors.of("confirmed")}
        values={typed.getAll("confirmed")}
        items={[{ value: "yes", text: text.confirm }]}
      />
    </section>
  );
}
