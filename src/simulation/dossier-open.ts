import { dayOf, findDue, minuteOf, parseLimit } from "../engines/deadline/index.ts";
import { draw, pick, type Random, urnOf } from "./chance.ts";
import { type Arrival, type Counters, channelOf, createArrivals, momentAt } from "./dossier-arrivals.ts";
import type { PastOffer } from "./dossier-offers.ts";
import { nearestWay } from "./dossier-ways.ts";

/** An arrival; with `stop`, one that shall still be open at the end: at a step of people, waiting for papers or a payment, or not yet fetched. */
export type OpenArrival = Arrival & { readonly stop: "step" | "supplement" | "payment" | "unfetched" | null };

type Kind = "in-time" | "soon" | "overdue" | "supplement" | "payment" | "unfetched";

/** What an office has on its desk on a Monday morning. */
const kinds: readonly (readonly [Kind, number])[] = [
  ["in-time", 38],
  ["soon", 17],
  ["overdue", 9],
  ["supplement", 10],
  ["payment", 8],
  ["unfetched", 18],
];
const levels: readonly (readonly [Arrival["level"], number])[] = [
  ["commune", 45],
  ["district", 33],
  ["province", 22],
];
const farthestDays = 80;

/** Arrivals of the last weeks that are open at the end of a history, some of each kind, in no order. */
export function openArrivals(
  counters: Counters & { readonly open: number; readonly until: Date },
  random: Random,
): readonly OpenArrival[] {
  const { open, until } = counters;
  const arrivals = createArrivals(counters, random);
  const month = new Date(until.getTime() + 7 * 3_600_000).toISOString().slice(0, 7);
  const sum = kinds.reduce((total, [, weight]) => total + weight, 0);
  let due = 0;
  return kinds.flatMap(([kind, weight]) => {
    const before = Math.round((due / sum) * open);
    due += weight;
    const count = Math.round((due / sum) * open) - before;
    return Array.from({ length: count }, () => arrivalOf(kind, { counters, arrivals, month, random })).filter(
      (one) => one !== undefined,
    );
  });
}

type Making = {
  readonly counters: Counters & { readonly until: Date };
  readonly arrivals: ReturnType<typeof createArrivals>;
  readonly month: string;
  readonly random: Random;
};

const mostTries = 60;

function arrivalOf(kind: Kind, { counters, arrivals, month, random }: Making): OpenArrival | undefined {
  const stop = kind === "supplement" || kind === "payment" || kind === "unfetched" ? kind : "step";
  const able = counters.offers.filter((offer) => canStop(offer, stop));
  for (let tries = 0; tries < mostTries && able.length > 0; tries++) {
    const level = draw(urnOf(levels), random);
    const offer = pick(able, random);
    if (!offer.levels.includes(level)) continue;
    const agencyCode = arrivals.agencyFor(offer, level);
    const moments = momentsFor(kind, { counters, agencyCode, limit: offer.limit, random });
    if (moments.length === 0) continue;
    const receivedAt = pick(moments, random);
    const channel = channelOf(offer, month, random);
    return { offer, level, agencyCode, receivedAgency: agencyCode, channel, receivedAt, stop };
  }
  return undefined;
}

/** Whether the way of a procedure's dossiers has a place to stop at. */
function canStop({ flow }: PastOffer, stop: NonNullable<OpenArrival["stop"]>): boolean {
  const { way } = nearestWay(flow, { refused: false, supplements: stop === "supplement" ? 1 : 0 });
  const needed = stop === "unfetched" ? "return" : stop;
  return way.some((stage) => stage.some(({ kind }) => kind === needed));
}

/** Moments of receipt for which a dossier stands at the end as its kind says. */
function momentsFor(
  kind: Kind,
  {
    counters: { until, timeOf },
    agencyCode,
    limit,
    random,
  }: {
    readonly counters: Making["counters"];
    readonly agencyCode: string;
    readonly limit: string;
    readonly random: Random;
  },
): readonly Date[] {
  const time = timeOf(agencyCode, until);
  const today = dayOf(minuteOf(until));
  const found: Date[] = [];
  for (let back = 1; back <= farthestDays && found.length < 8; back++) {
    if (!time.isWorking(today - back)) continue;
    const moment = momentAt(time, [today - back], random);
    const due = findDue(time, { from: moment, limit: parseLimit(limit) });
    if (!due) continue;
    const left = time.workedBefore(minuteOf(due)) - time.workedBefore(minuteOf(until));
    const isDue = due <= until;
    const fits = {
      "in-time": left > time.dayLength,
      soon: !isDue && left <= time.dayLength,
      overdue: isDue && until.getTime() - due.getTime() < 9 * 86_400_000,
      supplement: !isDue,
      payment: !isDue,
      unfetched: isDue && until.getTime() - due.getTime() < 12 * 86_400_000,
    }[kind];
    if (fits) found.push(moment);
  }
  return found;
}
