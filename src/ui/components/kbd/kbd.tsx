import type { Child } from "hono/jsx";
import type { Locale } from "../../frame.ts";
import { word } from "../../text.ts";

/** One key of the keyboard, as drawn on it. Inside a button it repeats `data-lt-key` for the eye only. */
export function Kbd({ children, inButton = false }: { children: Child; inButton?: boolean }) {
  return (
    <kbd class={inButton ? "lt-kbd lt-kbd--on" : "lt-kbd"} aria-hidden={inButton ? "true" : undefined}>
      {children}
    </kbd>
  );
}

/** Keys and what they do on a page. `needs` names what must be there for them to work: the script hides them while it is not. */
export type KeyHelp = {
  readonly keys: readonly string[];
  readonly text: string;
  readonly needs?: "rows" | "boxes" | "search";
};

/** The lowest line of an officer page: the keys that work here, and how fresh the data is. */
export function KeysBar(props: {
  locale: Locale;
  keys: boolean | readonly KeyHelp[];
  status?: Child;
  clockNote?: string | undefined;
}) {
  const { locale, keys, status, clockNote } = props;
  if (!keys && !status && !clockNote) return null;
  return (
    <footer class="lt-keys lt-noprint">
      {keys ? <KeyList locale={locale} own={keys === true ? undefined : keys} /> : null}
      {status ? <p class="lt-keys__sync">{status}</p> : null}
      {clockNote ? <p class="lt-clock-note">{clockNote}</p> : null}
    </footer>
  );
}

function KeyList({ locale, own }: { locale: Locale; own: readonly KeyHelp[] | undefined }) {
  const keys: readonly KeyHelp[] = own ?? [
    { keys: ["J", "K"], text: `${word(locale, "keyDown")}, ${word(locale, "keyUp")}`, needs: "rows" },
    { keys: ["Enter"], text: word(locale, "keyOpen"), needs: "rows" },
    { keys: ["X"], text: word(locale, "keyTick"), needs: "boxes" },
    { keys: ["/"], text: word(locale, "keySearch"), needs: "search" },
  ];
  return (
    <details class="lt-keys__help" data-lt-keys="" open>
      <summary>
        <Kbd>?</Kbd> {word(locale, "keyAll")}
      </summary>
      <ul class="lt-keys__list">
        {keys.map((one) => (
          <li data-lt-hint={one.needs}>
            {one.keys.map((name) => (
              <Kbd>{name}</Kbd>
            ))}{" "}
            {one.text}
          </li>
        ))}
      </ul>
    </details>
  );
}
