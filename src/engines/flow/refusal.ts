import type { Bilingual } from "../deadline/index.ts";
import type { FlowProblem } from "./plan.ts";

/** Names of what can be wrong with a drawing. */
export type FlowProblemCode = keyof typeof messages;

/** A problem of an element; `name` is what people see of it. */
export function problem(
  severity: FlowProblem["severity"],
  code: FlowProblemCode,
  element: string,
  name: string,
  detail = "",
): FlowProblem {
  const { vi, en } = messages[code];
  const fill = (text: string): string => text.replaceAll("{name}", name).replaceAll("{detail}", detail);
  return { severity, element, code, message: { vi: fill(vi), en: fill(en) } };
}

/** A file that cannot be read as a drawing at all. */
export class FlowFileError extends Error {
  override name = "FlowFileError";
  readonly code:
    | "flow.too-large"
    | "flow.too-deep"
    | "flow.doctype"
    | "flow.not-xml"
    | "flow.not-bpmn"
    | "flow.no-process";
  readonly people: Bilingual;
  constructor(code: FlowFileError["code"], people: Bilingual) {
    super(people.en);
    this.code = code;
    this.people = people;
  }
}

const messages = {
  "element-not-supported": {
    vi: "“{name}” ({detail}) chưa được hỗ trợ. Hãy thay bằng công việc, cổng hoặc sự kiện thông thường.",
    en: "“{name}” ({detail}) is not supported. Use ordinary tasks, gateways and events instead.",
  },
  "script-task": {
    vi: "“{name}” chạy mã lệnh. Luồng không được chứa mã lệnh: hãy dùng bảng quyết định hoặc công việc dịch vụ.",
    en: "“{name}” runs a script. Flows hold no scripts: use a decision table or a service task.",
  },
  compensation: {
    vi: "“{name}” dùng cơ chế bù trừ. Hãy vẽ rõ các bước sửa lại thay cho bù trừ.",
    en: "“{name}” uses compensation. Draw the steps that put things right instead.",
  },
  transaction: {
    vi: "“{name}” là giao dịch. Hãy dùng quy trình con thường với sự kiện lỗi.",
    en: "“{name}” is a transaction. Use an ordinary sub-process with an error event.",
  },
  "ad-hoc": {
    vi: "“{name}” là quy trình con tùy biến, không rõ thứ tự bước. Hãy vẽ các bước theo thứ tự hoặc song song.",
    en: "“{name}” is an ad-hoc sub-process, whose order of steps is open. Draw the steps in order or in parallel.",
  },
  "complex-gateway": {
    vi: "“{name}” là cổng phức hợp. Hãy dùng cổng loại trừ, song song hoặc bao hàm.",
    en: "“{name}” is a complex gateway. Use an exclusive, parallel or inclusive one.",
  },
  "standard-loop": {
    vi: "“{name}” lặp theo vòng lặp chuẩn. Hãy vẽ mũi tên quay lại, hoặc dùng nhiều lần thực hiện (multi-instance).",
    en: "“{name}” has a standard loop. Draw an arrow back, or use multi-instance.",
  },
  "event-not-supported": {
    vi: "Sự kiện “{name}” ({detail}) không dùng được ở vị trí này. Hãy dùng hẹn giờ, thông điệp, tín hiệu hoặc lỗi.",
    en: "The event “{name}” ({detail}) cannot be used here. Use a timer, message, signal or error.",
  },
  "event-several": {
    vi: "Sự kiện “{name}” có nhiều định nghĩa. Mỗi sự kiện chỉ chờ một điều.",
    en: "The event “{name}” has several definitions. An event waits for one thing.",
  },
  "event-without-name": {
    vi: "Sự kiện hoặc công việc “{name}” chưa nêu {detail} nào. Hãy chọn hoặc đặt tên.",
    en: "“{name}” does not say which {detail}. Choose or name it.",
  },
  "timer-without-time": {
    vi: "Hẹn giờ “{name}” chưa có thời gian. Ghi ví dụ PT4H, P3D hoặc 3 ngày làm việc.",
    en: "The timer “{name}” has no time. Write such as PT4H, P3D or 3 working days.",
  },
  "timer-unreadable": {
    vi: "Không đọc được thời gian “{detail}” của “{name}”. Ghi ví dụ PT4H, P3D hoặc 3 ngày làm việc.",
    en: "The time “{detail}” of “{name}” cannot be read. Write such as PT4H, P3D or 3 working days.",
  },
  "timer-by-clock": {
    vi: "Thời gian “{detail}” của “{name}” tính từ giờ hiện tại. Chỉ ghi khoảng thời gian, ví dụ P3D: hẹn giờ tự đếm từ lúc bắt đầu chờ.",
    en: "The time “{detail}” of “{name}” is reckoned from the present. Write the duration alone, such as P3D: a timer counts from when it begins to wait.",
  },
  "condition-by-clock": {
    vi: "Điều kiện của “{name}” hỏi giờ hiện tại ({detail}). Hãy dùng hẹn giờ, hoặc một biến ghi khi hoàn thành công việc.",
    en: "The condition of “{name}” asks the present time ({detail}). Use a timer, or a variable given when work is completed.",
  },
  "link-without-target": {
    vi: "Liên kết “{name}” không có điểm đến cùng tên “{detail}” trong cùng phạm vi.",
    en: "The link “{name}” has no target named “{detail}” in the same scope.",
  },
  "boundary-without-host": {
    vi: "Sự kiện biên “{name}” không gắn vào công việc nào.",
    en: "The boundary event “{name}” is attached to no activity.",
  },
  "event-gateway-target": {
    vi: "Sau cổng sự kiện “{name}” chỉ được là sự kiện chờ hoặc công việc nhận tin, không phải “{detail}”.",
    en: "After the event gateway “{name}” only catching events or receive tasks may follow, not “{detail}”.",
  },
  "flow-dangling": {
    vi: "Mũi tên “{name}” không nối hai phần tử trong cùng phạm vi.",
    en: "The arrow “{name}” does not join two elements of one scope.",
  },
  "condition-unreadable": {
    vi: "Không đọc được điều kiện của “{name}”: {detail}",
    en: "The condition of “{name}” cannot be read: {detail}",
  },
  "condition-missing": {
    vi: "Cổng “{name}” có nhiều nhánh không có điều kiện: chỉ nhánh đầu được chọn. Ghi điều kiện hoặc chọn nhánh mặc định.",
    en: "The gateway “{name}” has several branches without a condition: only the first would be taken. Give conditions or a default.",
  },
  "no-default": {
    vi: "Mọi nhánh của “{name}” đều có điều kiện, không có nhánh mặc định. Nếu không điều kiện nào đúng, hồ sơ sẽ mắc lại.",
    en: "Every branch of “{name}” has a condition and none is the default. When none holds, the dossier is stuck.",
  },
  "called-missing": {
    vi: "“{name}” chưa nêu quy trình được gọi.",
    en: "“{name}” does not name the process it calls.",
  },
  "multi-instance-open": {
    vi: "“{name}” thực hiện nhiều lần nhưng chưa nêu danh sách hoặc số lần.",
    en: "“{name}” is done several times but names neither a list nor a number.",
  },
  "allowance-unreadable": {
    vi: "Không đọc được thời gian xử lý “{detail}” của “{name}”. Ghi ví dụ 2 ngày làm việc, 4 giờ làm việc.",
    en: "The allowance “{detail}” of “{name}” cannot be read. Write such as 2 working days, 4 working hours.",
  },
  "no-role": {
    vi: "Chưa rõ ai làm “{name}”. Đặt công việc vào một làn (lane) mang tên vai trò.",
    en: "Nobody is named for “{name}”. Put the task in a lane that carries a role.",
  },
  "no-id": {
    vi: "Phần tử {detail} chưa có mã (id). Hãy xuất lại tệp từ công cụ vẽ.",
    en: "An element {detail} has no id. Export the file again from your drawing tool.",
  },
  "id-twice": {
    vi: "Mã “{detail}” được dùng cho hai phần tử nên phần tử sau bị bỏ qua. Hãy đổi mã của một phần tử.",
    en: "The id “{detail}” is used by two elements, so the later one cannot be read. Change one of them.",
  },
  "id-illegal": {
    vi: "Mã “{detail}” không hợp lệ nên phần tử bị bỏ qua: mã phải bắt đầu bằng chữ cái hoặc dấu gạch dưới, không có dấu cách.",
    en: "The id “{detail}” is not allowed, so its element cannot be read: an id begins with a letter or an underscore and has no blanks.",
  },
  "arrow-in": {
    vi: "Không được có mũi tên dẫn tới “{name}”. Hãy bỏ mũi tên đó, hoặc nối vào phần tử khác.",
    en: "No arrow may lead to “{name}”. Remove it, or connect it to another element.",
  },
  "arrow-out": {
    vi: "Không được có mũi tên đi ra từ “{name}”. Hãy bỏ mũi tên đó, hoặc nối từ phần tử khác.",
    en: "No arrow may lead out of “{name}”. Remove it, or connect it from another element.",
  },
  "event-twice": {
    vi: "“{name}” chờ đúng điều mà “{detail}” ở cùng chỗ đã chờ, nên không bao giờ xảy ra. Hãy bỏ một, hoặc đổi tên.",
    en: "“{name}” waits for the very thing that “{detail}” beside it waits for, so it never happens. Remove one, or rename it.",
  },
  "name-computed": {
    vi: "Tên “{detail}” mà “{name}” chờ là một biểu thức. Hãy ghi một tên cố định.",
    en: "The name “{detail}” of “{name}” is an expression. Give a fixed name.",
  },
  "escalation-never": {
    vi: "“{name}” gắn vào công việc không thể báo lên cấp trên (escalation), nên không bao giờ xảy ra. Hãy gắn vào quy trình con.",
    en: "“{name}” is attached to a task, which escalates nothing, so it never happens. Attach it to a sub-process.",
  },
  "no-start": { vi: "“{name}” chưa có sự kiện bắt đầu.", en: "“{name}” has no start event." },
  "starts-several": {
    vi: "“{name}” có nhiều sự kiện bắt đầu không điều kiện. Chỉ giữ một.",
    en: "“{name}” has several blank start events. Keep one.",
  },
  unreachable: {
    vi: "Không có đường nào từ điểm bắt đầu tới “{name}”. Nối mũi tên hoặc bỏ phần tử.",
    en: "No way leads from the start to “{name}”. Connect it or remove it.",
  },
  "no-way-out": {
    vi: "Từ “{name}” không có đường nào tới kết thúc. Nối tiếp tới một sự kiện kết thúc.",
    en: "No way leads from “{name}” to an end. Connect it to an end event.",
  },
  "loop-without-wait": {
    vi: "Vòng lặp qua “{name}” không có bước nào phải chờ, nên sẽ chạy mãi. Đặt một công việc hoặc hẹn giờ trong vòng lặp.",
    en: "The loop through “{name}” waits nowhere, so it would run for ever. Put a task or a timer into it.",
  },
  deadlock: {
    vi: "Luồng có thể mắc lại ở “{name}”: nhánh chờ không bao giờ tới. Đường dẫn tới đó: {detail}.",
    en: "The flow can get stuck at “{name}”: a branch it waits for never comes. The way there: {detail}.",
  },
  "grows-without-bound": {
    vi: "Số nhánh chạy đồng thời ở “{name}” có thể tăng mãi. Gộp các nhánh bằng cổng cùng loại đã tách chúng.",
    en: "The number of branches at “{name}” can grow without bound. Join them with the kind of gateway that split them.",
  },
  "done-twice": {
    vi: "“{name}” có thể được giao hai lần cùng lúc: các nhánh song song nhập lại mà không chờ nhau.",
    en: "“{name}” can be assigned twice at once: parallel branches meet without waiting for each other.",
  },
  "error-uncaught": {
    vi: "Lỗi “{detail}” của “{name}” không nơi nào bắt: hồ sơ sẽ dừng vì lỗi. Gắn sự kiện biên lỗi, hoặc kết thúc thường.",
    en: "Nothing catches the error “{detail}” of “{name}”: the dossier would fail. Attach an error boundary event, or end plainly.",
  },
  "bound-hit": {
    vi: "Luồng quá lớn để kiểm tra hết: đã xem {detail} trạng thái, phần còn lại chưa kiểm tra. Hãy tách thành quy trình con.",
    en: "The flow is too large to check wholly: {detail} states were looked at, the rest was not. Split it into sub-processes.",
  },
  "too-many-elements": {
    vi: "Luồng có quá 1.000 phần tử hoặc quá 3.000 mũi tên. Hãy tách thành nhiều quy trình.",
    en: "The flow has more than 1,000 elements or 3,000 arrows. Split it into several processes.",
  },
  "file-warning": {
    vi: "Tệp có chỗ không đúng chuẩn BPMN 2.0: {detail}",
    en: "Something in the file is not BPMN 2.0: {detail}",
  },

  "migrate-gone": {
    vi: "Phiên bản mới không có bước tương ứng với “{name}” mà hồ sơ đang ở. Hãy chọn bước để chuyển tới.",
    en: "The new version has no counterpart of “{name}”, where dossiers are. Choose a step to go to.",
  },
  "migrate-kind": {
    vi: "“{name}” không chuyển sang “{detail}” được: hai bước khác loại.",
    en: "“{name}” cannot become “{detail}”: they are steps of different kinds.",
  },
  "migrate-scope": {
    vi: "“{name}” không chuyển sang “{detail}” được: hai bước nằm trong quy trình con khác nhau.",
    en: "“{name}” cannot become “{detail}”: they lie in different sub-processes.",
  },
  "migrate-join": {
    vi: "Nhánh đang chờ ở “{name}” không có trong phiên bản mới. Hãy chọn mũi tên tương ứng.",
    en: "The branch that waits at “{name}” is not in the new version. Choose the arrow that stands for it.",
  },
} as const satisfies Record<string, Bilingual>;
