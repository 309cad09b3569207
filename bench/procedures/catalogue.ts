import { seededRandom } from "../../data/index.ts";
import { lifeEvents, type Procedure, type ProcedureLevel } from "../../src/protocol/procedures/index.ts";

const acts = [
  ...[
    "Đăng ký",
    "Đăng ký lại",
    "Cấp giấy phép",
    "Cấp lại giấy phép",
    "Gia hạn giấy phép",
    "Cấp giấy chứng nhận",
    "Cấp đổi",
  ],
  ...[
    "Cấp lại giấy chứng nhận",
    "Thu hồi",
    "Thẩm định",
    "Phê duyệt",
    "Xác nhận",
    "Công nhận",
    "Thông báo",
    "Điều chỉnh",
  ],
  ...[
    "Chấm dứt hoạt động",
    "Thành lập",
    "Giải thể",
    "Chuyển nhượng",
    "Bổ sung",
    "Kiểm tra",
    "Hỗ trợ",
    "Trợ cấp",
    "Miễn giảm",
  ],
];

const things: readonly (readonly [name: string, sector: string, owner: string])[] = (
  [
    ["Hộ tịch", "G15", "khai sinh|khai tử|kết hôn|giám hộ|nhận cha mẹ con|thay đổi hộ tịch|nuôi con nuôi|ly hôn"],
    [
      "Đất đai",
      "G13",
      "quyền sử dụng đất|biến động đất đai|tài sản gắn liền với đất|tách thửa|hợp thửa|chuyển mục đích sử dụng đất",
    ],
    [
      "Xây dựng",
      "G17",
      "nhà ở riêng lẻ|công trình xây dựng|quy hoạch chi tiết|năng lực hoạt động xây dựng|hành nghề kiến trúc",
    ],
    [
      "Kinh doanh",
      "G05",
      "hộ kinh doanh|doanh nghiệp tư nhân|công ty cổ phần|chi nhánh|văn phòng đại diện|địa điểm kinh doanh",
    ],
    [
      "Giao thông",
      "G04",
      "xe cơ giới|giấy phép lái xe|vận tải hành khách|tuyến cố định|phương tiện thủy nội địa|biển hiệu",
    ],
    ["Y tế", "G18", "hành nghề khám bệnh|cơ sở bán lẻ thuốc|an toàn thực phẩm|quảng cáo mỹ phẩm|tiêm chủng|nhà thuốc"],
    ["Giáo dục", "G03", "trường mầm non|trường tiểu học|trung tâm ngoại ngữ|văn bằng chứng chỉ|học bổng|chuyển trường"],
    [
      "Lao động",
      "G07",
      "người lao động nước ngoài|bảo hiểm thất nghiệp|người có công|hộ nghèo|trẻ em khuyết tật|người cao tuổi",
    ],
    ["Nông nghiệp", "G10", "tàu cá|thuốc bảo vệ thực vật|trang trại|giống cây trồng|kiểm dịch động vật|khai thác gỗ"],
    [
      "Văn hóa",
      "G16",
      "lễ hội|biểu diễn nghệ thuật|thư viện|karaoke|di tích|câu lạc bộ thể thao|hướng dẫn viên du lịch",
    ],
  ] as const
).flatMap(([sector, owner, names]) => names.split("|").map((name) => [name, sector, owner] as const));

const cases = [
  ...[
    "",
    "có yếu tố nước ngoài",
    "đối với tổ chức",
    "đối với hộ gia đình, cá nhân",
    "cấp huyện",
    "cấp xã",
    "lần đầu",
    "do bị mất",
  ],
  ...[
    "do thay đổi thông tin",
    "tại khu vực biên giới",
    "cho người nước ngoài",
    "trong khu công nghiệp",
    "theo ủy quyền",
    "lưu động",
  ],
  ...[
    "kết hợp thủ tục khác",
    "trong trường hợp đặc biệt",
    "do sáp nhập",
    "do hư hỏng",
    "tạm thời",
    "có thời hạn",
    "quá hạn",
  ],
];

/** Plausible procedures, always the same: an act, what it is about, and for which case. */
export function manyProcedures(count: number): readonly Procedure[] {
  const random = seededRandom("catalogue");
  const all = acts.flatMap((act) => things.flatMap((thing) => cases.map((which) => ({ act, thing, which }))));
  const order = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  return order.slice(0, count).map(({ one: { act, thing, which } }, index) => {
    const [about, sector, owner] = thing;
    const name = `${act} ${about} ${which}`.trim();
    const level: ProcedureLevel = (["ministry", "province", "district", "commune"] as const)[index % 4] ?? "commune";
    return procedureOf({ code: `1.${String(index + 1).padStart(6, "0")}`, name, about, sector, owner, level, index });
  });
}

function procedureOf(of: {
  readonly code: string;
  readonly name: string;
  readonly about: string;
  readonly sector: string;
  readonly owner: string;
  readonly level: ProcedureLevel;
  readonly index: number;
}): Procedure {
  const paper = (code: string, name: string) => ({
    ...{ code, name, form: null, originals: 1, copies: 0, required: true, onlyWhen: null, note: "" },
  });
  const online = ([null, 2, 3, 4] as const)[of.index % 4] ?? null;
  return {
    ...{
      code: of.code,
      name: of.name,
      nameEn: `Procedure ${of.index} of ${of.owner}`,
      owner: of.owner,
      levels: [of.level],
    },
    plain: { vi: `Làm khi cần ${of.name.toLowerCase()}. Nộp đơn kèm giấy tờ tại Bộ phận Một cửa.`, en: "" },
    sector: { code: `${of.owner}-LV01`, name: of.sector, nameEn: "" },
    ...{ resolvedBy: "Ủy ban nhân dân", applicants: ["citizen"], keywords: [`giấy ${of.about}`] },
    lifeEvents: [lifeEvents[of.index % lifeEvents.length] ?? "birth"],
    channels: { counter: true, post: true, online },
    components: [paper("TP1", `Đơn đề nghị ${of.name.toLowerCase()}`), paper("TP2", "Giấy tờ tùy thân")],
    fees: [{ code: "LP1", name: "Lệ phí", kind: "fee", amount: 10_000, unit: "lần", note: "" }],
    limits: [{ channel: "any", onlyWhen: null, limit: "5 working days", wording: "5 ngày làm việc" }],
    steps: [{ title: "Nộp hồ sơ", text: "Nộp tại Bộ phận Một cửa." }],
    ...{ conditions: "", results: [{ code: "KQ1", name: "Giấy xác nhận" }], together: [] },
    legalBasis: [{ number: "63/2010/NĐ-CP", title: "Nghị định", issuer: "Chính phủ", date: "2010-06-08" }],
    decision: { number: "1/QĐ", date: "2020-01-06", issuer: "Bộ" },
    ...{ announcedOn: "2020-01-06", effectiveFrom: "2020-03-02", publishedOn: "2020-01-10", version: 1 },
    ...{ status: "in-force", withdrawnOn: null, replacedBy: [], origin: { kind: "sample", source: "bench" } },
  };
}
