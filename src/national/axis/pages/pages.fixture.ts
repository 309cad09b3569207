import { sql } from "kysely";
import { createNodeKeys, generateNodeKey, savePeers } from "../../../platform/keys/index.ts";
import type { AnsweredMessage, Json } from "../../../platform/outbox/index.ts";
import { type ImportedAgency, importAgencies, joinNodes } from "../../directory/index.ts";
import { acceptDocuments } from "../actions/accept-documents.ts";
import { importHistory, type PastMessage } from "../actions/import-history.ts";
import { noteDelays, settleAnswers } from "../actions/settle-deliveries.ts";
import { type AxisStand, axisStand, makeDocument, signed } from "../axis.fixture.ts";

const names: Readonly<Record<string, string>> = {
  H36: "Lâm Đồng",
  H34: "Kon Tum",
  H15: "Đắk Lắk",
  H16: "Đắk Nông",
  H21: "Gia Lai",
};

/** An axis in the middle of its day: history, documents that arrived, one that waits, one to a wrong code, one refused, one recalled. */
export async function busyAxis(
  agencies: readonly ImportedAgency[],
): Promise<AxisStand & { readonly arrivedId: string }> {
  const stand = await axisStand();
  const { node, axis } = stand;
  await importAgencies(node, agencies);
  const h34 = generateNodeKey();
  for (const [code, name] of Object.entries(names)) {
    const publicKey = code === "H34" ? h34.publicKey : generateNodeKey().publicKey;
    await savePeers(node.db, [{ code, name: { vi: name, en: name }, baseUrl: "http://127.0.0.1:1", publicKey }]);
    await joinNodes(node, [{ level1: code, nodeCode: code }]);
  }
  await importHistory(node, history(agencies));
  const arrived = await accept(stand, [
    { organId: "H34.50.05", organName: "Ủy ban nhân dân xã Măng Ri" },
    { organId: "H34.50", organName: "Ủy ban nhân dân huyện Tu Mơ Rông" },
  ]);
  const keys = createNodeKeys({
    code: "H34",
    privateKeyPem: h34.privateKeyPem,
    machine: node.machine,
    findPeer: async () => undefined,
  });
  const iat = Math.floor(node.clock.now().getTime() / 1000) + 2;
  const receipt = await keys.signReceipt({
    iss: "H34",
    aud: "VN",
    sub: arrived,
    digest: "x",
    outcome: "accepted",
    iat,
  });
  node.clock.advance(2_000);
  const sent = await outboxOf(stand, arrived);
  await node.db.transaction().execute((tx) =>
    settleAnswers(
      tx,
      axis,
      sent.map((one) => ({ ...one, receipt, answer: { outcome: "accepted" } })),
    ),
  );
  await sql`DELETE FROM platform.outbox WHERE payload_id = ${arrived}`.execute(node.db);
  await sql`UPDATE axis.delivery SET recall_state = 'asked', recall_asked_at = ${node.clock.now()}::timestamptz - interval '26 hours'
    WHERE message_id = ${arrived} AND recipient_code = 'H34.50'`.execute(node.db);
  await accept(stand, [
    { organId: "H34.50.0X", organName: "Ủy ban nhân dân xã Đăk Sao" },
    { organId: "H36.01", organName: "Sở Nội vụ" },
  ]);
  const waiting = await accept(stand, [{ organId: "H34.50", organName: "Ủy ban nhân dân huyện Tu Mơ Rông" }]);
  const late = (await outboxOf(stand, waiting)).map((one) => ({ ...one, error: "connect ECONNREFUSED", attempts: 4 }));
  const nextAt = new Date(node.machine.now().getTime() + 90_000);
  await node.db.transaction().execute((tx) => noteDelays(tx, axis, late, nextAt));
  await node.db
    .transaction()
    .execute((tx) =>
      acceptDocuments(tx, axis, { kind: "node", code: "H36" }, [{ id: null, body: Buffer.from("<x/>") }]),
    );
  node.clock.advance(75_000);
  return { ...stand, arrivedId: arrived };
}

async function accept(
  { node, axis, h36 }: AxisStand,
  to: readonly { organId: string; organName: string }[],
): Promise<string> {
  const body = signed(await makeDocument({ to: [...to] }), h36);
  const [outcome] = await node.db
    .transaction()
    .execute((tx) => acceptDocuments(tx, axis, { kind: "node", code: "H36" }, [{ id: null, body }]));
  if (!outcome?.taken) throw new Error(`not taken: ${JSON.stringify(outcome)}`);
  return outcome.messageId;
}

async function outboxOf(
  { node }: AxisStand,
  payloadId: string,
): Promise<readonly Omit<AnsweredMessage, "answer" | "receipt">[]> {
  const { rows } = await sql<{
    id: string;
    destination: string;
    type: string;
    key: string;
    meta: { [key: string]: Json };
    payloadId: string;
  }>`
    SELECT id, destination, type, key, meta, payload_id AS "payloadId" FROM platform.outbox WHERE payload_id = ${payloadId}`.execute(
    node.db,
  );
  return rows;
}

/** Two years: each province sends to the next, a little more each month, five times as much in 2020. */
function history(agencies: readonly ImportedAgency[]): readonly PastMessage[] {
  const codes = Object.keys(names);
  const months = ["2019", "2020"].flatMap((year) =>
    Array.from({ length: 10 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`),
  );
  let number = 0;
  const documents = months.flatMap((month, at) =>
    codes.flatMap((code, index) => {
      const own = agencies.filter((one) => one.province === code);
      const next = agencies.filter((one) => one.province === codes[(index + 1) % codes.length]);
      return Array.from({ length: month.startsWith("2020") ? 10 + at : 3 }, (_, each): PastMessage[] => {
        const [from, to] = [own[each % own.length], next[(each * 7 + at) % next.length]];
        if (!from || !to) return [];
        number += 1;
        const acceptedAt = new Date(`${month}-10T08:${String(each).padStart(2, "0")}:00+07:00`);
        const arrivedAt = new Date(acceptedAt.getTime() + 3_000);
        const said = {
          number,
          numberText: `${number}/BC-UBND`,
          kind: "Báo cáo",
          subject: "Tình hình giải quyết thủ tục hành chính",
        };
        return [
          {
            acceptedAt,
            from,
            ...said,
            priority: 0,
            bytes: 40_000,
            deliveries: [{ to, arrivedAt, registeredAt: arrivedAt }],
          },
        ];
      }).flat();
    }),
  );
  const weekBefore: PastMessage[] = documents.slice(-40).map((one, index) => {
    const acceptedAt = new Date(new Date("2020-11-17T07:00:00+07:00").getTime() + index * 900_000);
    const deliveries = one.deliveries.map((delivery) => ({
      to: delivery.to,
      arrivedAt: new Date(acceptedAt.getTime() + 2_000),
    }));
    return { ...one, acceptedAt, deliveries, numberText: `${index + 5000}/TB-UBND` };
  });
  return [...documents, ...weekBefore];
}
