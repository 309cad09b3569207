import { nationalCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { type ProceduresMessage, proceduresMessageSchema } from "../../../protocol/procedures/index.ts";
import { refusals } from "../errors.ts";
import { saveNational } from "../store/national.ts";
import { settleCatalogue } from "./settle-catalogue.ts";

/** News of the national catalogue: the copy is brought up to date and the report follows. News that comes late changes nothing. */
export async function receiveNational(
  tx: Tx,
  node: Node,
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let isNew = false;
  for (const message of messages) {
    const read = message.source === nationalCode ? parse(message) : undefined;
    if (!read) {
      answers.push(refuse(message.source === nationalCode ? "procedure.malformed" : "procedure.wrong-source"));
      continue;
    }
    const applied = await saveNational(tx, read, node.clock.now());
    isNew ||= applied;
    answers.push({ outcome: "accepted", data: { version: read.version, applied } });
  }
  if (isNew) await settleCatalogue(tx, node);
  return answers;
}

function parse(message: IncomingMessage): ProceduresMessage | undefined {
  try {
    return proceduresMessageSchema.parse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  } catch {
    return undefined;
  }
}

function refuse(code: keyof typeof refusals): Answer {
  return { outcome: "refused", code, message: refusals[code] };
}
