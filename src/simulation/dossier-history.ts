import type { Scenario } from "../../data/index.ts";
import { seededRandom } from "../../data/index.ts";
import type { PastAct, PastDossier, PastReceipt } from "../authority/dossiers/index.ts";
import { formatDossierCode, parseAgencyCode } from "../engines/codes/index.ts";
import { instantOf, minuteOf, parseLimit, type WorkingTime } from "../engines/deadline/index.ts";
import { idAt } from "../platform/db/index.ts";
import { isoDay } from "../platform/text/index.ts";
import { channels } from "../protocol/dossiers/index.ts";
import { createSharer, pick, type Random } from "./chance.ts";
import { type Arrival, type Counters, createArrivals } from "./dossier-arrivals.ts";
import { type OpenArrival, openArrivals } from "./dossier-open.ts";
import { type Course, openPace, type Pace, paceOf } from "./dossier-pace.ts";
import { createApplicants, staffNames } from "./dossier-people.ts";
import { createReports } from "./dossier-reports.ts";
import { nearestWay } from "./dossier-ways.ts";

/** What a history of dossiers is made of. */
export type DossierHistory = Counters & {
  readonly seed: string;
  /** Share of the scenario's monthly volumes: 1 is all of them, about half a million dossiers in a large province. */
  readonly scale: number;
  /** Dossiers that are open at the end beside those that happen to be, so that a small history has some of each kind. */
  readonly open: number;
  /** Until when the history goes; what is done later is still to do. */
  readonly until: Date;
  /** Two digits of the province's administrative unit, with which its people's numbers begin. */
  readonly unitCode: string;
  /** Where its people live: "phường 1, thành phố Đà Lạt". */
  readonly places: readonly string[];
  /** Id of an offered procedure in the authority's catalogue, by the code as written. */
  readonly offeredId: (writtenCode: string) => string | null;
};

/**
 * The dossiers of a province over the months of its scenario, one after another in the order of receipt, each with everything done to it until
 * the end of the history. The same seed and scale give the same history. In each month as many come as the scenario says, times the scale; of
 * those resolved, the share on time is the scenario's to less than one dossier; numbers of each counter and day run from 1 without a gap.
 */
export function* dossierHistory(history: DossierHistory): Generator<PastDossier> {
  const { scenario, seed, scale } = history;
  const random = seededRandom(`${seed} dossiers ${scenario.province}`);
  const arrivals = createArrivals(history, random);
  const extra = Map.groupBy(openArrivals(history, random), ({ receivedAt }) => isoDay(receivedAt).slice(0, 7));
  const share = createSharer();
  const write = createWriter(history, random);
  for (const { month, dossiers } of scenario.months) {
    const usual: readonly OpenArrival[] = arrivals
      .inMonth(month, share(dossiers * scale))
      .map((one) => ({ ...one, stop: null }));
    const all = [...usual, ...(extra.get(month) ?? [])].filter(({ receivedAt }) => receivedAt < history.until);
    all.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    for (const arrival of all) yield write(arrival);
  }
}

function createWriter(history: DossierHistory, random: Random) {
  const { scenario, offers, until } = history;
  const nextCode = createCodes();
  const receiptOf = createReceipts(history, random);
  const report = createReports(scenario, offers);
  const fateOf = createFates(history, random);
  return (arrival: OpenArrival): PastDossier => {
    const code = nextCode(arrival);
    const received = receiptOf(arrival, code);
    const { refusal, acts } = fateOf(arrival, received);
    return {
      received,
      ...(refusal ? { refusal } : {}),
      acts: acts.filter(({ at }) => at < until),
      report: report(code, arrival.offer, random),
    };
  };
}

/** Codes by the law's form: per receiving agency and day from 1 (Thông tư 01/2018/TT-VPCP). Asked in the order of receipt. */
function createCodes(): (arrival: Arrival) => string {
  let today = "";
  let counters = new Map<string, number>();
  return ({ receivedAgency, receivedAt }) => {
    const date = isoDay(receivedAt);
    if (date !== today) [today, counters] = [date, new Map()];
    const sequence = (counters.get(receivedAgency) ?? 0) + 1;
    counters.set(receivedAgency, sequence);
    const agency = parseAgencyCode(receivedAgency).parts;
    if (!agency) throw new RangeError(`${receivedAgency} is no agency code`);
    return formatDossierCode({ agency, date, sequence });
  };
}

