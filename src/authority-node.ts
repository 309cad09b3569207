import { readFileSync } from "node:fs";
import { templateFlows } from "../data/index.ts";
import { calendarSystem } from "./authority/calendar/system.ts";
import { dossierFlowListener, dossierOpenItems } from "./authority/dossiers/index.ts";
import { dossiersSystem } from "./authority/dossiers/system.ts";
import { exchangeSystem } from "./authority/exchange/system.ts";
import { flowsSystem } from "./authority/flows/system.ts";
import { type OfficeAgency, type OfficeKeys, officeListener, officeOpenItems } from "./authority/office/index.ts";
import { officeSystem } from "./authority/office/system.ts";
import {
  createKeyStore,
  findAgency,
  findStaffOfAccount,
  type KeyOwner,
  type KeyStore,
} from "./authority/organisation/index.ts";
import { organisationSystem } from "./authority/organisation/system.ts";
import { proceduresSystem } from "./authority/procedures/system.ts";
import { demoPin } from "./country/demo-password.ts";
import { readIssued } from "./country/trust.ts";
import { certificatesOfPem, createSigner, type Signer } from "./engines/signing/index.ts";
import type { NodeConfig } from "./platform/config/index.ts";
import type { Db, Tx } from "./platform/db/index.ts";
import { DomainError } from "./platform/errors/index.ts";
import type { Node } from "./platform/node.ts";
import type { System } from "./platform/system.ts";
import { revocationSource } from "./revocation-source.ts";
import { timestampSource } from "./timestamp-source.ts";

/** The systems that an authority runs for its agencies. */
export function authoritySystems(node: Node): readonly System[] {
  const { config } = node;
  const keys = createKeyStore(
    node,
    config.demo && { authority: readIssued(config.demo.keysDir, "authority"), pin: demoPin },
  );
  const revocationLists = revocationSource(node);
  const signer = exchangeSigner(config);
  const office = {
    keys: officeKeys(node, keys),
    agency: describeAgency,
    ...(signer ? { systemSigner: signer } : {}),
    timestamp: timestampSource(node),
    trust: config.trustFiles.flatMap(readCertificates),
    revocationLists,
  };
  return [
    officeSystem(node, office),
    organisationSystem(node, { keys }),
    calendarSystem(node, { sources: [officeOpenItems, dossierOpenItems] }),
    proceduresSystem(node, { flowTemplates: templateFlows() }),
    flowsSystem(node, { taken: dossierFlowListener(node) }),
    dossiersSystem(node, { generalFlows: generalFlows() }),
    exchangeSystem(node, { ...(signer ? { signer } : {}), listeners: [officeListener(node)], revocationLists }),
  ];
}

/** An agency of this node as its documents name it: under its superior where that is another agency's body (Nghị định 30/2020/NĐ-CP, annex I). */
export async function describeAgency(
  db: Db | Tx,
  code: string,
): Promise<(OfficeAgency & { readonly nameEn: string }) | undefined> {
  const agency = await findAgency(db, code);
  if (!agency) return undefined;
  const parent = agency.level === "department" && agency.parent ? await findAgency(db, agency.parent) : undefined;
  const { name, nameEn, abbreviation, place, email } = agency;
  return { code, name, nameEn, abbreviation, place, email, ...(parent ? { parentName: parent.name } : {}) };
}

function officeKeys(node: Node, keys: KeyStore): OfficeKeys {
  return {
    personSigner: async (db, accountId, pin) => {
      const staff = await findStaffOfAccount(db, accountId);
      return open(node, keys, staff && { staffId: staff.id }, pin);
    },
    sealSigner: (_db, agencyCode, pin) => open(node, keys, { agencyCode }, pin),
  };
}

async function open(node: Node, keys: KeyStore, owner: KeyOwner | undefined, pin: string): Promise<Signer> {
  const key = owner && (await keys.findKey(owner));
  if (key) return keys.open(key.id, pin);
  node.log.info({ owner }, "no signing key");
  throw new DomainError("signing.no-key", "conflict", {
    vi: "Chưa có khóa ký số. Hãy nộp chứng thư ở trang “Khóa ký số của tôi”, rồi ký lại.",
    en: "There is no signing key yet. Enrol a certificate on the page “My signing key”, then sign again.",
  });
}

function exchangeSigner({ exchange }: NodeConfig): Signer | undefined {
  if (!exchange) return undefined;
  const [certificate, ...chain] = exchange.certificateFiles.flatMap(readCertificates);
  if (!certificate) throw new Error("The exchange certificate files hold no certificate");
  return createSigner({ privateKey: readFileSync(exchange.keyFile, "utf8"), certificate, chain });
}

function readCertificates(path: string): readonly Uint8Array[] {
  return certificatesOfPem(readFileSync(path, "utf8"));
}

/** Flows of procedures that have none of their own. */
function generalFlows(): { readonly sameDay: string; readonly oneStop: string } {
  const xmlOf = (wanted: string): string => templateFlows().find(({ key }) => key === wanted)?.xml ?? "";
  return { sameDay: xmlOf("one-officer"), oneStop: xmlOf("one-stop") };
}
