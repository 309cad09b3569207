import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";

/**
 * A part of an officer page that the server keeps up to date over one event stream: each message is the part's new inside, and is merged
 * without moving the focus or half-typed text. Without script the part is simply as it was drawn.
 */
export function LiveRegion({ id, streamHref, children }: { id: string; streamHref: string; children: Child }) {
  const say = useWords();
  return (
    <div class="lt-live">
      <p class="lt-live__lost" data-lt-lost="" role="status" hidden>
        {say("liveOff")}
      </p>
      <div id={id} class="lt-live__body" {...{ "hx-sse:connect": streamHref, "hx-swap": "innerMorph" }}>
        {children}
      </div>
    </div>
  );
}
