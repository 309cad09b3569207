import { newId } from "../../platform/db/index.ts";
import type { Organ } from "../../protocol/edxml/index.ts";
import { type DirectoryView, type ResolvedRecipient, resolveRecipient, suggestAgencies } from "../directory/index.ts";
import type { Reason } from "./axis.ts";
import { reasons } from "./reasons.ts";

/** One recipient of a document and the way to it. */
export type RoutedRecipient = {
  readonly deliveryId: string;
  /** As addressed; canonical when it could be read. */
  readonly code: string;
  readonly name: string;
  readonly resolved: ResolvedRecipient;
  /** Message to the node, one for all recipients there; null when no node is concerned. */
  readonly outboxId: string | null;
  /** Why it cannot be delivered, or what the sender should know of where it goes. */
  readonly reason: Reason | null;
};

/** More suggestions than these help nobody and cost time. */
const mostSuggested = 20;

/**
 * Finds the way to every recipient of a document, each address once. Call after the message's id is made: ids of deliveries are
 * greater, which the tables rely on.
 */
export function routeDocument(view: DirectoryView, to: readonly Organ[], at: Date): readonly RoutedRecipient[] {
  const outboxIds = new Map<string, string>();
  const addressed = new Map(to.map((organ) => [organ.organId, organ]));
  let unknown = 0;
  return [...addressed.values()].map((organ) => {
    const resolved = resolveRecipient(view, organ.organId, at);
    const isUnknown = resolved.problem === "unknown";
    const reason = reasonOf(view, resolved, isUnknown && ++unknown <= mostSuggested);
    return {
      deliveryId: newId(),
      code: organ.organId,
      name: organ.organName || resolved.agency?.name || organ.organId,
      resolved,
      outboxId: resolved.nodeCode === null ? null : outboxIdOf(outboxIds, resolved.nodeCode),
      reason,
    };
  });
}

/** Why nothing of a document can be delivered: none of its recipients is an agency. Undefined when some is. */
export function refuseUnroutable(recipients: readonly RoutedRecipient[]): Reason | undefined {
  if (recipients.some(({ resolved }) => resolved.problem !== "unknown")) return undefined;
  const list = recipients.slice(0, 5).map(({ reason }) => reason);
  const { code, ...words } = reasons.recipientsUnknown("");
  return {
    code,
    vi: words.vi + list.map((each) => each?.vi).join(" "),
    en: words.en + list.map((each) => each?.en).join(" "),
  };
}

function outboxIdOf(known: Map<string, string>, nodeCode: string): string {
  const id = known.get(nodeCode) ?? newId();
  known.set(nodeCode, id);
  return id;
}

function reasonOf(view: DirectoryView, resolved: ResolvedRecipient, suggests: boolean): Reason | null {
  const { addressed, agency, problem, succeeded } = resolved;
  const shown = addressed.slice(0, 60);
  if (problem === "unknown") return reasons.recipientUnknown(shown, suggests ? suggestAgencies(view, addressed) : []);
  if (problem === "dissolved") return reasons.recipientDissolved(shown);
  if (problem === "not-connected") return reasons.recipientNotConnected(agency?.code ?? shown);
  return succeeded && agency ? reasons.succeeded(shown, agency.code, agency.name) : null;
}
