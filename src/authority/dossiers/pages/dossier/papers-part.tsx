import { formatBytes, formatDate, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Checklist, Form, Paper, Void } from "../../../../ui/index.ts";
import type { ComponentFile, DossierComponent } from "../../record.ts";
import { pathOf } from "./desk.ts";
import type { DossierView } from "./dossier-view.ts";
import { dossierText } from "./text.ts";

/** Kinds of pictures that every browser shows. */
const pictures = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** The papers with tick, source and date; ticks are saved here, scans on a page of their own. */
export function PapersPart(view: DossierView) {
  const { frame, dossier, situation, shown } = view;
  const text = wordsIn(dossierText, frame.locale);
  const mayChange = situation.acts.has("components");
  const list = (
    <Checklist
      label={text.papersCaption}
      groups={[
        {
          title: text.papers,
          items: dossier.components.map((paper) => ({
            id: `paper-${paper.code}`,
            name: "given",
            value: paper.code,
            text: paper.name,
            source: sourceOf(paper, text, frame.locale),
            checked: paper.given,
            seeHref: paper.files.length > 0 ? paperHref(dossier, paper, 0) : undefined,
            seeing: shown?.component.code === paper.code,
          })),
        },
      ]}
    />
  );
  if (dossier.components.length === 0) return null;
  if (!mayChange)
    return (
      <fieldset class="lt-dossier__papers" disabled>
        <legend class="govuk-visually-hidden">{text.papersCaption}</legend>
        {list}
      </fieldset>
    );
  return (
    <Form
      frame={frame}
      action={pathOf(dossier, "components/ticks")}
      classes="lt-dossier__papers"
      label={text.papersCaption}
    >
      <input type="hidden" name="revision" value={String(dossier.revision)} />
      {list}
      <p class="lt-actions lt-mt2 lt-noprint">
        <Button text={text.saveTicks} classes="govuk-button--secondary" />
        <a href={pathOf(dossier, "components")} data-lt-key="p">
          {text.editPapers}
        </a>
      </p>
    </Form>
  );
}

/** Address of the page with a paper shown. */
export function paperHref(dossier: { readonly code: string }, { code }: DossierComponent, file: number): string {
  return `${pathOf(dossier)}?paper=${encodeURIComponent(code)}${file > 0 ? `&file=${file}` : ""}#document`;
}

type Words = (typeof dossierText)["en"];

function sourceOf(paper: DossierComponent, text: Words, locale: "vi" | "en") {
  const { files, given, note, originals, copies } = paper;
  const [first] = files;
  const parts = [
    !given ? text.notGiven : files.length === 0 ? text.paperOnly : "",
    given ? text.counts(originals, copies) : "",
    first ? (files.length === 1 ? `${first.name}, ${formatBytes(first.bytes, locale)}` : text.scans(files.length)) : "",
    first ? formatDate(new Date(first.at)) : "",
    note,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** The scan of the paper that is shown, page by page; the ways to its other files. */
export function DocumentPart(view: DossierView) {
  const { frame, dossier, shown } = view;
  const text = wordsIn(dossierText, frame.locale);
  return (
    <section class="lt-dossier__document" id="document" aria-label={text.documentOf} tabindex={0}>
      {shown === undefined ? (
        <Void kind="empty" title={text.noScans}>
          {text.noScansWhy}
        </Void>
      ) : (
        <>
          <p class="lt-dossier__caption">
            <strong>{shown.component.name}</strong>
            {shown.component.files.length > 1 ? (
              <span class="lt-dossier__files">
                {shown.component.files.map((file, index) => (
                  <a
                    href={paperHref(dossier, shown.component, index)}
                    aria-current={index === shown.at ? "true" : undefined}
                    title={file.name}
                  >
                    {text.file(index + 1, shown.component.files.length)}
                  </a>
                ))}
              </span>
            ) : null}
          </p>
          {shown.file ? (
            <Scan dossier={dossier} file={shown.file} pages={shown.pages} title={shown.component.name} text={text} />
          ) : (
            <Void kind="empty" title={text.noScan}>
              {text.noScanWhy}
            </Void>
          )}
        </>
      )}
    </section>
  );
}

function Scan({
  dossier,
  file,
  pages,
  title,
  text,
}: {
  dossier: { readonly code: string };
  file: ComponentFile;
  pages: number;
  title: string;
  text: Words;
}) {
  const href = pathOf(dossier, `files/${file.sha256}`);
  if (file.mediaType === "application/pdf")
    return <Paper title={title} pageCount={pages} pageHref={(page) => `${href}/pages/${page}`} pdfHref={href} />;
  if (pictures.has(file.mediaType))
    return (
      <>
        <img class="lt-paper" src={href} alt={`${title}: ${file.name}`} />
        <p class="lt-small lt-mt2 lt-noprint">
          <a href={href}>{text.openFile}</a>
        </p>
      </>
    );
  return (
    <Void kind="empty" title={text.notShown}>
      {text.notShownWhy} <a href={href}>{file.name}</a>
    </Void>
  );
}
