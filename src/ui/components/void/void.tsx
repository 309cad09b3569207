import type { Child } from "hono/jsx";
import { Icon } from "../icon/icon.tsx";

/**
 * Where a list would be. `empty`: what was looked for, in how many, the way out. `waiting`: what, since when, and what is shown meanwhile.
 * `failed`: what was not done, what is kept, one way on.
 */
export function Void({
  kind,
  title,
  children,
}: {
  kind: "empty" | "waiting" | "failed";
  title: Child;
  children?: Child;
}) {
  const tone = { empty: "lt-void", waiting: "lt-void lt-void--wait", failed: "lt-void lt-void--bad" }[kind];
  return (
    <div
      class={tone}
      role={kind === "empty" ? undefined : "status"}
      aria-busy={kind === "waiting" ? "true" : undefined}
    >
      <p>
        {kind === "failed" ? <Icon name="alert" /> : null}
        <strong>{title}</strong>
      </p>
      {children ? <p class={kind === "failed" ? undefined : "lt-quiet"}>{children}</p> : null}
    </div>
  );
}
