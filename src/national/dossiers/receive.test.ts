import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencies, findProcedure } from "../../../data/index.ts";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import type { Principal } from "../../platform/auth/index.ts";
import { newId } from "../../platform/db/index.ts";
import type { Answer, IncomingMessage } from "../../platform/outbox/index.ts";
import { type DossierChange, dossiersAnswerSchema } from "../../protocol/dossiers/index.ts";
import { createDirectoryReader, importAgencies, joinNodes, succeedAgency } from "../directory/index.ts";
import { importProcedures } from "../procedures/index.ts";
import { createReceiver } from "./actions/receive-changes.ts";
import { receiveDossiers } from "./actions/receive-dossiers.ts";
import { findReported } from "./index.ts";

let node: TestNode;
let receive: (messages: readonly IncomingMessage[]) => Promise<readonly Answer[]>;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  await importAgencies(node, agencies());
  await importProcedures(
    node,
    ["1.001193", "1.007262"].flatMap((code) => findProcedure(code) ?? []),
  );
  await joinNodes(
    node,
    ["H36", "H34"].map((code) => ({ level1: code, nodeCode: code })),
  );
  const receiver = createReceiver(node, createDirectoryReader());
  receive = (messages) => node.db.transaction().execute((tx) => receiveDossiers(tx, receiver, messages));
}, 120_000);

afterAll(async () => {
  await node.drop();
});

beforeEach(async () => {
  await sql`DELETE FROM national_dossier.refusal`.execute(node.db);
});

const registrar: Principal = {
  ...{ accountId: newId(), username: "danhmuc", name: "Người giữ danh mục", sessionId: "s", agencyCode: "VN" },
  grants: [
    {
      ...{ id: newId(), agencyCode: "VN", role: "registrar", title: "", titleEn: "", onBehalfOf: null },
      ...{ validFrom: new Date("2018-01-02T00:00:00+07:00"), validUntil: null },
    },
  ],
};

let serial = 0;
const nextCode = () => `H36.50.01-201123-${String(++serial).padStart(4, "0")}`;

type Fields = Record<string, string>;

function record(code: string, revision: number, over: Fields = {}): DossierChange {
  const data = {
    ...{ MaHoSo: code, MaTTHC: "1.001193", TenTTHC: "Đăng ký khai sinh", KenhThucHien: "1", ChuHoSo: "K’Brểu Thị Lan" },
    ...{ NgayTiepNhan: "20201123081520", NgayHenTra: "20201123170000", TrangThaiHoSo: "4", MaDonViXuLy: "H36.50.01" },
    ...over,
  };
  return { service: "DongBoHoSoMC", code, revision, at: Date.parse("2020-11-24T08:00:00+07:00"), data };
}

function progress(code: string, over: Fields = {}): DossierChange {
  const data = {
    ...{
      MaHoSo: code,
      NguoiXuLy: "Hà Thu Lê",
      ThoiDiemXuLy: "20201123090000",
      NoiDungXuLy: "Thẩm định",
      TrangThai: "4",
    },
    ...over,
  };
  return { service: "CapNhatTienDoHoSoMC", code, revision: 2, at: 0, data };
}

function message(changes: readonly unknown[], source = "H36"): IncomingMessage {
  const body = Buffer.from(JSON.stringify({ changes }));
  const rest = { type: "dossiers.v1", key: "dossiers-0", subject: null, meta: {}, contentType: "application/json" };
  return { id: newId(), source, body, ...rest };
}

/** Sends changes in one message and returns what was refused: place, reason and suggestion. */
async function send(changes: readonly DossierChange[], source = "H36") {
  const [answer] = await receive([message(changes, source)]);
  if (answer?.outcome !== "accepted") throw new Error(JSON.stringify(answer));
  return dossiersAnswerSchema
    .parse(answer.data)
    .refused.map(({ index, reason, suggestion }) => [index, reason, suggestion]);
}

const rowOf = async (code: string) => (await findReported(node.db, [code]))[0];

