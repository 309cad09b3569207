import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Details, FileUpload, Input, Ruled, Select, Textarea } from "../../../../ui/index.ts";
import { plainText } from "../../draft.ts";
import { kindItems } from "../lists.ts";
import type { PageErrors } from "../officer.ts";
import { officeWords } from "../words.ts";
import { draftText } from "./text.ts";
import type { DraftView } from "./view.tsx";

/** The error of a field, as its component takes it. */
export function wrongIn(errors: PageErrors | undefined) {
  return (name: string) => (errors?.fields[name] ? { errorMessage: { text: errors.fields[name] } } : {});
}

/** What is written: kind, subject, to whom, text, or a file instead. */
export function Content({ frame, draft, errors }: DraftView) {
  const text = wordsIn(draftText, frame.locale);
  const wrong = wrongIn(errors);
  const articles = draft.blocks.filter(({ kind }) => kind === "article").length;
  const outline = articles > 0 ? ` ${text.outline(formatNumber(articles, frame.locale))}` : "";
  return (
    <>
      <Ruled text={text.text} />
      {draft.change ? (
        <Textarea
          name="reason"
          rows={2}
          label={{ text: text.reason }}
          hint={{ text: text.reasonHint }}
          value={draft.change.reason.trim()}
          {...wrong("reason")}
        />
      ) : null}
      {draft.replyTo.map(({ code }) => (
        <p class="lt-quiet lt-mt2">{text.replyTo(code)}</p>
      ))}
      <div class="lt-fields">
        <Select
          name="kind"
          label={{ text: text.kind }}
          items={kindItems(frame.locale)}
          value={draft.kind}
          {...wrong("kind")}
        />
        <Input name="unit" label={{ text: text.unit }} value={draft.unitAbbreviation} attributes={unitExample(text)} />
      </div>
      <Textarea
        name="subject"
        rows={2}
        label={{ text: text.subject }}
        hint={{ text: text.subjectHint }}
        value={draft.subject}
        {...wrong("subject")}
      />
      <div class="lt-draft__decision">
        <Input
          name="decided-by"
          label={{ text: text.decidedBy }}
          hint={{ text: text.decidedByHint }}
          value={draft.decidedBy ?? ""}
        />
      </div>
      <Textarea
        name="addressees"
        rows={2}
        label={{ text: text.addressees }}
        hint={{ text: text.addresseesHint }}
        value={draft.addressees.join("\n")}
      />
      <Textarea
        name="body"
        rows={16}
        label={{ text: text.body }}
        hint={{ text: `${text.bodyHint}${outline}` }}
        value={plainText(draft)}
        classes="lt-draft__body"
        {...wrong("blocks")}
      />
      <UploadPart {...{ frame, draft, errors }} />
    </>
  );
}

function unitExample(text: { readonly unitExample: string }) {
  return { placeholder: text.unitExample };
}

/** The file that stands in for the text. After a form saved itself with a file, this part comes back with the file's name and an empty field. */
export function UploadPart({
  frame,
  draft,
  errors,
  isNew = false,
}: Pick<DraftView, "frame" | "draft" | "errors"> & { isNew?: boolean }) {
  const text = wordsIn(draftText, frame.locale);
  const { upload } = draft;
  const pages = upload ? wordsIn(officeWords, frame.locale).pages(formatNumber(upload.pageCount, frame.locale)) : "";
  return (
    <div id="upload-part" {...(isNew ? { "hx-swap-oob": "true" } : {})}>
      <Details summaryText={text.uploadTitle} open={upload !== null || errors?.fields.upload !== undefined}>
        <FileUpload
          name="upload"
          label={{ text: text.upload }}
          hint={{ text: text.uploadHint }}
          attributes={{ accept: "application/pdf" }}
          {...wrongIn(errors)("upload")}
        />
        {upload ? (
          <p class="lt-small">
            {text.uploaded(upload.name, pages)}{" "}
            <label>
              <input class="lt-check" type="checkbox" name="remove-upload" value="1" /> {text.removeUpload}
            </label>
          </p>
        ) : null}
      </Details>
    </div>
  );
}
