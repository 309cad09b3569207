import fc from "fast-check";
import { clockReasons, type Step, type StepChoice, type StepTable } from "./index.ts";

const roles = ["Một cửa", "Chuyên viên", "Lãnh đạo", ""] as const;
const name = fc.constantFrom("Kiểm tra hồ sơ", "Thẩm định", "Ký duyệt", "Lấy ý kiến", "Trả kết quả", 'Xem "A" & <B>');
const limit = fc.constantFrom("", "2 working days", "4 working hours", "1,5 ngày làm việc");
const agency = fc.constantFrom("", "H36.01", "district");

/** Any table that can be written: up to eight rows, any way on, loops too. */
export const someTable: fc.Arbitrary<StepTable> = fc
  .record({ count: fc.integer({ min: 0, max: 8 }), endCount: fc.integer({ min: 0, max: 3 }) })
  .chain(({ count, endCount }) => {
    const steps = Array.from({ length: count }, (_, index) => `Step_${index + 1}`);
    const ends = Array.from({ length: endCount }, (_, index) => `End_${index + 1}`);
    const targets = [...steps, ...ends];
    return fc.record({
      name: fc.constantFrom("", "Cấp giấy phép xây dựng"),
      first: fc.constantFrom("", ...targets),
      steps: fc.tuple(...steps.map((id) => someStep(id, targets))),
      ends: fc.tuple(
        ...ends.map((id) => fc.record({ id: fc.constant(id), name: fc.constantFrom("Đã trả", "Từ chối") })),
      ),
    });
  });

function someStep(id: string, targets: readonly string[]): fc.Arbitrary<Step> {
  const branch = (at: number) =>
    fc.record({ id: fc.constant(`${id}_b${at}`), name, role: fc.constantFrom(...roles), agency, allowance: limit });
  const worked = fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom("task" as const, "wait" as const),
    name,
    role: fc.constantFrom(...roles),
    agency,
    allowance: limit,
    clock: fc.constantFrom(null, ...clockReasons),
    next: someWays(targets, 4),
    branches: fc.constant([]),
    reminder: fc.option(fc.record({ after: fc.constantFrom("PT8H", "1 working day"), name })),
  });
  const parallel = fc.record({
    id: fc.constant(id),
    kind: fc.constant("parallel" as const),
    name,
    ...{ role: fc.constant(""), agency: fc.constant(""), allowance: fc.constant(""), clock: fc.constant(null) },
    next: someWays(targets, 1),
    branches: fc
      .integer({ min: 2, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => branch(at)))),
    reminder: fc.constant(null),
  });
  return fc.oneof({ weight: 4, arbitrary: worked }, { weight: 1, arbitrary: parallel });
}

function someWays(targets: readonly string[], most: number): fc.Arbitrary<readonly StepChoice[]> {
  if (targets.length === 0) return fc.constant([]);
  return fc.array(fc.constantFrom(...targets), { maxLength: most }).map((list) =>
    list.map((to, index) => ({
      label: list.length > 1 ? `Kết quả ${index}` : "",
      outcome: list.length > 1 && index > 0 && index < 3 ? `o${index}` : "",
      condition: index === 3 ? "fee > 50000" : "",
      to,
    })),
  );
}
