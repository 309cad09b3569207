import { describe, expect, test } from "vitest";
import { instantInWords, numberInWords, placeAndDay } from "./words.ts";

describe("words", () => {
  test.each([
    [0, "không"],
    [5, "năm"],
    [10, "mười"],
    [15, "mười lăm"],
    [21, "hai mươi mốt"],
    [24, "hai mươi tư"],
    [105, "một trăm linh năm"],
    [2020, "hai nghìn không trăm hai mươi"],
    [75_000, "bảy mươi lăm nghìn"],
    [1_000_005, "một triệu không trăm linh năm"],
    [1_250_000, "một triệu hai trăm năm mươi nghìn"],
    [2_000_000_000, "hai tỷ"],
  ])("%i is %s", (value, words) => {
    expect(numberInWords(value)).toBe(words);
  });

  test("of a date and its place", () => {
    expect(instantInWords(new Date("2021-04-14T16:30:00+07:00"))).toBe(
      "mười sáu giờ ba mươi phút, ngày mười bốn tháng tư năm hai nghìn không trăm hai mươi mốt",
    );
    expect(placeAndDay("Đà Lạt", new Date("2021-02-05T09:00:00+07:00"))).toBe("Đà Lạt, ngày 05 tháng 02 năm 2021");
    expect(placeAndDay("Đà Lạt", new Date("2021-03-05T09:00:00+07:00"))).toBe("Đà Lạt, ngày 05 tháng 3 năm 2021");
  });
});
