import { beforeAll, describe, expect, test } from "vitest";
import { agencies, findScenario, pickPeople, scenarios } from "../../data/index.ts";
import type { Replayed } from "../authority/dossiers/index.ts";
import { standardPosts } from "../authority/organisation/index.ts";
import { findDue, parseLimit } from "../engines/deadline/index.ts";
import type { Plan } from "../engines/flow/index.ts";
import { isoDay } from "../platform/text/index.ts";
import { hasEnded } from "../protocol/dossiers/index.ts";
import { compiledFlows, historyOf, replayedOf, usualTime } from "./dossier-history.fixture.ts";
import { historyEnd } from "./exchange-history.ts";

let flows: ReadonlyMap<string, Plan>;
beforeAll(async () => {
  flows = await compiledFlows();
});

const made = new Map<string, readonly Replayed[]>();

function historyFor(province: string, seed = "test", scale = 0.006, open = 60): readonly Replayed[] {
  const key = `${province} ${seed} ${scale} ${open}`;
  const known = made.get(key) ?? [...replayedOf(province, flows, { seed, scale, open })];
  made.set(key, known);
  return known;
}

test("the same seed gives the same history, another one another", () => {
  const codes = (seed: string) =>
    [...historyOf("H34", flows, { seed, scale: 0.002 }).dossiers].map(({ received }) => received);
  expect(codes("one")).toEqual(codes("one"));
  expect(codes("one")).not.toEqual(codes("two"));
});

describe.each([
  ["H36", "one", 0.006, 60],
  ["H34", "two", 0.012, 60],
  ["H15", "three", 0.003, 10],
  ["H16", "four", 0.01, 60],
  ["H21", "five", 0.004, 0],
] as const)("the dossiers of %s (seed %s, scale %f, %i open)", (province, seed, scale, open) => {
  const all = () => historyFor(province, seed, scale, open);

  test("have codes that run from 1 without a gap for each counter and day, in order of receipt", () => {
    const last = new Map<string, number>();
    for (const { dossier } of all()) {
      const [, agency = "", , sequence = ""] = /^(.+)-(\d{6})-(\d{4})$/.exec(dossier.code) ?? [];
      expect(agency).toBe(dossier.receivedAgency);
      const key = `${agency} ${isoDay(dossier.receivedAt)}`;
      expect(Number(sequence)).toBe((last.get(key) ?? 0) + 1);
      last.set(key, Number(sequence));
    }
    const received = all().map(({ dossier }) => dossier.receivedAt.getTime());
    expect(received).toEqual(received.toSorted((a, b) => a - b));
  });

  test("are in a state that fits their dates, and nothing of them lies after the end of the history", () => {
    for (const { dossier, changes } of all()) {
      expect(hasEnded(dossier.state), dossier.code).toBe(dossier.endedAt !== null);
      expect(dossier.state === 10, dossier.code).toBe(dossier.returnedAt !== null);
      expect(dossier.endedAt === null || dossier.outcome !== null, dossier.code).toBe(true);
      const instants = [dossier.receivedAt, dossier.endedAt, dossier.returnedAt]
        .filter((one) => one !== null)
        .map(Number);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      const steps = changes.map(({ after }) => after.updatedAt.getTime());
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(steps.at(-1)).toBeLessThanOrEqual(historyEnd.getTime());
    }
  });

  test("are of people where they are about a person's life, and nobody has an officer's name", () => {
    const officers = new Set(
      agencies()
        .filter(({ code }) => code === province || code.startsWith(`${province}.`))
        .flatMap((agency) => pickPeople(agency.code, standardPosts(agency).length).map(({ fullName }) => fullName)),
    );
    const personal = all().filter(({ dossier }) => ["Hộ tịch", "Bảo trợ xã hội"].includes(dossier.sectorName));
    expect(personal.length).toBeGreaterThan(0);
    for (const { dossier } of personal)
      expect(dossier.applicant.kind, dossier.procedureName).toMatch(/citizen|household/);
    expect(
      all()
        .map(({ dossier }) => dossier.applicant.name)
        .filter((name) => officers.has(name)),
    ).toEqual([]);
  });

  test("have one revision for each change", () => {
    for (const { dossier, changes } of all()) {
      expect(changes.map(({ after }) => after.revision)).toEqual(changes.map((_one, index) => index + 1));
      expect(dossier.revision).toBe(changes.length);
      expect(changes.every(({ events }) => events.length > 0)).toBe(true);
    }
  });

  test("are due when the law's counting says, pauses and all", () => {
    for (const { dossier, changes } of all()) {
      if (dossier.state === 3) continue;
      const pauses = dossier.pauses.map(({ from, to, reason, stopsClock }) => ({
        ...{ from: new Date(from), to: to === null ? null : new Date(to), reason, stopsClock },
      }));
      const due =
        findDue(usualTime, { from: dossier.receivedAt, limit: parseLimit(dossier.limitText), pauses }) ?? null;
      if (dossier.state !== 7) expect(dossier.dueAt, dossier.code).toEqual(due);
      expect(dossier.printedDueAt).toEqual(changes[0].after.dueAt);
      expect(dossier.printedDueAt?.getTime()).toBeGreaterThanOrEqual(dossier.receivedAt.getTime());
    }
  });

  test("name whose step it was exactly where they ended late or an apology was written", () => {
    for (const { dossier, work } of all()) {
      const isLate = dossier.endedAt !== null && dossier.dueAt !== null && dossier.endedAt > dossier.dueAt;
      if (dossier.state !== 7) expect(dossier.lateBy !== null, dossier.code).toBe(isLate || dossier.apologyAt !== null);
      if (dossier.lateBy !== null)
        expect(work.some(({ agencyCode, name }) => agencyCode === dossier.lateBy && name === dossier.lateStep)).toBe(
          true,
        );
    }
  });

  test("count their requests for supplements, the second of which does not stop the clock", () => {
    for (const { dossier, supplements } of all()) {
      const pauses = dossier.pauses.filter(({ reason }) => reason === "supplement");
      expect(supplements.map(({ number }) => number)).toEqual(pauses.map((_one, index) => index + 1));
      expect(dossier.supplements).toBe(supplements.length);
      expect(pauses.map(({ stopsClock }) => stopsClock)).toEqual(pauses.map((_one, index) => index === 0));
      const unanswered = supplements.filter(({ answeredAt }) => answeredAt === null).length;
      expect(unanswered).toBe(
        dossier.state === 5 ? 1 : pauses.filter(({ to }) => to === dossier.endedAt?.toISOString()).length,
      );
    }
  });

  test("have open work exactly while somebody has something to do", () => {
    for (const { dossier, work } of all()) {
      const open = work.filter(({ closedAt }) => closedAt === null);
      expect(open.length > 0, dossier.code).toBe(dossier.endedAt === null || dossier.state === 9);
      expect(open.every(({ place }) => place === "waiting")).toBe(
        open.length === 0 || dossier.state === 5 || dossier.state === 6,
      );
      for (const { openedAt, closedAt } of work)
        if (closedAt) expect(closedAt.getTime()).toBeGreaterThanOrEqual(openedAt.getTime());
    }
  });
});

