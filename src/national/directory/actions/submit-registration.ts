import { appendAudit } from "../../../platform/audit/index.ts";
import type { Node } from "../../../platform/node.ts";
import { nfc } from "../../../platform/text/index.ts";
import type { AgencyLevel } from "../agency.ts";
import { directoryErrors } from "../errors.ts";
import { readUploadedCertificate } from "../read-certificate.ts";
import { searchAgencies } from "../store/agencies.ts";
import { insertRegistration } from "../store/registrations.ts";
import { canonicalCode } from "./register-agency.ts";

/** An application as it is handed in. Texts left out are empty. */
export type Application = {
  readonly kind: "join" | "leave";
  /** In either form. */
  readonly agencyCode: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly shortName?: string;
  readonly level?: AgencyLevel;
  readonly parent?: string;
  readonly address?: string;
  readonly email?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly software?: string;
  /** PEM or DER. */
  readonly certificate?: Uint8Array;
  readonly note?: string;
  /** Who applies: a person's name, or `client:<id>`. */
  readonly source: string;
};

/**
 * Hands in an application to join or leave the axis; a registrar decides. Returns its id. An agency that the directory does not have
 * needs a name and a level. Errors: `directory.code-invalid`, `directory.agency-missing`, `directory.registration-open`,
 * `directory.certificate-unreadable`.
 */
export async function submitRegistration(node: Node, application: Application): Promise<string> {
  const agencyCode = canonicalCode(application.agencyCode);
  const certificate = application.certificate ? readUploadedCertificate(application.certificate).der : null;
  const text = (value: string | undefined): string => nfc(value ?? "").trim();
  const submittedAt = node.clock.now();
  return node.db.transaction().execute(async (tx) => {
    const known = (await searchAgencies(tx, { codes: [agencyCode] })).total > 0;
    const described = text(application.name) !== "" && application.level !== undefined;
    if (!known && (application.kind === "leave" || !described)) throw directoryErrors.agencyMissing(agencyCode);
    const id = await insertRegistration(tx, {
      kind: application.kind,
      agencyCode,
      name: text(application.name),
      nameEn: text(application.nameEn),
      shortName: text(application.shortName),
      level: application.level ?? null,
      parent: application.parent ? canonicalCode(application.parent) : null,
      address: text(application.address),
      email: text(application.email),
      contactName: text(application.contactName),
      contactPhone: text(application.contactPhone),
      software: text(application.software),
      certificate,
      note: text(application.note),
      source: application.source,
      submittedAt,
    });
    if (id === undefined) throw directoryErrors.registrationOpen(agencyCode);
    const subject = { kind: "directory.registration", id };
    const detail = { kind: application.kind, agencyCode };
    const actor = { name: application.source, agencyCode };
    await appendAudit(tx, { actor, action: "directory.registration.submit", subject, detail, at: submittedAt });
    return id;
  });
}
