import { PDF } from "@libpdf/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dossier } from "../record.ts";
import { printApology } from "./apology.ts";
import { printControlSlip } from "./control-slip.ts";
import { printHandOver } from "./hand-over.ts";
import { district, dossierOf, dueOf, time, workOf } from "./papers.fixture.ts";
import { printReceipt } from "./receipt.ts";
import { printRefusal } from "./refusal.ts";
import { printRegister } from "./register.ts";
import { printSupplement } from "./supplement.ts";

const baseUrl = "https://motcua.lamdong.example";
const at = new Date("2020-11-18T10:05:00+07:00");
const signer = { capacity: ["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], name: "Tạ Đình Khương" };
const millimetre = 72 / 25.4;

type Read = { readonly text: string; readonly pages: number; readonly width: number; readonly height: number };

async function read(pdf: Uint8Array): Promise<Read> {
  const pages = (await PDF.load(pdf)).getPages();
  const text = pages.map((page) => page.extractText().text).join("\n");
  const [first] = pages;
  return {
    text: text.replace(/\s+/g, " ").normalize("NFC"),
    pages: pages.length,
    width: Math.round((first?.width ?? 0) / millimetre),
    height: Math.round((first?.height ?? 0) / millimetre),
  };
}

function receiptOf(dossier: Dossier, over: Partial<Parameters<typeof printReceipt>[0]> = {}) {
  const resolver = { ...district, name: "Sở Xây dựng tỉnh Lâm Đồng" };
  return printReceipt({
    dossier,
    due: dueOf(dossier),
    time,
    receiver: district,
    resolver,
    receivedBy: "K’ Brẽo",
    baseUrl,
    ...over,
  });
}

describe("the receipt", () => {
  test("says what was received, from whom, when it is due, why, and where to follow it, on one A5", async () => {
    const { text, pages, width, height } = await read(await receiptOf(dossierOf()));
    for (const part of [
      "THÀNH PHỐ ĐÀ LẠT",
      "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Đà Lạt, ngày 16 tháng 11 năm 2020",
      "Mã hồ sơ: H36.50-201116-0007",
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "H’Bia Êban, số CCCD 068190001234",
      "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
      "Sở Xây dựng tỉnh Lâm Đồng",
      "Đơn đề nghị cấp giấy phép xây dựng 01 – 01",
      "Bản sao giấy tờ chứng minh quyền sử dụng đất – 01 02",
      "75.000 đồng (bảy mươi lăm nghìn đồng), chưa nộp",
      "09 giờ 42, thứ Hai, ngày 16/11/2020",
      "17 giờ 00, thứ Hai, ngày 07/12/2020",
      "(mười bảy giờ, ngày bảy tháng mười hai năm hai nghìn không trăm hai mươi)",
      "Thời hạn 15 ngày làm việc, tính từ 07:00 thứ Ba, 17/11/2020 (ngày làm việc sau ngày nhận đủ hồ sơ).",
      "Không tính: thứ Bảy, Chủ nhật (21, 22, 28, 29/11; 05, 06/12).",
      "https://motcua.lamdong.example/track/H36.50-201116-0007",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      "K’ Brẽo",
      "Mẫu số 01, Thông tư 01/2018/TT-VPCP",
    ]) {
      expect(text).toContain(part.normalize("NFC"));
    }
    expect([pages, width, height]).toEqual([1, 148, 210]);
  });

  test("comes on A4 with a second sheet for the counter, and names only papers that were given", async () => {
    const [kept, missing] = dossierOf().components;
    if (!kept || !missing) throw new Error("no papers");
    const dossier = dossierOf({ components: [kept, { ...missing, given: false }] });
    const { text, pages, width, height } = await read(
      await receiptOf(dossier, { size: "a4", copies: ["applicant", "office"] }),
    );
    expect([pages, width, height]).toEqual([2, 210, 297]);
    expect(text).toContain("Liên giao cho người nộp hồ sơ");
    expect(text).toContain("Liên lưu tại cơ quan");
    expect(text).not.toContain(missing.name);
  });

  test("goes on over pages with the head of the table on each, when there are many papers", async () => {
    const [paper] = dossierOf().components;
    if (!paper) throw new Error("no papers");
    const components = Array.from({ length: 60 }, (_, index) => ({ ...paper, name: `Giấy tờ thứ ${index + 1}` }));
    const { text, pages } = await read(await receiptOf(dossierOf({ components })));
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain("Giấy tờ thứ 60");
    expect(text.split("Tên giấy tờ")).toHaveLength(3);
  });

  test("tells when a fee is free, paid, or not known", async () => {
    const paid = dossierOf({ feePaidAt: at, feeReceipt: "AB/20E-1" });
    expect((await read(await receiptOf(paid))).text).toContain("đã nộp, biên lai AB/20E-1");
    expect((await read(await receiptOf(dossierOf({ fee: 0 })))).text).toContain("Phí, lệ phí: Không thu");
    expect((await read(await receiptOf(dossierOf({ fee: null })))).text).not.toContain("Phí, lệ phí");
  });

  test("keeps the date that was promised, and says when days off were changed since", async () => {
    const printedDueAt = new Date("2020-12-04T17:00:00+07:00");
    const { text } = await read(await receiptOf(dossierOf({ printedDueAt })));
    expect(text).toContain("HẸN TRẢ KẾT QUẢ 17 giờ 00, thứ Sáu, ngày 04/12/2020");
    expect(text).toContain("tính theo lịch hiện nay là 17 giờ 00, thứ Hai, ngày 07/12/2020");
  });

  test("is there also when next to nothing is known", async () => {
    const empty = { ...dossierOf().applicant, number: "", address: "", phone: "", email: "" };
    const dossier = dossierOf({ applicant: empty, components: [], subject: "", fee: null, printedDueAt: null });
    const { text, pages } = await read(await receiptOf(dossier));
    expect(text).toContain("HẸN TRẢ KẾT QUẢ");
    expect(text).not.toContain("Địa chỉ:");
    expect(pages).toBe(1);
  });

  test("is made in a few hundredths of a second, the same bytes each time", async () => {
    const first = await receiptOf(dossierOf());
    const began = performance.now();
    const second = await receiptOf(dossierOf());
    expect(performance.now() - began).toBeLessThan(1000);
    expect(Buffer.from(second).equals(first)).toBe(true);
  });
});

describe("the other papers", () => {
  test("a request for supplements has every reason at once, with its ground", async () => {
    const paper = {
      dossier: dossierOf(),
      number: 1,
      reasons: [
        { what: "Bản vẽ", reason: "Thiếu mặt cắt móng", legal: "Khoản 3 Điều 95 Luật Xây dựng 2014" },
        { what: "Đơn", reason: "Chưa ký", legal: "" },
      ],
      note: "Nộp 02 bộ.",
      askedAt: at,
      askedBy: "Đỗ Minh Quân",
      stopsClock: true,
      answerBy: "2020-12-18",
      receiver: district,
      baseUrl,
    };
    const { text, pages } = await read(await printSupplement(paper));
    for (const part of [
      "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
      "Thiếu mặt cắt móng",
      "Khoản 3 Điều 95",
      "Chưa ký",
      "18/12/2020",
      "Nộp 02 bộ.",
      "tạm dừng",
      "Đỗ Minh Quân",
      "motcua.dalat@lamdong.example",
    ])
      expect(text).toContain(part);
    expect(pages).toBe(1);
    expect(text).not.toContain("Lần thứ");
    const second = await read(await printSupplement({ ...paper, number: 2, stopsClock: false }));
    expect(second.text).toContain("Lần thứ hai");
    expect(second.text).toContain("vẫn tính tiếp");
    expect(second.text).toContain("Căn cứ");
    const [, groundless] = paper.reasons;
    const without = await read(await printSupplement({ ...paper, reasons: groundless ? [groundless] : [] }));
    expect(without.text).toContain("Chưa ký");
    expect(without.text).not.toContain("Căn cứ");
  });

  test("a refusal names its legal ground, at the counter or of the agency", async () => {
    const reasons = [{ reason: "Đất thuộc quy hoạch giao thông", legal: "Điều 93 Luật Xây dựng 2014" }];
    const paper = { dossier: dossierOf(), reasons, refusedAt: at, agency: district, signer };
    const resolution = await read(await printRefusal({ ...paper, of: "resolution" }));
    for (const part of ["PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ", "Đất thuộc quy hoạch", "Căn cứ: Điều 93", "PHÓ CHỦ TỊCH"])
      expect(resolution.text).toContain(part);
    const reception = await read(await printRefusal({ ...paper, of: "reception" }));
    expect(reception.text).toContain("PHIẾU TỪ CHỐI TIẾP NHẬN HỒ SƠ");
    expect(reception.text).toContain("BỘ PHẬN TIẾP NHẬN");
  });

  test("an apology says whose step it was and the new date", async () => {
    const dossier = dossierOf();
    const { text, pages } = await read(
      await printApology({
        dossier,
        promised: dossier.printedDueAt ?? at,
        newDue: new Date("2020-12-10T17:00:00+07:00"),
        cause: { step: "Thẩm định hồ sơ", agency: "Phòng Quản lý đô thị" },
        sentAt: new Date("2020-12-07T17:05:00+07:00"),
        agency: district,
        receiver: district,
        signer,
        baseUrl,
      }),
    );
    for (const part of [
      "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
      "17 giờ 00, thứ Hai, ngày 07/12/2020",
      "bước “Thẩm định hồ sơ” tại Phòng Quản lý đô thị",
      "17 giờ 00, thứ Năm, ngày 10/12/2020",
      "(mười bảy giờ, ngày mười tháng mười hai",
      "xin lỗi",
    ])
      expect(text).toContain(part);
    expect(pages).toBe(1);
  });

  test("a control slip has each step with planned and real time, and whether it was in time", async () => {
    const dossier = dossierOf({ endedAt: new Date("2020-12-09T10:00:00+07:00") });
    const steps = [
      { work: workOf(), agency: "Phòng Quản lý đô thị", outcome: "", time },
      {
        work: workOf({
          name: "Ký giấy phép",
          openedAt: new Date("2020-11-20T10:15:00+07:00"),
          dueAt: new Date("2020-11-24T17:00:00+07:00"),
          closedAt: new Date("2020-11-26T09:00:00+07:00"),
        }),
        agency: "UBND thành phố",
        outcome: "",
        time,
      },
      { work: workOf({ name: "Chờ bổ sung", place: "waiting", dueAt: null }), agency: "", outcome: "", time },
      {
        work: workOf({
          name: "Trả kết quả",
          closedAt: null,
          closedByName: "",
          dueAt: new Date("2020-12-01T17:00:00+07:00"),
        }),
        agency: "UBND thành phố",
        outcome: "",
        time,
      },
    ];
    const late = { step: "Ký giấy phép", agency: "UBND thành phố" };
    const printedAt = new Date("2020-12-09T10:30:00+07:00");
    const { text, width, height } = await read(
      await printControlSlip({
        dossier,
        due: dueOf(dossier),
        steps,
        agency: district,
        late,
        printedAt,
        printedBy: "K’ Brẽo",
      }),
    );
    for (const part of [
      "4 ngày 3 giờ",
      "3 ngày 6 giờ",
      "Đúng hạn",
      "Quá hạn",
      "Người nộp hồ sơ",
      "Đang xử lý, quá hạn",
      "giải quyết quá hạn",
      "Hồ sơ quá hạn ở bước “Ký giấy phép” tại UBND thành phố.",
    ])
      expect(text).toContain(part);
    expect([width, height]).toEqual([210, 148]);
  });

  test("a hand-over receipt names what was given and who took it", async () => {
    const items = [{ name: "Giấy phép xây dựng", number: "12/GP-UBND", signedAt: at, copies: 1 }];
    const taker = { name: "Y Thanh Niê", number: "068190009999", standing: "Người được ủy quyền" };
    const { text } = await read(
      await printHandOver({
        dossier: dossierOf(),
        items,
        taker,
        way: "Trực tiếp",
        returnedAt: at,
        givenBy: "K’ Brẽo",
        receiver: district,
      }),
    );
    for (const part of [
      "PHIẾU GIAO NHẬN KẾT QUẢ",
      "12/GP-UBND",
      "18/11/2020",
      "Y Thanh Niê",
      "Người được ủy quyền",
      "10 giờ 05, thứ Tư, ngày 18/11/2020",
    ])
      expect(text).toContain(part);
  });

  test("the register repeats its head on each page of A4 across, and says when it is empty", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => ({
      dossier: dossierOf({ code: `H36.50-201116-${String(index + 1).padStart(4, "0")}` }),
      resolver: "Phòng Quản lý đô thị",
      way: "",
      taker: "",
      remark: "",
    }));
    const paper = {
      lines,
      from: "2020-11-16",
      to: "2020-11-30",
      agency: district,
      printedAt: at,
      printedBy: "K’ Brẽo",
    };
    const { text, pages, width, height } = await read(await printRegister(paper));
    expect([width, height]).toEqual([297, 210]);
    expect(text.split("Tên thủ tục hành chính")).toHaveLength(pages + 1);
    expect(text).toContain("H36.50-201116-0040");
    expect(text).toContain("Cộng: 40 hồ sơ.");
    expect((await read(await printRegister({ ...paper, lines: [] }))).text).toContain("Không có hồ sơ nào trong kỳ.");
  });
});

