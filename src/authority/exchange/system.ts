import type { Signer } from "../../engines/signing/index.ts";
import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { isoDay } from "../../platform/text/index.ts";
import { receiveDirectory } from "./actions/receive-directory.ts";
import { receiveDocuments, type ServedAgencies } from "./actions/receive-documents.ts";
import { receiveReceipts } from "./actions/receive-receipts.ts";
import { receiveReminders } from "./actions/receive-reminders.ts";
import { receiveStatuses } from "./actions/receive-statuses.ts";
import { delayDocuments, giveUpDocuments, settleDocuments } from "./actions/settle-documents.ts";
import { giveUpStatuses, settleSentStatuses } from "./actions/settle-statuses.ts";
import type { ExchangeListener } from "./listener.ts";
import { exchangeMetrics } from "./metrics.ts";
import { giveExchangeSigner } from "./signer.ts";
import { findAgencies } from "./store/search-agencies.ts";
import { giveRevocationLists } from "./trust.ts";

/** What the exchange needs from whoever composes the node. */
export type ExchangeOptions = {
  /** The node's exchange key: signs every edXML document that leaves. Absent: nothing can be sent. */
  readonly signer?: Signer;
  /** Told of what arrives, in the same transaction; the office is one. */
  readonly listeners: readonly ExchangeListener[];
  /** Which agencies this node serves; by default those of the directory at and below the node's own code. */
  readonly served?: ServedAgencies;
  /** Revocation lists (DER) as they are now: the node's own, so that it need not take the axis's word. */
  readonly revocationLists?: () => readonly Uint8Array[];
};

/** The exchange of an authority's node. */
export function exchangeSystem(node: Node, options: ExchangeOptions): System {
  if (options.signer) giveExchangeSigner(node, options.signer);
  if (options.revocationLists) giveRevocationLists(node, options.revocationLists);
  return { name: "exchange", messages: handlers(node, options), metrics: exchangeMetrics };
}

function handlers(node: Node, { listeners, served = byDirectory(node) }: ExchangeOptions): readonly MessageHandler[] {
  return [
    {
      type: "document.v1",
      receive: (tx, messages) => receiveDocuments(tx, node, { listeners, served }, messages),
      answered: (tx, messages) => settleDocuments(tx, node, listeners, messages),
      delayed: (tx, messages) => delayDocuments(tx, node, messages),
      dead: (tx, messages) => giveUpDocuments(tx, node, listeners, messages),
    },
    {
      type: "status.v1",
      receive: (tx, messages) => receiveStatuses(tx, node, listeners, messages),
      answered: (tx, messages) => settleSentStatuses(tx, node, messages),
      dead: (tx, messages) => giveUpStatuses(tx, node, messages),
    },
    { type: "receipts.v1", receive: (tx, messages) => receiveReceipts(tx, node, listeners, messages) },
    { type: "reminder.v1", receive: (tx, messages) => receiveReminders(tx, node, listeners, messages) },
    { type: "directory.v1", receive: (tx, messages) => receiveDirectory(tx, node, messages) },
  ];
}

function byDirectory(node: Node): ServedAgencies {
  const own = node.config.code;
  return async (tx, codes) => {
    const below = codes.filter((code) => code === own || code.startsWith(`${own}.`));
    const found = await findAgencies(tx, { codes: below, on: isoDay(node.clock.now()), limit: below.length });
    return new Set(found.map((agency) => agency.code));
  };
}
