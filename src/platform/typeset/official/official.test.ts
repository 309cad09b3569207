import { PDF } from "@libpdf/core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type OfficialDocument,
  type OfficialPages,
  officialBlocks,
  officialDocument,
  textPlaceBaseline,
} from "./index.ts";

const at = new Date("2020-11-24T02:14:08Z");
const millimetre = 72 / 25.4;

const letter: OfficialDocument = {
  agency: "Ủy ban nhân dân\nTỉnh Lâm Đồng",
  notation: "UBND-KSTT",
  place: "Lâm Đồng",
  subject: "đẩy nhanh tích hợp dịch vụ công trực tuyến",
  addressees: ["Các sở, ban, ngành thuộc tỉnh", "Ủy ban nhân dân các huyện, thành phố Đà Lạt, Bảo Lộc."],
  blocks: officialBlocks(
    "Ủy ban nhân dân tỉnh yêu cầu các cơ quan thực hiện:\n1. Rà soát quy trình.\n2. Gửi lại hồ sơ lỗi./.",
  ),
  signer: { capacity: ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"], name: "Tạ Đình Khương" },
  recipients: ["Như trên", "Lưu: VT, KSTT"],
};

const decision: OfficialDocument = {
  ...letter,
  kindName: "Quyết định",
  notation: "QĐ-UBND",
  number: "05",
  day: "2020-02-05",
  addressees: [],
  subject: "Ban hành Quy chế quản lý văn bản điện tử",
  decidedBy: "Ủy ban nhân dân tỉnh Lâm Đồng",
  blocks: officialBlocks(
    [
      "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
      "Theo đề nghị của Chánh Văn phòng.",
      "QUYẾT ĐỊNH:",
      ...Array.from(
        { length: 40 },
        (_, i) => `Điều ${i + 1}. Các cơ quan thực hiện nội dung thứ ${i + 1} và báo cáo về tỉnh./.`,
      ),
    ].join("\n"),
  ),
};

type Letter = { text: string; left: number; right: number };
type Line = {
  letters: Letter[];
  text: string;
  page: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  baseline: number;
};

/** Lines of a PDF, in millimetres from the top left corner of their page. */
async function linesOf(pdf: Uint8Array): Promise<readonly Line[]> {
  const document = await PDF.load(pdf);
  return document.getPages().flatMap((page, index) =>
    page.extractText().lines.flatMap((line) =>
      line.spans.map((span) => ({
        text: span.text,
        letters: span.chars.map(({ char, bbox }) => ({
          text: char,
          left: bbox.x / millimetre,
          right: (bbox.x + bbox.width) / millimetre,
        })),
        page: index + 1,
        left: span.bbox.x / millimetre,
        right: (span.bbox.x + span.bbox.width) / millimetre,
        top: 297 - (span.bbox.y + span.bbox.height) / millimetre,
        bottom: 297 - span.bbox.y / millimetre,
        baseline: 297 - line.baseline / millimetre,
      })),
    ),
  );
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await PDF.load(pdf);
  const pages = document.getPages().map((page) => page.extractText().text);
  return pages.join("\n").replace(/\s+/g, " ").normalize("NFC");
}

describe("an official letter", () => {
  test("has every part of the form, in its words", async () => {
    const text = await textOf((await officialDocument(letter, at)).pdf);
    for (const part of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "TỈNH LÂM ĐỒNG",
      "V/v đẩy nhanh tích hợp",
      "Kính gửi:",
      "- Các sở, ban, ngành thuộc tỉnh;",
      "thành phố Đà Lạt, Bảo Lộc.",
      "2. Gửi lại hồ sơ lỗi./.",
      "Nơi nhận:",
      "- Như trên;",
      "- Lưu: VT, KSTT.",
      "TM. ỦY BAN NHÂN DÂN",
      "PHÓ CHỦ TỊCH",
      "Tạ Đình Khương",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("KHẨN");
  });

  test("leaves room for number and date where their words will stand", async () => {
    const made = await officialDocument(letter, at);
    const { number, day, month, year } = made.places;
    const line = (await linesOf(made.pdf)).find((each) => each.text.includes("Số:"));
    const before = line?.letters.find((each) => each.text === ":");
    const after = line?.letters.find((each) => each.text === "/");
    expect(number).toMatchObject({ page: 1, width: 13 });
    expect(before?.right).toBeLessThan(number?.x ?? 0);
    expect(after?.left).toBeCloseTo((number?.x ?? 0) + 13, 0);
    expect(line?.baseline).toBeCloseTo((number?.y ?? 0) + (number?.height ?? 0) - textPlaceBaseline, 0);
    expect([day, month, year].map((place) => place?.y)).toEqual([number?.y, number?.y, number?.y]);
    expect((day?.x ?? 0) + 7).toBeLessThan(month?.x ?? 0);
    expect((month?.x ?? 0) + 7).toBeLessThan(year?.x ?? 0);
    expect((year?.x ?? 0) + 11).toBeLessThan(191);
  });

  test("carries the stamp of its priority under the subject", async () => {
    const lines = await linesOf((await officialDocument({ ...letter, urgency: "express" }, at)).pdf);
    const stamp = lines.find((line) => line.text.includes("HỎA TỐC"));
    const subject = lines.find((line) => line.text.includes("V/v"));
    expect(stamp?.top).toBeGreaterThan(subject?.bottom ?? Number.NaN);
    expect(stamp?.right).toBeLessThan(100);
  });
});

describe("a decision", () => {
  let made: OfficialPages;
  beforeAll(async () => {
    made = await officialDocument(decision, at);
  });

  test("has number, date and title in the annex's form, and no rooms left", async () => {
    const text = await textOf(made.pdf);
    expect(text).toContain("Số: 05/QĐ-UBND");
    expect(text).toContain("Lâm Đồng, ngày 05 tháng 02 năm 2020");
    expect(text).toContain("QUYẾT ĐỊNH Ban hành Quy chế");
    expect(text).not.toContain("Kính gửi");
    expect(Object.keys(made.places).sort()).toEqual(["seal", "signature"]);
    const march = await officialDocument({ ...decision, day: "2020-03-15" }, at);
    expect(await textOf(march.pdf)).toContain("ngày 15 tháng 3 năm 2020");
  });

  test("numbers its pages from the second, in the upper margin", async () => {
    const lines = await linesOf(made.pdf);
    expect(made.pageCount).toBeGreaterThan(1);
    const high = lines.filter((line) => line.bottom < 20).map((line) => [line.page, line.text.trim()]);
    expect(high).toEqual(Array.from({ length: made.pageCount - 1 }, (_, i) => [i + 2, String(i + 2)]));
  });

  test("keeps everything within the margins", async () => {
    for (const line of await linesOf(made.pdf)) {
      expect(line.left).toBeGreaterThan(29.5);
      expect(line.right).toBeLessThan(190.5);
      expect(line.bottom).toBeLessThan(277.5);
    }
  });
});

test("signature stands between post and name, seal over a third of it, and some text on the same page, at any length", async () => {
  for (let count = 18; count < 40; count += 1) {
    const blocks = decision.blocks.slice(0, count);
    const { pdf, places } = await officialDocument({ ...decision, blocks }, at);
    const lines = (await linesOf(pdf)).filter((line) => line.page === places.signature.page);
    const { signature, seal } = places;
    const post = lines.find((line) => line.text.includes("PHÓ CHỦ"));
    const name = lines.find((line) => line.text.includes("Tạ Đình"));
    expect(post?.bottom).toBeLessThan(signature.y);
    expect(name?.top).toBeGreaterThan(signature.y + signature.height);
    expect(((name?.left ?? 0) + (name?.right ?? 0)) / 2).toBeCloseTo(signature.x + signature.width / 2, 0);
    expect(seal.x + seal.width - signature.x).toBeCloseTo(signature.width / 3, 5);
    expect(lines.some((line) => line.text.includes("Điều"))).toBe(true);
  }
});

describe("text", () => {
  const letters = "aăâeêioôơuưyđbcdghklmnpqrstvx".split("");
  const marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  const vowel = /[aăâeêioôơuưy]/;
  const letterWith = fc
    .tuple(fc.constantFrom(...letters), fc.constantFrom(...marks), fc.boolean())
    .map(([base, mark, upper]) => {
      const made = (vowel.test(base) ? base + mark : base).normalize("NFC");
      return upper ? made.toUpperCase() : made;
    });
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.array(letterWith, { minLength: 1, maxLength: 9 }).map((all) => all.join("")) },
    fc.constantFrom("#x", "*a*", "_b_", "$1$", "@c", "\\d", "[e]", "“g”", "fi", "ffl", "–", "<h>", "//k", "5.000"),
  );
  const paragraph = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));

  // A line may break after a slash or a dash, where nobody typed a space (Unicode line breaking, UAX 14).
  const unbroken = (text: string): string => text.replace(/([/–-])\s+/g, "$1");

  test("in the PDF is what was typed, letter by letter, and never instructions", async () => {
    await fc.assert(
      fc.asyncProperty(paragraph, fc.boolean(), async (typed, decomposed) => {
        const text = `Nội dung: ${typed} hết.`;
        const blocks = officialBlocks(decomposed ? text.normalize("NFD") : text);
        const read = await textOf((await officialDocument({ ...letter, blocks }, at)).pdf);
        expect(unbroken(read)).toContain(unbroken(text));
      }),
      { numRuns: 40, examples: [["aaaAa Aaaa AAm AAa #x AbAaqhƯ ẢAnAẠ “g” ô #x <h> //k", false]] },
    );
  }, 60_000);

  test("is refused when the typeface lacks a character, saying what to do", async () => {
    const blocks = officialBlocks("Chúc mừng 🎉");
    await expect(officialDocument({ ...letter, blocks }, at)).rejects.toMatchObject({ code: "typeset.impossible" });
  });

  test("makes the same bytes each time", async () => {
    const first = await officialDocument(letter, at);
    await officialDocument(decision, at);
    const second = await officialDocument(letter, at);
    expect(Buffer.from(second.pdf).equals(first.pdf)).toBe(true);
    const later = await officialDocument(letter, new Date(0));
    expect(Buffer.from(later.pdf).equals(first.pdf)).toBe(false);
  });
});

