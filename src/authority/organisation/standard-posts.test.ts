import { expect, test } from "vitest";
import { standardPosts } from "./standard-posts.ts";

const lines = (name: string, level: Parameters<typeof standardPosts>[0]["level"], parent: string | null) =>
  standardPosts({ name, level, parent }).map(({ title, signingAuthority, signingTitle }) => [
    title,
    signingAuthority,
    signingTitle,
  ]);

test("a People's Committee signs as a body, its deputy for the chairperson", () => {
  expect(lines("Ủy ban nhân dân tỉnh Lâm Đồng", "province", null)).toEqual([
    ["Chủ tịch", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    ["Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"],
    ["Văn thư", "", ""],
    ["Chuyên viên", "", ""],
    ["Quản trị hệ thống", "", ""],
    ["Cán bộ kiểm soát thủ tục hành chính", "", ""],
    ["Công chức Bộ phận Một cửa", "", ""],
  ]);
});

test("a department's director signs in their own name, and a commune has a head, a clerk and a one-stop officer", () => {
  expect(lines("Sở Nội vụ tỉnh Lâm Đồng", "department", "H36")[1]).toEqual([
    "Phó Giám đốc",
    "",
    "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
  ]);
  expect(lines("Ủy ban nhân dân xã Tà Nung", "commune", "H36").map(([title]) => title)).toEqual([
    "Chủ tịch",
    "Văn thư",
    "Công chức Bộ phận Một cửa",
  ]);
  expect(lines("Văn phòng Chính phủ", "central", null)[0]?.[0]).toBe("Bộ trưởng, Chủ nhiệm");
  expect(lines("Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", "department", "H36")[0]?.[0]).toBe("Chánh Văn phòng");
});
