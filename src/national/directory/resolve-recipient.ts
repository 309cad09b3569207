import { suggest } from "../../engines/codes/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import type { Agency, AgencyRoute } from "./agency.ts";
import type { DirectoryView } from "./store/view.ts";

/** Where a document for an address goes. */
export type ResolvedRecipient = {
  /** As it was addressed. */
  readonly addressed: string;
  /** The agency that takes it; undefined when nobody does. */
  readonly agency: Agency | undefined;
  readonly route: AgencyRoute;
  /** The node that serves the agency, for route `node`. */
  readonly nodeCode: string | null;
  /** The addressed agency was dissolved and `agency` is its successor. */
  readonly succeeded: boolean;
  /** Why nobody takes it: no such code; dissolved without successor; known but not connected to the axis. */
  readonly problem: "unknown" | "dissolved" | "not-connected" | null;
};

/** Resolves an address at an instant of the domain clock. */
export function resolveRecipient(view: DirectoryView, code: string, at: Date): ResolvedRecipient {
  const day = isoDay(at);
  const nobody = { addressed: code, agency: undefined, route: "none", nodeCode: null, succeeded: false } as const;
  const addressed = view.agencies.get(code);
  if (!addressed || addressed.validFrom > day) return { ...nobody, problem: "unknown" };
  const agency = livingSuccessor(view, addressed, day);
  if (!agency) return { ...nobody, problem: "dissolved" };
  const reached = routeTo(view, agency.code);
  const problem = reached.route === "none" ? "not-connected" : null;
  return { addressed: code, agency, ...reached, succeeded: agency !== addressed, problem };
}

/** How the axis reaches an agency: its own software first, then the node of its level 1 code. */
export function routeTo(
  view: DirectoryView,
  code: string,
): { readonly route: AgencyRoute; readonly nodeCode: string | null } {
  if (view.mailboxes.has(code)) return { route: "mailbox", nodeCode: null };
  const nodeCode = view.nodes.get(levelOneOf(code));
  return nodeCode === undefined ? { route: "none", nodeCode: null } : { route: "node", nodeCode };
}

/** Codes of the directory near to one that it does not have, best first. */
export function suggestAgencies(view: DirectoryView, code: string): readonly string[] {
  return suggest("agency", code, view.codes).slice(0, 3);
}

/** The first part of a canonical code: H36 of H36.50.05. */
export function levelOneOf(code: string): string {
  return code.split(".")[0] ?? code;
}

const longestSuccession = 8;

function livingSuccessor(view: DirectoryView, agency: Agency, day: string): Agency | undefined {
  let current: Agency | undefined = agency;
  for (let step = 0; current && step < longestSuccession; step++) {
    if (current.validUntil === null || current.validUntil > day) return current;
    const next = view.successions.get(current.code);
    current = next && next.fromDay <= day ? view.agencies.get(next.successorCode) : undefined;
  }
  return undefined;
}
