import { type Agency, pickPeople } from "../../data/index.ts";
import type { Applicant, PastActor, PastStaff } from "../authority/dossiers/index.ts";
import { standardPosts } from "../authority/organisation/index.ts";
import { idAt } from "../platform/db/index.ts";
import type { ApplicantKind } from "../protocol/procedures/index.ts";
import { pick, type Random } from "./chance.ts";

/** The people who held the posts of agencies, as the demo's organisation has them: a commune's one-stop officer is its specialist too. */
export function createStaff(agencies: readonly Agency[]): PastStaff {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const known = new Map<string, ReadonlyMap<string, PastActor>>();
  const nobody: PastActor = { name: "", title: "" };
  return (agencyCode, role) => {
    const agency = byCode.get(agencyCode);
    if (!agency) return nobody;
    let people = known.get(agencyCode);
    if (!people) {
      people = holdersOf(agency);
      known.set(agencyCode, people);
    }
    return people.get(role) ?? people.get("receptionist") ?? nobody;
  };
}

/** Names of everybody who holds a post at one of the agencies. */
export function staffNames(agencies: readonly Agency[]): ReadonlySet<string> {
  return new Set(agencies.flatMap((agency) => staffOf(agency).map(({ name }) => name)));
}

function holdersOf(agency: Agency): ReadonlyMap<string, PastActor> {
  // Of two leaders the first signs: later entries of a Map would stand over earlier ones.
  return new Map(
    staffOf(agency)
      .map(({ role, name, title }) => [role, { name, title }] as const)
      .toReversed(),
  );
}

function staffOf(agency: Agency) {
  const posts = standardPosts(agency);
  const people = pickPeople(agency.code, posts.length);
  return posts.map(({ role, title }, index) => ({ role, title, name: people[index]?.fullName ?? "" }));
}

/** An applicant with the id under which the authority keeps them. */
export type KnownApplicant = { readonly id: string; readonly applicant: Applicant };

const since = new Date("2019-01-02T00:00:00+07:00");
const genders = { female: 1, male: 0 } as const;

/**
 * Invented people and businesses of a province: the same number always gives the same one.
 * Nobody has the name of an officer: whoever sees both would take them for one.
 * @param places where people live, "phường 1, thành phố Đà Lạt" @param unitCode of the province, two digits: identity numbers begin with it
 */
export function createApplicants(
  province: string,
  {
    unitCode,
    places,
    officers,
  }: { readonly unitCode: string; readonly places: readonly string[]; readonly officers: ReadonlySet<string> },
) {
  const names = pickPeople(`${province} applicants`, 2000).filter(({ fullName }) => !officers.has(fullName));
  return (serial: number, kind: ApplicantKind, random: Random): KnownApplicant => {
    const person = names[serial % names.length];
    if (!person) throw new RangeError("No names");
    const isCompany = kind === "business" || kind === "organisation";
    const year = 1948 + ((serial * 37) % 54);
    const hasCard = serial % 5 < 2;
    const place = places[(serial * 7919) % places.length] ?? "";
    const number = isCompany
      ? taxNumber(Number(unitCode), serial)
      : hasCard
        ? `0${unitCode}${genders[person.gender] + (year >= 2000 ? 2 : 0)}${String(year).slice(2)}${String(serial % 1_000_000).padStart(6, "0")}`
        : `${unitCode}${String((serial * 7_919 + 1_000_003) % 10_000_000).padStart(7, "0")}`;
    return {
      id: idAt(since, (BigInt(unitCode) << 48n) + BigInt(serial) * 4n + (isCompany ? 1n : 0n)),
      applicant: {
        ...{ kind, number, numberKind: isCompany ? "tax" : hasCard ? "cccd" : "cmnd" },
        name: isCompany ? companyName(kind, serial) : person.fullName,
        birthDate: isCompany ? null : birthDate(year, serial),
        gender: isCompany ? null : person.gender,
        address: `${pick(["Thôn", "Tổ dân phố"], random)} ${1 + (serial % 12)}, ${place}`,
        ...{ phone: "", email: "" },
      },
    };
  };
}

function birthDate(year: number, serial: number): string {
  return `${year}-${String(1 + (serial % 12)).padStart(2, "0")}-${String(1 + (serial % 28)).padStart(2, "0")}`;
}

const words = [
  "Cao Nguyên",
  "Ban Mai",
  "Thông Xanh",
  "Đất Đỏ",
  "Hoa Dã Quỳ",
  "Suối Vàng",
  "Đại Ngàn",
  "Nắng Mới",
  "Hương Rừng",
];

function companyName(kind: ApplicantKind, serial: number): string {
  const name = `${words[serial % words.length]} ${1 + (Math.floor(serial / words.length) % 400)}`;
  return kind === "organisation" ? `Hợp tác xã ${name}` : `Công ty TNHH ${name}`;
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Ten digits, the last of which follows from the others. */
function taxNumber(unit: number, serial: number): string {
  for (let step = 0; ; step++) {
    const nine = `${String(unit).padStart(2, "0")}${String((serial * 13 + step * 1_000_003) % 10_000_000).padStart(7, "0")}`;
    const check = 10 - (weights.reduce((sum, weight, index) => sum + weight * Number(nine[index]), 0) % 11);
    if (check < 10) return `${nine}${check}`;
  }
}
