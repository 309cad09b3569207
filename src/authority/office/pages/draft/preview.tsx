import { wordsIn } from "../../../../platform/text/index.ts";
import { Paper, Ruled, Void } from "../../../../ui/index.ts";
import { officeWords } from "../words.ts";
import { draftText } from "./text.ts";
import type { DraftView } from "./view.tsx";

/** The pages of the draft as they would be submitted; before the first save, where they will be. */
export function PreviewPart({
  frame,
  draft,
  saved,
  preview,
  isNew = false,
}: Pick<DraftView, "frame" | "draft" | "saved" | "preview"> & { isNew?: boolean }) {
  const text = wordsIn(draftText, frame.locale);
  return (
    <section aria-labelledby="preview-title" id="preview" {...(isNew ? { "hx-swap-oob": "true" } : {})}>
      <Ruled text={text.preview} id="preview-title" note={text.previewNote} />
      {preview === undefined ? <Void kind="empty" title={text.previewLater} /> : null}
      {preview && "problem" in preview ? (
        <Void kind="failed" title={text.previewFailed}>
          {preview.problem}
        </Void>
      ) : null}
      {saved && preview && "pages" in preview ? (
        <Paper
          title={draft.subject || wordsIn(officeWords, frame.locale).noSubject}
          pageCount={preview.pages}
          pageHref={(page) => `/outgoing/${saved.id}/pages/${page}?v=${saved.version}`}
          pdfHref={`/outgoing/${saved.id}/document.pdf`}
          width={600}
        />
      ) : null}
    </section>
  );
}
