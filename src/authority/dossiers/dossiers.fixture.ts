import { sql } from "kysely";
import { type Agency, findAgency, findProcedure, procedureFlows, templateFlows } from "../../../data/index.ts";
import { introduce, type TestNode, testNode } from "../../../test/support/node.ts";
import type { Principal, Role } from "../../platform/auth/index.ts";
import { newId } from "../../platform/db/index.ts";
import { importOrganisation } from "../organisation/index.ts";
import { importCatalogue, importFlows } from "../procedures/index.ts";
import { bringNational, offeredOf } from "../procedures/procedures.fixture.ts";
import type { NewDossier } from "./new-dossier.ts";
import type { Applicant } from "./record.ts";
import { dossiersSystem } from "./system.ts";

/** Agencies of the stand: a province, two of its departments, a city, two of its wards. */
export const standAgencies = ["H36", "H36.01", "H36.05", "H36.50", "H36.50.01", "H36.50.02"] as const;

/** Procedures of the stand by their national codes. */
export const standProcedures = { birth: "1.001193", permit: "1.007262", company: "2.001583" } as const;

/** A node that receives dossiers. */
export type DossierStand = {
  readonly node: TestNode;
  /** Ids of the procedures in the authority's catalogue. */
  readonly offers: Readonly<Record<keyof typeof standProcedures, string>>;
  /** Somebody in a role at an agency; the same one each time. */
  readonly person: (role: Role, agencyCode: string) => Principal;
  /** A dossier to hand in; complete unless the test takes something away. */
  readonly form: (of: keyof typeof standProcedures, over?: Partial<NewDossier>) => NewDossier;
};

/** Who applies in tests; invented. */
export const applicant: Applicant = {
  kind: "citizen",
  number: "068201004517",
  numberKind: "cccd",
  name: "K’Brểu Thị Lan",
  birthDate: "2001-04-12",
  gender: "female",
  address: "Tổ 4, Phường 7, thành phố Đà Lạt",
  phone: "0912000111",
  email: "",
};

const places = {
  birth: { level: "commune", agencyCode: "H36.50.01" },
  permit: { level: "district", agencyCode: "H36.50" },
  company: { level: "province", agencyCode: "H36.05" },
} as const;

/** Builds the node with real procedures and their flows. */
export async function dossierStand(now?: Date, code = "H36"): Promise<DossierStand> {
  const node = await testNode({ ...(now ? { now } : {}), code });
  const xmlOf = (wanted: string): string => templateFlows().find(({ key }) => key === wanted)?.xml ?? "";
  introduce(
    node,
    dossiersSystem(node, { generalFlows: { sameDay: xmlOf("one-officer"), oneStop: xmlOf("one-stop") } }),
  );
  const since = new Date("2018-01-02T00:00:00+07:00");
  const wanted = code === "H36" ? standAgencies : [code, `${code}.01`, `${code}.05`];
  const imported = wanted.map((one) => findAgency(one)).filter((one): one is Agency => one !== undefined);
  await node.db.transaction().execute((tx) =>
    importOrganisation(
      tx,
      imported.map((agency) => ({ agency: { ...agency, validUntil: null }, units: [], posts: [] })),
      since,
    ),
  );
  const records = Object.values(standProcedures)
    .map((code) => findProcedure(code))
    .filter((one) => one !== undefined);
  await bringNational(node, { version: 1, full: true, procedures: records });
  const offered = records.map((record) =>
    offeredOf({
      code: record.code,
      name: record.name,
      nationalVersion: record.version,
      levels: record.levels,
      leadAgency: record.levels.includes("province") ? `${code}.05` : code,
    }),
  );
  await importCatalogue(node, { older: [], procedures: offered.map((one) => ({ ...one, demand: [] })) });
  await importFlows(node, procedureFlows());
  const offers = await offersOf(node);
  const people = new Map<string, Principal>();
  return {
    node,
    offers,
    person: (role, agencyCode) => {
      const key = `${role} ${agencyCode}`;
      const known = people.get(key) ?? principalOf(role, agencyCode, since);
      people.set(key, known);
      return known;
    },
    form: (of, over = {}) => ({
      id: newId(),
      offeredId: offers[of],
      ...places[of],
      receivedAgency: places[of].agencyCode,
      channel: 1,
      mandate: "",
      applicant,
      subject: "",
      form: { agencies: { commune: "H36.50.01" } },
      components: (findProcedure(standProcedures[of])?.components ?? []).map((paper) => ({
        code: paper.code,
        name: paper.name,
        required: paper.required,
        originals: paper.originals,
        copies: paper.copies,
        given: paper.onlyWhen === null,
        files: [],
        note: "",
      })),
      duplicateSeen: false,
      ...over,
    }),
  };
}

async function offersOf(node: TestNode): Promise<DossierStand["offers"]> {
  const { rows } = await sql<{ id: string; code: string }>`
    SELECT id, national_code AS code FROM procedure.offered`.execute(node.db);
  const idOf = (code: string): string => rows.find((row) => row.code === code)?.id ?? "";
  return {
    birth: idOf(standProcedures.birth),
    permit: idOf(standProcedures.permit),
    company: idOf(standProcedures.company),
  };
}

function principalOf(role: Role, agencyCode: string, since: Date): Principal {
  const grant = {
    id: newId(),
    agencyCode,
    role,
    title: `${role} ${agencyCode}`,
    titleEn: `${role} ${agencyCode}`,
    validFrom: since,
    validUntil: null,
    onBehalfOf: null,
  };
  return {
    accountId: newId(),
    username: `${role}.${agencyCode.toLowerCase()}`,
    name: `Người ${role} ${agencyCode}`,
    sessionId: "s",
    agencyCode,
    grants: [grant],
  };
}
