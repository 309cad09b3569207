import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff.ts";

const words = fc
  .array(fc.constantFrom("Điều", "1.", "khoản", "\n", "a", "b"), { maxLength: 40 })
  .map((some) => some.join(" "));

test("what was kept and removed makes the text before; what was kept and added, the text after", () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = wordDiff(before, after);
      const text = (kind: "added" | "removed"): string =>
        parts
          .filter((part) => part.kind === "same" || part.kind === kind)
          .map((part) => part.text)
          .join("");
      expect(text("removed")).toBe(before);
      expect(text("added")).toBe(after);
    }),
  );
});

test("a changed word alone is marked", () => {
  const parts = wordDiff("cấm xe trên 10 tấn qua đèo", "cấm xe trên 5 tấn qua đèo");
  expect(parts).toEqual([
    { kind: "same", text: "cấm xe trên " },
    { kind: "removed", text: "10 " },
    { kind: "added", text: "5 " },
    { kind: "same", text: "tấn qua đèo" },
  ]);
});

test("long kept parts are cut around the changes", () => {
  const kept = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(5);
  const parts = wordDiff(`${kept}cũ`, `${kept}mới`, 10);
  expect(parts[0]?.text.length).toBeLessThan(15);
});

test("a text of a thousand paragraphs is compared in little time", () => {
  const text = Array.from({ length: 1000 }, (_, index) => `Đoạn ${index}.`).join("\n");
  expect(wordDiff(text, text.replace("Đoạn 500.", "Đoạn khác.")).filter(({ kind }) => kind !== "same")).toHaveLength(2);
});
