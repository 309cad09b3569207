/**
 * The code of an agency. `groups` are the parts below level 1, from the top down, without empty ones: H36.50.05 has
 * level1 "H36" and groups ["50", "05"]. `form` is the form in which it was written.
 */
export type AgencyCode = { level1: string; groups: readonly string[]; form: AgencyCodeForm };

/**
 * "qd20": Quyết định 20/2020/QĐ-TTg, level 1 first, at most 35 characters (H36.50.05), the canonical form of the system.
 * "qcvn102": QCVN 102:2016/BTTTT, four groups read from right to left (000.05.50.H36), the form on the axis' wire.
 */
export type AgencyCodeForm = "qd20" | "qcvn102";

/** The longest code Quyết định 20/2020/QĐ-TTg allows, in characters. */
export const agencyCodeMaxLength = 35;

/** The code cannot be written in four groups of 3, 2, 2 and 3 characters (QCVN 102:2016/BTTTT). */
export class NoQcvn102FormError extends Error {
  override name = "NoQcvn102FormError";
}

/** Writes the code in the form asked for; throws NoQcvn102FormError when "qcvn102" cannot carry it. */
export function formatAgencyCode(code: Pick<AgencyCode, "level1" | "groups">, form: AgencyCodeForm = "qd20"): string {
  if (form === "qd20") return [code.level1, ...code.groups].join(".");
  if (!hasQcvn102Form(code)) throw new NoQcvn102FormError(`${formatAgencyCode(code)} has no QCVN 102 form`);
  const [level2 = "00", level3 = "00", level4 = "000"] = code.groups;
  return [level4, level3, level2, code.level1].join(".");
}

/** Whether the code fits QCVN 102:2016/BTTTT: at most three levels below the first, of 2, 2 and 3 characters. */
export function hasQcvn102Form(code: Pick<AgencyCode, "level1" | "groups">): boolean {
  return code.groups.length <= 3 && code.groups.every((group, index) => group.length === (index === 2 ? 3 : 2));
}

/** The canonical codes from level 1 down to the agency itself: H36.50.05 → ["H36", "H36.50", "H36.50.05"]. */
export function agencyCodeLevels(code: Pick<AgencyCode, "level1" | "groups">): string[] {
  const levels = code.groups.map((_, index) => [code.level1, ...code.groups.slice(0, index + 1)].join("."));
  return [code.level1, ...levels];
}

/** The canonical code one level up, undefined at level 1. By code only; a directory may know another superior. */
export function parentAgencyCode(code: Pick<AgencyCode, "level1" | "groups">): string | undefined {
  return agencyCodeLevels(code).at(-2);
}