function createReceipts({ scenario, agencies, unitCode, places, offeredId, scale }: DossierHistory, random: Random) {
  const applicantOf = createApplicants(scenario.province, { unitCode, places, officers: staffNames(agencies) });
  // People come back: about two dossiers and a half each.
  const total = scenario.months.reduce((sum, { dossiers }) => sum + dossiers, 0) * scale;
  const people = Math.max(40, Math.round(total / 2.5));
  let count = 0;
  return ({ offer, level, agencyCode, receivedAgency, channel, receivedAt }: Arrival, code: string): PastReceipt => {
    count++;
    const kind = pick(offer.applicants, random);
    const { id: applicantId, applicant } = applicantOf(Math.floor(random() * people), kind, random);
    const communes =
      offer.flow.plan.nodes && asksCommune(offer)
        ? agencies.filter(({ code }) => code.startsWith(`${agencyCode}.`))
        : [];
    return {
      id: idAt(receivedAt, (BigInt(unitCode) << 56n) + BigInt(count) * 64n),
      code,
      ...{ offeredId: offeredId(offer.writtenCode), procedureCode: offer.code, procedureName: offer.name },
      ...{ sectorCode: offer.sector.code, sectorName: offer.sector.name, level, agencyCode, receivedAgency, channel },
      mandate: channel === channels.post ? `Bưu điện tỉnh ${scenario.name}` : "",
      applicantId,
      applicant:
        channel === channels.online ? { ...applicant, email: `${applicant.number}@hop-thu.example` } : applicant,
      subject: "",
      form: communes.length > 0 ? { agencies: { commune: pick(communes, random).code } } : {},
      components: offer.components.map(({ code: component, name, required, originals, copies }) => ({
        ...{ code: component, name, required, originals, copies, given: true, files: [], note: "" },
      })),
      ...{ flow: offer.flow.flow, receivedAt, limitText: offer.limit },
      fee: offer.fee ?? (asksFee(offer) ? offer.usualFee : null),
    };
  };
}

function asksFee({ flow }: Arrival["offer"]): boolean {
  return Object.values(flow.plan.nodes).some(({ pausesClock }) => pausesClock === "payment");
}

function asksCommune({ flow }: Arrival["offer"]): boolean {
  return Object.values(flow.plan.nodes).some(({ agency }) => agency === "commune");
}

type Fate = { readonly refusal?: PastDossier["refusal"]; readonly acts: readonly PastAct[] };

function createFates({ scenario, timeOf, until }: DossierHistory, random: Random) {
  const { dossiers, procedures } = scenario;
  const owed = { late: 0 };
  return (arrival: OpenArrival, { code }: PastReceipt): Fate => {
    const { offer, agencyCode, receivedAt, stop } = arrival;
    const time = timeOf(agencyCode, receivedAt);
    const place = random();
    if (!stop && place < dossiers.notReceived.value)
      return { acts: [], refusal: { reason: pick(unreceived, random), legal: "Điều 17 Nghị định 61/2018/NĐ-CP" } };
    const course = courseOf(arrival, { code, time, random, pace: "on-time", ...wished(stop, random, dossiers) });
    if (stop && stop !== "unfetched") return { acts: openActs(course, stop, until) };
    const left = !stop && owed.late >= 1 && random() < latenessOf(offer) ? ("late" as const) : undefined;
    const pace: Pace = left ?? (random() < dossiers.early.value ? "early" : "on-time");
    const paced = paceOf({ ...course, pace });
    const goesBack = dossiers.notReceived.value + dossiers.withdrawn.value;
    if (!stop && place < goesBack && paced.acts.length > 2) return { acts: withdrawn(paced.acts, random) };
    if (paced.endedAt < until) {
      owed.late += 1 - procedures.onTime.value;
      if (paced.endedAt > paced.dueAt || course.asked >= 2) owed.late -= 1;
    }
    if (stop) return { acts: paced.acts };
    return { acts: [...apologised(paced, time, random), ...returned(paced.endedAt, course, arrival.channel, until)] };
  };
}

type WishedGoal = { readonly refused: boolean; readonly supplements: number };

function wished(
  stop: OpenArrival["stop"],
  random: Random,
  { refused, supplemented, supplementedTwice }: Scenario["dossiers"],
): WishedGoal {
  if (stop) return { refused: false, supplements: stop === "supplement" ? 1 : 0 };
  const place = random();
  if (place < refused.value) return { refused: true, supplements: 0 };
  const twice = refused.value + supplementedTwice.value;
  return { refused: false, supplements: place < twice ? 2 : place < twice + supplemented.value ? 1 : 0 };
}

