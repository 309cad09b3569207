import { Icon, useLocale } from "../../../ui/index.ts";
import { hrefOf } from "./query-href.ts";
import { words } from "./words.ts";

/** What can be taken away from a list: the same rows as a table for a spreadsheet, and the page on paper. */
export function ListExports({
  path,
  query,
}: {
  path: string;
  query: Readonly<Record<string, string | number | undefined>>;
}) {
  const text = words(useLocale());
  return (
    <p class="lt-actions lt-small lt-noprint">
      <a href={hrefOf(`${path}/export.csv`, query)}>{text.csv}</a>
      <a href={hrefOf(`${path}/export.xlsx`, query)}>{text.xlsx}</a>
      <button class="govuk-button govuk-button--secondary" type="button" data-lt-print="" hidden>
        <Icon name="print" />
        {text.print}
      </button>
    </p>
  );
}
