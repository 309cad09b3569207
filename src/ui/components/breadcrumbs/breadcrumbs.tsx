import { useWords } from "../../locale.ts";
import { type Attributes, classNames, type TextPart } from "../attributes.ts";

/** Options of breadcrumbs; the entry without `href` is this page. */
export type BreadcrumbsProps = {
  readonly items: readonly (TextPart & { readonly href?: string | undefined })[];
  readonly classes?: string | undefined;
  readonly collapseOnMobile?: boolean | undefined;
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The path from the home page to this one. */
export function Breadcrumbs({ items, classes, collapseOnMobile, labelText, attributes }: BreadcrumbsProps) {
  const say = useWords();
  const names = classNames("govuk-breadcrumbs", classes, collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile");
  return (
    <nav class={names} aria-label={labelText ?? say("breadcrumb")} {...attributes}>
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
