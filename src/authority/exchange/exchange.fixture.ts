import { randomUUID } from "node:crypto";
import { type TestNode, type TestNodeOptions, testNode } from "../../../test/support/node.ts";
import { createDemoTrust, type DemoTrust, type Signer, signerOf, signXml } from "../../engines/signing/index.ts";
import { newId, type Tx } from "../../platform/db/index.ts";
import type { Answer, IncomingMessage } from "../../platform/outbox/index.ts";
import { type EdxmlDocument, type EdxmlStatus, encodeDocument, encodeStatus } from "../../protocol/edxml/index.ts";
import type { ExchangeListener, IncomingEdoc, Reminder, StatusChange } from "./listener.ts";
import { exchangeSystem } from "./system.ts";

/** A node with an exchange, a directory that knows it, and a record of what its listener was told. */
export type ExchangeStand = {
  readonly node: TestNode;
  readonly trust: DemoTrust;
  readonly signer: Signer;
  readonly arrived: IncomingEdoc[];
  readonly changes: StatusChange[];
  readonly reminders: Reminder[];
  /** Revocation lists (DER) that the node judges by; empty at first. */
  readonly revocationLists: Uint8Array[];
  /** Gives messages of a type to the handler in one transaction, as the inbox does. */
  receive(type: string, messages: readonly IncomingMessage[]): Promise<readonly Answer[]>;
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

/** Builds the stand of H36, whose directory knows H36 with an office and a commune, H34, and Văn phòng Chính phủ. */
export async function exchangeStand(options: TestNodeOptions = {}): Promise<ExchangeStand> {
  const trust = await createDemoTrust();
  const signer = signerOf(await trust.issue("Trục H36", "node"));
  const arrived: IncomingEdoc[] = [];
  const changes: StatusChange[] = [];
  const reminders: Reminder[] = [];
  const revocationLists: Uint8Array[] = [];
  const listener: ExchangeListener = {
    incoming: async (_tx, documents) => void arrived.push(...documents),
    statusChanged: async (_tx, some) => void changes.push(...some),
    reminded: async (_tx, some) => void reminders.push(...some),
  };
  const node = await testNode({
    ...options,
    systems: (made) => [
      exchangeSystem(made, { signer, listeners: [listener], revocationLists: () => revocationLists }),
    ],
  });
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => node.db.transaction().execute(work);
  const stand: ExchangeStand = {
    node,
    trust,
    signer,
    arrived,
    changes,
    reminders,
    revocationLists,
    run,
    receive: (type, messages) =>
      run(
        (tx) =>
          node.outbox.handler(type)?.receive?.(tx, messages) ?? Promise.reject(new Error(`no handler of ${type}`)),
      ),
  };
  await stand.receive("directory.v1", [inline(directory(trust, signer))]);
  return stand;
}

/** The directory's news that the stand starts with. */
export function directory(trust: DemoTrust, signer: Signer) {
  const agency = (code: string, name: string, level: string, parent: string | null) => ({
    code,
    qcvn102: code,
    name,
    nameEn: name,
    shortName: name,
    level,
    parent,
    province: code.startsWith("H") ? code.slice(0, 3) : null,
    validFrom: "2019-01-01",
    route: "node",
  });
  return {
    version: 1,
    full: true,
    agencies: [
      agency("G22", "Văn phòng Chính phủ", "central", null),
      agency("H36", "Ủy ban nhân dân tỉnh Lâm Đồng", "province", null),
      agency("H36.01", "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", "department", "H36"),
      agency("H36.50.05", "Ủy ban nhân dân Phường 2, thành phố Đà Lạt", "commune", "H36"),
      agency("H34", "Ủy ban nhân dân tỉnh Kon Tum", "province", null),
    ],
    certificates: [
      {
        agencyCode: "H34",
        scope: "subtree",
        der: Buffer.from(signer.certificate).toString("base64"),
        validFrom: "2020-01-01T00:00:00+07:00",
        validUntil: "2030-01-01T00:00:00+07:00",
      },
    ],
    trust: [
      Buffer.from(trust.root.certificate).toString("base64"),
      Buffer.from(trust.authority.certificate).toString("base64"),
    ],
  };
}

/** A letter, from H34 to agencies of H36 unless told otherwise. */
export function letter(options: Partial<EdxmlDocument> = {}): EdxmlDocument {
  const staff = { department: "Văn phòng", staff: "Lê Thu Hà" };
  return {
    kind: "document",
    from: { organId: "H34", organName: "Ủy ban nhân dân tỉnh Kon Tum" },
    to: [{ organId: "H36", organName: "Ủy ban nhân dân tỉnh Lâm Đồng" }],
    documentId: `000.00.00.H34,2020/11/24,${randomUUID().slice(0, 8)}/UBND-VX`,
    code: { number: "152", notation: "UBND-VX" },
    promulgation: { place: "Kon Tum", date: "2020-11-24" },
    documentType: { type: "2", typeDetail: "1", typeName: "Công văn" },
    subject: "Về việc phối hợp phòng, chống bão số 13",
    signer: { competence: "TM. ỦY BAN NHÂN DÂN", position: "CHỦ TỊCH", fullName: "Y Thanh Niê" },
    otherInfo: { priority: 1, appendixes: [] },
    responseFor: [],
    steeringType: 1,
    toPlaces: [],
    responseForTask: [],
    traces: [{ organId: "H34", timestamp: "2020-11-24T08:00:00+07:00" }],
    business: { type: 0, reason: "Văn bản mới", paper: false, replacements: [], staff },
    attachments: [
      { contentId: "f1", name: "cong-van.pdf", contentType: "application/pdf", bytes: Buffer.from("%PDF-1.7 thử") },
    ],
    ...options,
  };
}

/** A message of the axis that carries a signed document. */
export function carry(
  stand: Pick<ExchangeStand, "signer">,
  document: EdxmlDocument,
  recipients: readonly string[] = ["H36"],
): IncomingMessage {
  const xml = signXml(encodeDocument(document), { signer: stand.signer });
  return message("document.v1", document.documentId, Buffer.from(xml), { recipients });
}

/** A message of the axis that carries a status. */
export function carryStatus(
  about: Pick<EdxmlDocument, "documentId">,
  options: {
    readonly from: string;
    readonly to: string;
    readonly code: string;
    readonly at?: string;
    readonly text?: string;
    readonly for?: readonly string[];
  },
): IncomingMessage {
  const status: EdxmlStatus = {
    kind: "status",
    from: { organId: options.from, organName: options.from },
    responseFor: {
      organId: options.to,
      code: "152/UBND-VX",
      documentId: about.documentId,
      promulgationDate: "2020-11-24",
    },
    staff: { department: "Văn phòng", staff: "Phạm Hồng Vân" },
    statusCode: options.code,
    description: options.text ?? "",
    timestamp: options.at ?? "2020-11-24T10:00:00+07:00",
  };
  return message(
    "status.v1",
    about.documentId,
    Buffer.from(encodeStatus(status)),
    options.for ? { to: options.for } : {},
  );
}

/** A message of the axis with inline data. */
export function inline(data: unknown, type = "directory.v1"): IncomingMessage {
  return { ...message(type, "directory", Buffer.from(JSON.stringify(data)), {}), contentType: "application/json" };
}

function message(type: string, key: string, body: Buffer, meta: IncomingMessage["meta"]): IncomingMessage {
  return { id: newId(), source: "VN", type, key, subject: null, meta, contentType: "application/xml", body };
}
