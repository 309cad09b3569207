import { z } from "zod";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import { acceptDocuments } from "./actions/accept-documents.ts";
import { acceptStatuses } from "./actions/accept-statuses.ts";
import { noteReminderAnswers, reminderMessageType } from "./actions/remind-recipient.ts";
import { noteDelays, noteGivenUp, settleAnswers } from "./actions/settle-deliveries.ts";
import type { Axis } from "./axis.ts";
import { statusMessageType } from "./forward-statuses.ts";
import { receiptsMessageType } from "./notify-senders.ts";
import { answerOf } from "./outcome.ts";
import { documentMessageType } from "./prepared.ts";

const statusMeta = z.object({ to: z.array(z.string()).optional() });

/** What the axis does with messages of nodes, and with their answers to its own. */
export function axisMessages(axis: Axis): readonly MessageHandler[] {
  return [documents(axis), statuses(axis), { type: receiptsMessageType }, reminders(axis)];
}

function documents(axis: Axis): MessageHandler {
  return {
    type: documentMessageType,
    receive: async (tx, messages) => {
      const code = messages[0]?.source ?? "";
      return (await acceptDocuments(tx, axis, { kind: "node", code }, messages)).map(answerOf);
    },
    answered: (tx, answered) => settleAnswers(tx, axis, answered),
    delayed: (tx, delayed, nextAt) => noteDelays(tx, axis, delayed, nextAt),
    dead: (tx, dead) => noteGivenUp(tx, axis, dead),
  };
}

function statuses(axis: Axis): MessageHandler {
  return {
    type: statusMessageType,
    receive: async (tx, messages) => {
      const code = messages[0]?.source ?? "";
      const submissions = messages.map(({ id, body, meta }) => {
        const { to } = statusMeta.catch({}).parse(meta);
        return { id, body, ...(to ? { to } : {}) };
      });
      return (await acceptStatuses(tx, axis, { kind: "node", code }, submissions)).map(answerOf);
    },
  };
}

function reminders(axis: Axis): MessageHandler {
  return { type: reminderMessageType, answered: (tx, answered) => noteReminderAnswers(tx, axis, answered) };
}
