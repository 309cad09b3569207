import type { Node } from "../../../platform/node.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import {
  type DossierChange,
  type RefusalReason,
  refusalReasons,
  writeWireTime,
} from "../../../protocol/dossiers/index.ts";
import { clearLaneFailures, noteLaneFailure, readFailingLanes } from "../store/sync-lanes.ts";
import { deleteQueued, lockSyncLane, type QueueRow, readQueue } from "../store/sync-queue.ts";
import { type Portal, type PortalAnswer, PortalError } from "./portal-client.ts";
import { type AnsweredChange, settleChanges } from "./settle-changes.ts";

/** Changes sent in one call, at most. */
const mostItems = 100;

/**
 * Sends the next changes of a lane to a portal of another make, in order. They leave the queue when it has answered: a change whose answer
 * is lost is sent again, which changes nothing there.
 * @returns whether there is more to send at once
 */
export async function sendLane(node: Node, portal: Portal, lane: number): Promise<boolean> {
  const failing = (await readFailingLanes(node.db)).find((one) => one.lane === lane);
  if (failing && failing.nextAt > node.machine.now()) return false;
  return node.db.transaction().execute(async (tx) => {
    if (!(await lockSyncLane(tx, lane))) return false;
    const rows = sameService(await readQueue(tx, lane, mostItems));
    if (rows.length === 0) return false;
    try {
      const answered = await sendRows(portal, rows);
      await deleteQueued(
        tx,
        lane,
        answered.map(({ id }) => id),
      );
      await settleChanges(tx, node, answered);
      if (failing) await clearLaneFailures(tx, [lane]);
      return true;
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const wait = Math.min(60_000, 1_000 * 2 ** Math.min(failing?.failures ?? 0, 6));
      const failedAt = node.machine.now();
      const nextAt = new Date(failedAt.getTime() + wait);
      await noteLaneFailure(tx, { lane, error: error.message, failedAt, nextAt });
      return false;
    }
  });
}

/** The first changes of one service: order holds among services too. */
function sameService(rows: readonly QueueRow[]): readonly QueueRow[] {
  const other = rows.findIndex(({ change }) => change.service !== rows[0]?.change.service);
  return other < 0 ? rows : rows.slice(0, other);
}

type AnsweredRow = AnsweredChange & { readonly id: string };

/** Sends changes together; where the portal refuses without saying which, one by one. */
async function sendRows(portal: Portal, rows: readonly QueueRow[]): Promise<readonly AnsweredRow[]> {
  const told = await tell(portal, rows);
  if (told) return told;
  const answered: AnsweredRow[] = [];
  for (const row of rows) answered.push(...((await tell(portal, [row])) ?? []));
  return answered;
}

async function tell(portal: Portal, rows: readonly QueueRow[]): Promise<readonly AnsweredRow[] | undefined> {
  const [first] = rows;
  if (!first) return [];
  const answer = await portal.call(
    first.change.service,
    rows.map(({ change }) => fieldsOf(change)),
    rows.some(({ revision }) => revision > 1),
  );
  if (answer.code === "00") return rows.map((row) => answeredRow(row, null));
  if (isPassing(answer.code)) throw new PortalError(`${answer.code} ${answer.message}`);
  if (rows.length === 1) return [answeredRow(first, refusalOf(answer, answer.rows[0] ?? {}))];
  const byCode = Map.groupBy(answer.rows, (row) => String(row.MaHoSo ?? ""));
  const asked = Map.groupBy(rows, ({ change }) => change.code);
  // Rows that do not say which items they are about are no answer for each of many.
  if ([...asked].some(([code, { length }]) => byCode.get(code)?.length !== length)) return undefined;
  // Whatever order a portal answers in, rows of one dossier keep theirs.
  return rows.map((row) => {
    const said = byCode.get(row.change.code)?.shift() ?? {};
    return answeredRow(row, said.error_code === "00" ? null : refusalOf(answer, said));
  });
}

/** Our own fields beside the record: a portal that knows them keeps the order, others pass them over. */
function fieldsOf({ data, revision, at }: DossierChange): { readonly [name: string]: Json } {
  return {
    ...(data as { readonly [name: string]: Json }),
    PhienBan: String(revision),
    ThoiDiemCapNhat: writeWireTime(new Date(at)),
  };
}

/** Codes of the envelope (login, limits), negative ones and those of the nineties tell of the portal, not of the dossier. */
function isPassing(code: string): boolean {
  return /^(0[1-9]|9\d|5\d\d|-\w+)$/.test(code);
}

function answeredRow(row: QueueRow, refusal: AnsweredChange["refusal"]): AnsweredRow {
  const { id, dossierId, revision, change } = row;
  return { id, dossierId, revision, isRecord: change.service === "DongBoHoSoMC", refusal };
}

function refusalOf(
  answer: PortalAnswer,
  said: Readonly<Record<string, unknown>>,
): NonNullable<AnsweredChange["refusal"]> {
  const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1000) : "");
  const code = text(said.error_code) || answer.code;
  const vi = text(said.message) || answer.message.slice(0, 1000) || `Mã lỗi ${code}`;
  return {
    code: reasonOf(code),
    message: { vi, en: text(said.message_en) || vi },
    suggestion: text(said.GoiY).slice(0, 100) || null,
  };
}

/** The reasons of our own portal have codes from 10 on, in their order; what others mean by theirs only their words tell. */
function reasonOf(code: string): RefusalReason | string {
  return refusalReasons[Number(code) - 10] ?? `portal-${code}`;
}
