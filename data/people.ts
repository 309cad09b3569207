import { z } from "zod";
import { seededRandom } from "./random.ts";
import { lazily } from "./read-data.ts";

/** The parts of a highland name in order; an empty part is left out. */
const patternSchema = z.object({
  before: z.array(z.string()).min(1),
  given: z.array(z.string()).min(1),
  after: z.array(z.string()).min(1),
});

const namesSchema = z.object({
  note: z.string(),
  family: z.array(z.string()).min(1),
  middle: z.object({ female: z.array(z.string()).min(1), male: z.array(z.string()).min(1) }),
  given: z.object({ female: z.array(z.string()).min(1), male: z.array(z.string()).min(1) }),
  highland: z.array(z.object({ people: z.string(), female: patternSchema, male: patternSchema })).min(1),
});

/** An invented person. Not a real one: names are put together by chance from common parts. */
export type PersonName = { fullName: string; gender: "female" | "male" };

const file = lazily(namesSchema, "people.json");

/**
 * `count` invented people for a seed (for instance an agency code): the same seed always gives the same people, and none twice in one
 * call. About one in six has a name as the peoples of the Central Highlands use them. Throws RangeError above 2000 people.
 */
export function pickPeople(seed: string, count: number): PersonName[] {
  if (count > 2000) throw new RangeError("There are not that many names for one seed");
  const random = seededRandom(seed);
  const people = new Map<string, PersonName>();
  while (people.size < count) {
    const person = pickOne(random);
    people.set(person.fullName, person);
  }
  return [...people.values()];
}

function pickOne(random: () => number): PersonName {
  const [names] = file();
  if (names === undefined) throw new Error("people.json was not read");
  const gender = random() < 0.45 ? "female" : "male";
  const pattern = random() < 1 / 6 ? at(names.highland, random())[gender] : undefined;
  const parts = pattern
    ? [at(pattern.before, random()), at(pattern.given, random()), at(pattern.after, random())]
    : [at(names.family, random()), at(names.middle[gender], random()), at(names.given[gender], random())];
  return { fullName: parts.filter((part) => part !== "").join(" "), gender };
}

function at<T>(list: readonly T[], place: number): T {
  const item = list[Math.floor(place * list.length)];
  if (item === undefined) throw new RangeError("An empty list of names");
  return item;
}
