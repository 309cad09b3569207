import { expect, test } from "vitest";
import { readApology, writeApology } from "./index.ts";

test("an apology is told with its new date and read again; other words are none", () => {
  const date = new Date("2020-11-26T17:00:00+07:00");
  expect(writeApology(date)).toBe("Xin lỗi và hẹn lại chậm nhất 17:00 ngày 26/11/2020");
  expect(readApology(writeApology(date))).toEqual({ reappointedTo: date });
  expect(readApology(writeApology())).toEqual({ reappointedTo: undefined });
  expect(readApology("Thẩm định hồ sơ")).toBeUndefined();
});
