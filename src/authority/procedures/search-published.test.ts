import { expect, test } from "vitest";
import { nationalOf, offeredOf } from "./procedures.fixture.ts";
import { type Published, searchPublished } from "./search-published.ts";

const names: readonly (readonly [code: string, name: string, keywords: readonly string[]])[] = [
  ["1.001193", "Thủ tục đăng ký khai sinh", ["giấy khai sinh"]],
  ["1.004884", "Thủ tục đăng ký lại khai sinh", []],
  ["2.000815", "Thủ tục chứng thực bản sao từ bản chính", ["sao y", "công chứng giấy tờ"]],
  ["1.000894", "Thủ tục đăng ký kết hôn", []],
];
const all: readonly Published[] = names.map(([code, name, keywords]) => ({
  offered: { ...offeredOf({ code, name }), id: code, revision: 1, updatedAt: new Date(), updatedBy: "" },
  record: nationalOf({
    code,
    name,
    keywords: [...keywords],
    lifeEvents: code === "1.000894" ? ["marriage"] : ["birth"],
  }),
}));
const codes = (text: string, event?: "birth" | "marriage") =>
  searchPublished(all, { text, event }).found.map(({ offered }) => offered.code);

test.each([
  ["khai sinh", ["1.001193", "1.004884"]],
  ["KHAI  sinh dang ky", ["1.001193", "1.004884"]],
  ["dang ky khai sinh", ["1.001193", "1.004884"]],
  ["sao y", ["2.000815"]],
  ["1.000894", ["1.000894"]],
  ["", ["2.000815", "1.000894", "1.001193", "1.004884"]],
  ["khong co gi", []],
])("“%s” finds %j", (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test("a moment of life narrows, and a slip of the keyboard is answered with like names", () => {
  expect(codes("", "marriage")).toEqual(["1.000894"]);
  const { found, near } = searchPublished(all, { text: "dang ki khai sihn" });
  expect(found).toEqual([]);
  expect(
    near
      .slice(0, 2)
      .map(({ offered }) => offered.code)
      .sort(),
  ).toEqual(["1.001193", "1.004884"]);
});
