import type { Agency, Scenario } from "../../data/index.ts";
import { seededRandom } from "../../data/index.ts";
import { pick, type Random } from "./chance.ts";
import { type Topic, topics } from "./subjects.ts";

/** One document of the past, as the axis would have recorded it. Instants are of the domain clock. */
export type PastDocument = {
  readonly acceptedAt: Date;
  readonly from: Agency;
  readonly number: number;
  readonly numberText: string;
  readonly kind: string;
  readonly subject: string;
  readonly priority: number;
  readonly bytes: number;
  readonly deliveries: readonly PastDelivery[];
};

/** What became of a document of the past at one recipient. */
export type PastDelivery = {
  readonly to: Agency;
  readonly arrivedAt: Date;
  readonly registeredAt?: Date;
  readonly completedAt?: Date;
  readonly refusedAt?: Date;
};

type Level = Agency["level"];
const minute = 60_000;
const day = 24 * 60 * minute;

/** Until when the past goes: the morning on which the demo country starts. */
export const historyEnd = new Date("2020-11-16T07:30:00+07:00");

/**
 * Two years of exchange between agencies, generated from the provinces' scenarios: in each month each province sends and
 * receives exactly as many documents as its scenario says, at the levels it says. The same seed gives the same past.
 * Documents come in order of time.
 */
export function exchangeHistory(
  scenarios: readonly Scenario[],
  agencies: readonly Agency[],
  seed: string,
): readonly PastDocument[] {
  const random = seededRandom(seed);
  const levels = groupByProvince(agencies);
  const central = agencies.filter((agency) => agency.level === "central" && agency.parent === null);
  const numbers = new Map<string, number>();
  const months = [...new Set(scenarios.flatMap((scenario) => scenario.months.map(({ month }) => month)))].sort();
  return months.flatMap((month) => {
    const senders = shuffle(
      random,
      scenarios.flatMap((scenario) => sendersOf(scenario, month, levels, random)),
    );
    const recipients = shuffle(
      random,
      scenarios.flatMap((scenario) => recipientsOf(scenario, month, levels, random)),
    );
    const documents = address(senders, recipients, central, random);
    return documents
      .map(({ from, to }) => ({ from, to, acceptedAt: momentIn(month, random) }))
      .filter(({ acceptedAt }) => acceptedAt < historyEnd)
      .sort((a, b) => a.acceptedAt.getTime() - b.acceptedAt.getTime())
      .map((draft) => finish(draft, numbers, scenarios, random));
  });
}

type Draft = { readonly from: Agency; readonly to: readonly Agency[]; readonly acceptedAt: Date };
type Levels = ReadonlyMap<string, ReadonlyMap<Level, readonly Agency[]>>;

function groupByProvince(agencies: readonly Agency[]): Levels {
  const provinces = Map.groupBy(agencies, (agency) => agency.province ?? "");
  return new Map([...provinces].map(([code, some]) => [code, Map.groupBy(some, (agency) => agency.level)]));
}

/** Who sends in a month, once per document. */
function sendersOf(scenario: Scenario, month: string, levels: Levels, random: Random): readonly Agency[] {
  const sent = scenario.months.find((one) => one.month === month)?.sent ?? 0;
  const shares = Object.entries(scenario.exchange.senderShares.value) as [Level, number][];
  return Array.from({ length: sent }, () => pickAt(levels, scenario.province, weighted(shares, random), random));
}

/** Who receives in a month, once per document received. A level that is not connected receives nothing. */
function recipientsOf(scenario: Scenario, month: string, levels: Levels, random: Random): readonly Agency[] {
  const received = scenario.months.find((one) => one.month === month)?.received ?? 0;
  const connected = new Set<string>(scenario.exchange.levels.value);
  const weights: readonly [Level, number][] = [
    ["province", 4],
    ["department", 8],
    ["district", 5],
    ["commune", 3],
  ];
  const shares = weights.filter(([level]) => connected.has(level));
  return Array.from({ length: received }, () => pickAt(levels, scenario.province, weighted(shares, random), random));
}

