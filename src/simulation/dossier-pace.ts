import type { PastAct, Way, WayStep } from "../authority/dossiers/index.ts";
import {
  dayOf,
  findDue,
  instantOf,
  type Limit,
  minuteOf,
  type Pause,
  type WorkingTime,
} from "../engines/deadline/index.ts";
import type { Random } from "./chance.ts";

/** How quickly a dossier went: done before the day it was due, on that day, or after it. */
export type Pace = "early" | "on-time" | "late";

/** What a dossier's time is worked out from. */
export type Course = {
  readonly receivedAt: Date;
  readonly limit: Limit;
  /** Working time of the agency that resolves it. */
  readonly time: WorkingTime;
  readonly way: Way;
  readonly pace: Pace;
  /** Given with a step that asks for papers, or that refuses. */
  readonly reasons: (outcome: string) => Partial<Pick<Extract<PastAct, { kind: "step" }>, "reasons" | "refusal">>;
  /** What is paid where the way waits for a payment, or at the counter; null: nothing at the counter. */
  readonly fee: { readonly amount: number; readonly receipt: string; readonly atCounter: boolean };
  readonly random: Random;
};

/** The acts of a dossier, and when it is resolved and due. */
export type Paced = { readonly acts: readonly PastAct[]; readonly endedAt: Date; readonly dueAt: Date };

const minute = 60_000;
const mostTries = 12;

/** Works out when each step of the way was done, so that the dossier ends as its pace says, with pauses counted as the law counts them. */
export function paceOf(course: Course): Paced {
  const plain = dueOf(course, []);
  const budget = Math.max(6, between(course, course.receivedAt, plain));
  let worked = workedFor(course, plain, budget);
  for (let tries = 0; ; tries++) {
    const walked = walk(course, worked, budget);
    const dueAt = dueOf(course, walked.pauses);
    const isLate = walked.endedAt > dueAt;
    const isEarly = dayOf(minuteOf(walked.endedAt)) < dayOf(minuteOf(dueAt));
    const fits = course.pace === "late" ? isLate : !isLate && (course.pace === "early" || !isEarly);
    if (fits || tries >= mostTries) return { acts: walked.acts, endedAt: walked.endedAt, dueAt };
    const off = between(course, walked.endedAt, dueAt);
    if (course.pace === "late") worked += Math.max(20, off + 20);
    else
      worked = isLate
        ? Math.max(3, Math.min(worked + off, worked * 0.9) - 2)
        : worked + Math.max(1, off * course.random());
  }
}

function dueOf({ receivedAt, limit, time }: Course, pauses: readonly Pause[]): Date {
  const due = findDue(time, { from: receivedAt, limit, pauses });
  if (!due) throw new RangeError("A pause of the past has an end");
  return due;
}

function between({ time }: Pick<Course, "time">, from: Date, to: Date): number {
  return time.workedBefore(minuteOf(to)) - time.workedBefore(minuteOf(from));
}

/** Working minutes from receipt to the end, pauses left out. */
function workedFor(course: Course, due: Date, budget: number): number {
  const { pace, random, time } = course;
  const day = dayOf(minuteOf(due));
  const eve = Math.min(budget, between(course, course.receivedAt, instantOf(time.opens(day))));
  if (pace === "late") return budget + 20 + random() ** 3 * time.dayLength * 14;
  if (pace === "early" && eve > 10) return eve * (0.3 + 0.68 * random());
  const from = Math.max(3, eve);
  return from + (budget - 1 - from) * (0.15 + 0.83 * random());
}

type Walked = { readonly acts: PastAct[]; readonly pauses: Pause[]; readonly endedAt: Date };

