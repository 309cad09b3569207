/**
 * Whether a document's place line gives the unit's full name ("Phường 1", "Phường Lê Lợi"): units named by a number, a person or a
 * historic event (Nghị định 30/2020/NĐ-CP, annex I, part II, 4).
 */
export function isFullNamePlace(name: string): boolean {
  return /^\d+$/.test(name) || personsAndEvents.has(name);
}

const personsAndEvents: ReadonlySet<string> = new Set([
  "Quang Trung",
  "Duy Tân",
  "Trường Chinh",
  "Ngô Mây",
  "Lê Lợi",
  "Nguyễn Trãi",
  "Trần Hưng Đạo",
  "Diên Hồng",
  "Đống Đa",
  "Tây Sơn",
  "Chi Lăng",
]);

/** A Vietnamese name in plain Latin letters, for English text: "Đà Lạt" → "Da Lat". */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}