/** Gives each province's document one recipient, and the recipients left over to documents of central agencies, up to four each. */
function address(
  senders: readonly Agency[],
  recipients: readonly Agency[],
  central: readonly Agency[],
  random: Random,
): readonly { readonly from: Agency; readonly to: readonly Agency[] }[] {
  const left = [...recipients];
  const documents: { from: Agency; to: Agency[] }[] = [];
  for (const from of senders) {
    const to = left.pop();
    if (to && to.code !== from.code) documents.push({ from, to: [to] });
    else {
      if (to) left.unshift(to);
      documents.push({ from, to: [pick(central, random)] });
    }
  }
  while (left.length > 0) {
    const to = new Map(
      left.splice(-Math.min(left.length, 1 + Math.floor(random() * 4))).map((agency) => [agency.code, agency]),
    );
    documents.push({ from: pick(central, random), to: [...to.values()] });
  }
  return documents;
}

function finish(
  draft: Draft,
  numbers: Map<string, number>,
  scenarios: readonly Scenario[],
  random: Random,
): PastDocument {
  const year = new Date(draft.acceptedAt.getTime() + 7 * 60 * minute).getUTCFullYear();
  const series = `${draft.from.code} ${year}`;
  const number = (numbers.get(series) ?? 0) + 1;
  numbers.set(series, number);
  const topic = weighted(
    topics.map((one): [Topic, number] => [one, one.weight]),
    random,
  );
  const abbreviation =
    topic.abbreviation === "" ? draft.from.abbreviation : `${topic.abbreviation}-${draft.from.abbreviation}`;
  return {
    acceptedAt: draft.acceptedAt,
    from: draft.from,
    number,
    numberText: `${String(number).padStart(2, "0")}/${abbreviation}`,
    kind: topic.kind,
    subject: pick(topic.subjects, random),
    priority: random() < 0.06 ? 1 + Math.floor(random() * 3) : 0,
    bytes: 30_000 + Math.floor(random() ** 3 * 900_000),
    deliveries: draft.to.map((to) => deliver(to, draft.acceptedAt, scenarios, random)),
  };
}

function deliver(to: Agency, acceptedAt: Date, scenarios: readonly Scenario[], random: Random): PastDelivery {
  const arrivedAt = new Date(acceptedAt.getTime() + 400 + random() ** 4 * 40_000);
  if (random() < 0.004) return { to, arrivedAt, refusedAt: later(arrivedAt, 20, random) };
  const scenario = scenarios.find((one) => one.province === to.province);
  const sameDay = random() < (scenario?.exchange.sameDayRegistration.value ?? 0.95);
  const registeredAt = sameDay ? later(arrivedAt, 90, random) : new Date(later(arrivedAt, 90, random).getTime() + day);
  if (registeredAt > historyEnd) return { to, arrivedAt };
  const completedAt = new Date(registeredAt.getTime() + day * (0.2 + random() ** 2 * 12));
  return completedAt > historyEnd || random() < 0.05
    ? { to, arrivedAt, registeredAt }
    : { to, arrivedAt, registeredAt, completedAt };
}

/** An instant at most `minutes` after, more often soon. */
function later(instant: Date, minutes: number, random: Random): Date {
  return new Date(instant.getTime() + (1 + random() ** 2 * minutes) * minute);
}

/** A moment of a working day of a month, by office hours, busier in mid-morning and mid-afternoon. */
function momentIn(month: string, random: Random): Date {
  const start = new Date(`${month}-01T00:00:00+07:00`);
  const last = month === "2020-11" ? 15 : new Date(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0).getDate();
  const date = new Date(start.getTime() + Math.floor(random() * last) * day);
  const weekday = new Date(date.getTime() + 7 * 60 * minute).getUTCDay();
  const shifted =
    weekday === 0 || weekday === 6
      ? new Date(date.getTime() + (date.getTime() - start.getTime() > 3 * day ? -2 : 2) * day)
      : date;
  const noon = random() < 0.58;
  const from = noon ? 7 * 60 + 15 : 13 * 60 + 30;
  const bell = (random() + random() + random()) / 3;
  return new Date(shifted.getTime() + (from + bell * (noon ? 255 : 225)) * minute + Math.floor(random() * minute));
}

function pickAt(levels: Levels, province: string, level: Level, random: Random): Agency {
  const found = levels.get(province)?.get(level);
  if (!found) throw new RangeError(`No ${level} agency in ${province}`);
  return pick(found, random);
}

function weighted<T>(choices: readonly (readonly [T, number])[], random: Random): T {
  let place = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    place -= weight;
    if (place < 0) return choice;
  }
  const last = choices.at(-1);
  if (!last) throw new RangeError("Nothing to choose from");
  return last[0];
}

function shuffle<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
