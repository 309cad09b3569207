import { expect, test } from "vitest";
import { shortAgencyName } from "./agency-name.ts";

test.each([
  ["Ủy ban nhân dân huyện Đam Rông", "UBND huyện Đam Rông"],
  ["Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", "Văn phòng UBND tỉnh Lâm Đồng"],
  ["Hội đồng nhân dân và Ủy ban nhân dân xã Đạ Tông", "HĐND và UBND xã Đạ Tông"],
  ["Sở Nội vụ tỉnh Lâm Đồng", "Sở Nội vụ tỉnh Lâm Đồng"],
])("%s is %s in a table", (long, short) => {
  expect(shortAgencyName(long)).toBe(short);
});
