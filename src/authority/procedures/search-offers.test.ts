import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { importCatalogue } from "./actions/import-catalogue.ts";
import type { OfferedFacts } from "./offered.ts";
import { bringNational, nationalOf, offeredOf, withProcedures } from "./procedures.fixture.ts";
import { searchOffers } from "./search-offers.ts";

const commune = { agencyCode: "H36.50.05", level: "commune" } as const;
const names: readonly (readonly [code: string, name: string, over?: Partial<OfferedFacts>])[] = [
  ["1.001193", "Thủ tục đăng ký khai sinh"],
  ["1.004884", "Thủ tục đăng ký lại khai sinh"],
  ["1.000894", "Thủ tục đăng ký kết hôn"],
  ["1.001022", "Thủ tục đăng ký nhận cha, mẹ, con"],
  ["2.000815", "Chứng thực bản sao từ bản chính"],
  ["1.004859", "Thay đổi, cải chính, bổ sung thông tin hộ tịch", { levels: ["commune", "district"] }],
  ["1.007262", "Cấp giấy phép xây dựng nhà ở riêng lẻ", { levels: ["district"] }],
  ["2.001583", "Đăng ký thành lập công ty TNHH một thành viên", { levels: ["province"], leadAgency: "H36.04" }],
  ["1.000001", "Khai sinh lưu động", { receivers: ["H36.50.07"], leadAgency: "H36.50.07" }],
  ["1.000002", "Khai sinh đã ẩn", { state: "hidden" }],
];

let node: TestNode;
beforeAll(async () => {
  node = await testNode();
  withProcedures(node);
  await bringNational(node, {
    version: 1,
    full: true,
    procedures: names.map(([code, name]) =>
      nationalOf({ code, name, keywords: code === "2.000815" ? ["sao y", "công chứng giấy tờ"] : [] }),
    ),
  });
  await importCatalogue(node, {
    older: [],
    procedures: names.map(([code, name, over]) => ({ ...offeredOf({ code, name, ...over }), demand: [] })),
  });
});
afterAll(() => node.drop());

const codes = async (text: string, more = {}) =>
  (await searchOffers(node.db, { ...commune, text, limit: 8, ...more })).map(({ code }) => code);

test.each([
  ["kh si", ["1.001193", "1.004884"]],
  ["ks", ["1.001193", "1.004884"]],
  ["dkks", ["1.001193"]],
  ["đăng ký khai sinh", ["1.001193", "1.004884"]],
  ["DANG KY KHAI SINH", ["1.001193", "1.004884"]],
  ["dang ky khai sinh".normalize("NFD"), ["1.001193", "1.004884"]],
  ["sinh khai", ["1.001193", "1.004884"]],
  ["khaisinh", ["1.001193", "1.004884"]],
  ["1.001193", ["1.001193"]],
  ["1193", ["1.001193"]],
  ["sao y", ["2.000815"]],
  ["ct bs", ["2.000815"]],
  ["kh", ["1.001193", "1.000894", "1.004884"]],
  ["nha o", []],
  ["không có gì như thế", []],
])("“%s” finds %j at a commune", async (text, expected) => {
  expect((await codes(text)).toSorted()).toEqual([...expected].sort());
});

describe("the best comes first", () => {
  test("with its words one after another, near the beginning", async () => {
    expect((await codes("ks"))[0]).toBe("1.001193");
    expect((await codes("dang ky khai"))[0]).toBe("1.001193");
  });

  test("of equal matches what is used here most", async () => {
    const [lost = ""] = (await searchOffers(node.db, { ...commune, text: "1.001022", limit: 1 })).map(({ id }) => id);
    expect((await codes("dk"))[0]).not.toBe("1.001022");
    expect((await codes("dk", { used: new Map([[lost, 40]]) }))[0]).toBe("1.001022");
    expect((await codes("", { used: new Map([[lost, 40]]) }))[0]).toBe("1.001022");
  });
});

test("a counter sees what its level and its agencies receive, published only", async () => {
  expect(await codes("khai sinh luu dong")).toEqual([]);
  expect(await codes("khai sinh da an")).toEqual([]);
  expect(await codes("khai sinh luu dong", { agencyCode: "H36.50.07" })).toEqual(["1.000001"]);
  expect(await codes("nha o", { agencyCode: "H36.50", level: "district" })).toEqual(["1.007262"]);
  expect(await codes("cong ty", { agencyCode: "H36", level: "province" })).toEqual(["2.001583"]);
});

test("a catalogue of 2,000 answers within 10 ms", async () => {
  const large = await testNode();
  withProcedures(large);
  await importCatalogue(large, {
    older: [],
    procedures: Array.from({ length: 2000 }, (_, at) => {
      const name = `${names[at % names.length]?.[1]} trường hợp thứ ${at} có yếu tố liên thông giữa các cơ quan`;
      return { ...offeredOf({ code: `1.${String(100000 + at)}`, name }), demand: [] };
    }),
  });
  const ask = (text: string) => searchOffers(large.db, { ...commune, text, limit: 8 });
  await ask("ks");
  // The work of this thread alone: what others do on the machine meanwhile is not the search's.
  const texts = ["ks", "kh si", "dang ky khai sinh", "1.100193", "lien thong", "khong co gi"];
  for (const text of texts) await ask(text);
  const before = process.threadCpuUsage();
  for (let round = 0; round < 5; round++) for (const text of texts) await ask(text);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1_000 / (5 * texts.length)).toBeLessThan(10);
});
