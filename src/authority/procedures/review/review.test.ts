import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { OfferedFacts } from "../offered.ts";
import { nationalOf, offeredOf } from "../procedures.fixture.ts";
import { costOf, defaultCostForm } from "./compliance-cost.ts";
import { rankForOnline, readinessOf } from "./rank-for-online.ts";
import { type Reviewed, reviewedOf } from "./reviewed.ts";
import { suggestCuts } from "./suggest-cuts.ts";

const paper = (name: string, of: Partial<Procedure["components"][number]> = {}): Procedure["components"][number] => ({
  ...{ code: "TP", name, form: null, originals: 1, copies: 0, required: true, onlyWhen: null, note: "" },
  ...of,
});
const form = paper("Tờ khai", { form: { code: "M", name: "Mẫu" } });

function reviewed(
  of: Partial<OfferedFacts> & { readonly code: string },
  record: Partial<Procedure>,
  total: number,
): Reviewed {
  const name = `Thủ tục ${of.code}`;
  const facts = offeredOf({ name, ...of });
  return reviewedOf({
    offered: { ...facts, id: of.code, revision: 1, updatedAt: new Date(), updatedBy: "" },
    record: nationalOf({ name, ...record, code: of.code }),
    demand: { total, online: 0 },
    present: undefined,
    proposed: undefined,
  });
}

describe("the cost of compliance", () => {
  test("is each activity's time, fees and other costs, times frequency and subjects, in whole đồng", () => {
    const cost = costOf({
      hourlyIncome: 29_687,
      frequency: 1.5,
      subjects: 1200,
      activities: [
        { name: "Chuẩn bị", hours: 0.5, fees: 0, other: 2000 },
        { name: "Nộp", hours: 2, fees: 8000, other: 30_000 },
      ],
    });
    expect(cost.lines.map(({ time, total }) => [time, total])).toEqual([
      [14_844, 16_844],
      [59_374, 97_374],
    ]);
    expect([cost.once, cost.yearly]).toEqual([114_218, 114_218 * 1800]);
  });

  test("is always a whole number and grows with every input", () => {
    const activity = fc.record({
      name: fc.constant("x"),
      hours: fc.integer({ min: 0, max: 400 }).map((n) => n / 20),
      fees: fc.integer({ min: 0, max: 5_000_000 }),
      other: fc.integer({ min: 0, max: 5_000_000 }),
    });
    const any = fc.record({
      hourlyIncome: fc.integer({ min: 0, max: 1_000_000 }),
      frequency: fc.integer({ min: 0, max: 1200 }).map((n) => n / 100),
      subjects: fc.integer({ min: 0, max: 1_000_000 }),
      activities: fc.array(activity, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(any, activity, (one, more) => {
        const cost = costOf(one);
        expect(Number.isInteger(cost.yearly) && Number.isInteger(cost.once)).toBe(true);
        expect(costOf({ ...one, subjects: one.subjects + 1 }).yearly).toBeGreaterThanOrEqual(cost.yearly);
        expect(costOf({ ...one, activities: [...one.activities, more] }).once).toBeGreaterThanOrEqual(cost.once);
      }),
    );
  });

  test("by default takes papers, the nearest level's way there and back, and the local fee", () => {
    const record = nationalOf({
      code: "1",
      name: "x",
      components: [form, paper("Bản sao có chứng thực bằng tốt nghiệp"), paper("Đơn khác", { required: false })],
    });
    const facts = offeredOf({
      code: "1",
      name: "x",
      levels: ["district", "commune"],
      localFees: [{ code: "LP1", amount: 5000 }],
    });
    expect(defaultCostForm(facts, record, 40)).toMatchObject({
      hourlyIncome: 29_688,
      subjects: 40,
      activities: [
        { name: "Tờ khai", hours: 0.5 },
        { hours: 1.5, fees: 4000 },
        { name: "Nộp hồ sơ", hours: 1, fees: 5000, other: 10_000 },
        { name: "Nhận kết quả", hours: 1 },
      ],
    });
    const online = defaultCostForm({ ...facts, online: 4 }, record, 40).activities.slice(-2);
    expect(online.map(({ hours, other }) => [hours, other])).toEqual([
      [0.5, 0],
      [0, 0],
    ]);
  });
});

describe("what goes online first", () => {
  const many = reviewed({ code: "1.000001" }, { components: [paper("Hình chụp")] }, 10_000);
  const ready = reviewed({ code: "1.000002" }, { components: [form, paper("Căn cước công dân")] }, 100);
  const online = reviewed({ code: "1.000003", online: 3 }, {}, 50_000);
  const codes = (weights: Parameters<typeof rankForOnline>[1]) =>
    rankForOnline([ready, many, online], weights).map(({ reviewed: { offered } }) => offered.code);

  test("follows the weights, and leaves out what is online already", () => {
    expect(codes({ dossiers: 5, cost: 3, readiness: 0 })).toEqual(["1.000001", "1.000002"]);
    expect(codes({ dossiers: 0, cost: 0, readiness: 1 })).toEqual(["1.000002", "1.000001"]);
    expect(rankForOnline([many, ready], { dossiers: 0, cost: 0, readiness: 0 }).map(({ score }) => score)).toEqual([
      0, 0,
    ]);
    expect([readinessOf(many), readinessOf(ready)]).toEqual([0, 1]);
    const [first] = rankForOnline([many], { dossiers: 1, cost: 1, readiness: 0 });
    expect(first?.score).toBeCloseTo(100);
  });
});

test("papers the administration holds, certified copies, several copies and second visits are told with what they cost", () => {
  const record = {
    channels: { counter: true, post: false, online: null },
    components: [
      form,
      paper("Sổ hộ khẩu", { copies: 1 }),
      paper("Bản sao chứng thực văn bằng"),
      paper("Bản vẽ", { originals: 2 }),
    ],
  };
  const cuts = suggestCuts([
    reviewed({ code: "1.000001" }, record, 1000),
    reviewed({ code: "1.000002" }, { components: [paper("Sổ hộ khẩu")] }, 10),
  ]);
  expect(cuts.map(({ kind, askedIn, saving }) => [kind, askedIn, saving])).toEqual([
    ["certified", 1, 41_110_000],
    ["two-visits", 1, 39_688_000],
    ["held", 2, 8_422_000],
    ["copies", 1, 1_000_000],
    ["held", 2, 74_220],
  ]);
  expect(cuts[2]?.heldBy?.vi).toBe("CSDL quốc gia về dân cư");
});
