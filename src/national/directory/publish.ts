import { type Db, newId, type Tx } from "../../platform/db/index.ts";
import { enqueue, type Json } from "../../platform/outbox/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import type { Agency, AgencyCertificate } from "./agency.ts";
import { routeTo } from "./resolve-recipient.ts";
import { searchAgencies } from "./store/agencies.ts";
import { readCertificates } from "./store/certificates.ts";
import { createDirectoryReader, type DirectoryView } from "./store/view.ts";

/** Type of the message by which nodes keep their copy of the directory. */
export const directoryMessageType = "directory.v1";

/**
 * Sends nodes what changed in the directory after a version, in the transaction of the change: `directory.v1`.
 * @param since version above which rows are sent; undefined: everything (`full`)
 * @param only the node to send to; undefined: every node that serves somebody
 */
export async function publishDirectory(
  tx: Tx,
  options: { readonly at: Date; readonly since?: number; readonly only?: string },
): Promise<void> {
  // Its own reader: this transaction sees its own change, which nobody may remember before it commits.
  const view = await createDirectoryReader()(tx);
  const nodes = options.only ? [options.only] : [...new Set(view.nodes.values())];
  if (nodes.length === 0) return;
  const changed = options.since === undefined ? undefined : await changedSince(tx, options.since);
  const data = writeCopy(view, changed, options.at);
  await enqueue(
    tx,
    nodes.map((destination) => ({ id: newId(), destination, type: directoryMessageType, key: "directory", data })),
  );
}

type Changed = { readonly codes: ReadonlySet<string>; readonly certificates: ReadonlySet<string> };

async function changedSince(tx: Db | Tx, since: number): Promise<Changed> {
  const { agencies } = await searchAgencies(tx, { changedSince: since });
  const certificates = await readCertificates(tx, { changedSince: since });
  return { codes: new Set(agencies.map((a) => a.code)), certificates: new Set(certificates.map((c) => c.id)) };
}

function writeCopy(view: DirectoryView, changed: Changed | undefined, at: Date): Json {
  const agencies = [...view.agencies.values()].filter((agency) => !changed || changed.codes.has(agency.code));
  const certificates = [...view.certificates.values()]
    .flat()
    .filter((one) => !changed || changed.certificates.has(one.id));
  return {
    version: view.version,
    full: changed === undefined,
    agencies: agencies.map((agency) => writeAgency(view, agency, isoDay(at))),
    certificates: certificates.map(writeCertificate),
    trust: view.trust.map((der) => Buffer.from(der).toString("base64")),
  };
}

function writeAgency(view: DirectoryView, agency: Agency, today: string): Json {
  const succession = view.successions.get(agency.code);
  const ended = agency.validUntil !== null && agency.validUntil <= today;
  return {
    code: agency.code,
    qcvn102: agency.qcvn102 ?? agency.code,
    name: agency.name,
    nameEn: agency.nameEn,
    shortName: agency.shortName,
    level: agency.level,
    parent: agency.parent,
    province: agency.province,
    validFrom: agency.validFrom,
    ...(agency.validUntil === null ? {} : { validUntil: agency.validUntil }),
    ...(succession ? { successor: succession.successorCode } : {}),
    route: ended ? "none" : routeTo(view, agency.code).route,
  };
}

function writeCertificate(certificate: AgencyCertificate): Json {
  return {
    agencyCode: certificate.agencyCode,
    scope: certificate.scope,
    der: Buffer.from(certificate.der).toString("base64"),
    validFrom: certificate.validFrom.toISOString(),
    validUntil: certificate.validUntil.toISOString(),
    ...(certificate.revokedAt ? { revokedAt: certificate.revokedAt.toISOString() } : {}),
  };
}
