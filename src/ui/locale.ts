import { createContext, useContext } from "hono/jsx";
import type { Locale } from "./frame.ts";
import { type UiTextKey, word } from "./text.ts";

/** The language of the page being drawn. The layouts set it; components read it for the words they supply themselves. */
export const LocaleContext = createContext<Locale>("vi");

/** A translator for the page being drawn: `say("back")`. */
export function useWords(): (key: UiTextKey, values?: Readonly<Record<string, string | number>>) => string {
  const locale = useContext(LocaleContext);
  return (key, values) => word(locale, key, values);
}

/** The language of the page being drawn. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}
