import { createDemoTrust, type IssuedCertificate, signerOf, signXml } from "../../engines/signing/index.ts";
import { createScriptedPdf } from "../../engines/signing/pdf/scripted-pdf.fixture.ts";
import { makeZip } from "../../protocol/edxml/fixtures/make-zip.ts";
import { type EdxmlDocument, encodeDocument } from "../../protocol/edxml/index.ts";
import { addCertificate, readCertificates, revokeCertificate } from "../directory/index.ts";
import { type AxisStand, makeDocument, signed } from "./axis.fixture.ts";

/** Who hands bad documents in: the agency that they are from. Its certificate is `stand.h36`, registered for it. */
export type BadSender = {
  readonly stand: AxisStand;
  readonly from: { readonly organId: string; readonly organName: string };
};

/** A document that the axis must not take, and the code with which it says so. */
export type BadDocument = {
  readonly name: string;
  readonly code: string;
  /** What the English words say, where several faults have the same code. */
  readonly says?: RegExp;
  readonly make: (sender: BadSender) => Promise<Buffer>;
};

/** Everything that a stranger, a careless program or a broken line may hand in. */
export const badDocuments: readonly BadDocument[] = [
  { name: "not XML", code: "edxml.not-xml", make: async () => Buffer.from("xin chào") },
  { name: "no bytes", code: "edxml.not-xml", make: async () => Buffer.alloc(0) },
  {
    name: "a DOCTYPE",
    code: "edxml.doctype",
    make: async (sender) =>
      edited(await good(sender), "?>", '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
  },
  { name: "an entity bomb", code: "edxml.doctype", make: async () => Buffer.from(entityBomb) },
  {
    name: "a zip bomb",
    code: "edxml.zip-bomb",
    make: async (sender) => withContent(sender, zipOf("a.png", Buffer.alloc(50_000_000))),
  },
  {
    name: "a path name in a zip",
    code: "axis.attachment-unusable",
    says: /path/,
    make: async (sender) => withContent(sender, zipOf("../../etc/a.png", Buffer.from("x"))),
  },
  {
    name: "no signature",
    code: "axis.signature-absent",
    make: async (sender) => Buffer.from(encodeDocument(await documentOf(sender))),
  },
  {
    name: "a changed byte",
    code: "axis.signature-changed",
    make: async (sender) => edited(await good(sender), "chứng thực", "chứng thức"),
  },
  {
    name: "a certificate of a stranger's authority",
    code: "axis.signature-untrusted",
    make: async (sender) => signed(await documentOf(sender), await (await createDemoTrust()).issue("Người lạ", "node")),
  },
  {
    name: "a certificate that is not registered",
    code: "axis.certificate-unregistered",
    make: async (sender) => signed(await documentOf(sender), await sender.stand.trust.issue("Lạ", "node")),
  },
  {
    name: "the certificate of another agency",
    code: "axis.certificate-other-agency",
    make: async (sender) => signed(await documentOf(sender), await registered(sender.stand, "H34")),
  },
  {
    name: "an expired certificate",
    code: "axis.signature-expired",
    make: async (sender) => {
      const notAfter = new Date("2020-11-01T00:00:00Z");
      return signed(await documentOf(sender), await sender.stand.trust.issue("Hết hạn", "node", { notAfter }));
    },
  },
  {
    name: "a revoked certificate",
    code: "axis.certificate-revoked",
    make: async (sender) => signed(await documentOf(sender), await revoked(sender)),
  },
  {
    name: "only unknown recipients",
    code: "axis.recipients-unknown",
    make: async (sender) => good(sender, { to: [{ organId: "H34.77", organName: "?" }] }),
  },
  {
    name: "an unknown sender",
    code: "axis.sender-unknown",
    make: async ({ stand, from }) => good({ stand, from: { organId: `${from.organId}.99`, organName: "?" } }),
  },
  {
    name: "the name of another sender",
    code: "axis.sender-foreign",
    make: async ({ stand }) => good({ stand, from: { organId: "H34", organName: "Kon Tum" } }),
  },
  {
    name: "a file of 0 bytes",
    code: "axis.attachment-unusable",
    says: /0 bytes/,
    make: (sender) => withContent(sender, ""),
  },
  {
    name: "a file that is not what it says",
    code: "axis.attachment-unusable",
    says: /declared type/,
    make: (sender) => withContent(sender, Buffer.from("PNG, thật đấy").toString("base64")),
  },
  {
    name: "a PDF with a script",
    code: "axis.active-content",
    says: /script/i,
    make: async (sender) => good(sender, { attachments: [pdf(await createScriptedPdf())] }),
  },
  {
    name: "a PDF that cannot be read",
    code: "axis.active-content",
    says: /no readable PDF|not a readable PDF|cannot be read/i,
    make: async (sender) => good(sender, { attachments: [pdf(Buffer.from("%PDF-1.4 hỏng"))] }),
  },
];

/** A good document of the sender, with changes. */
export async function good({ stand, from }: BadSender, changes: Partial<EdxmlDocument> = {}): Promise<Buffer> {
  return signed(await makeDocument({ from, ...changes }), stand.h36);
}

/** One that is whole and signed, whose days are none of the calendar. */
export async function impossibleDates(sender: BadSender): Promise<Buffer> {
  return signedAfter(sender, (xml) =>
    xml.replace(/(<edXML:PromulgationDate>)[^<]*/, "$12020/02/31").replace(/(<edXML:DueDate>)[^<]*/, "$10000/00/00"),
  );
}

function documentOf({ from }: BadSender): Promise<EdxmlDocument> {
  return makeDocument({ from });
}

function edited(body: Buffer, from: string, to: string): Buffer {
  return Buffer.from(body.toString().replace(from, to));
}

/** Changes the text before it is signed, so that what is wrong is not the signature. */
async function signedAfter(sender: BadSender, change: (xml: string) => string): Promise<Buffer> {
  const xml = change(encodeDocument(await documentOf(sender)));
  return Buffer.from(signXml(xml, { signer: signerOf(sender.stand.h36) }));
}

function withContent(sender: BadSender, base64: string): Promise<Buffer> {
  return signedAfter(sender, (xml) =>
    xml
      .replace(/(<edXML:ContentTransferEncoded[^>]*>)[^<]*/, `$1${base64}`)
      .replaceAll("application/pdf", "image/png")
      .replaceAll(".pdf", ".png"),
  );
}

function zipOf(name: string, content: Buffer): string {
  return makeZip([{ name, content }]).toString("base64");
}

async function registered(stand: AxisStand, agencyCode: string): Promise<IssuedCertificate> {
  const certificate = await stand.trust.issue(`Của ${agencyCode}`, "node");
  await addCertificate(stand.node, "system", { agencyCode, scope: "subtree", file: certificate.certificate });
  return certificate;
}

async function revoked({ stand, from }: BadSender): Promise<IssuedCertificate> {
  const certificate = await registered(stand, from.organId);
  const all = await readCertificates(stand.node.db, { agencyCode: from.organId });
  const row = all.find((each) => Buffer.compare(each.der, certificate.certificate) === 0);
  const grant = {
    id: "g",
    agencyCode: "VN",
    role: "registrar" as const,
    title: "",
    titleEn: "",
    validFrom: new Date(0),
    validUntil: null,
    onBehalfOf: null,
  };
  const registrar = {
    accountId: "00000000-0000-7000-8000-000000000001",
    username: "q",
    name: "Người quản lý thử",
    sessionId: "s",
    agencyCode: "VN",
    grants: [grant],
  };
  await revokeCertificate(stand.node, registrar, row?.id ?? "", "Lộ khóa");
  return certificate;
}

const entityBomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><edXML>&b;</edXML>`;

function pdf(bytes: Uint8Array) {
  return { contentId: "a", name: "van-ban.pdf", contentType: "application/pdf", bytes };
}
