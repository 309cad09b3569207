import { type AgencyCode, formatAgencyCode, hasQcvn102Form, parseAgencyCode } from "../../engines/codes/index.ts";

/**
 * Agency codes stand in two forms. The axis carries the one of QCVN 102:2016/BTTTT, four groups read right to left
 * (`000.05.50.H36`); this program uses the one of Quyết định 20/2020/QĐ-TTg, level 1 first (`H36.50.05`).
 * Undefined when the text is exactly neither: a message is addressed by what it says, not by what it may have meant.
 */
export function readOrganCode(text: string): string | undefined {
  const code = read(text);
  return code === undefined ? undefined : formatAgencyCode(code, "qd20");
}

/** The code as it stands on the wire. A code that the older form cannot hold goes out as it is: receivers since 2020 read both. */
export function wireOrganCode(text: string): string {
  const code = read(text);
  return code !== undefined && hasQcvn102Form(code) ? formatAgencyCode(code, "qcvn102") : text;
}

function read(text: string): AgencyCode | undefined {
  const code = parseAgencyCode(text).parts;
  if (code === undefined) return undefined;
  const exact =
    formatAgencyCode(code, "qd20") === text || (hasQcvn102Form(code) && formatAgencyCode(code, "qcvn102") === text);
  return exact ? code : undefined;
}
