import type { Node } from "../../../platform/node.ts";
import type { MessageHandler } from "../../../platform/outbox/index.ts";
import { digestsMessageType, withdrawalMessageType } from "../../../protocol/dossiers/index.ts";
import { carryOn, failRunning } from "./carry-on.ts";
import { settleWithdrawals } from "./withdraw-record.ts";

/** Answers to the questions of the comparison carry it on; those to withdrawals settle them. */
export function reconciliationMessages(node: Node): readonly MessageHandler[] {
  return [
    {
      type: digestsMessageType,
      answered: async (tx, messages) => {
        for (const message of messages) await carryOn(node, tx, message);
      },
      dead: async (tx, messages) => {
        for (const { id } of messages) await failRunning(node, tx, id, "given-up");
      },
    },
    { type: withdrawalMessageType, answered: (tx, messages) => settleWithdrawals(node, tx, messages) },
  ];
}
