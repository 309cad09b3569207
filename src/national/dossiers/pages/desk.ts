import { findLevelOne } from "../../../engines/codes/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Locale } from "../../../platform/text/index.ts";
import type { DirectoryView } from "../../directory/index.ts";
import { reportedErrors } from "../errors.ts";
import { maySeeReported } from "../policy.ts";

/** What a page of reported dossiers knows of its request. */
export type Desk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
};

/** The signed-in person of the national systems. Leads to the sign-in page, or throws `national-dossier.forbidden`. */
export function watcher(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!maySeeReported(by, node.config.code, now)) throw reportedErrors.forbidden();
  return { node, by, now, locale: c.get("locale") };
}

/** The frame of the officers' pages. */
export function dossierFrame(c: AppContext, current: string): Promise<Frame> {
  return frameOf(c, {
    section: { vi: "Hồ sơ cả nước", en: "Dossiers of the country" },
    current,
    search: { action: "/dossiers", label: { vi: "Mã hồ sơ, thủ tục", en: "Dossier code, procedure" } },
  });
}

/** Names of agencies; a level 1 agency is known without the directory. */
export function namesIn(directory: DirectoryView, locale: Locale): (code: string) => string {
  return (code) => {
    const agency = directory.agencies.get(code);
    if (agency) return locale === "en" && agency.nameEn ? agency.nameEn : agency.name;
    return findLevelOne(code)?.name ?? code;
  };
}

/** The address of a list with its conditions; empty ones and the first page are left out. */
export function hrefWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "" || (name === "page" && value === 1)) continue;
    params.set(name, String(value));
  }
  return params.size > 0 ? `${path}?${params}` : path;
}
