import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import {
  answerTimestampRequest,
  createCrl,
  createDemoTrust,
  type DemoTrust,
  type Signer,
  signerOf,
} from "../../engines/signing/index.ts";
import type { Principal, Role } from "../../platform/auth/index.ts";
import { newId, readPayload } from "../../platform/db/index.ts";
import { DomainError } from "../../platform/errors/index.ts";
import type { Answer, IncomingMessage } from "../../platform/outbox/index.ts";
import { giveExchange } from "./exchange-of.fixture.ts";
import { type Draft, emptyDraft, officeListener } from "./index.ts";
import type { OfficeAgency, OfficeSurroundings } from "./surroundings.ts";
import { officeSystem } from "./system.ts";

/** A node with an office and an exchange, its people and keys. */
export type OfficeStand = {
  readonly node: TestNode;
  readonly leader: Principal;
  readonly clerk: Principal;
  readonly specialist: Principal;
  /** Opens all keys of the stand. */
  readonly pin: string;
};

/** What several nodes share: one trust list, one directory. */
export type Country = {
  readonly trust: DemoTrust;
  readonly surroundings: OfficeSurroundings;
};

const agencies: readonly OfficeAgency[] = [
  {
    code: "H36",
    name: "Ủy ban nhân dân tỉnh Lâm Đồng",
    abbreviation: "UBND",
    place: "Lâm Đồng",
    email: "vanthu@lamdong.example",
  },
  { code: "H34", name: "Ủy ban nhân dân tỉnh Kon Tum", abbreviation: "UBND", place: "Kon Tum" },
  { code: "H34.01", name: "Văn phòng Ủy ban nhân dân tỉnh Kon Tum", abbreviation: "VP", place: "Kon Tum" },
  { code: "H15", name: "Ủy ban nhân dân tỉnh Đắk Lắk", abbreviation: "UBND", place: "Đắk Lắk" },
];

const from2018 = new Date("2018-01-01T00:00:00Z");

/** Keys, time-stamps and agencies for any number of nodes. */
export async function country(): Promise<Country> {
  const trust = await createDemoTrust();
  const person = signerOf(await trust.issue("Tạ Đình Khương", "person"));
  const seal = signerOf(await trust.issue("Ủy ban nhân dân tỉnh Lâm Đồng", "agency"));
  const systemSigner = signerOf(await trust.issue("Hệ thống liên thông văn bản - Tỉnh Lâm Đồng", "node"));
  const timestamper = signerOf(await trust.issue("Dấu thời gian thử nghiệm", "timestamp"));
  const crls = await Promise.all(
    [trust.root, trust.authority].map((authority) =>
      createCrl({
        authority,
        number: 1,
        thisUpdate: from2018,
        nextUpdate: new Date("2030-01-01T00:00:00Z"),
        revoked: [],
      }),
    ),
  );
  const open = async (signer: Signer, pin: string): Promise<Signer> => {
    if (pin !== "123456")
      throw new DomainError("signing.wrong-pin", "invalid", { vi: "Sai mã PIN.", en: "Wrong PIN." });
    return signer;
  };
  let serial = 1;
  const surroundings: OfficeSurroundings = {
    keys: {
      personSigner: (_db, _accountId, pin) => open(person, pin),
      sealSigner: (_db, _agencyCode, pin) => open(seal, pin),
    },
    agency: async (_db, code) => agencies.find((agency) => agency.code === code),
    systemSigner,
    timestamp: (request) =>
      answerTimestampRequest(request, {
        signer: timestamper,
        at: new Date("2020-11-24T02:12:46Z"),
        serialNumber: (serial++).toString(16),
      }),
    trust: [trust.root.certificate, trust.authority.certificate],
    revocationLists: () => crls,
  };
  return { trust, surroundings };
}

/** A node of the country. */
export async function officeStand(
  of: Country,
  code: string,
  over: Partial<OfficeSurroundings> = {},
): Promise<OfficeStand> {
  const surroundings = { ...of.surroundings, ...over };
  const signer = signerOf(await of.trust.issue(`Trục ${code}`, "node"));
  const node = await testNode({
    code,
    systems: (made) => [officeSystem(made, surroundings), giveExchange(made, signer, officeListener(made))],
  });
  await node.db
    .insertInto("exchange.directory_agency")
    .values(
      agencies.map((agency) => ({
        code: agency.code,
        qcvn102: agency.code,
        name: agency.name,
        name_en: agency.name,
        short_name: agency.name,
        level: "province",
        valid_from: "2019-01-01",
        route: "node",
      })),
    )
    .execute();
  signers.set(node.config.code, signer);
  return {
    node,
    leader: principal(code, ["leader"], "Tạ Đình Khương"),
    clerk: principal(code, ["clerk"], "Hà Thu Lê"),
    specialist: principal(code, ["specialist"], "Đỗ Minh Quân"),
    pin: "123456",
  };
}

