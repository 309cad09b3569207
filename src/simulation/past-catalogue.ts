import { type Agency, type Scenario, seededRandom } from "../../data/index.ts";
import type { ImportedCatalogue, OfferedFacts } from "../authority/procedures/index.ts";
import { foldAccents } from "../platform/text/index.ts";
import type { Procedure, ProcedureLevel } from "../protocol/procedures/index.ts";
import { type Slip, slips } from "./mis-coding.ts";
import { monthlyDemand } from "./past-demand.ts";

type Imported = ImportedCatalogue["procedures"][number];
type Random = () => number;

/** How a province kept its catalogue: what the scenario says, as shares and counts. */
type Care = {
  readonly misCoded: number;
  readonly missing: number;
  readonly duplicated: number;
  readonly renamed: number;
  readonly outdated: boolean;
  readonly strayParticulars: boolean;
  readonly lateAnnouncements: number;
  readonly latePublications: number;
  readonly online: number;
  readonly unused: number;
};

const day = 86_400_000;
/** The last working day before the demo country starts. */
const lastDay = "2020-11-13";
const ours: readonly ProcedureLevel[] = ["province", "district", "commune"];

/**
 * The catalogue that a province had in November 2020, derived from the nation's and the province's scenario: how many codes are wrong,
 * what is missing, old, twice there, late. The same seed gives the same catalogue. Decisions, particulars and demand are invented.
 */
export function pastCatalogue(
  scenario: Scenario,
  procedures: readonly Procedure[],
  agencies: readonly Agency[],
  seed: string,
): ImportedCatalogue {
  const random = seededRandom(`${seed} ${scenario.province}`);
  const care = careOf(scenario);
  const relevant = procedures.filter(
    ({ levels, status, owner }) =>
      status === "in-force" && !owner.startsWith("H") && levels.some((one) => ours.includes(one)),
  );
  const order = shuffled(relevant, random);
  const missing = new Set(order.slice(0, care.missing).map(({ code }) => code));
  const offered = relevant.filter(({ code }) => !missing.has(code));
  const wrong = new Map(
    order
      .filter(({ code }) => !missing.has(code))
      .slice(0, care.misCoded)
      .map(({ code }, index) => [code, slips[index % slips.length]] as const),
  );
  const older = care.outdated ? offered.filter(({ version }) => version > 1).map(olderVersion) : [];
  const rows = offered.map((record, index) => {
    const stands = older.find(({ code }) => code === record.code) ?? record;
    return offer(stands, { scenario, care, agencies, random, slip: wrong.get(record.code), number: index + 1 });
  });
  const spoiled = [...withTwins(rows, care.duplicated), ...strayProcedures(scenario, care)];
  return { older, procedures: care.strayParticulars ? spoilParticulars(spoiled, relevant, care) : spoiled };
}

function careOf({ procedures, portal }: Scenario): Care {
  const isGood = procedures.catalogueStandardised.value;
  const isInTime = procedures.publishedInTime.value;
  const isQuick = portal.onlineServices.value === "good";
  return {
    misCoded: portal.wrongDossierCodes.value ? 14 : isGood ? 0 : 4,
    missing: isGood ? 0 : 4,
    duplicated: isGood ? 0 : 2,
    renamed: isGood ? 0 : 3,
    outdated: !isGood,
    strayParticulars: !isGood,
    lateAnnouncements: isInTime ? 0 : isGood ? 0.1 : 0.35,
    latePublications: isInTime ? 0 : 0.45,
    online: isQuick ? 0.8 : 0.35,
    unused: isQuick ? 0.1 : 0.6,
  };
}

type Place = {
  readonly scenario: Scenario;
  readonly care: Care;
  readonly agencies: readonly Agency[];
  readonly random: Random;
  readonly slip: Slip | undefined;
  readonly number: number;
};

function offer(record: Procedure, place: Place): Imported {
  const { scenario, care, agencies, random, slip, number } = place;
  const authority = scenario.province;
  const lead = leadAgency(record, authority, agencies);
  const letters = foldAccents(scenario.name)
    .replace(/[^a-z]/g, "")
    .slice(0, 3)
    .toUpperCase();
  const isOnline = record.channels.online !== null && random() < care.online;
  const online = isOnline ? record.channels.online : null;
  const isUnused = online !== null && online >= 3 && random() < care.unused;
  const facts: OfferedFacts = {
    code: slip ? slip(record.code, { authority, letters, number }) : record.code,
    name: record.name,
    // What has no right code could not be linked either.
    nationalCode: slip ? null : record.code,
    nationalVersion: slip ? null : record.version,
    levels: ours.filter((level) => record.levels.includes(level)),
    leadAgency: lead.code,
    receivers: [],
    receivingPlace: record.levels.includes("province") ? centreOf(authority, agencies) : "",
    receivingHours: "",
    localFees: [],
    feeResolution: "",
    localLimit: shorterLimit(record, random),
    online,
    ...datesOf(record, care, random, number),
  };
  return {
    ...facts,
    demand: monthlyDemand(record, { online: isUnused ? 0 : isOnline ? care.online * 0.35 : 0, random }),
  };
}

/** The department whose ministry owns the procedure: Sở Tư pháp for Bộ Tư pháp; else the People's Committee itself. */
function leadAgency({ owner }: Procedure, authority: string, agencies: readonly Agency[]): { readonly code: string } {
  const ministry = agencies.find(({ code }) => code === owner);
  const wanted = ministry ? `S${ministry.abbreviation.slice(1)}` : "";
  const found = agencies.find(({ parent, abbreviation }) => parent === authority && abbreviation === wanted);
  return found ?? { code: authority };
}

function centreOf(authority: string, agencies: readonly Agency[]): string {
  return agencies.find(({ code }) => code === `${authority}.01.01`)?.name ?? "";
}

