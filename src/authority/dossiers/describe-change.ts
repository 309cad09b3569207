import { writeApology } from "../../protocol/dossiers/index.ts";
import type { DossierEventKind } from "./record.ts";
import type { Change } from "./store/change.ts";

const words: Readonly<Record<DossierEventKind, string>> = {
  accepted: "Tiếp nhận hồ sơ",
  "not-accepted": "Từ chối tiếp nhận hồ sơ",
  "step-done": "Xử lý xong một bước",
  "flow-moved": "Chuyển bước xử lý",
  "supplement-asked": "Yêu cầu bổ sung hồ sơ",
  "supplement-received": "Tiếp nhận bổ sung hồ sơ",
  "fee-demanded": "Yêu cầu nộp phí, lệ phí",
  "fee-paid": "Đã nộp phí, lệ phí",
  suspended: "Tạm dừng giải quyết",
  resumed: "Tiếp tục giải quyết",
  withdrawn: "Người nộp rút hồ sơ",
  stopped: "Dừng giải quyết",
  refused: "Không giải quyết, nêu lý do",
  "result-drafted": "Dự thảo kết quả",
  "result-signed": "Ký kết quả",
  "result-sealed": "Đóng dấu kết quả",
  resolved: "Đã có kết quả",
  returned: "Trả kết quả",
  "apology-sent": writeApology(),
  "due-moved": "Tính lại ngày hẹn theo lịch làm việc",
  reassigned: "Giao người xử lý",
  "components-changed": "Cập nhật thành phần hồ sơ",
  corrected: "Sửa thông tin hồ sơ",
  "step-answered": "Cơ quan khác đã trả lời",
  "sync-refused": "Cổng quốc gia từ chối bản ghi",
  "sync-repaired": "Sửa và gửi lại Cổng quốc gia",
};

/** What was done, in one line for the portal; the step's own name where there is one. */
export function describeChange({ events }: Pick<Change, "events">): string {
  const [first] = events;
  if (!first) return "Cập nhật hồ sơ";
  const { step, reappointedTo } = first.detail ?? {};
  if (first.kind === "apology-sent" && typeof reappointedTo === "string") return writeApology(new Date(reappointedTo));
  return first.kind === "step-done" && typeof step === "string" ? step : words[first.kind];
}
