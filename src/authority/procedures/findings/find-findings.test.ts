import { describe, expect, test } from "vitest";
import { createWorkingTime, publicDays, usualHours } from "../../../engines/deadline/index.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { Offered, OfferedFacts } from "../offered.ts";
import { nationalOf, offeredOf } from "../procedures.fixture.ts";
import { findFindings } from "./find-findings.ts";
import type { Finding } from "./finding.ts";

const today = "2020-11-24";
const time = createWorkingTime({ hours: usualHours, ...publicDays(2018, 2021) });
const birth = nationalOf({ code: "1.001193", name: "Đăng ký khai sinh" });
const marriage = nationalOf({ code: "1.000894", name: "Đăng ký kết hôn" });
const business = nationalOf({ code: "1.001612", name: "Đăng ký thành lập hộ kinh doanh", levels: ["district"] });

function examine(
  offered: readonly (Partial<OfferedFacts> & Pick<OfferedFacts, "code" | "name">)[],
  national: readonly Procedure[] = [birth, marriage, business],
  older: readonly Procedure[] = [],
): readonly Finding[] {
  const rows = offered.map((one, index): Offered => {
    const id = `00000000-0000-7000-8000-00000000000${index}`;
    return { ...offeredOf(one), id, revision: 1, updatedAt: new Date(), updatedBy: "" };
  });
  return findFindings({
    authority: "H36",
    levels: ["province", "district", "commune"],
    national: new Map(national.map((one) => [one.code, one])),
    older: new Map(older.map((one) => [`${one.code} ${one.version}`, one])),
    offered: rows,
    today,
    time,
  });
}

const all = [birth, marriage, business].map(({ code, name }) => ({ code, name }));
const kinds = (found: readonly Finding[]) => found.map(({ kind, code }) => `${kind} ${code}`);

test("a catalogue as it should be has no findings", () => {
  expect(kinds(examine(all))).toEqual([]);
});

test("what the nation has at our levels and we do not offer is missing, and is taken over as a draft", () => {
  const found = examine(all.slice(0, 2), [
    birth,
    marriage,
    business,
    nationalOf({ code: "1.000001", name: "Việc của bộ", levels: ["ministry"] }),
  ]);
  expect(kinds(found)).toEqual(["missing 1.001612"]);
  expect(found[0]?.repair).toMatchObject({
    make: "create",
    facts: { code: "1.001612", state: "draft", nationalVersion: 1 },
  });
});

describe("a code that is wrong", () => {
  test.each([
    ["1-001193", "Đăng ký khai sinh", null, "form", "1.001193"],
    ["1001193", "Đăng ký khai sinh", null, "form", "1.001193"],
    ["1.1193", "Đăng ký khai sinh", null, "form", "1.001193"],
    ["1.OO1193", "Đăng ký khai sinh", null, "form", "1.001193"],
    ["1,001193.000.00.00.H36", "Đăng ký khai sinh", null, "form", "1.001193.000.00.00.H36"],
    ["T-LDG-288123-TT", "Đăng ký khai sinh", null, "form", "1.001193"],
    ["1.001194", "Đăng ký khai sinh", null, "unknown", "1.001193"],
    ["1.000894", "Đăng ký khai sinh", null, "other-procedure", "1.001193"],
    ["1.001193.000.00.00.H21", "Đăng ký khai sinh", null, "other-agency", "1.001193"],
    ["KS-01", "Đăng kí khai sinh cho trẻ", "1.001193", "form", "1.001193"],
  ])("%s “%s” (linked to %s) is told as %s and repaired to %s", (code, name, nationalCode, reason, right) => {
    const link = { nationalCode, nationalVersion: nationalCode ? 1 : null };
    const found = examine([{ code, name, ...link }, ...all.slice(1)]);
    const wrong = found.filter(({ kind }) => kind === "mis-coded");
    expect(wrong).toHaveLength(1);
    expect(wrong[0]?.why).toMatchObject({ kind: "mis-coded", reason });
    expect(wrong[0]?.repair).toMatchObject({ make: "change", set: { code: right } });
    expect(kinds(found).filter((kind) => kind.startsWith("missing"))).toEqual([]);
  });

  test("of a matter nobody knows is left to people", () => {
    const found = examine([
      ...all,
      { code: "xyz", name: "Cấp phép thả diều", nationalCode: null, nationalVersion: null },
    ]);
    expect(kinds(found)).toEqual(["mis-coded xyz", "not-in-national xyz"]);
    expect(found.map(({ repair }) => repair)).toEqual([null, null]);
  });
});

test("a procedure of the province's own is told to be registered, one that nobody knows to be withdrawn", () => {
  const none = { nationalCode: null, nationalVersion: null };
  const found = examine([
    ...all,
    { code: "2.900001.000.00.00.H36", name: "Hỗ trợ giống cà phê của tỉnh", ...none },
    { code: "2.900002", name: "Cấp phép thả diều", ...none },
  ]);
  expect(found.map(({ why }) => why)).toEqual([
    { kind: "not-in-national", own: true },
    { kind: "not-in-national", own: false },
  ]);
});

test("of a procedure that stands twice the published one with the right code is kept", () => {
  const link = { nationalCode: "1.001193", nationalVersion: 1 };
  const found = examine([{ code: "1-001193", name: "Đăng ký khai sinh", ...link }, ...all]);
  expect(kinds(found)).toEqual(["mis-coded 1-001193", "duplicated 1-001193"]);
  expect(found[1]?.repair).toEqual({ make: "change", set: { state: "withdrawn" } });
});

