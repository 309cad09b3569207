import type { Procedure } from "../../protocol/procedures/index.ts";

/** A procedure for tests: "Đăng ký khai sinh" as communes carry it out, with whatever a test changes. */
export function aProcedure(change: Partial<Procedure> = {}): Procedure {
  return {
    code: "1.001193",
    name: "Đăng ký khai sinh",
    nameEn: "Birth registration",
    plain: {
      vi: "Ghi việc sinh của trẻ vào sổ và cấp Giấy khai sinh. Cha, mẹ hoặc người thân làm cho trẻ trong 60 ngày kể từ ngày sinh.",
      en: "Enters the birth of a child in the register and issues the birth certificate. A parent or relative applies within 60 days of the birth.",
    },
    sector: { code: "G15-HT06", name: "Hộ tịch", nameEn: "Civil status" },
    owner: "G15",
    levels: ["commune"],
    resolvedBy: "Ủy ban nhân dân cấp xã",
    applicants: ["citizen"],
    lifeEvents: ["birth", "childhood"],
    keywords: ["giấy khai sinh", "làm giấy khai sinh", "khai sinh cho con"],
    channels: { counter: true, post: true, online: 3 },
    components: [
      {
        ...{ code: "TP1", name: "Tờ khai đăng ký khai sinh", originals: 1, copies: 0, required: true, onlyWhen: null },
        form: { code: "TK-01", name: "Tờ khai đăng ký khai sinh" },
        note: "",
      },
      {
        ...{
          code: "TP2",
          name: "Giấy chứng sinh",
          form: null,
          originals: 1,
          copies: 0,
          required: true,
          onlyWhen: null,
        },
        note: "Nếu không có: văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh.",
      },
      {
        ...{ code: "TP3", name: "Văn bản ủy quyền", form: null, originals: 1, copies: 0, required: false },
        ...{ onlyWhen: "Trường hợp ủy quyền cho người khác", note: "" },
      },
    ],
    fees: [
      { code: "LP1", name: "Đăng ký trong 60 ngày kể từ ngày sinh", kind: "fee", amount: 0, unit: "lần", note: "" },
      { code: "LP2", name: "Đăng ký quá 60 ngày", kind: "fee", amount: 5_000, unit: "lần", note: "" },
    ],
    limits: [
      {
        ...{ channel: "any", onlyWhen: null, limit: "same day before 15:00" },
        wording: "Trong ngày; nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo",
      },
    ],
    steps: [
      {
        title: "Ông/bà nộp hồ sơ",
        text: "Nộp tờ khai và giấy chứng sinh tại Bộ phận Một cửa của Ủy ban nhân dân cấp xã.",
      },
      {
        title: "Công chức tư pháp – hộ tịch kiểm tra",
        text: "Kiểm tra ngay khi nhận; nếu thiếu thì báo một lần đủ mọi giấy tờ.",
      },
      {
        title: "Ủy ban nhân dân cấp xã cấp Giấy khai sinh",
        text: "Ghi vào Sổ đăng ký khai sinh và cấp Giấy khai sinh.",
      },
    ],
    conditions: "",
    results: [{ code: "KQ1", name: "Giấy khai sinh" }],
    legalBasis: [{ number: "60/2014/QH13", title: "Luật Hộ tịch", issuer: "Quốc hội", date: "2014-11-20" }],
    together: [],
    decision: { number: "1872/QĐ-BTP", date: "2020-09-04", issuer: "Bộ Tư pháp" },
    announcedOn: "2020-09-07",
    effectiveFrom: "2020-10-12",
    publishedOn: "2020-09-11",
    version: 1,
    status: "in-force",
    withdrawnOn: null,
    replacedBy: [],
    origin: { kind: "verified", source: "Dữ liệu thử nghiệm" },
    ...change,
  };
}

/** A few procedures that a search must tell apart. */
export function someProcedures(): readonly Procedure[] {
  const named = (code: string, name: string, nameEn: string, change: Partial<Procedure> = {}): Procedure =>
    aProcedure({
      code,
      name,
      nameEn,
      keywords: [],
      lifeEvents: [],
      plain: { vi: `${name}.`, en: `${nameEn}.` },
      ...change,
    });
  const certification = { code: "G15-CT01", name: "Chứng thực", nameEn: "Certification" };
  const land = { code: "G13-DD01", name: "Đất đai", nameEn: "Land" };
  return [
    aProcedure(),
    named("1.001022", "Đăng ký nhận cha, mẹ, con", "Registration of recognition of parent and child"),
    named("1.000656", "Đăng ký khai tử", "Death registration", { lifeEvents: ["death"], keywords: ["giấy chứng tử"] }),
    named("1.000894", "Đăng ký kết hôn", "Marriage registration", { lifeEvents: ["marriage"], keywords: ["cưới"] }),
    named("2.000528", "Đăng ký khai sinh có yếu tố nước ngoài", "Birth registration with a foreign element", {
      ...{ levels: ["district"], lifeEvents: ["birth"] },
    }),
    named(
      "1.000689",
      "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
      "Birth registration with recognition of a parent",
      {
        lifeEvents: ["birth"],
      },
    ),
    named("2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Certification of copies", {
      ...{
        sector: certification,
        keywords: ["sao y bản chính", "công chứng giấy tờ"],
        levels: ["district", "commune"],
      },
    }),
    named("1.004227", "Đăng ký biến động quyền sử dụng đất", "Registration of changes of land use rights", {
      ...{
        sector: land,
        owner: "G13",
        levels: ["district"],
        lifeEvents: ["land"],
        keywords: ["sang tên sổ đỏ", "sổ đỏ"],
      },
    }),
    named("2.001234", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Building permit for a house", {
      ...{ owner: "G17", lifeEvents: ["housing"], levels: ["district"], keywords: ["xin phép xây nhà"] },
      sector: { code: "G17-XD03", name: "Hoạt động xây dựng", nameEn: "Construction" },
    }),
  ];
}
