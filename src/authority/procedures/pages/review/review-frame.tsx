import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { OfficerPage, Pager, Toolbar } from "../../../../ui/index.ts";
import { ListExports } from "../list-exports.tsx";
import { ProcedureTabs } from "../procedure-tabs.tsx";
import { hrefOf } from "../query-href.ts";
import { reviewText } from "./text.ts";

/** The review tools, in the order of their tabs. */
export type ReviewTool = "first" | "unused" | "papers" | "costs";

/** Rows on one page. */
export const pageSize = 100;

/** Which page of a list is shown, of how many rows. */
export type Shown = { readonly page: number; readonly total: number };

/** The rows of one page. */
export function rowsOfPage<T>(rows: readonly T[], page: number): readonly T[] {
  return rows.slice((page - 1) * pageSize, page * pageSize);
}

/** Where each tool stands. */
export const reviewPaths: Readonly<Record<ReviewTool, string>> = {
  first: "/procedures/review",
  unused: "/procedures/review/unused",
  papers: "/procedures/review/papers",
  costs: "/procedures/review/costs",
};

/** What the pages of the review share: their head, their tabs, what can be taken away. */
export function ReviewFrame({
  frame,
  tool,
  note,
  query = {},
  shown,
  children,
}: {
  frame: Frame;
  tool: ReviewTool;
  note: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  shown: Shown;
  children?: Child;
}) {
  const text = wordsIn(reviewText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text[tool]} keys>
      <Toolbar title={text[tool]} note={note} />
      <ProcedureTabs current="review" />
      <nav class="lt-facets lt-noprint" aria-label={text.tabs}>
        <ul>
          {(["first", "unused", "papers", "costs"] as const).map((one) => (
            <li>
              <a class="lt-facets__a" href={reviewPaths[one]} aria-current={one === tool ? "page" : undefined}>
                <span class="lt-facets__t">{text[one]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
      {shown.total > pageSize ? (
        <Pager
          page={shown.page}
          size={pageSize}
          total={shown.total}
          hrefOf={(page) => hrefOf(reviewPaths[tool], { ...query, page: page > 1 ? page : undefined })}
        />
      ) : null}
      <ListExports path={reviewPaths[tool]} query={query} />
    </OfficerPage>
  );
}
