import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import {
  decodeEdxml,
  type EdxmlDocument,
  type EdxmlStatus,
  type ResponseFor,
  readXml,
  type Wording,
  wireDate,
  wireInstant,
} from "../../protocol/edxml/index.ts";
import { type Command, type CommandIo, type CommandResult, UsageError } from "../command.ts";

/** `edxml inspect FILE`: exit 0 when the message can be read, however many findings; 1 when it is refused. */
export const edxmlInspect: Command = {
  name: ["edxml", "inspect"],
  usage: [
    "edxml inspect FILE [--trust PEM]… [--at INSTANT] [--allow-sha1]",
    "",
    "Reads an edXML message (QCVN 102:2016/BTTTT) as the exchange reads it and answers",
    "{kind, businessType, documentId, code, from, to, subject, promulgationDate, dueDate, priority, steeringType, statusCode,",
    " responseFor, traces, attachments: [{contentId, name, contentType, bytes, sha256}],",
    " signature: {present, valid, weak, signer, reason}, findings: [{severity, code, path, message: {vi, en}}]},",
    "or {refused, message: {vi, en}} and exit 1. Agency codes are in the form of QĐ 20/2020, dates as on the wire (yyyy/MM/dd).",
    "Without --trust, `valid` says that the message is intact and signed with the key of the certificate it carries, and `reason`",
    "that nobody was asked to vouch for that certificate. --trust names a file of certificates in PEM; --at is the instant judged, now by default.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const { file, trustFiles, at, allowSha1 } = readArguments(args, io);
    const message = await io.readFile(file);
    const trusted = await Promise.all(trustFiles.map((each) => io.readFile(each)));
    const decoded = decodeEdxml(message);
    if ("refused" in decoded)
      return { exit: 1, output: { refused: decoded.refused.code, message: decoded.refused.message } };
    const content = "document" in decoded ? describeDocument(decoded.document) : describeStatus(decoded.status);
    const signature = await judgeSignature(readXml(message) ?? Buffer.alloc(0), { trust: trusted, at, allowSha1 });
    return { exit: 0, output: { ...content, signature, findings: decoded.findings } };
  },
};

type Arguments = { file: string; trustFiles: readonly string[]; at: Date; allowSha1: boolean };

function readArguments(args: readonly string[], io: CommandIo): Arguments {
  const { values, positionals } = parse(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("One FILE is needed");
  const at = values.at === undefined ? io.now() : new Date(values.at);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--at: ${values.at} is no instant`);
  return { file, trustFiles: values.trust ?? [], at, allowSha1: values["allow-sha1"] ?? false };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      trust: { type: "string", multiple: true },
      at: { type: "string" },
      "allow-sha1": { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function describeDocument(document: EdxmlDocument) {
  const { code, business, otherInfo, promulgation } = document;
  return {
    kind: "document",
    businessType: business.type,
    documentId: orNull(document.documentId),
    code: code.number === "" && code.notation === "" ? null : `${code.number}/${code.notation}`,
    from: orNull(document.from.organId),
    to: document.to.map(({ organId }) => organId),
    subject: orNull(document.subject),
    promulgationDate: orNull(wireDate(promulgation.date)),
    dueDate: orNull(wireDate(document.dueDate ?? "")),
    priority: otherInfo.priority,
    steeringType: document.steeringType,
    statusCode: null,
    responseFor: document.responseFor.map(describeAnswered),
    traces: document.traces.map(({ organId, timestamp }) => ({ organId, timestamp: wireInstant(timestamp) })),
    attachments: document.attachments.map(({ contentId, name, contentType, bytes }) => ({
      contentId,
      name,
      contentType,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
  };
}

function describeStatus(status: EdxmlStatus) {
  return {
    kind: "status",
    businessType: null,
    documentId: null,
    code: null,
    from: orNull(status.from.organId),
    to: [],
    subject: null,
    promulgationDate: null,
    dueDate: null,
    priority: null,
    steeringType: null,
    statusCode: orNull(status.statusCode),
    responseFor: [describeAnswered(status.responseFor)],
    traces: [],
    attachments: [],
  };
}

function describeAnswered({ organId, code, documentId }: ResponseFor) {
  return { organId: orNull(organId), code: orNull(code), documentId: orNull(documentId) };
}

type SignatureAnswer = {
  present: boolean;
  valid: boolean;
  weak: boolean;
  signer: string | null;
  reason: (Wording & { code: string }) | null;
};

async function judgeSignature(
  xml: Uint8Array,
  { trust: files, at, allowSha1 }: { trust: readonly Uint8Array[]; at: Date; allowSha1: boolean },
): Promise<SignatureAnswer> {
  // The signing engine takes longer to load than a message to read: it comes only for what may be signed.
  if (files.length === 0 && !Buffer.from(xml).includes("SignedInfo")) return unsigned;
  const { certificatesOfPem, verifyXml } = await import("../../engines/signing/index.ts");
  const trust = files.flatMap((file) => certificatesOfPem(file));
  if (files.length > 0 && trust.length === 0) throw new UsageError("--trust: the file holds no certificate");
  const { present, valid, weak, signer, reason } = verifyXml(xml, { trust, at, allowSha1 });
  if (!present) return unsigned;
  const intact = reason !== null && aboutCertificate.has(reason.code);
  if (trust.length === 0 && intact) return { present, valid: true, weak, signer, reason: notJudged };
  return { present, valid, weak, signer, reason };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

const unsigned: SignatureAnswer = { present: false, valid: false, weak: false, signer: null, reason: null };
// verifyXml judges the certificate only after the bytes: these reasons imply that the message is intact.
const aboutCertificate: ReadonlySet<string> = new Set([
  "untrusted",
  "expired",
  "not-yet-valid",
  "revoked",
  "unsuitable",
]);
const notJudged = {
  code: "trust-not-judged",
  vi: "Văn bản còn nguyên vẹn; chưa xét độ tin cậy của chứng thư số vì không có danh sách tin cậy.",
  en: "The message is intact; whether the certificate can be trusted was not judged, as no trusted certificates were given.",
};
