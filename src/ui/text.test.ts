import { expect, test } from "vitest";
import { uiText, word } from "./text.ts";

test("both languages have the same keys, in composed Unicode", () => {
  expect(Object.keys(uiText.en)).toEqual(Object.keys(uiText.vi));
  for (const words of Object.values(uiText)) {
    for (const value of Object.values(words)) expect(value).toBe(value.normalize("NFC"));
  }
});

test("only the tail of the arrow links may be empty, and only in Vietnamese", () => {
  expect(Object.entries(uiText.en).filter(([, value]) => value === "")).toEqual([]);
  expect(
    Object.entries(uiText.vi)
      .filter(([, value]) => value === "")
      .map(([key]) => key),
  ).toEqual(["previousMore", "nextMore"]);
});

test("the same places are filled in both languages", () => {
  const places = (value: string) => [...value.matchAll(/%?\{\w+\}/g)].map(([place]) => place).sort();
  for (const [key, value] of Object.entries(uiText.vi))
    expect([key, places(value)]).toEqual([key, places(Reflect.get(uiText.en, key))]);
});

test("a place without a value stays, and the script's own places are left alone", () => {
  expect(word("vi", "rowsOf", { from: 1, to: 2 })).toBe("1–2 trong {total}");
  expect(word("en", "charactersUnder", { count: 5 })).toBe("You have %{count} characters remaining");
});