test.each(scenarios().map(({ province, procedures }) => [province, procedures.onTime.value] as const))(
  "%s resolves on time the share that its scenario says: %f",
  (province, onTime) => {
    const resolved = historyFor(province, "share", 0.015).filter(
      ({ dossier }) => dossier.endedAt && ![3, 7].includes(dossier.state),
    );
    const late = resolved.filter(
      ({ dossier: { endedAt, dueAt, supplements } }) => (endedAt && dueAt && endedAt > dueAt) || supplements >= 2,
    );
    // To a handful of dossiers, whatever the scale: at full scale that is far below 0.05 points.
    expect(Math.abs(late.length - resolved.length * (1 - onTime))).toBeLessThanOrEqual(3);
  },
  60_000,
);

test("each month has as many dossiers as the scenario says, times the scale", () => {
  const scenario = findScenario("H21");
  const counts = Map.groupBy(historyFor("H21", "five", 0.004, 0), ({ dossier }) =>
    isoDay(dossier.receivedAt).slice(0, 7),
  );
  for (const { month, dossiers } of scenario?.months ?? [])
    expect(Math.abs((counts.get(month)?.length ?? 0) - dossiers * 0.004), month).toBeLessThanOrEqual(1);
});

test("few file online in 2019, more in 2020", () => {
  const shareOf = (year: string): number => {
    const all = historyFor("H36").filter(({ dossier }) => isoDay(dossier.receivedAt).startsWith(year));
    return all.filter(({ dossier }) => dossier.channel === 2).length / all.length;
  };
  expect(shareOf("2019")).toBeLessThan(shareOf("2020"));
});

test("on the last morning there is some of every kind on the desks", () => {
  const open = historyFor("H36").filter(({ work }) => work.some(({ closedAt }) => closedAt === null));
  const [now, aDay] = [new Date("2020-11-16T08:00:00+07:00").getTime(), 24 * 3_600_000];
  const count = (fits: (due: number, state: number) => boolean) =>
    open.filter(({ dossier }) => fits(dossier.dueAt?.getTime() ?? 0, dossier.state)).length;
  expect(count((due, state) => state === 4 && due > now + aDay)).toBeGreaterThan(10);
  expect(count((due, state) => state === 4 && due > now && due <= now + aDay)).toBeGreaterThan(3);
  expect(count((due, state) => state === 4 && due > 0 && due < now)).toBeGreaterThan(3);
  expect(count((_due, state) => state === 5)).toBeGreaterThan(3);
  expect(count((_due, state) => state === 6)).toBeGreaterThan(3);
  expect(count((_due, state) => state === 9)).toBeGreaterThan(5);
});

test("wrong codes come from the provinces that the inspection named, and from catalogues with wrong codes", () => {
  for (const { province, portal, dossiers } of scenarios()) {
    const reports = historyFor(province, "share", 0.015).map(({ past }) => past.report);
    const share = (fits: (report: (typeof reports)[number]) => boolean) => reports.filter(fits).length / reports.length;
    const misCoded = share((report) => report.kind === "refused" && report.reason === "dossier-code");
    expect(misCoded > 0.02).toBe(portal.wrongDossierCodes.value);
    const arrived = share(({ kind }) => kind === "synced" || kind === "stale");
    expect(Math.abs(arrived - dossiers.reported.value)).toBeLessThan(0.04);
  }
});
