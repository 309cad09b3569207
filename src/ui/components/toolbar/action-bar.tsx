import type { Child } from "hono/jsx";

/** The acts on the open file, at its foot. First the main one; `note` says when it was last saved. */
export function ActionBar({ children, note }: { children: Child; note?: Child }) {
  return (
    <div class="lt-actionbar lt-noprint">
      {children}
      {note ? <p class="lt-actionbar__note">{note}</p> : null}
    </div>
  );
}
