import type { Child } from "hono/jsx";
import { Heading } from "../heading/heading.tsx";

/** List and detail side by side; put both into `<OfficerPage arrangement="panes" classes="lt-split">`. Children: toolbar, facets, filters, table. */
export function SplitList({ label, children }: { label: string; children: Child }) {
  return (
    <section class="lt-split__list" aria-label={label}>
      {children}
    </section>
  );
}

/** The open file. `state` is its tag; children: strip, path, body, action bar. */
export function SplitDetail({
  title,
  code,
  state,
  children,
}: {
  title: string;
  code?: string;
  state?: Child;
  children: Child;
}) {
  return (
    <section class="lt-split__detail" aria-labelledby="detail-title">
      <div class="lt-detail__head">
        <div class="lt-detail__title">
          <Heading level={2} classes="govuk-heading-xl" id="detail-title">
            {title}
          </Heading>
          {code ? <p class="lt-code lt-quiet">{code}</p> : null}
        </div>
        {state}
      </div>
      {children}
    </section>
  );
}
