import type { Child } from "hono/jsx";
import { Button } from "../button/button.tsx";
import { Icon } from "../icon/icon.tsx";

/** One fact; `href` leads to where it is explained on the page. */
export type Fact = {
  readonly term: string;
  readonly value: Child;
  readonly note?: Child | undefined;
  readonly href?: string | undefined;
};

/** What one must know before "Bắt đầu": papers, fee, time, office. Fits a 360 × 640 screen together with the button. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl class="lt-facts">
      {items.map((item) => (
        <div class="lt-facts__item">
          <dt>{item.term}</dt>
          <dd>
            {item.href ? (
              <a class="lt-facts__value" href={item.href}>
                {item.value}
              </a>
            ) : (
              <span class="lt-facts__value">{item.value}</span>
            )}
            {item.note ? <span class="lt-facts__note">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The one button under the facts, with a line on how long it takes. */
export function Start({ href, text, note }: { href: string; text: string; note: Child }) {
  return (
    <div class="lt-start">
      <Button
        href={href}
        classes="lt-button--start"
        text={
          <>
            {text}
            <Icon name="right" />
          </>
        }
      />
      <p class="lt-small lt-quiet">{note}</p>
    </div>
  );
}

/** Numbered steps; each begins with who does it. */
export function Steps({ items }: { items: readonly { readonly who: string; readonly does: Child }[] }) {
  return (
    <ol class="lt-steps">
      {items.map((item) => (
        <li>
          <span class="lt-steps__who">{item.who}</span> {item.does}
        </li>
      ))}
    </ol>
  );
}