function walk(course: Course, worked: number, budget: number): Walked {
  const { time, way, receivedAt, random, fee } = course;
  const people = way.map((stage) => (stage.some(isOfPeople) ? stage : undefined));
  const blamed = blamedStage(way, random);
  const given = people.map((stage) => (stage ? longest(stage) * (0.5 + random()) : 0));
  const sum = given.reduce((total, minutes) => total + minutes, 0) || 1;
  const [inTime, excess] = [Math.min(worked, budget * 0.95), Math.max(0, worked - budget * 0.95)];
  const acts: PastAct[] = [];
  const pauses: Pause[] = [];
  let asked = 0;
  let cursor = time.workedBefore(minuteOf(receivedAt));
  let last = receivedAt;
  const at = (minutes: number): Date => {
    const moment =
      instantOf(time.endOf(Math.max(1, Math.round(minutes)))).getTime() - Math.floor(1 + random() * 58_000);
    last = new Date(Math.max(moment, last.getTime() + 1_000));
    return last;
  };
  if (fee.atCounter) {
    last = new Date(receivedAt.getTime() + Math.floor((0.4 + random()) * minute));
    acts.push({ kind: "paid", amount: fee.amount, receipt: fee.receipt, at: last });
  }
  let endedAt = last;
  for (const [index, stage] of way.entries()) {
    if (stage.every(({ kind }) => kind === "return")) continue;
    if (people[index]) {
      const length = ((given[index] ?? 0) / sum) * inTime + (index === blamed ? excess : 0);
      const ends = [...stage.slice(1).map(() => cursor + length * (0.4 + 0.6 * random())), cursor + length].sort(
        (a, b) => a - b,
      );
      for (const [place, step] of stage.entries()) acts.push(stepAct(step, at(ends[place] ?? cursor + length), course));
      cursor += length;
      endedAt = last;
      continue;
    }
    const from = last;
    const isSupplement = stage.some(({ kind }) => kind === "supplement");
    const wait = isSupplement ? 200 + random() ** 2 * time.dayLength * 12 : 20 + random() ** 2 * time.dayLength * 4;
    cursor += wait;
    for (const step of stage) acts.push(answerAct(step, at(cursor), course));
    if (isSupplement) asked++;
    pauses.push({
      from,
      to: last,
      reason: isSupplement ? "supplement" : "payment",
      stopsClock: !isSupplement || asked < 2,
    });
    // What is only waited for before the result is handed over ends with the waiting.
    endedAt = last;
  }
  return { acts, pauses, endedAt };
}

/**
 * The acts of a dossier that is still open at an instant: everything before a stage of its way, done between its receipt and then. `receivedAt`
 * must lie before.
 */
export function openPace(course: Course, stage: number, until: Date): readonly PastAct[] {
  const { random, way, receivedAt } = course;
  const available = Math.max(1, between(course, receivedAt, until));
  const { acts } = walk(
    { ...course, way: way.slice(0, stage) },
    available * (0.25 + 0.5 * random()),
    Number.POSITIVE_INFINITY,
  );
  return acts.filter(({ at }) => at < until);
}

function isOfPeople({ kind }: WayStep): boolean {
  return kind === "step";
}

function longest(stage: readonly WayStep[]): number {
  return Math.max(...stage.map(({ minutes }) => minutes));
}

/** Whose stage takes the time that a late dossier is late by: most often one that is long, or where others are asked. */
function blamedStage(way: Way, random: Random): number {
  const weighed = way.map((stage, index) => {
    const some = stage.some(isOfPeople) ? longest(stage) * (stage.length > 1 ? 2 : 1) : 0;
    return { index, key: some > 0 ? random() ** (240 / some) : -1 };
  });
  return weighed.sort((a, b) => b.key - a.key)[0]?.index ?? 0;
}

function stepAct({ node, outcome }: WayStep, at: Date, { reasons }: Course): PastAct {
  return { kind: "step", node, outcome, at, ...reasons(outcome) };
}

function answerAct({ node, kind }: WayStep, at: Date, { fee }: Course): PastAct {
  return kind === "payment"
    ? { kind: "paid", node, amount: fee.amount, receipt: fee.receipt, at }
    : { kind: "answered", node, at };
}
