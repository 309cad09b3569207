import { expect, test } from "vitest";
import { createWorkingTime, explainDue, parseLimit, usualHours } from "../../../engines/deadline/index.ts";
import { LocaleContext } from "../../locale.ts";
import { DueExplanation } from "./due-explanation.tsx";
import { dueRows, durationWords, leftWords } from "./rows.ts";
import { dueSentence } from "./sentence.ts";

const time = createWorkingTime({
  hours: usualHours,
  holidays: [{ date: "2020-09-02", name: { vi: "Quốc khánh", en: "National Day" } }],
  workdays: [{ date: "2019-05-04", name: { vi: "làm bù cho ngày 29/04", en: "instead of 29/04" } }],
});
const explained = (from: string, limit: string, more = {}) =>
  explainDue(time, { from: new Date(`${from}:00+07:00`), limit: parseLimit(limit), ...more });

test.each([
  [
    "2020-10-26T10:00",
    "2 ngày làm việc",
    "Nhận 10:00 thứ Hai 26/10 · tính từ 07:00 thứ Ba 27/10 · hẹn trả 17:00 thứ Tư 28/10",
    "Received 10:00 Monday 26 October · counted from 07:00 Tuesday 27 October · due 17:00 Wednesday 28 October",
  ],
  [
    "2020-09-01T10:00",
    "4 ngày làm việc",
    "Nhận 10:00 thứ Ba 01/09 · tính từ 07:00 thứ Năm 03/09 · nghỉ thứ Bảy, Chủ nhật · ngày nghỉ: Quốc khánh 02/09 · hẹn trả 17:00 thứ Ba 08/09",
    "Received 10:00 Tuesday 1 September · counted from 07:00 Thursday 3 September · weekends off · day off: National Day 2 September · due 17:00 Tuesday 8 September",
  ],
  [
    "2020-09-01T10:00",
    "10 giờ làm việc",
    "Nhận 10:00 thứ Ba 01/09 · ngày nghỉ: Quốc khánh 02/09 · hẹn trả 14:00 thứ Năm 03/09",
    "Received 10:00 Tuesday 1 September · day off: National Day 2 September · due 14:00 Thursday 3 September",
  ],
  [
    "2020-10-24T10:00",
    "1 ngày làm việc",
    "Nhận 10:00 thứ Bảy 24/10 · nhận vào ngày nghỉ: tính là nhận vào ngày làm việc tiếp theo · tính từ 07:00 thứ Ba 27/10 · hẹn trả 17:00 thứ Ba 27/10",
    "Received 10:00 Saturday 24 October · received on a day off: taken as received on the next working day · counted from 07:00 Tuesday 27 October · due 17:00 Tuesday 27 October",
  ],
  [
    "2020-12-28T10:00",
    "10 ngày",
    "Nhận 10:00 thứ Hai 28/12/2020 · tính từ thứ Ba 29/12 · hẹn trả 17:00 thứ Năm 07/01/2021",
    "Received 10:00 Monday 28 December 2020 · counted from Tuesday 29 December · due 17:00 Thursday 7 January 2021",
  ],
])("received %s, %s, in one sentence", (from, limit, vi, en) => {
  expect(dueSentence(explained(from, limit), "vi")).toBe(vi);
  expect(dueSentence(explained(from, limit), "en")).toBe(en);
});

test("a pause is named with its days; without an end the sentence says what is left", () => {
  const from = new Date("2020-10-27T11:30:00+07:00");
  const to = new Date("2020-10-29T08:00:00+07:00");
  const paused = explained("2020-10-26T10:00", "2 ngày làm việc", { pauses: [{ from, to, reason: "supplement" }] });
  expect(dueSentence(paused, "vi")).toContain("chờ bổ sung giấy tờ 27/10 – 29/10 · hẹn trả");
  const open = explained("2020-10-26T10:00", "2 ngày làm việc", { pauses: [{ from, to: null, reason: "payment" }] });
  expect(dueSentence(open, "vi")).toContain("đang dừng tính từ 11:30 thứ Ba 27/10, còn 11 giờ 30 phút");
});

test("a limit of calendar days that stopped before its first day still has days left, not hours", () => {
  const from = new Date("2020-10-26T11:00:00+07:00");
  const stopped = explained("2020-10-26T10:00", "15 ngày", { pauses: [{ from, to: null, reason: "supplement" }] });
  expect(dueSentence(stopped, "vi")).toContain("còn 15 ngày");
});

test("what is left of calendar days is said in days and hours, and lines to the minute", () => {
  expect(leftWords(42_555, true, "vi")).toBe("29 ngày 13 giờ");
  expect(leftWords(42_555, true, "en")).toBe("29 d 13 h");
  expect(leftWords(795, true, "vi")).toBe("13 giờ 15 phút");
  expect(leftWords(795, false, "vi")).toBe("13 giờ 15 phút");
  expect(durationWords(42_555, true, "vi")).toBe("29 ngày 13 giờ 15 phút");
  expect(durationWords(43_200, true, "en")).toBe("30 days");
  expect([0, 45, 60].map((minutes) => durationWords(minutes, false, "vi"))).toEqual(["0 giờ", "45 phút", "1 giờ"]);
});

test("a day's hours stand on one line, equal days too, and the lines add up to the limit", () => {
  const rows = dueRows(explained("2020-10-26T10:00", "8 ngày làm việc").trace, "vi", false);
  expect(rows.map(({ when, hours, counted }) => [when, hours, counted])).toEqual([
    ["từ 10:00 thứ Hai 26/10", undefined, 0],
    ["thứ Ba 27/10 – thứ Sáu 30/10", "07:00–11:30, 13:30–17:00", 4 * 480],
    ["thứ Bảy 31/10 – Chủ nhật 01/11", undefined, 0],
    ["thứ Hai 02/11 – thứ Năm 05/11", "07:00–11:30, 13:30–17:00", 4 * 480],
  ]);
  expect(rows.reduce((sum, { counted }) => sum + counted, 0)).toBe(8 * 480);
});

test("a limit of ten years is cut to the lines a page can show, and still adds up", async () => {
  const long = explained("2020-10-26T10:00", "2440 ngày làm việc");
  const html = await drawn(long);
  expect(html.match(/<tr/g)?.length).toBe(1 + 120 + 2);
  expect(html).toContain("19.520 giờ");
});

test("a make-up day is counted and said; calendar days are counted as days", async () => {
  expect(await drawn(explained("2019-05-03T08:00", "1 ngày làm việc"))).toContain("làm bù cho ngày 29/04");
  expect(await drawn(explained("2020-10-26T10:00", "30 ngày"))).toContain("30 ngày");
});

async function drawn(due: ReturnType<typeof explained>): Promise<string> {
  return String(
    await (
      <LocaleContext.Provider value="vi">
        <DueExplanation explained={due} />
      </LocaleContext.Provider>
    ),
  );
}
