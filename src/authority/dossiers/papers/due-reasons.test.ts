import { describe, expect, test } from "vitest";
import type { Dossier } from "../record.ts";
import { dueReasons } from "./due-reasons.ts";
import { dossierOf, dueOf, time } from "./papers.fixture.ts";

describe("why a dossier is due when it is", () => {
  const reasons = (over: Partial<Dossier>) => {
    const dossier = dossierOf(over);
    return dueReasons(dueOf(dossier), dossier.limitText, time);
  };

  test("names days off, make-up days, and a late beginning", () => {
    expect(reasons({ receivedAt: new Date("2020-04-29T17:30:00+07:00"), limitText: "7 working days" })).toEqual([
      "Thời hạn 7 ngày làm việc, tính từ 07:00 thứ Ba, 05/05/2020 (nhận sau giờ làm việc nên tính là nhận vào ngày làm việc tiếp theo).",
      "Không tính: thứ Bảy, Chủ nhật (02, 03, 10/05); 30/04 (Ngày Chiến thắng); 01/05 (Quốc tế Lao động).",
      "Có tính ngày làm bù: 09/05.",
    ]);
  });

  test("joins days of Tết, counts many weekends, and tells waiting apart", () => {
    const pauses = [
      { from: "2020-01-13T02:00:00Z", to: "2020-01-15T02:00:00Z", reason: "supplement" as const, stopsClock: true },
      { from: "2020-01-16T02:00:00Z", to: "2020-01-17T02:00:00Z", reason: "supplement" as const, stopsClock: false },
    ];
    const lines = reasons({ receivedAt: new Date("2020-01-10T09:00:00+07:00"), limitText: "45 working days", pauses });
    expect(lines[1]).toMatch(
      /^Không tính: \d+ ngày thứ Bảy, Chủ nhật; 23\/01 đến 24\/01, 27\/01 đến 29\/01 \(Tết Nguyên đán\)\.$/,
    );
    expect(lines).toContain("Chờ bổ sung giấy tờ, không tính: từ 13/01/2020 09:00 đến 15/01/2020 09:00.");
    expect(lines).toContain("Chờ bổ sung giấy tờ, lần thứ hai: vẫn tính vào thời hạn.");
  });

  test("says that the clock stands still, and that a limit ended on a day off", () => {
    const open = [{ from: "2020-11-17T02:00:00Z", to: null, reason: "supplement" as const, stopsClock: true }];
    expect(reasons({ pauses: open }).at(-1)).toBe(
      "Thời hạn đang tạm dừng, sẽ tính tiếp khi nhận đủ nội dung còn thiếu.",
    );
    expect(reasons({ limitText: "5 days" }).at(-1)).toContain("Hết hạn vào ngày nghỉ");
  });
});
