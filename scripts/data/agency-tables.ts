/** One row of a table of agencies: the last group of the code, names, and the abbreviation that stands in notations. */
export type AgencyRow = { group: string; name: string; nameEn: string; abbreviation: string };

/** The agencies that help every one of the five provinces' People's Committees in 2020 (Nghị định 24/2014/NĐ-CP and others). */
export const provincialDepartments: readonly AgencyRow[] = rows([
  ["01", "Văn phòng Ủy ban nhân dân", "Office of the People's Committee", "VP"],
  ["02", "Sở Nội vụ", "Department of Home Affairs", "SNV"],
  ["03", "Sở Tư pháp", "Department of Justice", "STP"],
  ["04", "Sở Kế hoạch và Đầu tư", "Department of Planning and Investment", "SKHĐT"],
  ["05", "Sở Tài chính", "Department of Finance", "STC"],
  ["06", "Sở Công Thương", "Department of Industry and Trade", "SCT"],
  ["07", "Sở Nông nghiệp và Phát triển nông thôn", "Department of Agriculture and Rural Development", "SNNPTNT"],
  ["08", "Sở Giao thông vận tải", "Department of Transport", "SGTVT"],
  ["09", "Sở Xây dựng", "Department of Construction", "SXD"],
  ["10", "Sở Tài nguyên và Môi trường", "Department of Natural Resources and Environment", "STNMT"],
  ["11", "Sở Thông tin và Truyền thông", "Department of Information and Communications", "STTTT"],
  ["12", "Sở Lao động - Thương binh và Xã hội", "Department of Labour, Invalids and Social Affairs", "SLĐTBXH"],
  ["13", "Sở Văn hóa, Thể thao và Du lịch", "Department of Culture, Sports and Tourism", "SVHTTDL"],
  ["14", "Sở Khoa học và Công nghệ", "Department of Science and Technology", "SKHCN"],
  ["15", "Sở Giáo dục và Đào tạo", "Department of Education and Training", "SGDĐT"],
  ["16", "Sở Y tế", "Department of Health", "SYT"],
  ["17", "Thanh tra", "Inspectorate", "TTT"],
  ["18", "Ban Dân tộc", "Board for Ethnic Minority Affairs", "BDT"],
]);

/** The board that runs the industrial parks or the economic zone, which differs between the provinces. */
export const provincialBoards: Readonly<Record<string, readonly AgencyRow[]>> = {
  H36: rows([["19", "Ban Quản lý các khu công nghiệp", "Management Board of Industrial Parks", "BQLKCN"]]),
  H34: rows([["19", "Ban Quản lý Khu kinh tế", "Management Board of the Economic Zone", "BQLKKT"]]),
  H15: rows([["19", "Ban Quản lý các khu công nghiệp", "Management Board of Industrial Parks", "BQLKCN"]]),
  H16: rows([["19", "Ban Quản lý các khu công nghiệp", "Management Board of Industrial Parks", "BQLKCN"]]),
  H21: rows([["19", "Ban Quản lý Khu kinh tế", "Management Board of the Economic Zone", "BQLKKT"]]),
};

/** The provincial Public Administration Service Centre: the report of November 2020 names one in each of the five provinces. */
export const serviceCentre: AgencyRow = {
  group: "01",
  name: "Trung tâm Phục vụ hành chính công",
  nameEn: "Public Administration Service Centre",
  abbreviation: "TTPVHCC",
};

/** Units of Văn phòng Chính phủ (Nghị định 150/2016/NĐ-CP). */
export const governmentOfficeUnits: readonly AgencyRow[] = rows([
  ["01", "Vụ Tổng hợp", "General Affairs Department", "TH"],
  ["02", "Vụ Pháp luật", "Legal Affairs Department", "PL"],
  ["03", "Vụ Kinh tế tổng hợp", "General Economic Affairs Department", "KTTH"],
  ["04", "Vụ Công nghiệp", "Industry Department", "CN"],
  ["05", "Vụ Nông nghiệp", "Agriculture Department", "NN"],
  ["06", "Vụ Khoa giáo - Văn xã", "Science, Education, Culture and Social Affairs Department", "KGVX"],
  ["07", "Vụ Quan hệ quốc tế", "International Relations Department", "QHQT"],
  ["08", "Vụ Nội chính", "Internal Affairs Department", "NC"],
  ["09", "Vụ Đổi mới doanh nghiệp", "Enterprise Renewal Department", "ĐMDN"],
  ["10", "Vụ Tổ chức công vụ", "Civil Service Organisation Department", "TCCV"],
  ["11", "Vụ Thư ký - Biên tập", "Secretariat and Editing Department", "TKBT"],
  ["12", "Vụ Hành chính", "Administration Department", "HC"],
  ["13", "Vụ Tổ chức cán bộ", "Personnel Department", "TCCB"],
  ["14", "Cục Kiểm soát thủ tục hành chính", "Administrative Procedures Control Agency", "KSTT"],
  ["15", "Cục Quản trị", "Management Agency", "QT"],
  ["16", "Cục Hành chính - Quản trị II", "Administration and Management Agency II", "HCQTII"],
  ["17", "Trung tâm Tin học", "Informatics Centre", "TTTH"],
  ["18", "Cổng Thông tin điện tử Chính phủ", "Government Web Portal", "TTĐT"],
]);

function rows(
  list: readonly (readonly [group: string, name: string, nameEn: string, abbreviation: string])[],
): AgencyRow[] {
  return list.map(([group, name, nameEn, abbreviation]) => ({ group, name, nameEn, abbreviation }));
}