describe("text", () => {
  test("that would be instructions is printed as it is", async () => {
    const hostile = '#set page(fill: red) #read("/etc/passwd") $x$ *a* _b_ \\ @x <y> "#{panic()}" // /* `raw`';
    const applicant = { ...dossierOf().applicant, name: hostile, address: "#panic(1)" };
    const { text } = await read(await receiptOf(dossierOf({ applicant, subject: '#import "x.typ": *' })));
    expect(text).toContain(hostile);
    expect(text).toContain("#panic(1)");
    expect(text).toContain('#import "x.typ": *');
  });

  test("of any letters of the highlands' languages is there, none replaced", async () => {
    const letters = fc.constantFrom(..."ƀɃăĂâÂčČĕĔêÊĭĬñÑŏŎôÔơƠŭŬưƯđĐ’");
    const name = fc.array(letters, { minLength: 1, maxLength: 20 }).map((some) => `Y ${some.join("")}`);
    await fc.assert(
      fc.asyncProperty(name, fc.boolean(), async (typed, decomposed) => {
        const applicant = { ...dossierOf().applicant, name: decomposed ? typed.normalize("NFD") : typed };
        const { text } = await read(await receiptOf(dossierOf({ applicant })));
        expect(text).toContain(typed.normalize("NFC"));
      }),
      { numRuns: 15 },
    );
    // Letters that Unicode has only as two: the page shows them, though readers of its text may say the base letter twice.
    const applicant = { ...dossierOf().applicant, name: "ê̆Ê̆ô̆Ô̆ơ̆Ơ̆ư̆Ư̆" };
    const { text } = await read(await receiptOf(dossierOf({ applicant })));
    expect(text).not.toContain("□");
  });

  test("that the typeface lacks becomes a square, and what nobody sees is left out", async () => {
    const applicant = { ...dossierOf().applicant, name: "Lan 🎉 王小明\u202e\u0007 Êban" };
    const { text } = await read(await receiptOf(dossierOf({ applicant })));
    expect(text).toContain("Lan □ □ Êban");
  });
});
