/**
 * Generates data/agencies: the directory that a fresh country starts with. Deterministic: the same units give the same files.
 * Run: node --import tsx scripts/data/generate-agencies.ts
 */
import { type Agency, type Unit, units } from "../../data/index.ts";
import { formatAgencyCode, levelOneAgencies, parseAgencyCode } from "../../src/engines/codes/index.ts";
import {
  type AgencyRow,
  governmentOfficeUnits,
  provincialBoards,
  provincialDepartments,
  serviceCentre,
} from "./agency-tables.ts";
import { isFullNamePlace, withoutMarks } from "./place-names.ts";
import { writeJson } from "./write-json.ts";

/** Province code of the axis, unit code of the statistics office, folder-like name for the file and the e-mail domain. */
const provinces = [
  { code: "H36", unitCode: "68", slug: "lam-dong" },
  { code: "H34", unitCode: "62", slug: "kon-tum" },
  { code: "H15", unitCode: "66", slug: "dak-lak" },
  { code: "H16", unitCode: "67", slug: "dak-nong" },
  { code: "H21", unitCode: "64", slug: "gia-lai" },
] as const;

/** Districts start at this group, so that departments have room below it. */
const firstDistrictGroup = 50;

/** The history that a fresh country tells starts here. */
const validFrom = "2019-01-01";

const sample = { sample: true, verified: false, source: "sample code of this project" } as const;

await writeJson("agencies/central.json", {
  note: "Level 1: see `verified` and `source` of each. Codes of the units of Văn phòng Chính phủ are samples.",
  agencies: [
    ...levelOneAgencies.filter(({ code }) => code.startsWith("G")).map(centralAgency),
    ...governmentOfficeUnits.map(governmentOfficeUnit),
  ],
});
for (const province of provinces)
  await writeJson(`agencies/${province.slug}.json`, {
    note: "Names and units are those of 2020; codes below level 1, abbreviations and addresses are samples.",
    agencies: provincialAgencies(province),
  });

type Province = (typeof provinces)[number];

function centralAgency({
  code,
  name,
  nameEn,
  abbreviation,
  verified,
  source,
}: (typeof levelOneAgencies)[number]): Agency {
  const head = {
    name,
    nameEn,
    shortName: name,
    abbreviation,
    level: "central" as const,
    parent: null,
    unitCode: null,
    place: "Hà Nội",
  };
  return complete(code, { ...head, province: null, sample: false, verified, source }, "central");
}

function governmentOfficeUnit({ group, name, nameEn, abbreviation }: AgencyRow): Agency {
  const head = {
    name: `${name}, Văn phòng Chính phủ`,
    nameEn: `${nameEn}, Government Office`,
    shortName: name,
    abbreviation,
  };
  return complete(
    `G22.${group}`,
    { ...head, level: "central", parent: "G22", unitCode: null, place: "Hà Nội", province: null, ...sample },
    "vpcp",
  );
}

function provincialAgencies(province: Province): Agency[] {
  const unit = getUnit(province.unitCode);
  const listed = levelOneAgencies.find(({ code }) => code === province.code);
  if (listed === undefined) throw new Error(`No level 1 agency ${province.code}`);
  const committee = peoplesCommittee(unit, { code: province.code, level: "province", parent: null, province });
  return [
    { ...committee, sample: false, verified: listed.verified, source: listed.source },
    ...[...provincialDepartments, ...(provincialBoards[province.code] ?? [])].map((row) =>
      department(row, unit, province, province.code),
    ),
    department(serviceCentre, unit, province, `${province.code}.01`),
    ...childrenOf(unit).flatMap((district, index) =>
      districtAgencies(district, `${province.code}.${firstDistrictGroup + index}`, province),
    ),
  ];
}

function department(
  { group, name, nameEn, abbreviation }: AgencyRow,
  unit: Unit,
  province: Province,
  parent: string,
): Agency {
  const isOffice = name.startsWith("Văn phòng");
  const head = {
    name: `${name} tỉnh ${unit.name}`,
    nameEn: `${nameEn} of ${withoutMarks(unit.name)} Province`,
    shortName: isOffice
      ? "Văn phòng UBND tỉnh"
      : name === "Thanh tra" || name === serviceCentre.name
        ? `${name} tỉnh`
        : name,
    abbreviation,
  };
  const place = { parent, unitCode: null, place: unit.name, province: province.code };
  return complete(`${parent}.${group}`, { ...head, level: "department", ...place, ...sample }, province.slug);
}

function districtAgencies(district: Unit, code: string, province: Province): Agency[] {
  const communes = childrenOf(district).map((commune, index) =>
    peoplesCommittee(
      commune,
      { code: `${code}.${String(index + 1).padStart(2, "0")}`, level: "commune", parent: code, province },
      district,
    ),
  );
  return [peoplesCommittee(district, { code, level: "district", parent: province.code, province }), ...communes];
}

type Seat = { code: string; level: "province" | "district" | "commune"; parent: string | null; province: Province };

function peoplesCommittee(unit: Unit, { code, level, parent, province }: Seat, within?: Unit): Agency {
  const inDistrict = within === undefined ? "" : `, ${inSentence(within)}`;
  const head = {
    name: `Ủy ban nhân dân ${inSentence(unit)}${inDistrict}`,
    nameEn: `People's Committee of ${inEnglish(unit)}${within === undefined ? "" : `, ${inEnglish(within)}`}`,
    shortName: `UBND ${inSentence(unit)}`,
    abbreviation: "UBND",
  };
  const place = isFullNamePlace(unit.name) ? unit.fullName : unit.name;
  return complete(
    code,
    { ...head, level, parent, unitCode: unit.code, place, province: province.code, ...sample },
    province.slug,
  );
}

function complete(
  code: string,
  rest: Omit<Agency, "code" | "qcvn102" | "email" | "validFrom">,
  domain: string,
): Agency {
  const parts = parseAgencyCode(code).parts;
  if (parts === undefined) throw new Error(`${code} is not an agency code`);
  const email = `vanthu@${code.toLowerCase().replaceAll(".", "-")}.${domain}.example`;
  return { code, qcvn102: formatAgencyCode(parts, "qcvn102"), ...rest, email, validFrom };
}

/** "Huyện Lâm Hà" → "huyện Lâm Hà"; a number keeps its capital: "Phường 1" (Nghị định 30/2020/NĐ-CP, annex II). */
function inSentence({ name, fullName }: Unit): string {
  return /^\d/.test(name) ? fullName : fullName.slice(0, 1).toLocaleLowerCase("vi") + fullName.slice(1);
}

/** In plain letters, unless a neighbour would then have the same name (Ia Băng and Ia Bang in Chư Prông district). */
function inEnglish({ code, name, type, parent }: Unit): string {
  if (/^\d/.test(name)) return `Ward ${name}`;
  const alike = units().some(
    (other) => other.parent === parent && other.code !== code && withoutMarks(other.name) === withoutMarks(name),
  );
  return `${alike ? name : withoutMarks(name)} ${type.slice(0, 1).toUpperCase()}${type.slice(1)}`;
}

function getUnit(code: string): Unit {
  const unit = units().find((one) => one.code === code);
  if (unit === undefined) throw new Error(`No unit ${code}`);
  return unit;
}

function childrenOf({ code }: Unit): Unit[] {
  return units().filter(({ parent }) => parent === code);
}
