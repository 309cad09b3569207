import type { Agency, Scenario } from "../../data/index.ts";
import { dayOfDate, instantOf, type WorkingTime } from "../engines/deadline/index.ts";
import { type Channel, channels } from "../protocol/dossiers/index.ts";
import type { ProcedureLevel } from "../protocol/procedures/index.ts";
import { draw, pick, type Random, type Urn, urnOf } from "./chance.ts";
import type { PastOffer } from "./dossier-offers.ts";

/** What came to a counter: for which procedure, where and when. */
export type Arrival = {
  readonly offer: PastOffer;
  readonly level: Exclude<ProcedureLevel, "ministry">;
  readonly agencyCode: string;
  readonly receivedAgency: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
};

/** Who receives in a province, and when. */
export type Counters = {
  readonly scenario: Scenario;
  readonly offers: readonly PastOffer[];
  /** Agencies of the province. */
  readonly agencies: readonly Agency[];
  readonly timeOf: (agencyCode: string, at: Date) => WorkingTime;
};

type Level = Arrival["level"];
const minute = 60_000;

/** Makes the arrivals of a month, in order of time. The same random numbers give the same arrivals. */
export function createArrivals({ scenario, offers, agencies, timeOf }: Counters, random: Random) {
  const levels = urnOf(Object.entries(scenario.dossiers.levelShares.value) as [Level, number][]);
  const byLevel = Map.groupBy(agencies, ({ level }) => level);
  // Some are large towns, most are not.
  const urnOfAgencies = (level: Agency["level"]): Urn<Agency> =>
    urnOf((byLevel.get(level) ?? []).map((agency) => [agency, 0.35 + random() ** 3 * 3]));
  const places = { district: urnOfAgencies("district"), commune: urnOfAgencies("commune") };
  const urns = new Map<string, Urn<PastOffer>>();

  function offersIn(month: string, level: Level): Urn<PastOffer> {
    const key = `${month} ${level}`;
    let urn = urns.get(key);
    if (!urn) {
      urn = urnOf(offers.map((offer) => [offer, weightOf(offer, level, month)]));
      urns.set(key, urn);
    }
    return urn;
  }

  function agencyFor(offer: PastOffer, level: Level): string {
    return level === "province" ? offer.leadAgency : draw(places[level], random).code;
  }

  /** Another commune of the district receives for this one: seldom, and only since the summer of 2020. */
  function receiverFor(agencyCode: string, level: Level, month: string): string {
    if (level !== "commune" || month < "2020-07" || random() > 0.015) return agencyCode;
    const district = agencyCode.slice(0, agencyCode.lastIndexOf("."));
    const others = (byLevel.get("commune") ?? []).filter(({ code }) => code.startsWith(`${district}.`));
    return others.length > 0 ? pick(others, random).code : agencyCode;
  }

  function one(month: string, days: readonly number[]): Arrival {
    const level = draw(levels, random);
    const offer = draw(offersIn(month, level), random);
    const agencyCode = agencyFor(offer, level);
    const receivedAgency = receiverFor(agencyCode, level, month);
    const receivedAt = momentAt(timeOf(receivedAgency, instantOf((days[0] ?? 0) * 1440)), days, random);
    return { offer, level, agencyCode, receivedAgency, channel: channelOf(offer, month, random), receivedAt };
  }

  return {
    agencyFor,
    /** @param count how many @param lastDay of the month, when it is not told to its end */
    inMonth(month: string, count: number): readonly Arrival[] {
      const days = daysOf(month);
      return Array.from({ length: count }, () => one(month, days));
    },
  };
}

function weightOf({ levels, demand }: PastOffer, level: Level, month: string): number {
  if (!levels.includes(level)) return 0;
  const all = ["counter", "online", "post"].reduce((sum, channel) => sum + (demand.get(`${month} ${channel}`) ?? 0), 0);
  return all / levels.length;
}

/** How a dossier was handed in, in the shares that the month's demand has. */
export function channelOf({ demand }: Pick<PastOffer, "demand">, month: string, random: Random): Channel {
  const of = (channel: string): number => demand.get(`${month} ${channel}`) ?? 0;
  const [counter, online, post] = [of("counter"), of("online"), of("post")];
  const place = random() * (counter + online + post);
  return place < online ? channels.online : place < online + post ? channels.post : channels.counter;
}

/** The days of a month up to the last that is told: 13 November 2020 was the last working day before the demo country starts. */
function daysOf(month: string): readonly number[] {
  const first = dayOfDate(`${month}-01`) ?? 0;
  const last = month === "2020-11" ? 15 : new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();
  return Array.from({ length: last }, (_, index) => first + index);
}

/** A moment of a working day, busier in mid-morning and mid-afternoon; now and then the last one after the counter has closed. */
export function momentAt(time: WorkingTime, days: readonly number[], random: Random): Date {
  const working = days.filter((day) => time.isWorking(day));
  const day = pick(working, random);
  const seconds = Math.floor(random() * 59_000);
  if (random() < 0.004)
    return new Date(instantOf(time.closes(day)).getTime() + Math.floor(random() * 25) * minute + seconds);
  const half = time.dayLength / 2;
  const bell = ((random() + random() + random()) / 3) * half + (random() < 0.56 ? 0 : half);
  const moment = time.endOf(time.workedBefore(time.opens(day)) + 1 + Math.floor(Math.min(bell, time.dayLength - 3)));
  return new Date(instantOf(moment).getTime() + seconds);
}
