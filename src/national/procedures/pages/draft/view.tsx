import type { Child } from "hono/jsx";
import type { WorkingTime } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import {
  ActionBar,
  BackLink,
  Button,
  Confirm,
  Diff,
  ErrorSummary,
  Form,
  OfficerPage,
  Toolbar,
} from "../../../../ui/index.ts";
import type { DraftRecord } from "../../draft.ts";
import type { Draft } from "../../store/drafts.ts";
import type { FormErrors } from "../desk.ts";
import { saidName } from "../names.ts";
import { wordDiff } from "../word-diff.ts";
import { procedureWords } from "../words.ts";
import { DraftFields } from "./fields.tsx";
import { DraftRows } from "./rows.tsx";
import { draftText } from "./text.ts";

/** What the editor shows. */
export type DraftView = {
  readonly frame: Frame;
  /** Domain clock. */
  readonly now: Date;
  readonly time: WorkingTime;
  /** The draft as it is saved. */
  readonly draft: Draft;
  /** What the fields hold: as saved, or as typed when it was not saved. */
  readonly record: DraftRecord;
  readonly errors: FormErrors;
  /** Whether it was looked at for what is missing. */
  readonly isChecked: boolean;
  /** Set when somebody else saved it meanwhile. */
  readonly theirs: boolean;
};

/** The editor of a draft: every part on one page, in one form. */
export function DraftPage(props: DraftView) {
  const { frame, draft, record, errors } = props;
  const text = wordsIn(draftText, frame.locale);
  const words = wordsIn(procedureWords, frame.locale);
  const href = `/catalogue/drafts/${draft.id}`;
  const name = saidName(record.name) || text.untitled;
  const base = draft.baseVersion === null ? text.isNew : text.base(draft.baseVersion);
  return (
    <OfficerPage frame={frame} title={text.title(name)}>
      <BackLink href="/catalogue?list=drafts" text={words.back} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar
        title={text.title(name)}
        note={`${base} · ${text.note(draft.revision, draft.changedBy, formatDateTime(draft.changedAt))}`}
      />
      {props.isChecked && errors.list.length === 0 ? <p class="lt-strong">{text.whole}</p> : null}
      {props.theirs ? <Theirs {...props} /> : null}
      <Form frame={frame} action={href} keepAs={`procedure-draft-${draft.id}`} id="draft">
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <Acts frame={frame} href={href} />
        <DraftFields frame={frame} draft={record} errors={errors} />
        <DraftRows frame={frame} now={props.now} time={props.time} draft={record} errors={errors} />
        <ActionBar>
          <Button text={text.save} name="act" value="save" attributes={{ "data-lt-save": "" }} />
          <a href={`${href}/publication`}>{text.publish}</a>
        </ActionBar>
      </Form>
      <Form frame={frame} action={`${href}/removal`} classes="lt-section">
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <Button text={text.discard} classes="govuk-button--warning" />
      </Form>
    </OfficerPage>
  );
}

function Acts({ frame, href }: { frame: Frame; href: string }): Child {
  const text = wordsIn(draftText, frame.locale);
  return (
    <div class="lt-actions lt-noprint">
      <Button text={text.save} name="act" value="save" />
      <a href={`${href}?check=1`}>{text.check}</a>
      <a href={`${href}/preview`}>{text.preview}</a>
      <a href={`${href}/publication`}>{text.publish}</a>
    </div>
  );
}

/** Both versions, when somebody saved the draft while this officer was typing. */
function Theirs({ frame, draft, record }: DraftView) {
  const text = wordsIn(draftText, frame.locale);
  const parts = wordDiff(written(draft.record), written(record), 80);
  return (
    <section class="lt-mt3" aria-label={text.theirsTitle(draft.changedBy)}>
      <Diff
        title={text.theirsTitle(draft.changedBy)}
        parts={parts.some(({ kind }) => kind !== "same") ? parts : [{ kind: "same", text: text.sameContent }]}
      />
      <p class="lt-quiet">{text.theirsNote}</p>
    </section>
  );
}

function written(record: DraftRecord): string {
  return Object.values(record)
    .map((value) => (Array.isArray(value) ? value.map((row) => rowText(row)).join("\n") : String(value)))
    .join("\n");
}

function rowText(row: string | Readonly<Record<string, string | boolean>>): string {
  return typeof row === "string" ? row : Object.values(row).filter(Boolean).join(" · ");
}

/** Asks before a draft is thrown away. */
export function DiscardPage({ frame, draft }: { frame: Frame; draft: Draft }) {
  const text = wordsIn(draftText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.discard}>
      <Confirm
        frame={frame}
        title={text.discardAsk}
        action={`/catalogue/drafts/${draft.id}/removal`}
        confirmText={text.discard}
        cancelHref={`/catalogue/drafts/${draft.id}`}
        hidden={{ revision: String(draft.revision), sure: "yes" }}
        danger
      >
        {saidName(draft.record.name) || draft.code}
      </Confirm>
    </OfficerPage>
  );
}
