import { actingGrants, hasRole, type Principal } from "../auth/index.ts";
import type { NodeConfig } from "../config/index.ts";
import { formatDateTime, type Locale, type Text, textIn } from "../text/index.ts";
import { csrfToken } from "./csrf-token.ts";
import type { AppContext, Flash, NavEntry } from "./env.ts";
import { takeFlash } from "./flash.ts";
import { languageHref } from "./locale.ts";
import { localPath, signInHref } from "./paths.ts";
import type { Site } from "./site.ts";
import { httpText } from "./text.ts";

/** What every page shares: language, where one is, who one is. The same shape as the interface's own `Frame`. */
export type Frame = {
  readonly locale: Locale;
  readonly path: string;
  readonly csrfToken: string;
  readonly systemName: { readonly over: string; readonly name: string };
  readonly homeHref?: string;
  readonly nav: readonly {
    readonly href: string;
    readonly label: string;
    readonly count?: number;
    readonly current?: boolean;
  }[];
  readonly search?: { readonly action: string; readonly label: string; readonly value?: string };
  readonly who?: {
    readonly name: string;
    readonly post?: string;
    readonly menu?: readonly { readonly href: string; readonly label: string }[];
    readonly signOut: string;
  };
  readonly signInHref?: string;
  readonly clockNote?: string;
  readonly flash?: Flash;
  readonly languageHref: Readonly<Record<Locale, string>>;
  readonly footer?: {
    readonly links: readonly { readonly href: string; readonly label: string }[];
    readonly lines?: readonly string[];
  };
};

/** What a page may say about its own frame. */
export type FrameOptions = {
  /** Name of the system the page belongs to, the bigger line of the head; the agency stands beside it. */
  readonly section?: Text;
  /** The menu entry to mark as current; by default the one whose address begins the page's own. */
  readonly current?: string;
  readonly search?: { readonly action: string; readonly label: Text; readonly value?: string };
  /** Address of the page for the language switch and the way back; needed where it was reached by POST. */
  readonly path?: string;
};

/** Builds the frame of a page from the request. */
export async function frameOf(c: AppContext, options: FrameOptions = {}): Promise<Frame> {
  const site = c.get("site");
  const principal = c.get("principal");
  const locale = c.get("locale");
  const path = options.path ?? pathOf(c);
  const flash = takeFlash(c);
  const note = clockNote(site.node, locale);
  const { search } = options;
  return {
    locale,
    path,
    csrfToken: await csrfToken(c),
    systemName: await systemName(site, principal, locale, options.section),
    homeHref: "/",
    nav: await navigation(site, principal, locale, options.current ?? path),
    ...(search ? { search: { ...search, label: textIn(search.label, locale) } } : {}),
    ...(principal ? { who: person(principal, locale) } : { signInHref: signInHref(path) }),
    ...(note ? { clockNote: note } : {}),
    ...(flash ? { flash } : {}),
    languageHref: languageHref(path),
  };
}

/** A frame that asks the database nothing: for error pages, which must come even when it does not answer. */
export function bareFrame(c: AppContext): Frame {
  const { config } = c.get("site").node;
  const locale = c.get("locale") ?? "vi";
  const note = clockNote(c.get("site").node, locale);
  return {
    locale,
    path: pathOf(c),
    csrfToken: "",
    systemName: { over: httpText[locale].platform, name: textIn(config.name, locale) },
    homeHref: "/",
    nav: [],
    ...(note ? { clockNote: note } : {}),
    languageHref: languageHref(pathOf(c)),
  };
}

function pathOf(c: AppContext): string {
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  return localPath(`${url.pathname}${url.search}`);
}

async function systemName(site: Site, principal: Principal | undefined, locale: Locale, section?: Text) {
  const agency = principal ? await site.describeAgency?.(principal.agencyCode) : undefined;
  const name = textIn(agency?.name ?? site.node.config.name, locale);
  return section ? { name: textIn(section, locale), over: name } : { name, over: httpText[locale].platform };
}

async function navigation(site: Site, principal: Principal | undefined, locale: Locale, current: string) {
  const shown = site.nav.filter((entry) => isShown(entry, principal, site.node.clock.now()));
  const here = shown.filter((entry) => isUnder(current, entry.href)).sort((a, b) => b.href.length - a.href.length)[0];
  return Promise.all(
    shown.map(async (entry) => {
      const count = principal && entry.count ? await entry.count(site.node, principal) : undefined;
      return {
        href: entry.href,
        label: textIn(entry.label, locale),
        ...(count === undefined ? {} : { count }),
        ...(entry === here ? { current: true } : {}),
      };
    }),
  );
}

/** Whether an entry of the menu is for a person, or for someone not signed in. */
export function isShown(entry: NavEntry, principal: Principal | undefined, now: Date): boolean {
  const byRole = !entry.roles || (principal !== undefined && hasRole(principal, entry.roles, now));
  return byRole && (entry.when?.(principal) ?? true);
}

function isUnder(path: string, href: string): boolean {
  const plain = path.split(/[?#]/)[0] ?? path;
  const base = href.split(/[?#]/)[0] ?? href;
  return plain === base || (base !== "/" && plain.startsWith(`${base}/`));
}

function person(principal: Principal, locale: Locale) {
  const titles = new Set(actingGrants(principal).map((grant) => (locale === "vi" ? grant.title : grant.titleEn)));
  const words = httpText[locale];
  return {
    name: principal.name,
    ...(titles.size > 0 ? { post: [...titles].join(", ") } : {}),
    menu: [{ href: "/account", label: words.account }],
    signOut: "/sign-out",
  };
}

function clockNote(node: { readonly config: NodeConfig; readonly clock: { now(): Date } }, locale: Locale) {
  return node.config.demo ? httpText[locale].demoClock(formatDateTime(node.clock.now())) : undefined;
}
