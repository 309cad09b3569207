import { formatDossierCode, parseAgencyCode, parseDossierCode, suggest } from "../../../../engines/codes/index.ts";

/** What a person may have meant by a code they typed. */
export type MeantCode = {
  /** As typed and as it should have been written, best first: where one of these exists, it is meant. */
  readonly same: readonly string[];
  /** Near it: offered where they exist, never taken for the same. */
  readonly near: readonly string[];
  /** Canonical code of the receiving agency, where it could be read. */
  readonly agency: string | undefined;
};

/** Characters that a code has at most; what is longer is none. */
const most = 60;

/**
 * Reads a dossier code through the usual slips.
 * @param today last day of receipt, as an ISO day
 * @param agencies codes of the agencies of this authority
 */
export function meantBy(text: string, today: string, agencies: readonly string[]): MeantCode {
  const typed = text.normalize("NFC").replaceAll("\0", "").trim().slice(0, most);
  const read = parseDossierCode(typed, { notAfter: today });
  const { parts, normalised } = read;
  const same = unique([typed.toUpperCase(), ...(normalised === undefined ? [] : [normalised])]);
  if (!parts) return { same, near: [], agency: undefined };
  const [agencyText = ""] = formatDossierCode(parts).split("-");
  const canonical = parseAgencyCode(agencyText).normalised ?? agencyText;
  // The same agency in the other of its two forms (QCVN 102:2016), as codes were written before and since.
  const otherForms = (["qd20", "qcvn102"] as const).flatMap((form) =>
    tryFormat({ ...parts, agency: { ...parts.agency, form } }),
  );
  const nearAgencies = suggest("agency", canonical, agencies).flatMap((code) => {
    const agency = parseAgencyCode(code).parts;
    return agency ? tryFormat({ ...parts, agency }) : [];
  });
  const [year = "", month = "", day = ""] = parts.date.slice(2).split("-");
  const turned = tryFormat({ ...parts, date: `20${day}-${month}-${year}` });
  const near = [...nearAgencies, ...turned].filter((code) => !same.includes(code));
  return { same: unique([...same, ...otherForms]), near: unique(near), agency: canonical };
}

function tryFormat(parts: Parameters<typeof formatDossierCode>[0]): readonly string[] {
  try {
    const code = formatDossierCode(parts);
    return parseDossierCode(code).valid ? [code] : [];
  } catch {
    // Not every agency has the other form.
    return [];
  }
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)];
}
