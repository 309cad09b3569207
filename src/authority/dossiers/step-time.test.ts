import fc from "fast-check";
import { expect, test } from "vitest";
import { workingTimeOf } from "../calendar/index.ts";
import { acceptDossier } from "./actions/accept-dossier.ts";
import { receiveSupplement, requestSupplement } from "./actions/supplement.ts";
import { dossierStand } from "./dossiers.fixture.ts";
import { isHandingOver, movedBy, restsOf, stepTime } from "./step-time.ts";
import { findDossier, readWork } from "./store/dossiers.ts";

const monday = new Date("2020-11-16T08:00:00+07:00");
const minutes = (count: number): Date => new Date(monday.getTime() + count * 60_000);

test("a step has as much time left after its dossier rested as before: nobody is late by what the applicant took", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.50"), stand.form("permit"));
  const of = { dossierId: dossier.id };
  const time = await workingTimeOf(node.db, "H36.50", monday);
  const step = async () => {
    const [held, work] = [await findDossier(node.db, dossier.id), await readWork(node.db, dossier.id)];
    const [one] = work.filter(({ closedAt, place }) => closedAt === null && place === "here");
    if (!held || !one) throw new Error("no step");
    return { ...one, counted: stepTime(one, restsOf(held, work), time, node.clock.now()) };
  };
  node.clock.set(new Date("2020-11-17T08:00:00+07:00"));
  const before = await step();
  const reasons = [{ component: "TP1", reason: "Thiếu bản vẽ", legal: "" }];
  await requestSupplement(node, stand.person("specialist", "H36.50"), { ...of, reasons });
  node.clock.set(new Date("2020-11-20T08:00:00+07:00"));
  expect((await step()).counted).toEqual(before.counted);
  await receiveSupplement(node, stand.person("receptionist", "H36.50"), of);
  const after = await step();
  expect(after.counted).toEqual(before.counted);
  expect(after.dueAt?.getTime()).toBeGreaterThan(before.dueAt?.getTime() ?? Infinity);
  // A second request counts against the office: the clock runs on, for the step too.
  await requestSupplement(node, stand.person("specialist", "H36.50"), { ...of, reasons });
  node.clock.set(new Date("2020-11-23T08:00:00+07:00"));
  expect((await step()).counted.took).toBeGreaterThan(after.counted.took);
  await receiveSupplement(node, stand.person("receptionist", "H36.50"), of);
  expect((await step()).dueAt).toEqual(after.dueAt);
});

test("what was given never changes by resting, and what was taken never counts a rest", async () => {
  const { node } = await dossierStand(monday);
  const time = await workingTimeOf(node.db, "H36.50", monday);
  const span = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(span, span, span, span, (allowed, until, resting, after) => {
      const [openedAt, dueAt] = [monday, minutes(allowed + 30_000)];
      const rest = { from: minutes(until), to: minutes(until + resting) };
      const [without, during] = [
        stepTime({ openedAt, dueAt, closedAt: null }, [], time, rest.from),
        stepTime({ openedAt, dueAt, closedAt: null }, [{ ...rest, to: null }], time, rest.to),
      ];
      expect(during).toEqual(without);
      const moved = movedBy(rest, dueAt, time);
      const now = minutes(until + resting + after);
      const over = stepTime({ openedAt, dueAt: moved, closedAt: null }, [rest], time, now);
      expect(over.given).toBe(without.given);
      expect(over.took).toBe(
        without.took + stepTime({ openedAt: rest.to, dueAt: null, closedAt: now }, [], time, now).took,
      );
    }),
  );
});

test("handing over is what began with the end", () => {
  const work = { place: "here", openedAt: monday } as const;
  expect(isHandingOver({ endedAt: monday }, work)).toBe(true);
  expect(isHandingOver({ endedAt: minutes(1) }, work)).toBe(false);
  expect(isHandingOver({ endedAt: null }, work)).toBe(false);
});
