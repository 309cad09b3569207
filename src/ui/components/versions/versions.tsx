import type { Child } from "hono/jsx";
import { useLocale } from "../../locale.ts";
import { Icon } from "../icon/icon.tsx";

/** One version, newest first: what changed, who, when. */
export type Version = {
  readonly number: number;
  readonly what: Child;
  readonly by: string;
  readonly current?: boolean | undefined;
};

/** The life of a draft. */
export function Versions({ items }: { items: readonly Version[] }) {
  return (
    <ol class="lt-versions" reversed>
      {items.map((item) => (
        <li aria-current={item.current ? "true" : undefined}>
          <span class="lt-versions__n">{item.number}</span>
          <div>
            <p>{item.what}</p>
            <p class="lt-xs lt-quiet">{item.by}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One person asked for an opinion, and when they gave it; without `at` they have not. */
export type Review = { readonly who: Child; readonly at?: string | undefined; readonly waiting?: string | undefined };

/** Who looked at a draft. */
export function Reviews({ items }: { items: readonly Review[] }) {
  return (
    <ul class="lt-reviews">
      {items.map((item) => (
        <li class={item.at ? undefined : "lt-reviews__wait"}>
          <Icon name={item.at ? "check" : "clock"} />
          <span>{item.who}</span>
          <span class="lt-code">{item.at ?? item.waiting}</span>
        </li>
      ))}
    </ul>
  );
}

/** A piece of a compared text. */
export type DiffPart = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** What changed since the last draft. Struck and underlined, so that it reads without colour; said aloud too. */
export function Diff({ title, parts }: { title?: Child; parts: readonly DiffPart[] }) {
  const locale = useLocale();
  const words = locale === "vi" ? { removed: "bỏ: ", added: "thêm: " } : { removed: "removed: ", added: "added: " };
  return (
    <div class="lt-queue__open">
      {title ? <p class="lt-diff__h">{title}</p> : null}
      <p class="lt-diff">
        {parts.map((part) => {
          if (part.kind === "same") return part.text;
          const Tag = part.kind === "added" ? "ins" : "del";
          return (
            <Tag>
              <span class="govuk-visually-hidden">{words[part.kind]}</span>
              {part.text}
            </Tag>
          );
        })}
      </p>
    </div>
  );
}
