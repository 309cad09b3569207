import type { Locale } from "../../../../platform/text/index.ts";
import type { ActName } from "./situation.ts";

/** Acts that have a page of their own. */
export type WordedAct = Exclude<ActName, "notes" | "resending">;

/** How an act is offered, what it will do, and what is said when it is done. */
export type ActWords = {
  readonly link: string;
  readonly title: string;
  readonly button: string;
  readonly lead: string;
  readonly done: string;
};

/** Words of the acts on a dossier. */
export const actText: Readonly<Record<Locale, Readonly<Record<WordedAct, ActWords>>>> = {
  vi: {
    supplement: {
      link: "Yêu cầu bổ sung",
      title: "Yêu cầu bổ sung, hoàn thiện hồ sơ",
      button: "Gửi yêu cầu bổ sung",
      lead: "Nêu hết các giấy tờ còn thiếu hoặc sai trong một lần.",
      done: "Đã yêu cầu bổ sung. Thời hạn tạm dừng đến khi nhận đủ.",
    },
    "supplement-answer": {
      link: "Nhận bổ sung",
      title: "Nhận giấy tờ bổ sung",
      button: "Nhận bổ sung",
      lead: "Người nộp mang giấy tờ được yêu cầu đến. Nhận đủ thì thời hạn tính tiếp.",
      done: "Đã nhận bổ sung. Thời hạn tính tiếp, hồ sơ trở lại bước đã yêu cầu.",
    },
    fee: {
      link: "Yêu cầu nộp phí",
      title: "Yêu cầu nộp phí, lệ phí",
      button: "Yêu cầu nộp",
      lead: "Hồ sơ chờ người nộp trả tiền; thời hạn tạm dừng đến khi ghi nhận đã nộp.",
      done: "Đã yêu cầu nộp phí, lệ phí. Thời hạn tạm dừng.",
    },
    payment: {
      link: "Ghi nhận đã nộp phí",
      title: "Ghi nhận đã nộp phí, lệ phí",
      button: "Ghi nhận đã nộp",
      lead: "Ghi số tiền và số biên lai. Nếu hồ sơ đang chờ nộp tiền, thời hạn tính tiếp.",
      done: "Đã ghi nhận phí, lệ phí.",
    },
    refusal: {
      link: "Từ chối giải quyết",
      title: "Từ chối giải quyết hồ sơ",
      button: "Từ chối giải quyết",
      lead: "Các bước còn lại của luồng không làm nữa. Một cửa trả thông báo từ chối cho người nộp.",
      done: "Đã từ chối giải quyết. Chờ Một cửa trả thông báo.",
    },
    suspension: {
      link: "Tạm dừng",
      title: "Tạm dừng giải quyết hồ sơ",
      button: "Tạm dừng",
      lead: "Không ai làm được bước nào và thời hạn dừng tính, đến khi lãnh đạo cho tiếp tục.",
      done: "Đã tạm dừng hồ sơ.",
    },
    resumption: {
      link: "Cho tiếp tục",
      title: "Tiếp tục giải quyết hồ sơ",
      button: "Cho tiếp tục",
      lead: "Thời hạn tính tiếp, hồ sơ trở lại các bước đang làm dở.",
      done: "Hồ sơ được giải quyết tiếp.",
    },
    withdrawal: {
      link: "Người nộp rút hồ sơ",
      title: "Người nộp rút hồ sơ",
      button: "Ghi nhận rút hồ sơ",
      lead: "Hồ sơ kết thúc, không có kết quả. Muốn giải quyết lại, người nộp phải nộp hồ sơ mới.",
      done: "Đã ghi nhận người nộp rút hồ sơ.",
    },
    stop: {
      link: "Dừng xử lý",
      title: "Dừng xử lý hồ sơ",
      button: "Dừng xử lý",
      lead: "Hồ sơ kết thúc theo quyết định của lãnh đạo, không có kết quả. Không mở lại được.",
      done: "Đã dừng xử lý hồ sơ.",
    },
    assignment: {
      link: "Giao việc",
      title: "Giao bước cho người khác",
      button: "Giao việc",
      lead: "Chỉ người được giao làm được bước này. Ai đang giữ bước sẽ được báo khi lưu.",
      done: "Đã giao việc.",
    },
    "hand-over": {
      link: "Trả kết quả",
      title: "Trả kết quả",
      button: "Trả kết quả",
      lead: "Ghi người nhận. Hồ sơ kết thúc; in phiếu giao nhận để người nhận ký.",
      done: "Đã trả kết quả. In phiếu giao nhận để người nhận ký.",
    },
    components: {
      link: "Giấy tờ",
      title: "Giấy tờ của hồ sơ",
      button: "Lưu giấy tờ",
      lead: "Thêm, bỏ tệp quét và đánh dấu giấy tờ đã có. Tệp đã bỏ vẫn còn trong lịch sử.",
      done: "Đã lưu giấy tờ của hồ sơ.",
    },
  },
  en: {
    supplement: {
      link: "Ask for papers",
      title: "Ask for papers to be added or corrected",
      button: "Send the request",
      lead: "Name everything that is missing or wrong at once.",
      done: "The papers were asked for. The clock stands still until they come.",
    },
    "supplement-answer": {
      link: "Receive papers",
      title: "Receive the papers asked for",
      button: "Receive the papers",
      lead: "The applicant brings what was asked for. With everything there, the clock runs on.",
      done: "Received. The clock runs on; the dossier is back at the step that asked.",
    },
    fee: {
      link: "Ask for a fee",
      title: "Ask for a fee",
      button: "Ask for it",
      lead: "The dossier waits for the payment; the clock stands still until it is recorded.",
      done: "The fee was asked for. The clock stands still.",
    },
    payment: {
      link: "Record a payment",
      title: "Record that the fee was paid",
      button: "Record the payment",
      lead: "Enter amount and number of the receipt. If the dossier waits for it, the clock runs on.",
      done: "The payment is recorded.",
    },
    refusal: {
      link: "Refuse",
      title: "Refuse the dossier",
      button: "Refuse",
      lead: "The steps left fall away. The one-stop shop hands the notice to the applicant.",
      done: "Refused. The notice waits to be handed over.",
    },
    suspension: {
      link: "Suspend",
      title: "Suspend work on the dossier",
      button: "Suspend",
      lead: "Nobody can do a step and the clock stands still until a leader lets it go on.",
      done: "The dossier is suspended.",
    },
    resumption: {
      link: "Let it go on",
      title: "Let work on the dossier go on",
      button: "Let it go on",
      lead: "The clock runs on; the dossier is back at the steps that were open.",
      done: "Work on the dossier goes on.",
    },
    withdrawal: {
      link: "Applicant withdraws",
      title: "The applicant withdraws the dossier",
      button: "Record the withdrawal",
      lead: "The dossier ends without a result. To have it resolved, the applicant must hand in a new one.",
      done: "The withdrawal is recorded.",
    },
    stop: {
      link: "Stop",
      title: "Stop work on the dossier",
      button: "Stop it",
      lead: "The dossier ends by order of the leader, without a result. It cannot be opened again.",
      done: "Work on the dossier is stopped.",
    },
    assignment: {
      link: "Assign",
      title: "Give a step to somebody",
      button: "Assign",
      lead: "Only that person can then do the step. Whoever holds it is told when they save.",
      done: "Assigned.",
    },
    "hand-over": {
      link: "Hand over the result",
      title: "Hand over the result",
      button: "Hand over",
      lead: "Name who receives it. The dossier ends; print the slip for them to sign.",
      done: "Handed over. Print the slip for the receiver to sign.",
    },
    components: {
      link: "Papers",
      title: "Papers of the dossier",
      button: "Save the papers",
      lead: "Add and remove scans, and tick what is there. Removed files stay in the history.",
      done: "The papers are saved.",
    },
  },
};