describe("blocks", () => {
  test("are told from typed lines without losing any", () => {
    const text = `Căn cứ Luật;
QUYẾT ĐỊNH:
Chương I
Quy định chung
Mục 1
Gửi văn bản
Điều 1. Phạm vi
1. Khoản một.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.
Căn cứ tình hình thực tế, báo cáo ngay.`;
    expect(officialBlocks(text.normalize("NFD"))).toEqual([
      { kind: "basis", text: "Căn cứ Luật;" },
      { kind: "centre", text: "QUYẾT ĐỊNH:" },
      { kind: "division", label: "Chương I", title: "Quy định chung", capitals: true },
      { kind: "division", label: "Mục 1", title: "Gửi văn bản", capitals: false },
      { kind: "article", label: "Điều 1.", title: "Phạm vi" },
      { kind: "paragraph", text: "1. Khoản một." },
      { kind: "article", label: "Điều 2.", text: "Chánh Văn phòng chịu trách nhiệm thi hành./." },
      { kind: "paragraph", text: "Căn cứ tình hình thực tế, báo cáo ngay." },
    ]);
  });

  test("may be a table", async () => {
    const table = { kind: "table" as const, header: ["STT", "Đơn vị"], rows: [["1", "Sở Nội vụ"]] };
    const text = await textOf((await officialDocument({ ...letter, blocks: [table] }, at)).pdf);
    expect(text).toContain("Sở Nội vụ");
  });
});
