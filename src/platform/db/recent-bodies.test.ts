import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "./payload.ts";
import { createRecentBodies } from "./recent-bodies.ts";

test("what is found is what was kept under its digest, and no more is kept than allowed", () => {
  const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(bodies, (kept) => {
      const recent = createRecentBodies(100, 30);
      for (const body of kept) recent.keep(digestOf(body), body);
      const found = [...new Map(kept.map((body) => [digestOf(body).toString("hex"), body])).values()].flatMap(
        (body) => {
          const again = recent.find(digestOf(body));
          if (again) expect(again).toEqual(body);
          return again ? [again.byteLength] : [];
        },
      );
      expect(found.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100);
      expect(found.every((size) => size <= 30)).toBe(true);
    }),
  );
});

test("the newest stay", () => {
  const recent = createRecentBodies(10, 10);
  const [first, second, third] = ["aaaa", "bbbb", "cccc"].map((text) => Buffer.from(text));
  for (const body of [first, second, third]) if (body) recent.keep(digestOf(body), body);
  expect(recent.find(digestOf(first ?? Buffer.of()))).toBeUndefined();
  expect(recent.find(digestOf(third ?? Buffer.of()))?.toString()).toBe("cccc");
});
