import { DomainError } from "../../../platform/errors/index.ts";
import type { AppContext, RefusedFile } from "../../../platform/http/index.ts";
import { readUpload } from "../../../platform/http/index.ts";
import { directoryWords } from "./words.ts";

/** Where certificates come in. */
export type CertificateUpload = {
  readonly fields: URLSearchParams;
  /** PEM or DER; undefined when none was chosen. */
  readonly certificate: Uint8Array | undefined;
};

const rules = {
  maxBytes: 64 * 1024,
  allow: ["text/plain", "application/octet-stream", "application/pkix-cert", "application/x-x509-ca-cert"],
};

/** Reads a form with a certificate in its field `certificate`. Throws `directory.certificate-unreadable` with what is wrong with the file. */
export async function readCertificateForm(c: AppContext): Promise<CertificateUpload> {
  const upload = await readUpload(c, rules);
  const [refused] = upload.refused.filter((one) => one.name !== "" && one.code !== "files.empty");
  const [emptied] = upload.refused.filter((one) => one.name !== "" && one.code === "files.empty");
  const wrong = refused ?? emptied;
  if (wrong) throw refusedFile(wrong);
  const [kept] = upload.files.filter(({ field }) => field === "certificate");
  return { fields: upload.fields, certificate: kept && (await c.get("node").files.bytes(kept.file.sha256)) };
}

/** The error of a certificate that was asked for and is not there. */
export function certificateMissing(): DomainError {
  const text = { vi: directoryWords.vi.fileMissing, en: directoryWords.en.fileMissing };
  return new DomainError("directory.certificate-missing-file", "invalid", text, { fields: { certificate: text } });
}

function refusedFile(refused: RefusedFile): DomainError {
  const { code, people } = refused;
  return new DomainError(code, "invalid", people, { fields: { certificate: people } });
}
