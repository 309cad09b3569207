import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyStatus, type DeliveryState, deliveryStates, type Standing } from "./states.ts";

const track: readonly DeliveryState[] = ["queued", "arrived", "registered", "assigned", "processing", "completed"];
const code = fc.constantFrom("01", "02", "03", "04", "05", "06", "13", "15", "16", "99");
const fresh: Standing = { state: "queued", recall: null, times: {} };
const minute = (index: number): Date => new Date(Date.UTC(2020, 10, 24, 2, index));

function run(codes: readonly string[], start: Standing = fresh): { standing: Standing; problems: (string | null)[] } {
  let standing = start;
  const problems = codes.map((each, index) => {
    const step = applyStatus(standing, each, minute(index));
    standing = step.standing;
    return step.problem;
  });
  return { standing, problems };
}

describe("whatever statuses come", () => {
  test("a document never goes back, and no station's first instant changes", () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 20 }), (codes) => {
        let standing = fresh;
        for (const [index, each] of codes.entries()) {
          const { standing: next } = applyStatus(standing, each, minute(index));
          for (const name of Object.keys(standing.times) as (keyof Standing["times"])[]) {
            expect(next.times[name]).toEqual(standing.times[name]);
          }
          if (standing.state === "refused") expect(next.state).toBe("refused");
          else if (next.state !== "refused")
            expect(track.indexOf(next.state)).toBeGreaterThanOrEqual(track.indexOf(standing.state));
          if (standing.recall === "agreed") expect(next.recall).toBe("agreed");
          expect(deliveryStates).toContain(next.state);
          standing = next;
        }
      }),
    );
  });

  test("one that does not fit moves nothing but the instants it tells of", () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 12 }), code, (codes, last) => {
        const { standing } = run(codes);
        const step = applyStatus(standing, last, minute(50));
        if (step.problem === null) return;
        const arrives = standing.state === "queued" && step.standing.state === "arrived";
        expect(step.standing.recall).toBe(standing.recall);
        if (!arrives) expect(step.standing.state).toBe(standing.state);
      }),
    );
  });

  test("anything from a recipient proves arrival", () => {
    for (const each of ["01", "02", "03", "04", "05", "06"]) {
      for (const state of ["queued", "dead", "undeliverable"] as const) {
        expect(applyStatus({ ...fresh, state }, each, minute(1)).standing.times.arrived).toEqual(minute(1));
      }
    }
  });
});

describe("a status", () => {
  test.each<[string, readonly string[], string, string | null]>([
    ["the usual way", ["01", "03", "04", "05", "06"], "completed", null],
    ["stations left out", ["01", "03", "06"], "completed", null],
    ["refused", ["01", "02"], "refused", null],
    ["refused after it was registered", ["01", "03", "02"], "registered", "after-registration"],
    ["registered after it was refused", ["01", "02", "03"], "refused", "after-refusal"],
    ["registered twice", ["03", "03"], "registered", "repeated"],
    ["reported on twice", ["03", "05", "05"], "processing", null],
    ["registration told late", ["06", "03"], "completed", "out-of-order"],
    ["an answer nobody asked for", ["03", "15"], "registered", "no-recall-asked"],
    ["work after an agreed recall", ["03", "13", "15", "06"], "registered", "after-recall"],
    ["a code nobody knows", ["77"], "queued", "unknown-code"],
  ])("%s", (_name, codes, state, problem) => {
    const { standing, problems } = run(codes);
    expect([standing.state, problems.at(-1)]).toEqual([state, problem]);
  });

  test("told late fills in its instant", () => {
    expect(run(["06", "03"]).standing.times).toMatchObject({ completed: minute(0), registered: minute(1) });
  });

  test("asks again after a refused recall", () => {
    expect(run(["03", "13", "16", "13"])).toMatchObject({
      standing: { recall: "asked" },
      problems: [null, null, null, null],
    });
  });
});
