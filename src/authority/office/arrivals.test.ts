import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../platform/db/index.ts";
import type { IncomingEdoc } from "../exchange/index.ts";
import { correctIncoming, countOffice, getIncoming, listIncoming, officeListener } from "./index.ts";
import { country, type OfficeStand, officeStand } from "./office.fixture.ts";

let stand: OfficeStand;
beforeAll(async () => {
  stand = await officeStand(await country(), "H36");
});
afterAll(async () => await stand.node.drop());

function edoc(over: Partial<IncomingEdoc["document"]> = {}): IncomingEdoc {
  const staff = { department: "Văn phòng", staff: "Lê Thu Hà" };
  return {
    incomingId: newId(),
    recipientCode: "H36",
    payloadId: newId(),
    document: {
      kind: "document",
      from: { organId: "H34", organName: "Ủy ban nhân dân tỉnh Kon Tum" },
      to: [{ organId: "H36", organName: "Ủy ban nhân dân tỉnh Lâm Đồng" }],
      documentId: newId(),
      code: { number: "152", notation: "UBND-VX" },
      promulgation: { place: "Kon Tum", date: "2020-11-24" },
      documentType: { type: "2", typeName: "Công văn" },
      subject: "Về việc phối hợp phòng, chống bão số 13",
      signer: { fullName: "Y Thanh Niê" },
      otherInfo: { priority: 1, appendixes: [] },
      responseFor: [],
      steeringType: 1,
      toPlaces: [],
      responseForTask: [],
      traces: [],
      business: { type: 0, reason: "Văn bản mới", paper: false, replacements: [], staff },
      ...over,
    },
    attachments: [],
    findings: [],
    signature: {
      present: true,
      valid: true,
      weak: false,
      registered: true,
      revocation: "unknown",
      signer: null,
      certificate: null,
      reason: null,
    },
    receivedAt: stand.node.clock.now(),
  };
}

async function arrive(...documents: readonly IncomingEdoc[]): Promise<void> {
  const { node } = stand;
  await node.db.transaction().execute((tx) => officeListener(node).incoming(tx, documents));
}

test("a day that does not exist is not kept as a day; nothing is lost and the same again changes nothing", async () => {
  const odd = edoc({ promulgation: { place: "", date: "2020/13/45" }, dueDate: "mai", signer: { fullName: "" } });
  await arrive(odd);
  await arrive(odd);
  const kept = await getIncoming(stand.node, stand.clerk, odd.incomingId);
  expect(kept).toMatchObject({ day: null, dueDate: null, place: "", state: "arrived", numberText: "152/UBND-VX" });
});

test("lists find by words without accents, by sender and state, page by page and on from a row", async () => {
  const { node } = stand;
  const many = Array.from({ length: 25 }, (_, n) =>
    edoc({ code: { number: String(n + 1), notation: "STC-NS" }, subject: `Dự toán ngân sách lần ${n + 1}` }),
  );
  await arrive(...many);
  const query = {
    agencyCode: "H36",
    text: "ngan SACH du toan",
    from: "H34",
    states: ["arrived"] as const,
    pageSize: 10,
  };
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listIncoming(node.db, { ...query, ...(after === undefined ? {} : { after }) });
    expect(page.total).toBe(25);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  expect(new Set(seen)).toEqual(new Set(many.map(({ incomingId }) => incomingId)));
  expect(seen).toHaveLength(25);
  expect((await listIncoming(node.db, { ...query, page: 3 })).rows).toHaveLength(5);
  expect((await listIncoming(node.db, { ...query, from: "H3" })).rows).toHaveLength(0);
  expect((await listIncoming(node.db, { ...query, text: "100%" })).rows).toHaveLength(0);
  expect((await countOffice(node.db, "H36", stand.clerk.accountId)).arrived).toBeGreaterThanOrEqual(25);
});

test("a document that replaces one that never came asks nothing; a sender cannot touch what another sent", async () => {
  const { node } = stand;
  const first = edoc();
  await arrive(first);
  const change = (organId: string) => {
    const { business } = first.document;
    const replacements = [{ documentId: first.document.documentId, organIds: ["H36"] }];
    return edoc({
      from: { organId, organName: organId },
      business: { ...business, type: 3, reason: "Sửa", replacements },
    });
  };
  await arrive(change("H15"));
  expect((await getIncoming(node, stand.clerk, first.incomingId)).changeState).toBeNull();
  const right = change("H34");
  await arrive(right);
  expect(await getIncoming(node, stand.clerk, first.incomingId)).toMatchObject({
    changeState: "asked",
    change: "replacement",
    changeBy: right.incomingId,
  });
});

test("a correction is added, and the note before it stays in the history", async () => {
  const { node, clerk, specialist } = stand;
  const one = edoc();
  await arrive(one);
  await correctIncoming(node, clerk, { id: one.incomingId, note: "Vào sổ nhầm, xem văn bản số 12" });
  expect((await getIncoming(node, clerk, one.incomingId)).note).toBe("Vào sổ nhầm, xem văn bản số 12");
  await expect(correctIncoming(node, specialist, { id: one.incomingId, note: "x" })).rejects.toMatchObject({
    code: "office.forbidden",
  });
});
