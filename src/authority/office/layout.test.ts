import { expect, test } from "vitest";
import { letterhead } from "./layout.ts";

test.each([
  ["Ủy ban nhân dân tỉnh Lâm Đồng", "Ủy ban nhân dân\ntỉnh Lâm Đồng"],
  ["Ủy ban nhân dân phường Quang Trung, thành phố Kon Tum", "Ủy ban nhân dân\nphường Quang Trung"],
  ["Hội đồng nhân dân huyện Tu Mơ Rông", "Hội đồng nhân dân\nhuyện Tu Mơ Rông"],
  ["Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"],
  ["Sở Nội vụ", "Sở Nội vụ"],
])("%s heads its documents as its own name", (name, heading) => {
  expect(letterhead(name)).toBe(heading);
});
