import type { Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar } from "../policy.ts";
import { assertAcceptable, certificateRow, readUploadedCertificate } from "../read-certificate.ts";
import { endAgency, saveAgencies, searchAgencies } from "../store/agencies.ts";
import { saveCertificate } from "../store/certificates.ts";
import { endCredential, readCredentials } from "../store/credentials.ts";
import { decideRegistration, findRegistration, type Registration } from "../store/registrations.ts";
import { createDirectoryReader } from "../store/view.ts";
import { changeDirectory } from "./change-directory.ts";
import { type IssuedCredential, makeCredential } from "./issue-credential.ts";
import { describeAgency } from "./register-agency.ts";

/**
 * Approves an application. To join: the agency is entered if the directory has it not, its certificate is registered, and its software
 * gets a credential, whose secret is returned here once. To leave: the agency's credentials end, and from today so does
 * the agency. Errors: `directory.forbidden`, `directory.registration-missing`,
 * `directory.registration-decided`, `directory.certificate-refused`, `directory.parent-missing`.
 */
export async function approveRegistration(
  node: Node,
  principal: Principal,
  id: string,
): Promise<IssuedCredential | undefined> {
  const now = node.clock.now();
  assertRegistrar(principal, now);
  return changeDirectory(node, async (tx, version) => {
    const registration = await findRegistration(tx, id);
    if (!registration) throw directoryErrors.registrationMissing();
    const decision = { state: "approved", at: now, by: principal.name, reason: "" } as const;
    if (!(await decideRegistration(tx, id, decision))) throw directoryErrors.registrationDecided();
    const context = { version, at: now, by: principal.name };
    const issued =
      registration.kind === "join" ? await join(tx, registration, context) : await leave(tx, registration, context);
    const subject = { kind: "directory.registration", id };
    const detail = { kind: registration.kind, agencyCode: registration.agencyCode, clientId: issued?.clientId ?? null };
    return {
      result: issued,
      acts: [{ actor: principal, action: "directory.registration.approve", subject, detail }],
    };
  });
}

type Decision = { readonly version: number; readonly at: Date; readonly by: string };

async function join(tx: Tx, registration: Registration, { version, at, by }: Decision): Promise<IssuedCredential> {
  const { agencyCode, level } = registration;
  const known = (await searchAgencies(tx, { codes: [agencyCode] })).total > 0;
  if (!known) {
    if (level === null) throw directoryErrors.agencyMissing(agencyCode);
    const { parent, ...described } = registration;
    const agency = { ...described, code: agencyCode, level, ...(parent ? { parent } : {}) };
    await saveAgencies(tx, [await describeAgency(tx, agency, isoDay(at))], version);
  }
  if (registration.certificate) {
    const certificate = readUploadedCertificate(registration.certificate);
    assertAcceptable(certificate, await createDirectoryReader()(tx), at);
    await saveCertificate(tx, certificateRow(certificate, { agencyCode, scope: "agency" }, at), version);
  }
  return makeCredential(tx, { agencyCode, software: registration.software, at, by, version });
}

async function leave(tx: Tx, registration: Registration, { version, at }: Decision): Promise<undefined> {
  const credentials = await readCredentials(tx, registration.agencyCode);
  for (const credential of credentials) if (!credential.revokedAt) await endCredential(tx, credential.id, at);
  await endAgency(tx, registration.agencyCode, isoDay(at), version);
}
