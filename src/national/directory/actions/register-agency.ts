import { formatAgencyCode, hasQcvn102Form, parseAgencyCode } from "../../../engines/codes/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, nfc } from "../../../platform/text/index.ts";
import type { Agency, AgencyLevel } from "../agency.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { levelOneOf } from "../resolve-recipient.ts";
import { saveAgencies, searchAgencies } from "../store/agencies.ts";
import { changeDirectory } from "./change-directory.ts";

/** What a new agency is made of. The code may be in either form. */
export type NewAgency = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName?: string;
  readonly abbreviation?: string;
  readonly level: AgencyLevel;
  /** Superior agency; by default the code one level up when the directory has it. */
  readonly parent?: string | null;
  readonly place?: string;
  readonly address?: string;
  readonly email?: string;
  /** First day; by default today. */
  readonly validFrom?: string;
};

/**
 * Enters an agency. Returns its canonical code.
 * Errors: `directory.forbidden`, `directory.code-invalid`, `directory.agency-exists`, `directory.parent-missing`.
 */
export async function registerAgency(node: Node, principal: Principal, agency: NewAgency): Promise<string> {
  assertRegistrar(principal, node.clock.now());
  return changeDirectory(node, async (tx, version) => {
    const made = await describeAgency(tx, agency, isoDay(node.clock.now()));
    await assertNew(tx, made.code);
    await saveAgencies(tx, [made], version);
    const subject = { kind: "directory.agency", id: made.code };
    const detail = { name: made.name, level: made.level };
    return {
      result: made.code,
      acts: [{ actor: principal, action: "directory.agency.register", subject, detail }],
    };
  });
}

/** Completes what was typed of an agency: canonical code, wire code, superior, province. Errors as `registerAgency`. */
export async function describeAgency(db: Db | Tx, agency: NewAgency, today: string): Promise<Agency> {
  const code = canonicalCode(agency.code);
  const parts = parseAgencyCode(code).parts;
  const parent = await superiorOf(db, code, agency.parent);
  const name = nfc(agency.name).trim();
  return {
    code,
    qcvn102: parts && hasQcvn102Form(parts) ? formatAgencyCode(parts, "qcvn102") : null,
    name,
    nameEn: nfc(agency.nameEn).trim() || name,
    shortName: nfc(agency.shortName ?? "").trim() || name,
    abbreviation: nfc(agency.abbreviation ?? "").trim(),
    level: agency.level,
    parent,
    province: agency.level === "central" ? null : levelOneOf(code),
    unitCode: null,
    place: nfc(agency.place ?? "").trim(),
    address: nfc(agency.address ?? "").trim(),
    email: (agency.email ?? "").trim(),
    validFrom: agency.validFrom ?? today,
    validUntil: null,
  };
}

/** The canonical form of a typed code. Throws `directory.code-invalid` with what is wrong. */
export function canonicalCode(text: string): string {
  const read = parseAgencyCode(text);
  if (read.valid && read.normalised) return read.normalised;
  const problem = read.problems.find(({ severity }) => severity === "error") ?? read.problems[0];
  throw directoryErrors.codeInvalid(
    problem?.message ?? { vi: `Mã ${text} không đúng.`, en: `The code ${text} is not valid.` },
  );
}

/** Throws `directory.agency-exists` when the code is taken. */
export async function assertNew(db: Db | Tx, code: string): Promise<void> {
  const { total } = await searchAgencies(db, { codes: [code] });
  if (total > 0) throw directoryErrors.agencyExists(code);
}

async function superiorOf(db: Db | Tx, code: string, wanted: string | null | undefined): Promise<string | null> {
  const above = code.includes(".") ? code.slice(0, code.lastIndexOf(".")) : null;
  const parent = wanted ? canonicalCode(wanted) : above;
  if (parent === null) return null;
  const { total } = await searchAgencies(db, { codes: [parent] });
  if (total > 0) return parent;
  // A superior that was asked for must be there; one guessed from the code need not.
  if (wanted) throw directoryErrors.parentMissing(parent);
  const { total: levelOne } = await searchAgencies(db, { codes: [levelOneOf(code)] });
  return levelOne > 0 ? levelOneOf(code) : null;
}
