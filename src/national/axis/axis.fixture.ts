import { type TestNode, testNode } from "../../../test/support/node.ts";
import {
  createDemoTrust,
  type DemoTrust,
  type IssuedCertificate,
  signerOf,
  signXml,
} from "../../engines/signing/index.ts";
import { createDemoPdf } from "../../engines/signing/pdf/demo-pdf.ts";
import { generateNodeKey, savePeers } from "../../platform/keys/index.ts";
import type { Node } from "../../platform/node.ts";
import { sampleDocument, sampleStatus } from "../../protocol/edxml/fixtures/sample-messages.ts";
import {
  type EdxmlDocument,
  type EdxmlStatus,
  encodeDocument,
  encodeStatus,
  formatDocumentId,
} from "../../protocol/edxml/index.ts";
import {
  addCertificate,
  type ImportedAgency,
  importAgencies,
  joinNodes,
  trustAuthorities,
} from "../directory/index.ts";
import { directorySystem } from "../directory/system.ts";
import { type Axis, createAxis } from "./axis.ts";
import { axisSystem } from "./system.ts";

/** A national node with a few agencies, two provinces' nodes joined, and the keys to sign for them. */
export type AxisStand = {
  readonly node: TestNode;
  readonly axis: Axis;
  readonly trust: DemoTrust;
  /** Signs for H36 and everything below it. */
  readonly h36: IssuedCertificate;
};

/** An invented agency. */
export function sampleAgency(
  code: string,
  name: string,
  level: ImportedAgency["level"],
  changes: Partial<ImportedAgency> = {},
): ImportedAgency {
  const groups = code.split(".");
  const [level1 = "", ...lower] = groups;
  const [two = "00", three = "00", four = "000"] = lower;
  return {
    code,
    qcvn102: [four, three, two, level1].join("."),
    name,
    nameEn: `${name} (en)`,
    shortName: name,
    abbreviation: "UBND",
    level,
    parent: groups.length > 1 ? groups.slice(0, -1).join(".") : null,
    province: level === "central" ? null : level1,
    unitCode: null,
    place: "Lâm Đồng",
    email: "vanthu@example.vn",
    validFrom: "2019-01-01",
    ...changes,
  };
}

const agencies: readonly ImportedAgency[] = [
  sampleAgency("G22", "Văn phòng Chính phủ", "central"),
  sampleAgency("G01", "Bộ Công an", "central"),
  sampleAgency("H36", "Ủy ban nhân dân tỉnh Lâm Đồng", "province"),
  sampleAgency("H36.01", "Sở Nội vụ tỉnh Lâm Đồng", "department"),
  sampleAgency("H34", "Ủy ban nhân dân tỉnh Kon Tum", "province"),
  sampleAgency("H34.50", "Ủy ban nhân dân huyện Tu Mơ Rông", "district"),
  sampleAgency("H34.50.05", "Ủy ban nhân dân xã Măng Ri", "commune"),
  sampleAgency("H34.50.06", "Ủy ban nhân dân xã Đăk Sao", "commune"),
  sampleAgency("H15", "Ủy ban nhân dân tỉnh Đắk Lắk", "province"),
];

/** Builds the stand. `more` are agencies beside the usual ones. */
export async function axisStand(
  config: Partial<Node["config"]> = {},
  more: readonly ImportedAgency[] = [],
): Promise<AxisStand> {
  const systems = (node: Node) => [directorySystem(node), axisSystem(node)];
  const node = await testNode({
    role: "national",
    code: "VN",
    name: { vi: "Trục quốc gia", en: "National axis" },
    config,
    systems,
  });
  const trust = await createDemoTrust();
  const h36 = await trust.issue("Hệ thống liên thông - H36", "node");
  await trustAuthorities(node, [trust.root.certificate, trust.authority.certificate]);
  await importAgencies(node, [...agencies, ...more]);
  for (const code of ["H36", "H34"]) {
    await savePeers(node.db, [
      { code, name: { vi: code, en: code }, baseUrl: "http://127.0.0.1:1", publicKey: generateNodeKey().publicKey },
    ]);
    await joinNodes(node, [{ level1: code, nodeCode: code }]);
  }
  await addCertificate(node, "system", { agencyCode: "H36", scope: "subtree", file: h36.certificate });
  return { node, axis: createAxis(node), trust, h36 };
}

let counter = 0;

/** A document from H36 with a number of its own and a real PDF. */
export async function makeDocument(changes: Partial<EdxmlDocument> = {}): Promise<EdxmlDocument> {
  counter += 1;
  const code = changes.code ?? { number: String(counter), notation: "UBND-KSTT" };
  const from = changes.from ?? sampleDocument().from;
  const date = changes.promulgation?.date ?? "2020-11-24";
  const pdf = await createDemoPdf();
  return sampleDocument({
    code,
    promulgation: { place: "Lâm Đồng", date },
    dueDate: "2020-12-10",
    documentId: formatDocumentId({ organId: from.organId, date, code }),
    to: [{ organId: "H34.50.05", organName: "Ủy ban nhân dân xã Măng Ri" }],
    attachments: [{ contentId: "a", name: "van-ban.pdf", contentType: "application/pdf", bytes: pdf }],
    ...changes,
  });
}

/** A document as signed edXML. */
export function signed(document: EdxmlDocument, by: IssuedCertificate): Buffer {
  return Buffer.from(signXml(encodeDocument(document), { signer: signerOf(by) }));
}

/** A status of a recipient about a document. */
export function statusOf(document: EdxmlDocument, code: string, changes: Partial<EdxmlStatus> = {}): Buffer {
  return Buffer.from(
    encodeStatus(
      sampleStatus({
        responseFor: {
          organId: document.from.organId,
          code: `${document.code.number}/${document.code.notation}`,
          documentId: document.documentId,
          promulgationDate: document.promulgation.date,
        },
        statusCode: code,
        timestamp: "2020-11-24T10:02:11+07:00",
        ...changes,
      }),
    ),
  );
}
