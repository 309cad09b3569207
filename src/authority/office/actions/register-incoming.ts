import { appendAudit } from "../../../platform/audit/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, wallTime } from "../../../platform/text/index.ts";
import { sendStatus } from "../../exchange/index.ts";
import { staffOf } from "../actor.ts";
import { arrivalSeries } from "../series.ts";
import { findIncoming, markRegistered } from "../store/incoming.ts";
import { appendIncomingEvents } from "../store/incoming-events.ts";
import { takeNumber } from "../store/number-series.ts";
import { agencyOf } from "../surroundings.ts";
import { claimIncoming } from "./claim-incoming.ts";
import { examineIncoming } from "./examine-incoming.ts";

/**
 * Registers a received document under the next số đến and tells the sender (03), in one transaction
 * (NĐ 30/2020/NĐ-CP, articles 21 and 22). Signatures of its files are checked first if nobody has looked.
 */
export async function registerIncoming(
  node: Node,
  by: Principal,
  of: { readonly id: string; readonly note?: string },
): Promise<{ readonly number: number; readonly year: number }> {
  const agency = await agencyOf(node, node.db, by.agencyCode);
  const seen = await findIncoming(node.db, of.id);
  if (seen?.agencyCode === by.agencyCode && seen.fileReports === null) await examineIncoming(node, of.id);
  const at = node.clock.now();
  const note = (of.note ?? "").normalize("NFC").trim();
  const year = Number(wallTime(at).year);
  return node.db.transaction().execute(async (tx) => {
    const { id, agencyCode } = await claimIncoming(tx, by, { id: of.id, act: "register", at });
    const number = await takeNumber(tx, { agencyCode, year, series: arrivalSeries });
    await markRegistered(tx, id, { year, number, at, by: by.name, note });
    await sendStatus(tx, node, {
      incomingId: id,
      recipientCode: agencyCode,
      statusCode: "03",
      description: `Số đến ${number}`,
      staff: staffOf(by, agency),
    });
    await appendIncomingEvents(tx, [
      { incomingId: id, act: "registered", actorName: by.name, at, note: String(number) },
    ]);
    await appendAudit(tx, {
      actor: by,
      action: "office.incoming.register",
      subject: { kind: "office.incoming", id },
      detail: { number, year },
      at,
    });
    await recordMetric(tx, [{ metric: "office.registered", agencyCode, day: isoDay(at), delta: 1 }]);
    await node.live.publish(tx, [`incoming:${agencyCode}`, `document:${id}`]);
    return { number, year };
  });
}
