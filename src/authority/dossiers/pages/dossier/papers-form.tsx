import { formatBytes, formatDate, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Input, Textarea, useLocale } from "../../../../ui/index.ts";
import type { DossierComponent } from "../../record.ts";
import type { Supplement } from "../../store/supplements.ts";
import { fileFieldOf, scanTypes } from "../intake/attached.ts";
import { pathOf } from "./desk.ts";
import { formText } from "./form-text.ts";
import { otherPaper, type PaperForm } from "./paper-changes.ts";

/** What a form about papers is drawn with. */
export type PapersFormProps = {
  readonly code: string;
  readonly components: readonly DossierComponent[];
  readonly form: PaperForm | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly maxBytes: number;
};

/** Every paper with its tick, its files, which can be taken away, and room for more; not those that a request names, see {@link AskedFields}. */
export function PapersFields({ asked, ...props }: PapersFormProps & { asked?: Supplement | undefined }) {
  const { code: dossier, components, form, fields, maxBytes } = props;
  const named = new Set(asked?.reasons.map(({ component }) => component));
  const locale = useLocale();
  const text = wordsIn(formText, locale);
  const limit = formatBytes(maxBytes, locale);
  return (
    <>
      {(form?.attached ?? []).map(({ token }) => (
        <input type="hidden" name="file" value={token} />
      ))}
      <p class="lt-small lt-quiet">{text.addFilesHint(limit)}</p>
      <ul class="lt-dossier__paperlist">
        {components
          .filter(({ code }) => !named.has(code))
          .map((paper) => (
            <li>
              <input
                class="lt-check"
                type="checkbox"
                id={`given-${paper.code}`}
                name="given"
                value={paper.code}
                checked={form ? form.given.includes(paper.code) : paper.given}
              />
              <div>
                <p>
                  <label for={`given-${paper.code}`}>{paper.name}</label>
                </p>
                <Files {...props} paper={paper} dossier={dossier} />
                <FileField {...props} code={paper.code} label={paper.name} wrong={fields[fileFieldOf(paper.code)]} />
              </div>
            </li>
          ))}
        <li>
          <span />
          <div>
            <Input
              name="other-name"
              label={{ text: `${text.otherPaper}: ${text.otherName}` }}
              value={form?.["other-name"] ?? ""}
              errorMessage={fields["other-name"] ? { text: fields["other-name"] } : undefined}
            />
            <Files {...props} paper={undefined} dossier={dossier} />
            <FileField {...props} code={otherPaper} label={text.otherPaper} wrong={fields[fileFieldOf(otherPaper)]} />
          </div>
        </li>
      </ul>
    </>
  );
}

function Files({ paper, form, dossier }: PapersFormProps & { paper: DossierComponent | undefined; dossier: string }) {
  const locale = useLocale();
  const text = wordsIn(formText, locale);
  const added = (form?.attached ?? []).filter(({ component }) => component === (paper?.code ?? otherPaper));
  if ((paper?.files.length ?? 0) + added.length === 0) return null;
  return (
    <ul class="lt-dossier__filelist">
      {(paper?.files ?? []).map(({ sha256, name, bytes, at }) => {
        const value = `${paper?.code ?? ""}~${sha256}`;
        return (
          <li>
            <a href={pathOf({ code: dossier }, `files/${sha256}`)}>{name}</a>{" "}
            <span class="lt-quiet">
              {formatBytes(bytes, locale)}, {formatDate(new Date(at))}
            </span>
            <label class="lt-dossier__remove">
              <input type="checkbox" name="remove" value={value} checked={form?.remove.includes(value)} />{" "}
              <span aria-hidden="true">{text.remove}</span>
              <span class="govuk-visually-hidden">{text.removeFile(name)}</span>
            </label>
          </li>
        );
      })}
      {added.map(({ name, bytes }) => (
        <li>
          <strong>{name}</strong>{" "}
          <span class="lt-quiet">
            {formatBytes(bytes, locale)}, {text.newFile}
          </span>
        </li>
      ))}
    </ul>
  );
}

