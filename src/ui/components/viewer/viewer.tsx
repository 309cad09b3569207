import type { Child } from "hono/jsx";

/** A document being looked at: its name and page above, what it shows below. */
export function Viewer({ title, page, children }: { title: string; page?: string; children: Child }) {
  return (
    <figure class="lt-viewer">
      <figcaption class="lt-viewer__bar">
        <span>{title}</span> {page ? <span class="lt-code">{page}</span> : null}
      </figcaption>
      <div class="lt-viewer__page">{children}</div>
    </figure>
  );
}
