import type { Answer, Json } from "../../platform/outbox/index.ts";
import type { Text } from "../../platform/text/index.ts";
import type { Reason } from "./axis.ts";
import type { DeliveryState } from "./states.ts";

/** What became of something handed in. */
export type Outcome =
  | {
      readonly taken: true;
      readonly messageId: string;
      /** It had been taken before: nothing was done again. */
      readonly repeated: boolean;
      /** State per recipient as addressed. */
      readonly recipients: Readonly<Record<string, DeliveryState>>;
      /** What is wrong with it without keeping it from travelling. */
      readonly findings: readonly { readonly code: string; readonly path: string; readonly message: Text }[];
    }
  | { readonly taken: false; readonly reason: Reason };

/** The outcome as a node's message is answered. */
export function answerOf(outcome: Outcome): Answer {
  if (!outcome.taken) {
    const { code, vi, en } = outcome.reason;
    return { outcome: "refused", code, message: { vi, en } };
  }
  const { messageId, repeated, recipients, findings } = outcome;
  const data: Json = { messageId, recipients, findings: findings.length, ...(repeated ? { repeated } : {}) };
  return { outcome: "accepted", data };
}
