import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath, signInHref } from "./paths.ts";

test.each([
  ["/outgoing?year=2020&page=2", "/outgoing?year=2020&page=2"],
  ["/a/../b", "/b"],
  ["/văn-bản", "/v%C4%83n-b%E1%BA%A3n"],
  [undefined, "/"],
  ["", "/"],
  ["outgoing", "/"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("%s leads to %s", (text, path) => {
  expect(localPath(text)).toBe(path);
});

test("whatever is asked for, a browser stays on this node", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "//",
    ".",
    "..",
    ":",
    "@",
    "#",
    "?",
    "evil.example",
    "\t",
    "\n",
    "%2f",
    "http",
    "đ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      (text) => {
        const here = "http://node.example:3001";
        const path = localPath(text);
        expect(new URL(path, here).origin).toBe(here);
        expect(localPath(path)).toBe(path);
      },
    ),
    { numRuns: 2000 },
  );
});

test("the sign-in page does not lead back to itself", () => {
  expect(signInHref("/sign-in?to=%2Fx")).toBe("/sign-in");
  expect(signInHref("/")).toBe("/sign-in");
  expect(signInHref("/x?y=1")).toBe("/sign-in?to=%2Fx%3Fy%3D1");
});
