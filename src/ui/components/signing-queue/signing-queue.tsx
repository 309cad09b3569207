import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";
import { type UrgencyLevel, UrgencyStamp } from "../deadline-tag/deadline-tag.tsx";
import { Icon } from "../icon/icon.tsx";

/** One paper that waits for a signature. With `blocked` it cannot be signed, and says why. */
export type QueueItem = {
  readonly id: string;
  readonly value: string;
  readonly title: string;
  readonly kind: string;
  readonly due?: string | undefined;
  readonly by: string;
  readonly urgency?: UrgencyLevel | undefined;
  readonly checked?: boolean | undefined;
  readonly blocked?: string | undefined;
  /** What changed since the last draft: a Diff. */
  readonly change?: Child | undefined;
  readonly links?: readonly { readonly text: string; readonly href: string }[] | undefined;
};

/** The papers to sign, for one hand on a phone. Stands in a form with QueueBar below it. */
export function QueueList({ items, name }: { items: readonly QueueItem[]; name: string }) {
  return (
    <ul class="lt-queue__list">
      {items.map((item) => (
        <li class={classNames("lt-queue__item", item.blocked && "lt-queue__item--bad")}>
          <input
            class="lt-check lt-check--l"
            type="checkbox"
            id={item.id}
            name={name}
            value={item.value}
            checked={item.checked}
            disabled={Boolean(item.blocked)}
            aria-describedby={`${item.id}-meta`}
          />
          <div class="lt-queue__what">
            <p class="lt-queue__meta" id={`${item.id}-meta`}>
              {item.urgency ? <UrgencyStamp level={item.urgency} /> : null} <span>{item.kind}</span>{" "}
              {item.due ? <span class="lt-queue__due">{item.due}</span> : null}
            </p>
            <h2 class="lt-queue__title">
              <label for={item.id}>{item.title}</label>
            </h2>
            <p class="lt-queue__by">{item.by}</p>
            {item.blocked ? (
              <p class="lt-queue__bad">
                <Icon name="shieldx" />
                <strong>{item.blocked}</strong>
              </p>
            ) : null}
            {item.change}
            <QueueLinks item={item} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function QueueLinks({ item }: { item: QueueItem }) {
  if (!item.links || item.links.length === 0) return null;
  return (
    <p class="lt-queue__links">
      {item.links.map((link) => (
        <a href={link.href}>
          {link.text}
          <span class="govuk-visually-hidden">: {item.title}</span>
        </a>
      ))}
    </p>
  );
}

/** How many are waiting, and how many of them today. */
export function QueueTop({ title, note }: { title: string; note?: string }) {
  return (
    <div class="lt-queue__top">
      <h1 class="govuk-heading-l">{title}</h1>
      {note ? <p class="lt-small lt-quiet">{note}</p> : null}
    </div>
  );
}

/** The bar under the thumb: what is chosen, and the two acts. */
export function QueueBar({ sum, children }: { sum: Child; children: Child }) {
  return (
    <div class="lt-queue__bar lt-noprint">
      <div class="govuk-width-container">
        <p class="lt-queue__sum" aria-live="polite">
          {sum}
        </p>
        <div class="lt-queue__btns">{children}</div>
      </div>
    </div>
  );
}
