import { useWords } from "../../locale.ts";

/** A document made of pages that are pictures. */
export type PaperProps = {
  readonly title: string;
  readonly pageCount: number;
  readonly pageHref: (page: number) => string;
  readonly pdfHref: string;
  /** Width of a page in pixels where there is room (default 566). */
  readonly width?: number;
};

/** Pages shown as pictures; the rest are in the file. */
const mostPages = 12;

/**
 * A document as it looks, page by page: pictures, so that it is seen wherever images are. Each has the size of A4 before it is there, so that the
 * pages further down wait until they are scrolled to.
 */
export function Paper({ title, pageCount, pageHref, pdfHref, width = 566 }: PaperProps) {
  const say = useWords();
  const shown = Math.min(pageCount, mostPages);
  const pages = Array.from({ length: shown }, (_, index) => index + 1);
  return (
    <>
      {pages.map((page) => (
        <div class="lt-paper__page">
          <img
            srcset={`${pageHref(page)} 596w`}
            sizes={`(max-width: 600px) calc(100vw - 32px), ${width}px`}
            src={pageHref(page)}
            alt={say("paperAlt", { at: page, title })}
            width={596}
            height={843}
            loading={page > 1 ? "lazy" : undefined}
            class="lt-paper"
          />
        </div>
      ))}
      <p class="lt-small lt-mt2 lt-noprint">
        {pageCount > shown ? `${say("paperMore", { count: pageCount })} ` : null}
        <a href={pdfHref}>{say("paperOpen")}</a>
      </p>
    </>
  );
}
