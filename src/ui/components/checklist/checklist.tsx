import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";
import { Icon } from "../icon/icon.tsx";

/** One paper or condition. `source` says where it came from and when; `bad` says in a word what is wrong with it. */
export type ChecklistItem = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly source: Child;
  readonly checked?: boolean | undefined;
  readonly bad?: string | undefined;
  readonly seeHref?: string | undefined;
  readonly seeing?: boolean | undefined;
};

/** One group of a checklist, with how many are ticked. */
export type ChecklistGroup = { readonly title: string; readonly items: readonly ChecklistItem[] };

/** Tick, source and date, "Xem": beside the document it is checked against. */
export function Checklist({ groups, label }: { groups: readonly ChecklistGroup[]; label: string }) {
  return (
    <section class="lt-checklist" aria-label={label}>
      {groups.map((group) => (
        <>
          <h3 class="lt-checklist__h">
            <span>{group.title}</span>{" "}
            <span>
              {group.items.filter((item) => item.checked).length} / {group.items.length}
            </span>
          </h3>
          <ul>
            {group.items.map((item) => (
              <Item item={item} />
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

function Item({ item }: { item: ChecklistItem }) {
  const say = useWords();
  return (
    <li class={classNames("lt-checklist__item", item.bad && "lt-checklist__item--bad")}>
      <input
        class="lt-check"
        type="checkbox"
        id={item.id}
        name={item.name}
        value={item.value}
        checked={item.checked}
        aria-describedby={`${item.id}-source`}
      />
      <label for={item.id}>{item.text}</label>
      <p class="lt-checklist__src" id={`${item.id}-source`}>
        {item.bad ? (
          <>
            <Icon name="alert" />
            <strong>{item.bad}.</strong>{" "}
          </>
        ) : null}
        {item.source}
      </p>
      {item.seeHref ? (
        <a
          class="lt-checklist__see"
          href={item.seeHref}
          aria-label={`${say("view")}: ${item.text}`}
          aria-current={item.seeing ? "true" : undefined}
        >
          {say("view")}
        </a>
      ) : null}
    </li>
  );
}
