import type { Locale } from "../../platform/text/index.ts";
import type { Dossier } from "./record.ts";
import type { EventActor } from "./store/change.ts";

/** Under which name the node itself stands in the history of dossiers. */
const nodeName = "Hệ thống";

/** The node itself, where nobody acts: timers, the clock, the calendar. It acts for the agency that resolves the dossier. */
export function nodeActor({ agencyCode }: Pick<Dossier, "agencyCode">): EventActor {
  return { id: null, name: nodeName, title: "", agencyCode };
}

/** Whoever acted, as pages name them: people by their names, the node itself in the reader's language. */
export function actorNameIn(name: string, locale: Locale): string {
  return name === nodeName && locale === "en" ? "System" : name;
}
