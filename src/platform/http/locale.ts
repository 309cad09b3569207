import { getCookie, setCookie } from "hono/cookie";
import type { Locale } from "../text/index.ts";
import type { AppContext } from "./env.ts";

const cookieName = "lt_locale";
const year = 365 * 24 * 3600;

/** The language of a request: what was just chosen, what was chosen before, what the browser asks for, Vietnamese. */
export function localeOf(c: AppContext): Locale {
  const asked = c.req.query("lang");
  if (isLocale(asked)) {
    rememberLocale(c, asked);
    return asked;
  }
  const kept = getCookie(c, cookieName);
  return isLocale(kept) ? kept : preferred(c.req.header("accept-language"));
}

/** Keeps the chosen language for a year. */
export function rememberLocale(c: AppContext, locale: Locale): void {
  setCookie(c, cookieName, locale, { path: "/", maxAge: year, sameSite: "Lax", httpOnly: true });
}

/** Addresses that show a page of this node in each language. */
export function languageHref(path: string): Readonly<Record<Locale, string>> {
  const [plain = "/", query = ""] = path.split("?", 2);
  const to = (locale: Locale): string => {
    const params = new URLSearchParams(query);
    params.set("lang", locale);
    return `${plain}?${params}`;
  };
  return { vi: to("vi"), en: to("en") };
}

/** Whether a text from outside names a language we speak. */
export function isLocale(value: string | undefined): value is Locale {
  return value === "vi" || value === "en";
}

// Vietnamese is the language of record: English only for a browser that names it and does not name Vietnamese before it.
function preferred(header = ""): Locale {
  const ranked = header
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], weight: Number(weight ?? 1) };
    })
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranked[0]?.language === "en" ? "en" : "vi";
}
