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

/** The lowest line of an officer page: the keys that work here, and how fresh the data is. */
export function KeysBar(props: { locale: Locale; keys: boolean; status?: Child; clockNote?: string | undefined }) {
  const { locale, keys, status, clockNote } = props;
  if (!keys && !status && !clockNote) return null;
  return (
    <footer class="lt-keys lt-noprint">
      {keys ? <KeyList locale={locale} /> : null}
      {status ? <p class="lt-keys__sync">{status}</p> : null}
      {clockNote ? <p class="lt-clock-note">{clockNote}</p> : null}
    </footer>
  );
}

function KeyList({ locale }: { locale: Locale }) {
  const keys: readonly (readonly [readonly string[], string])[] = [
    [["J", "K"], `${word(locale, "keyDown")}, ${word(locale, "keyUp")}`],
    [["Enter"], word(locale, "keyOpen")],
    [["X"], word(locale, "keyTick")],
    [["/"], word(locale, "keySearch")],
  ];
  return (
    <details class="lt-keys__help" data-lt-keys="" open>
      <summary>
        <Kbd>?</Kbd> {word(locale, "keyAll")}
      </summary>
      <ul class="lt-keys__list">
        {keys.map(([names, meaning]) => (
          <li>
            {names.map((name) => (
              <Kbd>{name}</Kbd>
            ))}{" "}
            {meaning}
          </li>
        ))}
      </ul>
    </details>
  );
}