function courseOf(
  { offer, receivedAt }: Arrival,
  {
    code,
    time,
    random,
    pace,
    ...goal
  }: WishedGoal & { readonly code: string; readonly time: WorkingTime; readonly random: Random; readonly pace: Pace },
): Course & { readonly asked: number } {
  const { way, goal: reached } = nearestWay(offer.flow, goal);
  const waits = way.some((stage) => stage.some(({ kind }) => kind === "payment"));
  return {
    ...{ receivedAt, limit: parseLimit(offer.limit), time, way, pace, random, asked: reached.supplements },
    fee: {
      amount: offer.fee ?? offer.usualFee,
      receipt: `BL-${code.slice(-11)}`,
      atCounter: !waits && offer.fee !== null,
    },
    reasons: (outcome) => {
      if (outcome === "supplement") {
        const component = offer.components.length > 0 ? pick(offer.components, random).code : "";
        return { reasons: [{ component, reason: pick(wanting, random), legal: offer.ground }] };
      }
      const isRefusal = outcome === "reject" || outcome === "refuse";
      return isRefusal ? { refusal: { reason: pick(refusals, random), legal: offer.ground } } : {};
    },
  };
}

/** Procedures that take long are late more often; what is done the same day seldom is. */
function latenessOf({ limit, sector }: Arrival["offer"]): number {
  if (parseLimit(limit).unit === "same-day") return 0.08;
  return /đất đai|xây dựng/i.test(sector.name) ? 0.9 : 0.45;
}

function withdrawn(acts: readonly PastAct[], random: Random): readonly PastAct[] {
  const index = 1 + Math.floor(random() * (acts.length - 1));
  const [before, after] = [acts[index - 1], acts[index]];
  if (!before || !after) return acts;
  const at = new Date(Math.max(before.at.getTime() + 1_000, after.at.getTime() - 180_000));
  return [...acts.slice(0, index), { kind: "withdrawn", reason: pick(changedMinds, random), at }];
}

/** Most of those who become late are written to at once, with a new date. */
function apologised(
  { acts, dueAt, endedAt }: ReturnType<typeof paceOf>,
  time: WorkingTime,
  random: Random,
): readonly PastAct[] {
  const opens = instantOf(time.openingFrom(minuteOf(dueAt) + 1));
  const at = new Date(opens.getTime() + Math.floor((2 + random() * 25) * 60_000));
  // While papers or money are waited for nobody writes.
  const next = acts.findIndex((act) => act.at > at);
  const following = acts[next];
  if (at >= endedAt || following?.kind !== "step" || random() > 0.75) return acts;
  const days = 2 + Math.floor(random() * 3);
  const reappointedTo = instantOf(time.endOf(time.workedBefore(minuteOf(at)) + days * time.dayLength));
  return [...acts.slice(0, next), { kind: "apology", reappointedTo, at }, ...acts.slice(next)];
}

/** When the result was fetched: most within the hour, some days later, a few not yet. */
function returned(
  endedAt: Date,
  { time, random }: Course,
  channel: Arrival["channel"],
  until: Date,
): readonly PastAct[] {
  const wait = random() < 0.5 ? 5 + random() * 90 : random() ** 4 * time.dayLength * 18;
  const post = channel === channels.post ? time.dayLength * 2 : 0;
  const at = instantOf(time.endOf(time.workedBefore(minuteOf(endedAt)) + 2 + Math.floor(wait + post)));
  return at < until ? [{ kind: "returned", at: new Date(Math.max(at.getTime(), endedAt.getTime() + 30_000)) }] : [];
}

/** Acts of a dossier that is to be open at the end in a certain way. */
function openActs(course: Course, stop: NonNullable<OpenArrival["stop"]>, until: Date): readonly PastAct[] {
  const { way, random } = course;
  const stages = way.map((stage, index) => ({ kind: stage[0]?.kind ?? "step", index }));
  const possible = stages.filter(({ kind }) => kind === stop);
  const stage = possible.length > 0 ? pick(possible, random).index : way.length;
  return openPace(course, stage, until);
}

const unreceived = [
  "Thành phần hồ sơ chưa đủ, người nộp chưa bổ sung được tại quầy",
  "Không thuộc thẩm quyền giải quyết của cơ quan",
  "Giấy tờ xuất trình đã hết hiệu lực",
];
const wanting = [
  "Bản sao chưa được chứng thực",
  "Thông tin trong tờ khai không khớp với giấy tờ nộp kèm",
  "Tờ khai thiếu chữ ký của người nộp",
  "Giấy tờ mờ, không đọc được số và ngày cấp",
];
const refusals = [
  "Không đủ điều kiện theo quy định",
  "Thông tin kê khai không đúng với kết quả xác minh",
  "Thửa đất, công trình đang có tranh chấp",
];
const changedMinds = [
  "Người nộp thay đổi nhu cầu",
  "Người nộp sẽ nộp lại hồ sơ khác",
  "Đã giải quyết bằng thủ tục khác",
];
