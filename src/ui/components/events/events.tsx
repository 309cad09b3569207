import { Heading, type HeadingLevel } from "../heading/heading.tsx";
import { Icon, type IconName } from "../icon/icon.tsx";

/** One event of life: how many procedures it has, and the most used. `countSpoken` says the number with its noun: "14 thủ tục". */
export type LifeEvent = {
  readonly text: string;
  readonly href: string;
  readonly count: number;
  readonly countSpoken: string;
  readonly icon?: IconName | undefined;
  readonly links?: readonly { readonly text: string; readonly href: string }[] | undefined;
};

/** Procedures grouped by what happens in a life, three to a row on a wide screen. */
export function LifeEvents({ items, level = 3 }: { items: readonly LifeEvent[]; level?: HeadingLevel }) {
  const plain = items.every((item) => !item.links || item.links.length === 0);
  return (
    <ul class={plain ? "lt-events lt-events--plain" : "lt-events"}>
      {items.map((item) => (
        <li class="lt-events__item">
          <Heading level={level} classes="govuk-heading-s">
            <a href={item.href}>
              {item.icon ? <Icon name={item.icon} classes="lt-events__icon" /> : null}
              {item.text}
            </a>
            <span class="lt-events__n">
              <span aria-hidden="true">{item.count}</span>
              <span class="govuk-visually-hidden">, {item.countSpoken}</span>
            </span>
          </Heading>
          {item.links && item.links.length > 0 ? (
            <ul class="lt-events__list">
              {item.links.map((link) => (
                <li>
                  <a href={link.href}>{link.text}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
