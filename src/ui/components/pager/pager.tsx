import { useLocale, useWords } from "../../locale.ts";
import { Pagination, type PaginationItem } from "../pagination/pagination.tsx";

/** Options of a pager: `page` counts from 1, `size` rows a page, `total` rows in all. */
export type PagerProps = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly hrefOf: (page: number) => string;
};

/** Which rows are shown, of how many, and the other pages. */
export function Pager({ page, size, total, hrefOf }: PagerProps) {
  const say = useWords();
  const locale = useLocale();
  const last = Math.max(1, Math.ceil(total / size));
  const number = (value: number) => value.toLocaleString(locale);
  const from = (page - 1) * size + 1;
  return (
    <div class="lt-pager">
      <p class="lt-pager__of">
        {total === 0
          ? say("noRows")
          : say("rowsOf", { from: number(from), to: number(Math.min(page * size, total)), total: number(total) })}
      </p>
      {last > 1 ? (
        <Pagination
          items={pageNumbers(page, last).map((entry) => pageItem(entry, page, hrefOf))}
          previous={page > 1 ? { href: hrefOf(page - 1) } : undefined}
          next={page < last ? { href: hrefOf(page + 1) } : undefined}
        />
      ) : null}
    </div>
  );
}

/** First, last, the current one and its neighbours; "gap" where numbers are left out. */
export function pageNumbers(page: number, last: number): readonly (number | "gap")[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((one) => one >= 1 && one <= last)
    .sort((a, b) => a - b);
  return shown.flatMap((one, index) => {
    const before = shown[index - 1];
    if (before === undefined || one - before === 1) return [one];
    // A gap of one number is as wide as the number itself.
    return one - before === 2 ? [one - 1, one] : ["gap" as const, one];
  });
}

function pageItem(entry: number | "gap", page: number, hrefOf: (page: number) => string): PaginationItem {
  return entry === "gap" ? { ellipsis: true } : { number: entry, href: hrefOf(entry), current: entry === page };
}
