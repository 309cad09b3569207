import type { Child } from "hono/jsx";
import { type Attributes, classNames, type TextPart } from "../attributes.ts";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";

/** A link at the end of a row: "Sửa". `visuallyHiddenText` says what it changes. */
export type SummaryAction = TextPart & {
  readonly href?: string | undefined;
  readonly visuallyHiddenText?: string | undefined;
};
type Actions = { readonly items?: readonly SummaryAction[] | undefined; readonly classes?: string | undefined };

/** One question and its answer. */
export type SummaryRow = {
  readonly key: TextPart;
  readonly value: TextPart;
  readonly classes?: string | undefined;
  readonly actions?: Actions | undefined;
};

/** The frame around a list that is one of several. */
export type SummaryCard = {
  readonly title?: (TextPart & { readonly headingLevel?: HeadingLevel | undefined }) | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly actions?: Actions | undefined;
};

/** Options of a summary list. */
export type SummaryListProps = {
  readonly rows?: readonly (SummaryRow | undefined | null | false)[] | undefined;
  readonly card?: SummaryCard | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** What was answered, before it is sent; each row may lead back to its page. */
export function SummaryList({ rows = [], card, classes, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0);
  const list = (
    <dl class={classNames("govuk-summary-list", classes)} {...attributes}>
      {rows.map((row) => (row ? <Row row={row} anyActions={anyActions} cardTitle={card?.title?.text} /> : null))}
    </dl>
  );
  return card ? <Card card={card}>{list}</Card> : list;
}

function Row({ row, anyActions, cardTitle }: { row: SummaryRow; anyActions: boolean; cardTitle: Child | undefined }) {
  const items = row.actions?.items ?? [];
  return (
    <div
      class={classNames(
        "govuk-summary-list__row",
        anyActions && !row.actions?.items && "govuk-summary-list__row--no-actions",
        row.classes,
      )}
    >
      <dt class={classNames("govuk-summary-list__key", row.key.classes)}>{row.key.text}</dt>
      <dd class={classNames("govuk-summary-list__value", row.value.classes)}>{row.value.text}</dd>
      {items.length > 0 ? (
        <dd class={classNames("govuk-summary-list__actions", row.actions?.classes)}>
          {items.length === 1 ? (
            items.map((action) => <ActionLink action={action} cardTitle={cardTitle} />)
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {items.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      ) : null}
    </div>
  );
}

function Card({ card, children }: { card: SummaryCard; children: Child }) {
  const { title, actions } = card;
  const items = actions?.items ?? [];
  return (
    <div class={classNames("govuk-summary-card", card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title ? (
          <Heading level={title.headingLevel ?? 2} classes={classNames("govuk-summary-card__title", title.classes)}>
            {title.text}
          </Heading>
        ) : null}
        {items.length === 1 ? (
          <div class={classNames("govuk-summary-card__actions", actions?.classes)}>
            {items.map((action) => (
              <ActionLink action={action} cardTitle={title?.text} />
            ))}
          </div>
        ) : null}
        {items.length > 1 ? (
          <ul class={classNames("govuk-summary-card__actions", actions?.classes)}>
            {items.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} cardTitle={title?.text} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: Child | undefined }) {
  return (
    <a class={classNames("govuk-link", action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {action.visuallyHiddenText || cardTitle ? (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
          {cardTitle ? <> ({cardTitle})</> : null}
        </span>
      ) : null}
    </a>
  );
}
