import type { Child } from "hono/jsx";
import { Icon, type IconName } from "../icon/icon.tsx";

/** The title of a working page, with what it shows or when at the right. */
export function Toolbar({ title, note, id }: { title: Child; note?: Child; id?: string }) {
  return (
    <div class="lt-toolbar">
      <h1 class="govuk-heading-xl" id={id}>
        {title}
      </h1>
      {note ? <p class="lt-toolbar__note">{note}</p> : null}
    </div>
  );
}

/** One choice: how many, and what they are. */
export type Facet = {
  readonly href: string;
  readonly count: Child;
  readonly text: string;
  readonly tone?: "late" | "sync" | "soon" | "ok" | undefined;
  readonly current?: boolean | undefined;
};

const FACET_ICONS: Readonly<Record<NonNullable<Facet["tone"]>, IconName>> = {
  late: "alert",
  sync: "unlink",
  soon: "clock",
  ok: "ring",
};

/** The list cut by state, each with its count; a link each, so the choice lives in the address. */
export function Facets({ items, label }: { items: readonly Facet[]; label: string }) {
  return (
    <nav class="lt-facets" aria-label={label}>
      <ul data-lt-in-view="">
        {items.map((item) => (
          <li>
            <a
              class={item.tone ? `lt-facets__a lt-facets__a--${item.tone}` : "lt-facets__a"}
              href={item.href}
              aria-current={item.current ? "true" : undefined}
            >
              <span class="lt-facets__n">{item.count}</span>
              <span class="lt-facets__t">
                {item.tone ? <Icon name={FACET_ICONS[item.tone]} /> : null}
                {item.text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
