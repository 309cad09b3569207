import type { Child } from "hono/jsx";
import { type Attributes, classNames, idList, type TextPart } from "../attributes.ts";
import { Tag } from "../tag/tag.tsx";

/** One task. Without `href` it cannot be started yet. */
export type TaskItem = {
  readonly title: TextPart;
  readonly hint?: { readonly text?: Child | undefined } | undefined;
  readonly status: TextPart & { readonly tag?: TextPart | undefined };
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
};

/** Options of a task list. */
export type TaskListProps = {
  readonly items: readonly (TaskItem | undefined | null | false)[];
  readonly idPrefix?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The parts of a long form, each with its state. */
export function TaskList({ items, idPrefix = "task-list", classes, attributes }: TaskListProps) {
  return (
    <ul class={classNames("govuk-task-list", classes)} {...attributes}>
      {items.map((item, index) => (item ? <Task item={item} id={`${idPrefix}-${index + 1}`} /> : null))}
    </ul>
  );
}

function Task({ item, id }: { item: TaskItem; id: string }) {
  const { title, hint, status, href } = item;
  return (
    <li class={classNames("govuk-task-list__item", href && "govuk-task-list__item--with-link", item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {href ? (
          <a
            class={classNames("govuk-link govuk-task-list__link", title.classes)}
            href={href}
            aria-describedby={idList(hint && `${id}-hint`, `${id}-status`)}
          >
            {title.text}
          </a>
        ) : (
          <div class={title.classes || undefined}>{title.text}</div>
        )}
        {hint ? (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint.text}
          </div>
        ) : null}
      </div>
      <div class={classNames("govuk-task-list__status", status.classes)} id={`${id}-status`}>
        {status.tag ? <Tag {...status.tag} /> : status.text}
      </div>
    </li>
  );
}
