import { parseArgs } from "node:util";
import type { PdfSignatureFacts, PdfSignatureReport } from "../../engines/signing/index.ts";
import { certificatesOfPem, readCrl, revocationListsOfPem, verifyPdf } from "../../engines/signing/index.ts";
import { type Command, type CommandIo, type CommandResult, UsageError } from "../command.ts";

/**
 * `pdf verify FILE`: exit 0 when the file has a signature, every one is intact and trusted, and nothing was added after the last;
 * else 1.
 */
export const pdfVerify: Command = {
  name: ["pdf", "verify"],
  usage: [
    "pdf verify FILE [--trust PEM]… [--crl FILE]… [--at INSTANT]",
    "",
    "Answers {signatures: [{field, subFilter, level, signer, signingTime, timestamp, coversWholeFile, integrity, trusted,",
    " revoked, weak, reason: {code, vi, en} | null}], changedAfterLastSignature, findings: [{severity, code, message: {vi, en}}],",
    " verdict: {vi, en}}. Document time-stamps are listed with level null.",
    "--trust: a file of trusted certificates (PEM, or one in DER); none are trusted by default. --crl: a revocation list (DER or PEM).",
    "--at: the instant at which certificates are judged, now by default; a trusted time-stamp goes before it.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const { file, trustFiles, crlFiles, at } = readArguments(args, io);
    const pdf = await io.readFile(file);
    const trust = (await Promise.all(trustFiles.map((path) => io.readFile(path)))).flatMap(certificatesOfPem);
    if (trustFiles.length > 0 && trust.length === 0)
      throw new UsageError("--trust: there is no certificate in the file");
    const crls = (await Promise.all(crlFiles.map((path) => io.readFile(path)))).flatMap(readLists);
    const report = await verifyPdf(pdf, { trust, at, crls });
    return { exit: report.valid ? 0 : 1, output: describe(report) };
  },
};

type Arguments = { file: string; trustFiles: readonly string[]; crlFiles: readonly string[]; at: Date };

function readArguments(args: readonly string[], io: CommandIo): Arguments {
  const { values, positionals } = parse(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("One FILE is needed");
  const at = values.at === undefined ? io.now() : readInstant(values.at);
  return { file, trustFiles: values.trust ?? [], crlFiles: values.crl ?? [], at };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      trust: { type: "string", multiple: true },
      crl: { type: "string", multiple: true },
      at: { type: "string" },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** An instant without a zone is Vietnam's time, as everywhere on this command line. */
function readInstant(text: string): Date {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+07:00` : hasZone ? text : `${text}+07:00`;
  const at = new Date(full);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--at: ${text} is no instant`);
  return at;
}

/** A file without a list is refused: who names it would believe that revocation was looked at. */
function readLists(file: Uint8Array): readonly Uint8Array[] {
  const lists = revocationListsOfPem(file);
  if (lists.length === 0 || !lists.every(readCrl))
    throw new UsageError("--crl: there is no revocation list in the file");
  return lists;
}

function describe(report: PdfSignatureReport) {
  return {
    signatures: report.signatures.map(describeSignature),
    changedAfterLastSignature: report.changedAfterLastSignature,
    findings: report.findings,
    verdict: report.verdict,
  };
}

function describeSignature(signature: PdfSignatureFacts) {
  const { field, subFilter, level, signer, coversWholeFile, integrity, trusted, revoked, weak, reason } = signature;
  return {
    field,
    subFilter,
    level,
    signer,
    signingTime: signature.signingTime?.toISOString() ?? null,
    timestamp: signature.timestamp?.at.toISOString() ?? null,
    coversWholeFile,
    integrity,
    trusted,
    revoked,
    weak,
    reason,
  };
}