async function countProgress(code: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM national_dossier.progress WHERE code = ${code}`.execute(node.db);
  return rows[0]?.count ?? 0;
}

async function openRefusals() {
  const { rows } = await sql<{ code: string; reason: string; agency: string; procedure: string; repaired: boolean }>`
    SELECT written_code AS code, reason, agency_code AS agency, written_procedure AS procedure, repaired_at IS NOT NULL AS repaired
    FROM national_dossier.refusal ORDER BY id`.execute(node.db);
  return rows;
}

describe("what arrives", () => {
  test("twice, late or in the wrong order leaves the newest standing", async () => {
    const code = nextCode();
    expect(await send([record(code, 3, { TrangThaiHoSo: "5", SoLanBoSung: "1" })])).toEqual([]);
    expect(await send([record(code, 2), record(code, 1)])).toEqual([]);
    expect(await rowOf(code)).toMatchObject({ revision: 3, state: 5, supplements: 1 });
    node.clock.advance(60_000);
    await send([record(code, 3, { TrangThaiHoSo: "5", SoLanBoSung: "1" })]);
    const same = await rowOf(code);
    expect(same?.arrivedAt).toEqual(same?.firstAt);
    await send([record(code, 5, { TrangThaiHoSo: "4" }), record(code, 4, { TrangThaiHoSo: "6" })]);
    expect(await rowOf(code)).toMatchObject({ revision: 5, state: 4, firstAt: same?.firstAt });
    expect((await rowOf(code))?.arrivedAt).toEqual(node.clock.now());
  });

  test("at the same revision with other content puts the record right", async () => {
    const code = nextCode();
    await send([record(code, 2)]);
    await sql`UPDATE national_dossier.dossier SET state = 6 WHERE code = ${code}`.execute(node.db);
    await send([record(code, 2)]);
    expect(await rowOf(code)).toMatchObject({ revision: 2, state: 4 });
  });

  test("steps are kept once, whatever comes how often, and for a dossier that is not there yet too", async () => {
    const code = nextCode();
    await send([progress(code), progress(code)]);
    await send([progress(code), progress(code, { NoiDungXuLy: "Trình ký" }), record(code, 1)]);
    await send([progress(code)]);
    expect(await countProgress(code)).toBe(2);
    expect(await rowOf(code)).toMatchObject({ revision: 1 });
  });

  test("in one batch with what is wrong is taken all the same", async () => {
    const [good, bad, other] = [nextCode(), nextCode(), nextCode()];
    const refused = await send([record(good, 1), record(bad, 1, { MaTTHC: "1.001139" }), record(other, 1)]);
    expect(refused).toEqual([[1, "procedure-code", "1.001193"]]);
    expect([await rowOf(good), await rowOf(bad), await rowOf(other)].map((row) => row?.code)).toEqual([
      good,
      undefined,
      other,
    ]);
  });

  test("in several messages is answered message by message", async () => {
    const [one, two] = [nextCode(), nextCode()];
    const answers = await receive([
      message([record(one, 1)]),
      message([record(two, 1), record("H36", 1)]),
      message([]),
      { ...message([]), body: Buffer.from("{") },
    ]);
    expect(answers.map((answer) => answer.outcome)).toEqual(["accepted", "accepted", "refused", "refused"]);
    expect(answers[0]).toEqual({ outcome: "accepted", data: { refused: [] } });
    expect(answers[1]).toMatchObject({ data: { refused: [{ index: 1, reason: "dossier-code" }] } });
    expect(answers[2]).toMatchObject({ code: "dossiers.unreadable" });
  });

  test("a thousand dossiers with a step of each are written in one go", async () => {
    const codes = Array.from({ length: 1000 }, nextCode);
    const messages = [codes.slice(0, 500), codes.slice(500)].map((some) =>
      message(some.flatMap((code) => [record(code, 1), progress(code)])),
    );
    const answers = await receive(messages);
    expect(answers.every((answer) => answer.outcome === "accepted")).toBe(true);
    expect(await findReported(node.db, codes)).toHaveLength(1000);
  });
});

describe("what is refused", () => {
  test.each<[string, Fields, string, string | null]>([
    ["an unknown procedure", { MaTTHC: "1.001139" }, "procedure-code", "1.001193"],
    [
      "a local form that the province does not offer",
      { MaTTHC: "1.001193.000.00.00.H36" },
      "procedure-code",
      "1.001193",
    ],
    ["a procedure code that is none", { MaTTHC: "T-LDG-123456-TT" }, "procedure-code", null],
    ["an agency that is not there", { MaDonViXuLy: "H36.50.99" }, "agency", "H36.50.09"],
    ["an agency of another province", { MaDonViXuLy: "H34.50" }, "not-yours", null],
    ["a due date before receipt", { NgayHenTra: "20201122170000" }, "date-before-receipt", null],
    ["an end before receipt", { NgayKetThucXuLy: "20201123080000" }, "date-before-receipt", null],
    ["a return before receipt", { NgayTra: "20201101000000" }, "date-before-receipt", null],
    ["a receipt in the future", { NgayTiepNhan: "20201230080000", NgayHenTra: "" }, "date-in-future", null],
    ["an end in the future", { NgayKetThucXuLy: "20201230080000" }, "date-in-future", null],
    ["a state that is none", { TrangThaiHoSo: "12" }, "state", null],
    ["a time that is none", { NgayHenTra: "hôm qua" }, "field", null],
    ["a text too long", { GhiChu: "x".repeat(6000) }, "field", null],
    ["characters that a database cannot hold", { GhiChu: "a\u0000b" }, "field", null],
  ])("%s", async (_what, over, reason, suggestion) => {
    const code = nextCode();
    const [refused] = await send([record(code, 1, over)]);
    expect(refused?.slice(1)).toEqual([
      reason,
      reason === "agency" ? expect.stringMatching(/^H36\.50\.\d\d$/) : suggestion,
    ]);
    expect(await rowOf(code)).toBeUndefined();
    expect(await openRefusals()).toMatchObject([{ code, reason, repaired: false }]);
  });

  test.each([
    ["h36.50.01-201123-9001", "H36.50.01-201123-9001"],
    ["H36.50.01_201123_9002", "H36.50.01-201123-9002"],
    ["H36.50.01-20201123-9003", "H36.50.01-201123-9003"],
    ["H36.50.01-231120-9004", "H36.50.01-201123-9004"],
    ["HS-0001/2020", null],
  ])("the dossier code %s", async (code, suggestion) => {
    expect(await send([record(code, 1)])).toEqual([[0, "dossier-code", suggestion]]);
    if (suggestion === null) return;
    await send([record(suggestion, 1)]);
    expect(await openRefusals()).toMatchObject([{ code, repaired: true }]);
  });

  test("a dossier code with an agency that is not there, and one of another node", async () => {
    const [refused] = await send([record("H36.50.98-201123-0001", 1)]);
    expect(refused?.[1]).toBe("dossier-code");
    expect(String(refused?.[2])).toMatch(/^H36\.50\.\d\d-201123-0001$/);
    expect(await send([record("H34.50-201123-0001", 1, { MaDonViXuLy: "H36" })])).toEqual([[0, "not-yours", null]]);
    expect(await send([record(nextCode(), 1)], "H34")).toEqual([[0, "not-yours", null]]);
  });

  test("a change that is called otherwise outside than inside", async () => {
    expect(await send([{ ...record(nextCode(), 1), code: nextCode() }])).toEqual([[0, "dossier-code", null]]);
  });

  test("an agency that was dissolved before, with its successor", async () => {
    await succeedAgency(node, registrar, {
      ...{ agencyCode: "H36.50.03", successorCode: "H36.50.04", fromDay: "2020-11-10", basis: "Nghị quyết thử" },
    });
    const over = { MaDonViXuLy: "H36.50.03" };
    expect(await send([record(nextCode(), 1, over)])).toEqual([[0, "agency", "H36.50.04"]]);
    expect(await send([record(nextCode(), 1, { ...over, NgayTiepNhan: "20201101080000" })])).toEqual([]);
  });

  test("is counted once while it is open, by agency, and is repaired when the same dossier arrives right", async () => {
    const code = nextCode();
    const wrong = { MaTTHC: "1.001139" };
    await send([record(code, 1, wrong)]);
    await send([record(code, 2, wrong), record(code, 3, wrong)]);
    expect(await openRefusals()).toEqual([
      { code, reason: "procedure-code", agency: "H36.50.01", procedure: "1.001139", repaired: false },
    ]);
    await send([record(code, 4), record(code, 5, wrong)]);
    expect(await openRefusals()).toMatchObject([{ repaired: false }]);
    await send([record(code, 6)]);
    expect(await openRefusals()).toMatchObject([{ repaired: true }]);
    await send([record(code, 7, wrong)]);
    expect(await openRefusals()).toMatchObject([{ repaired: true }, { repaired: false }]);
  });

  test("not: a procedure that the catalogue lacks but the province offers under a right code", async () => {
    const own = "1.099001.H36";
    await sql`
      INSERT INTO national_procedure.offered_catalogue (agency, version, at, received_at) VALUES ('H36', 1, now(), now())
      ON CONFLICT DO NOTHING`.execute(node.db);
    await sql`
      INSERT INTO national_procedure.offered (agency, code, name, record, online, filed_online, standardised, wrong_code, not_national,
        announced_late, published_late, unused, from_day)
      VALUES ('H36', ${own}, 'Thủ tục riêng', '{}', NULL, 0, false, false, true, false, false, false, '2020-01-01')`.execute(
      node.db,
    );
    expect(await send([record(nextCode(), 1, { MaTTHC: own })])).toEqual([]);
    expect(await send([record(nextCode(), 1, { MaTTHC: "1.099002.H36" })])).toMatchObject([
      [0, "procedure-code", null],
    ]);
  });
});
