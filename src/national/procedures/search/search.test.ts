import { describe, expect, test } from "vitest";
import { someProcedures } from "../procedures.fixture.ts";
import { createSearchIndex, type SearchIndex } from "./search-index.ts";
import { type ProcedureSearch, searchProcedures } from "./search-procedures.ts";
import { soundOf } from "./words.ts";

function indexed(): SearchIndex {
  const index = createSearchIndex();
  for (const procedure of someProcedures())
    index.put({
      ...procedure,
      ...{ catalogueVersion: 1, online: procedure.channels.online, sample: false, publishedAt: new Date(0) },
    });
  return index;
}

const index = indexed();
const names = (search: ProcedureSearch): readonly string[] =>
  searchProcedures(index, search, { offset: 0, limit: 20 }).procedures.map(({ name }) => name);

describe("words as people type them", () => {
  test.each([
    ["Đăng ký khai sinh", "Đăng ký khai sinh"],
    ["dang ky khai sinh", "Đăng ký khai sinh"],
    ["dang ki khai sin", "Đăng ký khai sinh"],
    ["khai xinh", "Đăng ký khai sinh"],
    ["làm giấy khai sinh", "Đăng ký khai sinh"],
    ["lam giay khai sinh o dau", "Đăng ký khai sinh"],
    ["thủ tục khai sinh cho con", "Đăng ký khai sinh"],
    ["birth registration", "Đăng ký khai sinh"],
    ["khaisinh nuoc ngoai", "Đăng ký khai sinh có yếu tố nước ngoài"],
    ["sang ten so do", "Đăng ký biến động quyền sử dụng đất"],
    ["sao y ban chinh", "Chứng thực bản sao từ bản chính giấy tờ, văn bản"],
    ["ket hon", "Đăng ký kết hôn"],
    ["kêt hôm", "Đăng ký kết hôn"],
    ["giay chung tu", "Đăng ký khai tử"],
    ["xin phép xây nhà", "Cấp giấy phép xây dựng nhà ở riêng lẻ"],
    ["khai tu", "Đăng ký khai tử"],
  ])("“%s” finds %s first", (text, name) => {
    expect(names({ text })[0]).toBe(name);
  });

  test("what is still being typed finds what begins so", () => {
    expect(names({ text: "dang ky kh" })[0]).toMatch(/^Đăng ký khai/);
  });

  test("nothing like it is in the catalogue: nothing is found, and the nearest is offered when there is one", () => {
    const nothing = searchProcedures(index, { text: "zzz qqq" }, { offset: 0, limit: 20 });
    expect([nothing.total, nothing.near.length]).toEqual([0, 0]);
    const half = searchProcedures(index, { text: "hộ chiếu phổ thông xây dựng" }, { offset: 0, limit: 20 });
    expect(half.total).toBe(0);
    expect(half.near[0]?.name).toBe("Cấp giấy phép xây dựng nhà ở riêng lẻ");
  });
});

describe("codes", () => {
  test.each(["1.001193", "1001193", "1.1193", "1,001193", "l.001193", "1 001193"])("“%s” is 1.001193", (text) => {
    expect(names({ text })).toEqual(["Đăng ký khai sinh"]);
  });

  test("a code that is not there offers its neighbours", () => {
    const found = searchProcedures(index, { text: "1.001139" }, { offset: 0, limit: 20 });
    expect([found.total, found.near[0]?.code]).toEqual([0, "1.001193"]);
  });
});

describe("filters", () => {
  test("level, sector, ministry, online, event; together and with words", () => {
    expect(names({ level: "district", text: "khai sinh" })).toEqual(["Đăng ký khai sinh có yếu tố nước ngoài"]);
    expect(names({ sector: "G15-CT01" }).length).toBe(1);
    expect(names({ owner: "G13" })).toEqual(["Đăng ký biến động quyền sử dụng đất"]);
    expect(names({ event: "birth" }).length).toBe(3);
    expect(names({ online: 0 }).length).toBe(0);
  });

  test("without words the order is that of the names", () => {
    const all = names({});
    expect(all).toEqual(all.toSorted(new Intl.Collator("vi").compare));
  });

  test("a changed procedure is found by its new words only, a withdrawn one only when asked for", () => {
    const own = indexed();
    const known = own.find("1.000894");
    if (!known) throw new Error("missing");
    const texts = { name: "Ghi chú ly hôn", keywords: [], nameEn: "", plain: { vi: "", en: "" } };
    own.put({ ...known, ...texts, status: "withdrawn" });
    const found = (search: ProcedureSearch) => searchProcedures(own, search, { offset: 0, limit: 9 }).procedures;
    expect(found({ text: "ly hôn" }).length).toBe(0);
    expect(found({ text: "ly hôn", status: "any" })[0]?.code).toBe("1.000894");
    expect(found({ text: "cưới", status: "any" }).map(({ code }) => code)).not.toContain("1.000894");
  });
});

test.each([
  ["sinh", "xinh"],
  ["ky", "ki"],
  ["tro", "cho"],
  ["giay", "day"],
  ["nop", "lop"],
  ["rung", "dung"],
  ["nghiep", "ngiep"],
  ["quyen", "kuien"],
])("“%s” sounds like “%s”", (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});
