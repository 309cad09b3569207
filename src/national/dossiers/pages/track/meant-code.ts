import { formatAgencyCode, formatDossierCode, parseDossierCode, suggest } from "../../../../engines/codes/index.ts";
import type { Text } from "../../../../platform/text/index.ts";

/** What somebody may have meant by a code they typed. */
export type MeantCode = {
  /** Where one of these exists, it is meant; best first. */
  readonly same: readonly string[];
  /** Offered where they exist. */
  readonly near: readonly string[];
  /** The right form of what was typed, where it was typed wrongly. */
  readonly right: string | undefined;
  /** Canonical code of the receiving agency, where it can be read. */
  readonly agency: string | undefined;
  /** What is wrong with the form. */
  readonly problem: Text | undefined;
};

/**
 * Reads a dossier code through the usual slips; never throws.
 * @param today last day on which it can have been received
 * @param agencies codes of the directory
 */
export function meantBy(typed: string, today: string, agencies: readonly string[]): MeantCode {
  const text = typed.normalize("NFC").replaceAll("\0", "").trim().slice(0, 60);
  const { parts, normalised, valid, problems } = parseDossierCode(text, { notAfter: today });
  const problem = valid ? undefined : problems[0]?.message;
  const same = [text.toUpperCase(), ...(normalised ? [normalised] : [])];
  if (!parts) return { same: unique(same), near: [], right: undefined, agency: undefined, problem };
  const agency = formatAgencyCode(parts.agency);
  const forms = (["qd20", "qcvn102"] as const).flatMap((form) =>
    written({ ...parts, agency: { ...parts.agency, form } }),
  );
  const tail = formatDossierCode(parts).split("-").slice(1).join("-");
  const near = suggest("agency", agency, agencies).flatMap((code) => {
    const read = parseDossierCode(`${code}-${tail}`);
    return read.valid && read.normalised ? [read.normalised] : [];
  });
  const right =
    !valid && normalised && parseDossierCode(normalised, { notAfter: today }).valid ? normalised : undefined;
  return { same: unique([...same, ...forms]), near: unique(near), right, agency, problem };
}

function written(parts: Parameters<typeof formatDossierCode>[0]): readonly string[] {
  try {
    return [formatDossierCode(parts)];
  } catch {
    // Not every agency has the other form (QCVN 102:2016/BTTTT).
    return [];
  }
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)];
}
