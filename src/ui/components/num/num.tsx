import type { Child } from "hono/jsx";

/** A number that opens the list it counts. Any figure on any screen is one, unless it has no list. */
export function Num({ href, children, label }: { href?: string | undefined; children: Child; label?: string }) {
  if (!href) return <span>{children}</span>;
  return (
    <a class="lt-num" href={href} aria-label={label}>
      {children}
    </a>
  );
}