/** Some provinces commit to a day less than the law allows. */
function shorterLimit({ limits }: Procedure, random: Random): string | null {
  const days = /^(\d+) working days$/.exec(limits[0]?.limit ?? "")?.[1];
  return limits.length === 1 && days && Number(days) >= 5 && random() < 0.4 ? `${Number(days) - 1} working days` : null;
}

type Dates = Pick<
  OfferedFacts,
  "decisionNumber" | "decisionDate" | "announcedOn" | "effectiveFrom" | "publishedOn" | "state"
>;

function datesOf({ effectiveFrom }: Procedure, care: Care, random: Random, number: number): Dates {
  // Two weeks hold more than five working days even at the Lunar New Year.
  const isLate = random() < care.lateAnnouncements;
  const announced = workday(
    shift(effectiveFrom, isLate ? Math.floor(random() * 45) - 4 : -15 - Math.floor(random() * 12)),
  );
  const decided = announced > lastDay ? lastDay : announced;
  const isLatePublished = random() < care.latePublications;
  // What nobody published for years would have been found; what is still waiting is of this year.
  const never = isLatePublished && random() < 0.4 && effectiveFrom > "2020-03";
  const published = workday(
    shift(decided, isLatePublished ? 10 + Math.floor(random() * 60) : Math.floor(random() * 3)),
  );
  return {
    decisionNumber: `${600 + number * 17}/QĐ-UBND`,
    decisionDate: decided,
    announcedOn: decided,
    effectiveFrom,
    publishedOn: never ? null : published > lastDay ? lastDay : published,
    state: never ? "draft" : "published",
  };
}

/** The version before, as a province that did not follow still has it: dearer, slower, with one more paper. Invented. */
function olderVersion(record: Procedure): Procedure {
  const slower = (limit: string): string =>
    limit.replace(/^(\d+) working days$/, (_, days) => `${Number(days) + 2} working days`);
  return {
    ...record,
    version: record.version - 1,
    fees: record.fees.map((fee) => ({ ...fee, amount: fee.amount === null ? null : Math.round(fee.amount * 1.5) })),
    limits: record.limits.map((limit) => {
      const longer = slower(limit.limit);
      return longer === limit.limit
        ? limit
        : { ...limit, limit: longer, wording: longer.replace("working days", "ngày làm việc") };
    }),
    components: [
      ...record.components,
      {
        code: "TPX",
        name: "Bản sao sổ hộ khẩu",
        form: null,
        originals: 0,
        copies: 1,
        required: true,
        onlyWhen: null,
        note: "",
      },
    ],
    decision: { ...record.decision, date: shift(record.decision.date, -400) },
    announcedOn: shift(record.announcedOn, -400),
    effectiveFrom: shift(record.effectiveFrom, -380),
    publishedOn: record.publishedOn && shift(record.publishedOn, -400),
    origin: { kind: "sample", source: "Bản cũ dựng cho dữ liệu mẫu" },
  };
}

/** Rows that were entered a second time, under a name with a slip. */
function withTwins(rows: readonly Imported[], count: number): readonly Imported[] {
  const twins = rows
    .filter(({ nationalCode }) => nationalCode !== null)
    .slice(3, 3 + count)
    .map((row) => ({ ...row, name: `${row.name} (cấp xã)`, demand: [] }));
  return [...rows, ...twins];
}

/** What nobody ordered: a procedure made up by an office, as catalogues of the time still had. */
function strayProcedures({ province }: Scenario, { strayParticulars }: Care): readonly Imported[] {
  if (!strayParticulars) return [];
  const facts: OfferedFacts = {
    code: `2.900${province.slice(1)}1.000.00.00.${province}`,
    name: "Xác nhận đơn đề nghị hỗ trợ giống cây trồng của tỉnh",
    nationalCode: null,
    nationalVersion: null,
    levels: ["commune"],
    leadAgency: province,
    receivers: [],
    receivingPlace: "",
    receivingHours: "",
    localFees: [],
    feeResolution: "",
    localLimit: "5 working days",
    online: null,
    decisionNumber: "412/QĐ-UBND",
    decisionDate: "2019-03-12",
    announcedOn: "2019-03-12",
    effectiveFrom: "2019-04-01",
    publishedOn: "2019-03-15",
    state: "published",
  };
  return [{ ...facts, demand: [{ month: "2020-03", channel: "counter", received: 18 }] }];
}

/** Particulars against the law on a few rows: another name, a limit beyond the law's, an amount that no resolution bears. */
function spoilParticulars(
  rows: readonly Imported[],
  records: readonly Procedure[],
  { renamed }: Care,
): readonly Imported[] {
  const linked = rows.filter(({ nationalCode }) => nationalCode !== null);
  const charged = linked.find(({ nationalCode }) =>
    records.some(({ code, fees }) => code === nationalCode && (fees[0]?.amount ?? 0) > 0),
  );
  const [named, limited] = [linked.slice(-renamed - 1, -1), linked.find(({ localLimit }) => localLimit !== null)];
  return rows.map((row) => {
    if (row === charged) {
      const fee = records.find(({ code }) => code === row.nationalCode)?.fees[0];
      return fee ? { ...row, localFees: [{ code: fee.code, amount: (fee.amount ?? 0) + 5000 }] } : row;
    }
    if (row === limited) return { ...row, localLimit: "30 working days" };
    return named.includes(row) ? { ...row, name: `${row.name} tại địa phương` } : row;
  });
}

/** The Friday before, for a day on a weekend. */
function workday(iso: string): string {
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return weekday === 0 ? shift(iso, -2) : weekday === 6 ? shift(iso, -1) : iso;
}

function shift(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
