import { introduce, type TestNode } from "../../../test/support/node.ts";
import { newId } from "../../platform/db/index.ts";
import {
  type Procedure,
  type ProceduresMessage,
  procedureSchema,
  proceduresMessageType,
} from "../../protocol/procedures/index.ts";
import { receiveNational } from "./actions/receive-national.ts";
import type { OfferedFacts } from "./offered.ts";
import { proceduresSystem } from "./system.ts";

/** A national record; what a test does not name is plain. */
export function nationalOf(of: Partial<Procedure> & Pick<Procedure, "code" | "name">): Procedure {
  return procedureSchema.parse({
    nameEn: `Procedure ${of.code}`,
    plain: { vi: "Dành cho người dân.", en: "For people." },
    sector: { code: "HT", name: "Hộ tịch", nameEn: "Civil status" },
    owner: "G13",
    levels: ["commune"],
    resolvedBy: "Ủy ban nhân dân cấp xã",
    applicants: ["citizen"],
    lifeEvents: ["birth"],
    keywords: [],
    channels: { counter: true, post: true, online: 3 },
    components: [
      {
        code: "TP1",
        name: "Tờ khai",
        form: { code: "M1", name: "Mẫu tờ khai" },
        originals: 1,
        copies: 0,
        required: true,
        onlyWhen: null,
        note: "",
      },
    ],
    fees: [{ code: "LP1", name: "Lệ phí", kind: "fee", amount: 8000, unit: "lần", note: "" }],
    limits: [{ channel: "any", onlyWhen: null, limit: "5 working days", wording: "05 ngày làm việc" }],
    steps: [{ title: "Nộp hồ sơ", text: "Người dân nộp hồ sơ tại Bộ phận Một cửa." }],
    conditions: "",
    results: [{ code: "KQ1", name: "Giấy chứng nhận" }],
    legalBasis: [{ number: "60/2014/QH13", title: "Luật Hộ tịch", issuer: "Quốc hội", date: "2014-11-20" }],
    together: [],
    decision: { number: "1872/QĐ-BTP", date: "2020-06-01", issuer: "Bộ Tư pháp" },
    announcedOn: "2020-06-01",
    effectiveFrom: "2020-07-16",
    publishedOn: "2020-06-05",
    version: 1,
    status: "in-force",
    withdrawnOn: null,
    replacedBy: [],
    origin: { kind: "sample", source: "" },
    ...of,
  });
}

/** A procedure of the catalogue as it should be: right code, linked, announced and published in time. */
export function offeredOf(of: Partial<OfferedFacts> & Pick<OfferedFacts, "code" | "name">): OfferedFacts {
  return {
    nationalCode: of.code,
    nationalVersion: 1,
    levels: ["commune"],
    leadAgency: "H36",
    receivers: [],
    receivingPlace: "",
    receivingHours: "",
    localFees: [],
    feeResolution: "",
    localLimit: null,
    online: null,
    decisionNumber: "1500/QĐ-UBND",
    decisionDate: "2020-07-01",
    announcedOn: "2020-07-01",
    effectiveFrom: "2020-07-16",
    publishedOn: "2020-07-03",
    state: "published",
    ...of,
  };
}

/** Brings news of the national catalogue to a node as its door would. */
export async function bringNational(node: TestNode, news: ProceduresMessage, source = "VN"): Promise<unknown> {
  return node.db.transaction().execute((tx) =>
    receiveNational(tx, node, [
      {
        id: newId(),
        source,
        type: proceduresMessageType,
        key: "procedures",
        subject: null,
        meta: {},
        contentType: "application/json",
        body: Buffer.from(JSON.stringify(news)),
      },
    ]),
  );
}

/** Lets a node know the system, as its start does. */
export function withProcedures(node: TestNode): ReturnType<typeof proceduresSystem> {
  const system = proceduresSystem(node);
  introduce(node, system);
  return system;
}
