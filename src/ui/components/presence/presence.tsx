import type { Child } from "hono/jsx";
import { Icon } from "../icon/icon.tsx";

/** Who else has this file open, or holds it, since when. */
export function Presence({ children }: { children: Child }) {
  return (
    <p class="lt-presence" role="status">
      <Icon name="eye" />
      <span>{children}</span>
    </p>
  );
}
