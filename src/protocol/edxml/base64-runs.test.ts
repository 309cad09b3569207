import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64, liftBase64 } from "./base64-runs.ts";
import { defaultLimits } from "./limits.ts";

test("base64 is read whatever white space and line ends stand in it", () => {
  const breaks = fc.constantFrom("\n", "\r\n", " ", "\t", "&#13;\n", "&#xD;", "&#10;");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), breaks, fc.integer({ min: 1, max: 80 }), (bytes, between, width) => {
      const text = Buffer.from(bytes).toString("base64");
      const lines = text.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
      expect(decodeBase64(lines.join(between))).toEqual(Buffer.from(bytes));
    }),
  );
});

test("missing padding is forgiven", () => {
  expect(decodeBase64("QUI")?.toString()).toBe("AB");
});

test("one foreign character anywhere is seen", () => {
  const foreign = fc
    .string({ unit: "binary", minLength: 1, maxLength: 1 })
    .filter((each) => !/[A-Za-z0-9+/\s]/.test(each));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 300 }), fc.nat(), foreign, (bytes, at, character) => {
      const text = Buffer.from(bytes).toString("base64").replaceAll("=", "");
      const place = at % text.length;
      expect(decodeBase64(text.slice(0, place) + character + text.slice(place))).toBeUndefined();
    }),
  );
});

const run = "QUJD".repeat(400);
const lifted = (xml: string) => liftBase64(Buffer.from(xml), defaultLimits);

test.each([
  ["text", `<a>${run}</a>`],
  ["text in lines", `<a>\n${run.replaceAll("QUJDQUJD", "QUJDQUJD\r\n")}\n</a>`],
  ["a CDATA section", `<a><![CDATA[${run}]]></a>`],
])("%s of base64 is lifted out and its mark leads back to it", (_, xml) => {
  const { xml: skeleton, runs, marks } = lifted(xml);
  expect(skeleton.length).toBeLessThan(100);
  expect(skeleton.toString().replace(marks, (_mark, index: string) => runs[Number(index)] ?? "")).toBe(xml);
});

test.each([
  ["white space", `<a>${" ".repeat(2000)}</a>`],
  ["an attribute", `<a b="${run}"/>`],
  ["a comment", `<!--${run}--><a/>`],
  ["text with a foreign character", `<a>${run},${run}</a>`],
  ["text with an entity", `<a>${run}&amp;${run}</a>`],
])("%s stays as it is", (_, xml) => {
  expect(lifted(xml).xml.toString()).toBe(xml);
});