test("one that stands on an older version says what changed since", () => {
  const now = {
    ...birth,
    version: 3,
    fees: [],
    limits: [{ ...birth.limits[0], limit: "1 working day", wording: "01 ngày làm việc" }],
  };
  const found = examine(all, [nationalOf(now as Procedure), marriage, business], [birth]);
  expect(kinds(found)).toEqual(["outdated 1.001193"]);
  expect(found[0]?.why).toMatchObject({
    from: 1,
    to: 3,
    changed: [
      { part: "fees", before: ["Lệ phí 8.000 đồng /lần"], after: [] },
      { part: "limits", before: ["05 ngày làm việc"], after: ["01 ngày làm việc"] },
    ],
  });
  expect(found[0]?.repair).toMatchObject({ set: { nationalVersion: 3 } });
  expect(examine(all, [nationalOf(now as Procedure), marriage, business])[0]?.why).toMatchObject({ changed: null });
});

test("one that the nation withdrew is told with what stands in its place", () => {
  const gone = nationalOf({ ...birth, status: "withdrawn", withdrawnOn: "2020-09-01", replacedBy: ["1.000894"] });
  const found = examine(all, [gone, marriage, business]);
  expect(kinds(found)).toEqual(["withdrawn-nationally 1.001193"]);
  expect(found[0]?.why).toMatchObject({ since: "2020-09-01", replacedBy: [{ code: "1.000894", offered: true }] });
});

test("particulars against the law: another name, a longer limit, a fee without a resolution", () => {
  const found = examine([
    {
      ...all[0],
      code: "1.001193",
      name: "Đăng ký khai sinh (mới)",
      localLimit: "7 working days",
      localFees: [{ code: "LP1", amount: 20_000 }],
    },
    {
      code: "1.000894",
      name: "đăng ký  kết hôn",
      localLimit: "3 working days",
      localFees: [{ code: "LP1", amount: 5000 }],
      feeResolution: "183/2020/NQ-HĐND",
    },
    ...all.slice(2),
  ]);
  expect(kinds(found)).toEqual(["name-differs 1.001193", "limit-longer-than-law 1.001193", "fee-differs 1.001193"]);
  expect(found.map(({ repair }) => repair)).toEqual([
    { make: "change", set: { name: "Đăng ký khai sinh" } },
    { make: "change", set: { localLimit: null } },
    { make: "change", set: { localFees: [] } },
  ]);
});

describe("days", () => {
  const one = (dates: Partial<OfferedFacts>) =>
    examine([{ ...all[0], code: "1.001193", name: birth.name, ...dates }, ...all.slice(1)]);

  test.each([
    ["2020-07-09", "2020-07-16", 5, false],
    ["2020-07-10", "2020-07-16", 4, true],
    // 2 September 2020 was a day off.
    ["2020-08-27", "2020-09-03", 4, true],
  ])("announced %s for effect on %s: %i working days", (announcedOn, effectiveFrom, workingDays, isLate) => {
    const found = one({ announcedOn, effectiveFrom });
    expect(found.map(({ why }) => why)).toMatchObject(
      isLate ? [{ kind: "announced-late", workingDays, limit: 5 }] : [],
    );
  });

  test.each([
    ["2020-07-08", false],
    ["2020-07-09", true],
  ])("decided on Wednesday 1 July, published %s", (publishedOn, isLate) => {
    expect(kinds(one({ publishedOn }))).toEqual(isLate ? ["published-late 1.001193"] : []);
  });

  test("not published at all counts up to today and can be published with one click", () => {
    const found = one({ publishedOn: null, state: "draft" });
    expect(found[0]?.why).toMatchObject({ kind: "published-late", to: null });
    expect(found[0]?.repair).toEqual({ make: "change", set: { publishedOn: today, state: "published" } });
    expect(kinds(one({ publishedOn: null, state: "draft", decisionDate: "2020-11-20" }))).toEqual([]);
  });

  test("a ministry has twenty and ten", () => {
    const rows = [
      {
        ...offeredOf({ code: "1.001193", name: birth.name, publishedOn: "2020-07-15" }),
        id: "a",
        revision: 1,
        updatedAt: new Date(),
        updatedBy: "",
      },
    ];
    const found = findFindings({
      authority: "G22",
      levels: ["ministry"],
      national: new Map([[birth.code, birth]]),
      older: new Map(),
      offered: rows,
      today,
      time,
    });
    expect(found.map(({ why }) => why)).toMatchObject([{ kind: "announced-late", limit: 20, workingDays: 11 }]);
  });
});

test("what is withdrawn is past", () => {
  expect(kinds(examine([...all, { code: "bad", name: "x", state: "withdrawn" }]))).toEqual([]);
});

test("among 5,000 procedures every wrong code is found, and no other", () => {
  const national = Array.from({ length: 5000 }, (_, i) =>
    nationalOf({
      ...birth,
      code: `1.${String(100_000 + i)}`,
      name: `Cấp giấy phép hoạt động loại ${i} cho tổ chức số ${i * 7}`,
    }),
  );
  const offered = national.map(({ code, name }, i) => ({ code: i % 10 === 0 ? code.replace(".", "-") : code, name }));
  const found = examine(offered, national);
  expect(found.filter(({ kind }) => kind === "mis-coded")).toHaveLength(500);
}, 20_000);
