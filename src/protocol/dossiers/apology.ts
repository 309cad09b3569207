import { readWireTime, writeWireTime } from "./wire-time.ts";

const words = "Xin lỗi và hẹn lại";

/** What a step says that tells of an apology (Nghị định 61/2018/NĐ-CP, article 19), with the new date where it is known. */
export function writeApology(reappointedTo?: Date): string {
  if (!reappointedTo) return `${words} ngày trả kết quả`;
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(writeWireTime(reappointedTo)) ?? [];
  return `${words} chậm nhất ${hour}:${minute} ngày ${day}/${month}/${year}`;
}

/** The apology that the content of a step tells of; undefined when it tells of something else, or in other words. */
export function readApology(content: string): { readonly reappointedTo: Date | undefined } | undefined {
  if (!content.startsWith(words)) return undefined;
  const [, hour, minute, day, month, year] = /(\d{2}):(\d{2}) ngày (\d{2})\/(\d{2})\/(\d{4})$/.exec(content) ?? [];
  return { reappointedTo: year ? readWireTime(`${year}${month}${day}${hour}${minute}00`) : undefined };
}
