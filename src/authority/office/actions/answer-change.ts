import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { sendStatus } from "../../exchange/index.ts";
import { staffOf } from "../actor.ts";
import { officeErrors } from "../errors.ts";
import { mayAnswerChange } from "../policy.ts";
import { type IncomingDocument, lockIncoming } from "../store/incoming.ts";
import { listAskedBy, noteChangeAnswer } from "../store/incoming-changes.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";
import { agencyOf } from "../surroundings.ts";

/** An answer; a refusal needs a reason. */
export type ChangeAnswer = { readonly id: string; readonly agree: boolean; readonly text?: string };

/**
 * Answers a sender who wants a document back, updated or replaced: agreed (15), and the document stands no more, its files are no
 * longer offered (an updated one stays to be read); or refused (16), and everything stays as it was. An update or replacement is
 * answered once for all documents it names. Errors: `office.nothing-asked`, `office.reason-missing`, and those of every act.
 */
export async function answerChange(node: Node, by: Principal, { id, agree, text = "" }: ChangeAnswer): Promise<void> {
  const at = node.clock.now();
  const words = text.normalize("NFC").trim();
  if (!agree && words === "") throw officeErrors.reasonMissing();
  const agency = await agencyOf(node, node.db, by.agencyCode);
  await node.db.transaction().execute(async (tx) => {
    const document = await claim(tx, by, id, at);
    const ids = await concerned(tx, document);
    const answer = agree ? "agreed" : "refused";
    await noteChangeAnswer(tx, { ids, answer, text: words, at, by: by.name });
    await sendStatus(tx, node, {
      incomingId: document.changeBy ?? document.id,
      recipientCode: document.agencyCode,
      statusCode: agree ? "15" : "16",
      description: words,
      staff: staffOf(by, agency),
    });
    const act = agree ? "change-agreed" : "change-refused";
    await appendIncomingEvents(
      tx,
      ids.map((incomingId) => ({ incomingId, act, actorName: by.name, at, note: words })),
    );
    await appendAudit(
      tx,
      ids.map((each) => ({
        actor: by,
        action: agree ? "office.incoming.agree-change" : "office.incoming.refuse-change",
        subject: { kind: "office.incoming", id: each },
        detail: { change: document.change, text: words },
        at,
      })),
    );
    await node.live.publish(tx, [`incoming:${document.agencyCode}`, ...ids.map((each) => `document:${each}`)]);
  });
}

async function claim(tx: Tx, by: Principal, id: string, at: Date): Promise<IncomingDocument> {
  const document = await lockIncoming(tx, id);
  if (!document || document.agencyCode !== by.agencyCode) throw officeErrors.missing();
  if (!mayAnswerChange(by, document, at)) throw officeErrors.forbidden();
  if (document.changeState !== "asked") throw officeErrors.nothingAsked();
  return document;
}

async function concerned(tx: Tx, document: IncomingDocument): Promise<readonly string[]> {
  return document.changeBy === null ? [document.id] : listAskedBy(tx, document.agencyCode, document.changeBy);
}
