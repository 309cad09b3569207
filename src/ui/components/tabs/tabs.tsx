import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { type Attributes, classNames } from "../attributes.ts";

/** One tab. A string panel becomes a paragraph. */
export type TabItem = {
  readonly label: string;
  readonly id?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly panel: { readonly text?: Child | undefined; readonly attributes?: Attributes | undefined };
};

/** Options of tabs. */
export type TabsProps = {
  readonly items?: readonly (TabItem | undefined | null | false)[] | undefined;
  readonly id?: string | undefined;
  readonly idPrefix?: string | undefined;
  readonly title?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Several short views of one thing. Without script they stand one under another with a list of contents. */
export function Tabs({ items = [], id, idPrefix, title, classes, attributes }: TabsProps) {
  const say = useWords();
  const panelId = (item: TabItem, index: number) => item.id || `${idPrefix ?? ""}-${index + 1}`;
  return (
    <div id={id || undefined} class={classNames("govuk-tabs", classes)} data-module="govuk-tabs" {...attributes}>
      <h2 class="govuk-tabs__title">{title ?? say("contents")}</h2>
      {items.length > 0 ? (
        <>
          <ul class="govuk-tabs__list">
            {items.map((item, index) =>
              item ? (
                <li class={classNames("govuk-tabs__list-item", index === 0 && "govuk-tabs__list-item--selected")}>
                  <a class="govuk-tabs__tab" href={`#${panelId(item, index)}`} {...item.attributes}>
                    {item.label}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
          {items.map((item, index) =>
            item ? (
              <div
                class={classNames("govuk-tabs__panel", index > 0 && "govuk-tabs__panel--hidden")}
                id={panelId(item, index)}
                {...item.panel.attributes}
              >
                {typeof item.panel.text === "string" ? <p class="govuk-body">{item.panel.text}</p> : item.panel.text}
              </div>
            ) : null,
          )}
        </>
      ) : null}
    </div>
  );
}
