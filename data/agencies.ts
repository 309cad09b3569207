import { z } from "zod";
import { lazily } from "./read-data.ts";

/** The shape of an agency in the directory a fresh country starts with. */
export const agencySchema = z.object({
  /** Canonical code, form of Quyết định 20/2020/QĐ-TTg: "H36.50.05". */
  code: z.string(),
  /** The same in the form of QCVN 102:2016/BTTTT: "000.05.50.H36". */
  qcvn102: z.string(),
  /** "Ủy ban nhân dân phường 1, thành phố Đà Lạt": unique in the directory. */
  name: z.string(),
  nameEn: z.string(),
  /** "UBND thành phố Đà Lạt": for lists within one province. */
  shortName: z.string(),
  /** As it stands in notations: UBND, SNV, VPCP. */
  abbreviation: z.string(),
  level: z.enum(["central", "province", "department", "district", "commune"]),
  /** Code of the superior agency; null at level 1. */
  parent: z.string().nullable(),
  /** Code of the administrative unit whose People's Committee it is; null for other agencies. */
  unitCode: z.string().nullable(),
  /** Level 1 code of its province; null for central agencies. */
  province: z.string().nullable(),
  /** The place that stands before the date of its documents (Nghị định 30/2020/NĐ-CP, annex I). */
  place: z.string(),
  /** In a domain reserved for examples, so that nothing can be sent by mistake. */
  email: z.string(),
  /** First day of validity, yyyy-MM-dd. */
  validFrom: z.string(),
  /** True when the code was made for this project. */
  sample: z.boolean(),
  /** True when the code was seen in the public source named. */
  verified: z.boolean(),
  source: z.string(),
});

/** An agency of the starting directory. */
export type Agency = z.infer<typeof agencySchema>;

const files = lazily(
  z.object({ note: z.string(), agencies: z.array(agencySchema) }),
  "agencies/central.json",
  "agencies/lam-dong.json",
  "agencies/kon-tum.json",
  "agencies/dak-lak.json",
  "agencies/dak-nong.json",
  "agencies/gia-lai.json",
);

/** Every agency, superiors before their subordinates: central ones, then province by province. */
export function agencies(): readonly Agency[] {
  all ??= files().flatMap((file) => file.agencies);
  return all;
}

/** The agency with this canonical code, undefined when there is none. */
export function findAgency(code: string): Agency | undefined {
  byCode ??= new Map(agencies().map((agency) => [agency.code, agency]));
  return byCode.get(code);
}

/** The People's Committee of an administrative unit, by the unit's code; undefined when there is none. */
export function findAgencyOfUnit(unitCode: string): Agency | undefined {
  byUnit ??= new Map(
    agencies().flatMap((agency) => (agency.unitCode === null ? [] : [[agency.unitCode, agency] as const])),
  );
  return byUnit.get(unitCode);
}

/** All agencies under this one at any depth, without itself: "all communes of H36" is `listAgenciesBelow("H36", "commune")`. */
export function listAgenciesBelow(code: string, level?: Agency["level"]): Agency[] {
  return agencies().filter(
    (agency) => agency.code.startsWith(`${code}.`) && (level === undefined || agency.level === level),
  );
}

let all: readonly Agency[] | undefined;
let byCode: ReadonlyMap<string, Agency> | undefined;
let byUnit: ReadonlyMap<string, Agency> | undefined;
