import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { type Attributes, classNames, isPresent } from "../attributes.ts";

/** One page number, or a gap between numbers. */
export type PaginationItem = {
  readonly number?: string | number | undefined;
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly ellipsis?: boolean | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The link to the page before or after. */
export type PaginationLink = {
  readonly href?: string | undefined;
  readonly text?: Child | undefined;
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Options of pagination; without `items` the two links stand as blocks. */
export type PaginationProps = {
  readonly items?: readonly (PaginationItem | null | undefined)[] | undefined;
  readonly previous?: PaginationLink | undefined;
  readonly next?: PaginationLink | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The pages of a long list. Pager draws one from page, size and total. */
export function Pagination({ items, previous, next, landmarkLabel, classes, attributes }: PaginationProps) {
  const say = useWords();
  const block = !items && Boolean(next || previous);
  return (
    <nav
      class={classNames("govuk-pagination", block && "govuk-pagination--block", classes)}
      aria-label={landmarkLabel || say("pages")}
      {...attributes}
    >
      {previous?.href ? <ArrowLink link={previous} kind="prev" block={block} /> : null}
      {items ? (
        <ul class="govuk-pagination__list">
          {items.map((item) => (item && Object.keys(item).length > 0 ? <PageItem item={item} /> : null))}
        </ul>
      ) : null}
      {next?.href ? <ArrowLink link={next} kind="next" block={block} /> : null}
    </nav>
  );
}

function PageItem({ item }: { item: PaginationItem }) {
  const say = useWords();
  const names = classNames(
    "govuk-pagination__item",
    item.current && "govuk-pagination__item--current",
    item.ellipsis && "govuk-pagination__item--ellipsis",
  );
  if (item.ellipsis) return <li class={names}>{raw("&ctdot;")}</li>;
  return (
    <li class={names}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? say("pageNumber", { number: item.number ?? "" })}
        aria-current={item.current ? "page" : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}

function ArrowLink({ link, kind, block }: { link: PaginationLink; kind: "prev" | "next"; block: boolean }) {
  return (
    <div class={`govuk-pagination__${kind}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={kind} {...link.attributes}>
        {block || kind === "prev" ? <Arrow kind={kind} /> : null}
        <span
          class={classNames(
            "govuk-pagination__link-title",
            block && !link.labelText && "govuk-pagination__link-title--decorated",
          )}
        >
          {isPresent(link.text) ? link.text : <OwnTitle kind={kind} />}
        </span>
        {link.labelText && block ? (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {!block && kind === "next" ? <Arrow kind={kind} /> : null}
      </a>
    </div>
  );
}

function OwnTitle({ kind }: { kind: "prev" | "next" }) {
  const say = useWords();
  const rest = say(kind === "prev" ? "previousMore" : "nextMore");
  return (
    <>
      {say(kind === "prev" ? "previous" : "next")}
      {rest ? <span class="govuk-visually-hidden">{rest}</span> : null}
    </>
  );
}

const ARROWS = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
} as const;

function Arrow({ kind }: { kind: "prev" | "next" }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[kind]} />
    </svg>
  );
}