function FileField({ code, label, wrong, maxBytes }: PapersFormProps & { label: string; wrong: string | undefined }) {
  const locale = useLocale();
  const text = wordsIn(formText, locale);
  const id = fileFieldOf(code);
  const said = locale === "vi" ? "Tệp rỗng, 0 byte. Hãy quét lại." : "The file is empty, 0 bytes. Scan it again.";
  const tooBig =
    locale === "vi"
      ? `Tệp quá ${formatBytes(maxBytes, locale)}. Hãy chọn tệp nhỏ hơn.`
      : `The file is over ${formatBytes(maxBytes, locale)}. Choose a smaller one.`;
  return (
    <>
      {wrong ? (
        <p class="govuk-error-message" id={`${id}-error`}>
          {wrong}
        </p>
      ) : null}
      <div class="lt-intake__scan">
        <input
          class="govuk-file-upload lt-intake__file"
          type="file"
          id={id}
          name={id}
          multiple
          accept={scanTypes.join(",")}
          data-lt-files=""
          data-lt-empty={said}
          data-lt-most={String(maxBytes)}
          data-lt-too-big={tooBig}
          aria-describedby={wrong ? `${id}-error` : undefined}
        />
        <label class="govuk-button govuk-button--secondary" for={id}>
          {text.addFiles}
          <span class="govuk-visually-hidden"> {label}</span>
        </label>
      </div>
    </>
  );
}

/** What a request asked for: each reason is ticked when what it asks has come, and the paper it names has its files here. */
export function AskedFields({ asked, ...props }: PapersFormProps & { asked: Supplement | undefined }) {
  const { code: dossier, components, form, fields } = props;
  const text = wordsIn(formText, useLocale());
  if (!asked) return null;
  const wrong = fields.received;
  const papers = new Map(components.map((paper) => [paper.code, paper]));
  // A paper named by several reasons has its files once.
  const firstOf = new Map(asked.reasons.map(({ component }, index) => [component, index] as const).reverse());
  return (
    <fieldset
      class="govuk-fieldset lt-dossier__asked"
      id="received"
      aria-describedby={wrong ? "received-error" : undefined}
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{text.asked}</legend>
      <p class="lt-small lt-quiet">{text.stillMissing}</p>
      {wrong ? (
        <p class="govuk-error-message" id="received-error">
          {wrong}
        </p>
      ) : null}
      {asked.reasons.map(({ component, reason, legal }, index) => {
        const paper = papers.get(component);
        return (
          <div class="lt-dossier__askedone">
            <input
              class="lt-check"
              type="checkbox"
              id={`received-${index}`}
              name="received"
              value={String(index)}
              checked={form?.received.includes(String(index))}
            />
            <div>
              <label for={`received-${index}`}>
                {paper ? <strong>{paper.name}: </strong> : null}
                {reason}
                {legal ? <span class="lt-quiet"> · {legal}</span> : null}
              </label>
              {paper && firstOf.get(component) === index ? (
                <>
                  <Files {...props} paper={paper} dossier={dossier} />
                  <FileField {...props} code={paper.code} label={paper.name} wrong={fields[fileFieldOf(paper.code)]} />
                </>
              ) : null}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

/** A note on what came. */
export function AnswerNote({ form }: { form: PaperForm | undefined }) {
  const text = wordsIn(formText, useLocale());
  return (
    <Textarea
      name="note"
      rows={2}
      label={{ text: text.answerNote, classes: "govuk-label--s" }}
      value={form?.note ?? ""}
    />
  );
}

/** A refused file in words: which, and what to do. */
export function refusedWords({ name, refused }: PaperForm["refused"][number], locale: "vi" | "en"): string {
  return `${name}: ${textIn(refused.people, locale)}`;
}
