import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { useLocale } from "../../../../ui/index.ts";
import { officeWords } from "../words.ts";

/** Pages shown as pictures; the rest are in the file. */
const mostPages = 12;

/**
 * A document as it looks, page by page: pictures, so that it is seen wherever images are. Each has the size of A4 before it is there, so that the
 * pages further down wait until they are scrolled to.
 */
export function Paper(of: {
  readonly title: string;
  readonly pageCount: number;
  readonly pageHref: (page: number) => string;
  readonly pdfHref: string;
  /** Width of a page in pixels where there is room (default 566). */
  readonly width?: number;
}) {
  const locale = useLocale();
  const words = wordsIn(officeWords, locale);
  const shown = Math.min(of.pageCount, mostPages);
  const pages = Array.from({ length: shown }, (_, index) => index + 1);
  return (
    <>
      {pages.map((page) => (
        <div class="lt-paper__page">
          <img
            srcset={`${of.pageHref(page)} 596w`}
            sizes={`(max-width: 600px) calc(100vw - 32px), ${of.width ?? 566}px`}
            src={of.pageHref(page)}
            alt={words.pageAlt(formatNumber(page, locale), of.title)}
            width={596}
            height={843}
            loading={page > 1 ? "lazy" : undefined}
            class="lt-paper"
          />
        </div>
      ))}
      <p class="lt-small lt-mt2 lt-noprint">
        {of.pageCount > shown ? `${words.morePages(words.pages(formatNumber(of.pageCount - shown, locale)))} ` : null}
        <a href={of.pdfHref}>{words.openPdf}</a>
      </p>
    </>
  );
}
