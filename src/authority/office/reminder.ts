import type { IncomingDocument } from "./store/incoming.ts";

/** What the axis reminds of, and since when the agency owes it. */
export type OpenReminder = {
  readonly about: "registration" | "recall";
  /** When the axis reminded. */
  readonly at: Date;
  /** Since when the document waits for registration, or the sender for an answer. */
  readonly since: Date;
};

/** The axis's reminder while it holds; undefined when there was none, or the agency has done what it was reminded of. */
export function remindedOf(
  document: Pick<
    IncomingDocument,
    "state" | "receivedAt" | "changeState" | "changeAskedAt" | "remindedAt" | "remindedAbout"
  >,
): OpenReminder | undefined {
  const { remindedAt: at, remindedAbout: about } = document;
  if (at === null || about === null) return undefined;
  if (about === "registration")
    return document.state === "arrived" ? { about, at, since: document.receivedAt } : undefined;
  const since = document.changeAskedAt;
  return document.changeState === "asked" && since !== null ? { about, at, since } : undefined;
}
