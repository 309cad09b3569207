import type { JSX } from "hono/jsx/jsx-runtime";
import type { AppContext } from "../../../platform/http/index.ts";
import { liveStream } from "../../../platform/live/index.ts";
import { LocaleContext } from "../../../ui/index.ts";

/** Answers with a part of the page, drawn anew whenever something happens under one of the topics. */
export function livePart(c: AppContext, topics: readonly string[], draw: () => Promise<JSX.Element>): Response {
  const locale = c.get("locale");
  return liveStream(c, c.get("node").live, topics, {
    message: async () => {
      const part = await draw();
      const html = await (<LocaleContext.Provider value={locale}>{part}</LocaleContext.Provider>);
      return { data: String(await html.toString()) };
    },
  });
}
