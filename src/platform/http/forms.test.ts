import { expect, test } from "vitest";
import { z } from "zod";
import { DomainError } from "../errors/index.ts";
import { calendarDay, line, listOf, optionalLine, paragraphs, parseForm, wrongField } from "./forms.ts";

const schema = z.object({
  subject: line(10),
  note: optionalLine(10),
  body: paragraphs(20),
  to: listOf(z.string().min(1)),
  urgency: z.enum(["normal", "urgent"]),
});
const whole = { subject: "Trích yếu", body: "a\r\nb", urgency: "normal" };

function errorsOf(fields: Record<string, string>, texts = {}): Record<string, string> {
  try {
    parseForm(new URLSearchParams(fields), schema, texts);
    return {};
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [name, text.vi]));
  }
}

test("lists, lines and paragraphs come in their plain form", () => {
  const fields = new URLSearchParams({ ...whole, note: "  ", subject: " a \t b\n" });
  fields.append("to", "H36");
  expect(parseForm(fields, schema)).toEqual({
    subject: "a b",
    note: undefined,
    body: "a\nb",
    to: ["H36"],
    urgency: "normal",
  });
  fields.append("to", "H37");
  expect(parseForm(fields, schema).to).toEqual(["H36", "H37"]);
  fields.delete("to");
  expect(parseForm(fields, schema).to).toEqual([]);
});

test("each wrong field is told apart, once, in both languages", () => {
  expect(errorsOf({})).toEqual({
    subject: "Chưa nhập mục này.",
    body: "Chưa nhập mục này.",
    urgency: "Hãy chọn một trong các mục đã cho.",
  });
  expect(errorsOf({ ...whole, subject: "12345678901", note: "12345678901" })).toEqual({
    subject: "Dài quá 10 ký tự. Hãy viết ngắn lại.",
    note: "Dài quá 10 ký tự. Hãy viết ngắn lại.",
  });
  expect(errorsOf({ ...whole, subject: "" }, { subject: { vi: "Nhập trích yếu", en: "Enter the subject" } })).toEqual({
    subject: "Nhập trích yếu",
  });
});

test("a rule across fields names its own words", () => {
  const dates = z.object({ from: z.string(), to: z.string() }).superRefine((form, context) => {
    if (form.to < form.from)
      context.addIssue(wrongField("to", { vi: "Phải sau ngày đầu", en: "Must be after the first day" }));
  });
  expect(() => parseForm(new URLSearchParams({ from: "2", to: "1" }), dates)).toThrowError(
    expect.objectContaining({ fields: { to: { vi: "Phải sau ngày đầu", en: "Must be after the first day" } } }),
  );
});

test("names that objects know already are only names", () => {
  const fields = new URLSearchParams({ __proto__: "x", constructor: "y" });
  fields.append("__proto__", "z");
  expect(parseForm(fields, z.record(z.string(), z.unknown()))).toEqual({ constructor: "y" });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("zero bytes, which PostgreSQL cannot store, are dropped", () => {
  expect(parseForm(new URLSearchParams({ subject: "a\0b" }), z.object({ subject: line() }))).toEqual({ subject: "ab" });
});

test("a day is one of the calendar, in a year in which documents are written", () => {
  const takes = (day: string) => calendarDay().safeParse(day).success;
  expect(["2020-11-24", "2020-02-29", "1945-09-02", "2199-12-31"].filter((day) => !takes(day))).toEqual([]);
  const wrong = ["2020-02-31", "2019-02-29", "2020-13-01", "0000-01-01", "1020-01-01", "20201-01-01", "24/11/2020", ""];
  expect(wrong.filter(takes)).toEqual([]);
});
