import { expect, test } from "vitest";
import { agencies, scenarios } from "../../data/index.ts";
import { exchangeHistory, historyEnd, type PastDocument } from "./exchange-history.ts";

const past = exchangeHistory(scenarios(), agencies(), "tay-nguyen");

function countBy(province: string, from: string, to: string): { sent: number; received: number } {
  const within = past.filter(({ acceptedAt }) => acceptedAt >= new Date(from) && acceptedAt < new Date(to));
  const received = within
    .flatMap(({ deliveries }) => deliveries)
    .filter((delivery) => delivery.to.province === province);
  return { sent: within.filter((document) => document.from.province === province).length, received: received.length };
}

test("the same seed gives the same past", () => {
  const again = exchangeHistory(scenarios(), agencies(), "tay-nguyen");
  expect(again.length).toBe(past.length);
  expect(again.at(1234)).toEqual(past.at(1234));
});

test.each([
  ["H36", 5],
  ["H34", 2],
  ["H15", 2.5],
  ["H21", 2],
] as const)("%s exchanged as many times more in ten months of 2020 as the inspection found: %f", (province, growth) => {
  const before = countBy(province, "2019-01-01T00:00:00+07:00", "2019-11-01T00:00:00+07:00");
  const after = countBy(province, "2020-01-01T00:00:00+07:00", "2020-11-01T00:00:00+07:00");
  const ratio = (after.sent + after.received) / (before.sent + before.received);
  expect(Math.abs(ratio / growth - 1)).toBeLessThan(0.03);
});

test("levels that the inspection did not find connected exchange nothing", () => {
  for (const scenario of scenarios()) {
    const connected = new Set<string>(scenario.exchange.levels.value);
    const seen = new Set(
      past
        .flatMap(({ deliveries }) => deliveries.map(({ to }) => to))
        .filter((to) => to.province === scenario.province)
        .map((to) => to.level),
    );
    for (const level of seen) expect(connected.has(level)).toBe(true);
  }
});

test("numbers run from 1 without gaps per agency and year, in order of time", () => {
  const last = new Map<string, number>();
  for (const document of past) {
    const year = new Date(document.acceptedAt.getTime() + 7 * 3600_000).getUTCFullYear();
    const series = `${document.from.code} ${year}`;
    expect(document.number).toBe((last.get(series) ?? 0) + 1);
    last.set(series, document.number);
  }
});

test("nothing is later than the morning of the start, and every step follows the one before", () => {
  for (const { acceptedAt, deliveries, from } of past) {
    expect(acceptedAt.getTime()).toBeLessThan(historyEnd.getTime());
    for (const one of deliveries) {
      const steps = [acceptedAt, one.arrivedAt, one.refusedAt ?? one.registeredAt, one.completedAt].filter(
        (step) => step !== undefined,
      );
      expect(steps.map(Number)).toEqual(steps.map(Number).toSorted((a, b) => a - b));
      expect(one.to.code).not.toBe(from.code);
    }
  }
});

test("documents are written on working days", () => {
  const weekend = (document: PastDocument): boolean =>
    [0, 6].includes(new Date(document.acceptedAt.getTime() + 7 * 3600_000).getUTCDay());
  expect(past.filter(weekend)).toEqual([]);
});
