import { formatDate, formatTime, formatWeekday, wallTime } from "../../../platform/text/index.ts";

const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const groups = ["", " nghìn", " triệu", " tỷ", " nghìn tỷ"] as const;

/** A whole number from 0 to under a million billion in Vietnamese words: `hai nghìn không trăm hai mươi`. */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e15) return String(value);
  if (value === 0) return digits[0];
  const parts: string[] = [];
  for (let rest = value, place = 0; rest > 0; rest = Math.floor(rest / 1000), place++) {
    const group = rest % 1000;
    const isFirst = rest < 1000;
    if (group > 0) parts.unshift(`${groupInWords(group, !isFirst)}${groups[place] ?? ""}`);
  }
  return parts.join(" ");
}

/** Three figures; inside a longer number the hundreds are said even where there are none. */
function groupInWords(group: number, isInside: boolean): string {
  const [hundred, ten, unit] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundred > 0 || isInside) words.push(`${digits[hundred]} trăm`);
  if (ten === 0) {
    if (unit > 0) words.push(words.length > 0 ? `linh ${digits[unit]}` : (digits[unit] ?? ""));
  } else {
    words.push(ten === 1 ? "mười" : `${digits[ten]} mươi`);
    if (unit > 0) words.push(unitAfterTen(ten, unit));
  }
  return words.join(" ");
}

function unitAfterTen(ten: number, unit: number): string {
  if (unit === 5) return "lăm";
  if (ten > 1 && unit === 1) return "mốt";
  if (ten > 1 && unit === 4) return "tư";
  return digits[unit] ?? "";
}

/** An amount in whole đồng as the law asks for it: figures, then words (`75.000 đồng (bảy mươi lăm nghìn đồng)`). */
export function amountInWords(amount: string, dong: number): string {
  return `${amount} (${numberInWords(dong)} đồng)`;
}

/** An instant as people say it: `16 giờ 30, thứ Năm, ngày 19/11/2020`. */
export function sayInstant(instant: Date): string {
  const { hour, minute } = wallTime(instant);
  return `${hour} giờ ${minute}, ${weekday(instant)}, ngày ${formatDate(instant)}`;
}

/** The same in words alone, so that no figure can be changed by a stroke of a pen. */
export function instantInWords(instant: Date): string {
  const { hour, minute, day, month, year } = wallTime(instant);
  const minutes = minute === "00" ? "" : ` ${numberInWords(Number(minute))} phút`;
  const monthName = Number(month) === 4 ? "tư" : numberInWords(Number(month));
  const date = `ngày ${numberInWords(Number(day))} tháng ${monthName} năm ${numberInWords(Number(year))}`;
  return `${numberInWords(Number(hour))} giờ${minutes}, ${date}`;
}

/** `thứ Năm`, inside a sentence. */
export function weekday(instant: Date): string {
  const name = formatWeekday(instant, "vi");
  return name.startsWith("Thứ") ? name.replace("Thứ", "thứ") : name;
}

/** `16:30, 19/11/2020`, for tables. */
export function shortInstant(instant: Date | null): string {
  return instant === null ? "" : `${formatTime(instant)}\n${formatDate(instant)}`;
}

/** `Đà Lạt, ngày 05 tháng 02 năm 2020`: a day below 10, and January and February, carry a zero (NĐ 30/2020/NĐ-CP, annex I, part I, II.4). */
export function placeAndDay(place: string, instant: Date): string {
  const { day, month, year } = wallTime(instant);
  return `${place}, ngày ${day} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
}
