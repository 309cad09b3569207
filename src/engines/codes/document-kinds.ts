/**
 * A kind of official document. `abbreviation` stands first in the notation and is empty for the kinds whose notation has none
 * (official letters). `group` "administrative": the 29 kinds of Nghị định 30/2020/NĐ-CP, article 7, with the abbreviations of its
 * annex III; "legal": normative documents (Luật Ban hành văn bản quy phạm pháp luật 2015, article 4), whose number carries the year.
 */
export type DocumentKind = {
  id: string;
  group: "administrative" | "legal";
  abbreviation: string;
  name: string;
  nameEn: string;
};

/** The 29 administrative kinds in the order of Nghị định 30/2020/NĐ-CP, article 7, then the legal kinds that travel on the axis. */
export const documentKinds: readonly DocumentKind[] = [
  ...administrative([
    ["resolution", "NQ", "Nghị quyết (cá biệt)", "Resolution (individual)"],
    ["decision", "QĐ", "Quyết định (cá biệt)", "Decision (individual)"],
    ["directive", "CT", "Chỉ thị", "Directive"],
    ["regulation", "QC", "Quy chế", "Regulation"],
    ["rule", "QyĐ", "Quy định", "Rules"],
    ["communique", "TC", "Thông cáo", "Communiqué"],
    ["notice", "TB", "Thông báo", "Notice"],
    ["guideline", "HD", "Hướng dẫn", "Guideline"],
    ["programme", "CTr", "Chương trình", "Programme"],
    ["plan", "KH", "Kế hoạch", "Plan"],
    ["option", "PA", "Phương án", "Plan of action"],
    ["scheme", "ĐA", "Đề án", "Scheme"],
    ["project", "DA", "Dự án", "Project"],
    ["report", "BC", "Báo cáo", "Report"],
    ["minutes", "BB", "Biên bản", "Minutes"],
    ["submission", "TTr", "Tờ trình", "Submission"],
    ["contract", "HĐ", "Hợp đồng", "Contract"],
    ["letter", "", "Công văn", "Official letter"],
    ["telegram", "CĐ", "Công điện", "Official telegram"],
    ["memorandum", "BGN", "Bản ghi nhớ", "Memorandum"],
    ["agreement", "BTT", "Bản thỏa thuận", "Agreement"],
    ["authorisation", "GUQ", "Giấy ủy quyền", "Authorisation"],
    ["invitation", "GM", "Giấy mời", "Invitation"],
    ["introduction", "GGT", "Giấy giới thiệu", "Letter of introduction"],
    ["leave-permit", "GNP", "Giấy nghỉ phép", "Leave permit"],
    ["dispatch-slip", "PG", "Phiếu gửi", "Dispatch slip"],
    ["transfer-slip", "PC", "Phiếu chuyển", "Transfer slip"],
    ["notice-slip", "PB", "Phiếu báo", "Notice slip"],
    ["public-letter", "", "Thư công", "Public letter"],
  ]),
  ...legal([
    ["legal-resolution", "NQ", "Nghị quyết (quy phạm pháp luật)", "Resolution (legal)"],
    ["legal-decision", "QĐ", "Quyết định (quy phạm pháp luật)", "Decision (legal)"],
    ["decree", "NĐ", "Nghị định", "Decree"],
    ["circular", "TT", "Thông tư", "Circular"],
    ["joint-circular", "TTLT", "Thông tư liên tịch", "Joint circular"],
    ["joint-resolution", "NQLT", "Nghị quyết liên tịch", "Joint resolution"],
  ]),
];

/** The kind with this id ("directive"), undefined when there is none. */
export function findDocumentKind(id: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.id === id);
}

/**
 * The kind meant by an abbreviation in a number with or without a year, undefined when there is none:
 * ("QĐ", true) is a legal decision, ("QĐ", false) an individual one.
 */
export function findKindOfAbbreviation(abbreviation: string, withYear: boolean): DocumentKind | undefined {
  const kinds = documentKinds.filter((kind) => kind.abbreviation === abbreviation && abbreviation !== "");
  return kinds.find(({ group }) => (group === "legal") === withYear) ?? kinds[0];
}

type Row = readonly [id: string, abbreviation: string, name: string, nameEn: string];

function administrative(rows: readonly Row[]): DocumentKind[] {
  return rows.map(([id, abbreviation, name, nameEn]) => ({ id, group: "administrative", abbreviation, name, nameEn }));
}

function legal(rows: readonly Row[]): DocumentKind[] {
  return rows.map(([id, abbreviation, name, nameEn]) => ({ id, group: "legal", abbreviation, name, nameEn }));
}
