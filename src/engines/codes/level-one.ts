/**
 * An agency of level 1 in 2020, by its code. `verified` tells whether the code itself was seen in the public source named;
 * the others follow the alphabetical order of the annex of Thông tư 10/2016/TT-BTTTT (QCVN 102:2016/BTTTT) and wait to be checked
 * against its text.
 */
export type LevelOneAgency = {
  code: string;
  name: string;
  nameEn: string;
  abbreviation: string;
  verified: boolean;
  source: string;
};

/** Code of the national node, which every authority knows: not an agency's. */
export const nationalCode = "VN";

/** The agency of level 1 with this code ("H36"), undefined when the list has none. */
export function findLevelOne(code: string): LevelOneAgency | undefined {
  return byCode.get(code);
}

const annex = "order of the annex of Thông tư 10/2016/TT-BTTTT; not checked against its text";
const seed = "public data seed of ministries' codes under Quyết định 20/2020/QĐ-TTg";

/** Ministries, ministry-level bodies and bodies under the Government. */
const central: readonly LevelOneAgency[] = (
  [
    ["G01", "Bộ Công an", "Ministry of Public Security", "BCA"],
    ["G02", "Bộ Công Thương", "Ministry of Industry and Trade", "BCT"],
    ["G03", "Bộ Giáo dục và Đào tạo", "Ministry of Education and Training", "BGDĐT"],
    ["G04", "Bộ Giao thông vận tải", "Ministry of Transport", "BGTVT"],
    ["G05", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment", "BKHĐT"],
    ["G06", "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology", "BKHCN"],
    ["G07", "Bộ Lao động - Thương binh và Xã hội", "Ministry of Labour, Invalids and Social Affairs", "BLĐTBXH"],
    ["G08", "Bộ Ngoại giao", "Ministry of Foreign Affairs", "BNG"],
    ["G09", "Bộ Nội vụ", "Ministry of Home Affairs", "BNV"],
    ["G10", "Bộ Nông nghiệp và Phát triển nông thôn", "Ministry of Agriculture and Rural Development", "BNNPTNT"],
    ["G11", "Bộ Quốc phòng", "Ministry of National Defence", "BQP"],
    ["G12", "Bộ Tài chính", "Ministry of Finance", "BTC"],
    ["G13", "Bộ Tài nguyên và Môi trường", "Ministry of Natural Resources and Environment", "BTNMT"],
    ["G14", "Bộ Thông tin và Truyền thông", "Ministry of Information and Communications", "BTTTT"],
    ["G15", "Bộ Tư pháp", "Ministry of Justice", "BTP"],
    ["G16", "Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism", "BVHTTDL"],
    ["G17", "Bộ Xây dựng", "Ministry of Construction", "BXD"],
    ["G18", "Bộ Y tế", "Ministry of Health", "BYT"],
    ["G19", "Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam", "NHNN"],
    ["G20", "Thanh tra Chính phủ", "Government Inspectorate", "TTCP"],
    ["G21", "Ủy ban Dân tộc", "Committee for Ethnic Minority Affairs", "UBDT"],
    ["G22", "Văn phòng Chính phủ", "Government Office", "VPCP"],
    ["G24", "Bảo hiểm xã hội Việt Nam", "Vietnam Social Security", "BHXH"],
    ["G27", "Đài Tiếng nói Việt Nam", "Voice of Vietnam", "TNVN"],
    ["G28", "Đài Truyền hình Việt Nam", "Vietnam Television", "THVN"],
    ["G30", "Thông tấn xã Việt Nam", "Vietnam News Agency", "TTX"],
    ["G34", "Ủy ban Giám sát tài chính Quốc gia", "National Financial Supervisory Commission", "UBGSTCQG"],
    [
      "G36",
      "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
      "Commission for the Management of State Capital at Enterprises",
      "UBQLV",
    ],
  ] as const
).map(([code, name, nameEn, abbreviation]) => ({ code, name, nameEn, abbreviation, verified: true, source: seed }));

/** The 63 provinces and centrally run cities of 2020: H01 to H63 in this order. */
const provinceNames: readonly string[] = [
  "An Giang",
  "Bắc Giang",
  "Bắc Kạn",
  "Bạc Liêu",
  "Bắc Ninh",
  "Bà Rịa - Vũng Tàu",
  "Bến Tre",
  "Bình Định",
  "Bình Dương",
  "Bình Phước",
  "Bình Thuận",
  "Cà Mau",
  "Cần Thơ",
  "Cao Bằng",
  "Đắk Lắk",
  "Đắk Nông",
  "Đà Nẵng",
  "Điện Biên",
  "Đồng Nai",
  "Đồng Tháp",
  "Gia Lai",
  "Hà Giang",
  "Hải Dương",
  "Hải Phòng",
  "Hà Nam",
  "Hà Nội",
  "Hà Tĩnh",
  "Hòa Bình",
  "Hồ Chí Minh",
  "Hậu Giang",
  "Hưng Yên",
  "Khánh Hòa",
  "Kiên Giang",
  "Kon Tum",
  "Lai Châu",
  "Lâm Đồng",
  "Lạng Sơn",
  "Lào Cai",
  "Long An",
  "Nam Định",
  "Nghệ An",
  "Ninh Bình",
  "Ninh Thuận",
  "Phú Thọ",
  "Phú Yên",
  "Quảng Bình",
  "Quảng Nam",
  "Quảng Ngãi",
  "Quảng Ninh",
  "Quảng Trị",
  "Sóc Trăng",
  "Sơn La",
  "Tây Ninh",
  "Thái Bình",
  "Thái Nguyên",
  "Thanh Hóa",
  "Thừa Thiên Huế",
  "Tiền Giang",
  "Trà Vinh",
  "Tuyên Quang",
  "Vĩnh Long",
  "Vĩnh Phúc",
  "Yên Bái",
];

const cities: ReadonlySet<string> = new Set(["Cần Thơ", "Đà Nẵng", "Hải Phòng", "Hà Nội", "Hồ Chí Minh"]);

const seenInPublic: Readonly<Record<string, string>> = {
  H15: "codes of procedures and agencies on public service portals",
  H21: "codes of procedures and agencies on public service portals",
  H30: "public guide to the NGSP catalogue services",
  H38: "procedure 1.011442.000.00.00.H38 of Lào Cai",
  H41: "edXML client kit examples (UBND tỉnh Nghệ An)",
  H49: "Quyết định 3739/QĐ-UBND (2016) of Quảng Ninh",
  H55: "public service portal of Thái Nguyên",
};

const provincial: readonly LevelOneAgency[] = provinceNames.map((name, index) => {
  const code = `H${String(index + 1).padStart(2, "0")}`;
  const seen = seenInPublic[code];
  return {
    code,
    name: `Ủy ban nhân dân ${cities.has(name) ? "thành phố" : "tỉnh"} ${name}`,
    nameEn: `People's Committee of ${withoutMarks(name)} ${cities.has(name) ? "City" : "Province"}`,
    abbreviation: "UBND",
    verified: seen !== undefined,
    source: seen ?? annex,
  };
});

/** All agencies of level 1, ministries first, each group by code. */
export const levelOneAgencies: readonly LevelOneAgency[] = [...central, ...provincial];

const byCode: ReadonlyMap<string, LevelOneAgency> = new Map(levelOneAgencies.map((agency) => [agency.code, agency]));

function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}
