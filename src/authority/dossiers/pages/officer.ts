import type { Principal } from "../../../platform/auth/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Locale } from "../../../platform/text/index.ts";
import { dossierErrors } from "../errors.ts";
import { maySeeDossiers } from "../policy.ts";
import { workListText } from "./work-list/text.ts";

/** What a list of dossiers knows of its request. */
export type Officer = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
};

/** The signed-in person, who handles dossiers or oversees them. Leads to the sign-in page, or throws `dossier.not-yours`. */
export function officer(c: AppContext): Officer {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!maySeeDossiers(by, now)) throw dossierErrors.notYours();
  return { node, by, now, locale: c.get("locale") };
}

/** The frame of lists: the search in the head goes over all dossiers that the person may see. */
export function listFrame(c: AppContext): Promise<Frame> {
  const url = new URL(c.req.url);
  return frameOf(c, {
    section: { vi: workListText.vi.section, en: workListText.en.section },
    current: "/dossiers",
    path: `${url.pathname}${url.search}`,
    search: {
      action: "/dossiers/search",
      label: { vi: workListText.vi.search, en: workListText.en.search },
      value: url.pathname.startsWith("/dossiers/search") ? (url.searchParams.get("q") ?? "") : "",
    },
  });
}