const signers = new Map<string, Signer>();

/** Lets a node believe the documents that the others sign. */
export async function introduceSenders(stand: OfficeStand, of: Country): Promise<void> {
  const data = {
    version: 2,
    full: false,
    agencies: [],
    certificates: [...signers].map(([agencyCode, signer]) => ({
      agencyCode,
      scope: "subtree",
      der: Buffer.from(signer.certificate).toString("base64"),
      validFrom: "2020-01-01T00:00:00+07:00",
      validUntil: "2030-01-01T00:00:00+07:00",
    })),
    trust: [of.trust.root, of.trust.authority].map(({ certificate }) => Buffer.from(certificate).toString("base64")),
  };
  await receive(stand, {
    ...envelope("directory.v1", "directory", Buffer.from(JSON.stringify(data)), {}),
    contentType: "application/json",
  });
}

/** An official at an agency, with roles that hold all through November 2020 unless told otherwise. */
export function principal(
  agencyCode: string,
  roles: readonly Role[],
  name: string,
  validUntil: Date | null = null,
): Principal {
  const grants = roles.map((role) => ({
    id: randomUUID(),
    agencyCode,
    role,
    title: role,
    titleEn: role,
    validFrom: new Date("2020-11-01T00:00:00+07:00"),
    validUntil,
    onBehalfOf: null,
  }));
  return { accountId: randomUUID(), username: name, name, sessionId: randomUUID(), agencyCode, grants };
}

/** A letter that is ready to be submitted. */
export function letterOf(signer: Principal, over: Partial<Draft> = {}): Draft {
  return {
    ...emptyDraft(),
    subject: "đẩy nhanh tích hợp dịch vụ công trực tuyến lên Cổng Dịch vụ công quốc gia",
    blocks: [
      {
        kind: "paragraph",
        text: "Thực hiện kế hoạch năm 2020, Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện các nội dung sau:",
      },
      { kind: "paragraph", text: "1. Rà soát quy trình; báo cáo kết quả trước ngày 10 tháng 12 năm 2020." },
    ],
    addressees: ["Ủy ban nhân dân tỉnh Kon Tum", "Ủy ban nhân dân tỉnh Đắk Lắk"],
    placeLines: ["Như trên", "Lưu: VT, KSTT"],
    unitAbbreviation: "KSTT",
    signer: {
      accountId: signer.accountId,
      name: signer.name,
      position: "Phó Chủ tịch",
      capacity: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    },
    recipients: ["H34", "H15"],
    ...over,
  };
}

/** Gives a node one message of the axis, as its inbox does. */
export async function receive({ node }: OfficeStand, message: IncomingMessage): Promise<Answer | undefined> {
  return node.db.transaction().execute(async (tx) => {
    const answers = await node.outbox.handler(message.type)?.receive?.(tx, [message]);
    return answers?.[0];
  });
}

/**
 * Carries what waits in one node's outbox to another as the axis would, the bytes unchanged, then empties the outbox. Documents
 * arrive for `recipients`; receipts are not given back.
 */
export async function carry(
  from: OfficeStand,
  to: OfficeStand,
  recipients: readonly string[],
): Promise<readonly (Answer | undefined)[]> {
  const rows = await sql<{ id: string; type: string; key: string; payload: string; meta: IncomingMessage["meta"] }>`
    DELETE FROM platform.outbox RETURNING id, type, key, payload_id AS payload, meta`.execute(from.node.db);
  const answers: (Answer | undefined)[] = [];
  for (const row of rows.rows.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const { body } = await readPayload(from.node.db, row.payload);
    const meta = row.type === "document.v1" ? { recipients: [...recipients] } : row.meta;
    answers.push(await receive(to, envelope(row.type, row.key, body, meta)));
  }
  return answers;
}

function envelope(type: string, key: string, body: Uint8Array, meta: IncomingMessage["meta"]): IncomingMessage {
  return { id: newId(), source: "VN", type, key, subject: null, meta, contentType: "application/xml", body };
}
