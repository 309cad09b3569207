import { defineText } from "../../../../platform/text/index.ts";

/** Words of the nation's tracking page. */
export const trackText = defineText({
  vi: {
    title: "Tra cứu hồ sơ",
    pageTitle: (code: string) => `Tình trạng hồ sơ ${code}`,
    help: "Mất giấy tiếp nhận hoặc quên mã: hỏi cơ quan đã nhận hồ sơ. Cổng không tra cứu theo tên người.",
    missTitle: (code: string) => `Cổng chưa có hồ sơ mang mã “${code}”`,
    missForm: (why: string) => `${why} Xem lại mã trên Giấy tiếp nhận hồ sơ.`,
    missText:
      "Mã viết đúng dạng. Hồ sơ vừa nộp có thể cần ít phút mới lên đến đây; nếu đã lâu, hỏi cơ quan nhận hồ sơ.",
    missAt: (agency: string) =>
      `Mã viết đúng dạng, của ${agency}. Hồ sơ vừa nộp có thể cần ít phút mới lên đến đây; nếu đã lâu, hỏi cơ quan đó.`,
    asOf: (at: string, arrived: string) =>
      `Theo dữ liệu Cổng có lúc ${at}. Cơ quan báo lần cuối về hồ sơ này lúc ${arrived}.`,
    wireSilent: (agency: string, since: string) =>
      `Cổng chưa nhận được tin mới của ${agency} từ ${since}. Hồ sơ có thể đã đi tiếp; đây chưa phải chậm của ai.`,
    wireLate: (lag: string) =>
      `Tin này đến Cổng muộn ${lag} so với lúc cơ quan làm. Đồng bộ chậm, không phải cơ quan chậm.`,
    wireRepair: "Bản trên Cổng khác bản của cơ quan và đang được sửa. Xem trang của cơ quan để biết chắc.",
    own: "Xem trang của cơ quan",
    note: "Ai có mã hồ sơ đều xem được trang này, vì vậy trang không hiện tên, địa chỉ hay giấy tờ của ông/bà.",
    // Next step
    nextWork: "Chưa phải làm gì. Đến ngày hẹn, ông/bà đến nơi đã nộp để nhận kết quả.",
    nextLate: "Chưa phải làm gì. Hồ sơ quá ngày hẹn; cơ quan phải gửi thư xin lỗi và hẹn lại ngày trả.",
    nextApology: (on: string) =>
      `Chưa phải làm gì. Hồ sơ quá ngày hẹn; ngày ${on} cơ quan đã gửi thư xin lỗi, trong đó ghi ngày hẹn lại.`,
    nextNewDate: (on: string, date: string) =>
      `Chưa phải làm gì. Ngày ${on} cơ quan đã gửi thư xin lỗi và hẹn lại chậm nhất ${date}.`,
    nextLateAgain: (on: string, date: string) =>
      `Ngày ${on} cơ quan đã gửi thư xin lỗi và hẹn lại chậm nhất ${date}; ngày đó cũng đã qua. Ông/bà có thể hỏi nơi đã nộp.`,
    nextLateSync:
      "Chưa phải làm gì. Đã đến ngày hẹn; hỏi cơ quan hoặc xem trang của cơ quan vì tin lên Cổng đang chậm.",
    nextPapers: "Cơ quan đã yêu cầu bổ sung giấy tờ. Xem phiếu yêu cầu đã nhận và nộp bổ sung tại nơi đã nộp hồ sơ.",
    nextPay: "Cơ quan đã yêu cầu nộp phí, lệ phí. Xem thông báo đã nhận và nộp theo hướng dẫn trong đó.",
    nextFetch: "Đã có kết quả. Ông/bà mang giấy tiếp nhận đến nơi đã nộp để nhận.",
    nextDone: "Không phải làm gì nữa. Kết quả đã được trả.",
    nextRefused: "Hồ sơ không được tiếp nhận. Lý do ghi trong phiếu đã gửi; có thể nộp lại khi đủ điều kiện.",
    nextWithdrawn: "Hồ sơ đã rút theo yêu cầu của ông/bà.",
    nextStopped: "Việc giải quyết đã dừng. Lý do ghi trong thông báo đã gửi.",
    nextRegistered: "Hồ sơ đã đăng ký, chờ cơ quan tiếp nhận. Chưa phải làm gì.",
    // Why the date
    whyCounted: (limit: string) => `Thời hạn của thủ tục là ${limit}, tính theo lịch làm việc của cả nước.`,
    whyOwn: (agency: string) =>
      `Ngày hẹn do ${agency} tính theo lịch làm việc của mình. Cổng ghi lại đúng ngày đó; cách tính từng ngày có ở trang của cơ quan.`,
    whyPaused: (count: string) => `Có ${count} lần chờ bổ sung, thời gian chờ không tính.`,
    basis: "Căn cứ:",
    procedure: (code: string) => `thủ tục ${code}`,
    calendar: (year: string) => `lịch làm việc năm ${year}`,
    // Stops
    received: "Tiếp nhận hồ sơ",
    apology: "Xin lỗi và hẹn lại ngày trả kết quả",
    apologyTo: (date: string) => `Xin lỗi và hẹn lại chậm nhất ${date}`,
    asked: "Yêu cầu bổ sung giấy tờ",
    answered: "Đã bổ sung",
    now: "Nay",
    resolved: "Đã có kết quả",
    returned: "Đã trả kết quả",
    waitingYou: "Đang chờ ông/bà",
    result: "Trả kết quả",
    latest: "Chậm nhất",
    place: "Nơi trả",
    bring: "Mang theo",
    bringWhat: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    minutes: (value: string) => `${value} phút`,
    hours: (value: string) => `${value} giờ`,
    days: (value: string) => `${value} ngày`,
  },
  en: {
    title: "Look up a dossier",
    pageTitle: (code: string) => `State of dossier ${code}`,
    help: "Lost the receipt or forgot the code? Ask the office that received the dossier. The portal does not search by name.",
    missTitle: (code: string) => `The portal has no dossier with the code “${code}”`,
    missForm: (why: string) => `${why} Compare it with the receipt.`,
    missText:
      "The code has the right form. A dossier just handed in may take some minutes to arrive; if it was long ago, ask the office.",
    missAt: (agency: string) =>
      `The code has the right form and is of ${agency}. A dossier just handed in may take some minutes to arrive; if it was long ago, ask that office.`,
    asOf: (at: string, arrived: string) =>
      `As the portal knows it at ${at}. The office last reported on this dossier at ${arrived}.`,
    wireSilent: (agency: string, since: string) =>
      `The portal has had no news from ${agency} since ${since}. The dossier may have gone on; nobody is late yet.`,
    wireLate: (lag: string) => `This news arrived ${lag} after the office did it. The sync was late, not the office.`,
    wireRepair:
      "The portal's record differs from the office's and is being put right. See the office's own page to be sure.",
    own: "See the office's page",
    note: "Anyone with the code can see this page, so it shows no name, address or paper of yours.",
    nextWork: "Nothing to do yet. On the date, collect the result where you handed in the dossier.",
    nextLate: "Nothing to do yet. The date has passed; the office has to apologise and give a new one.",
    nextApology: (on: string) =>
      `Nothing to do yet. The date has passed; on ${on} the office sent an apology, which gives the new date.`,
    nextNewDate: (on: string, date: string) =>
      `Nothing to do yet. On ${on} the office apologised and gave a new date, ${date} at the latest.`,
    nextLateAgain: (on: string, date: string) =>
      `On ${on} the office apologised and gave a new date, ${date} at the latest; that has passed too. You may ask where you handed in the dossier.`,
    nextLateSync:
      "Nothing to do yet. The date has come; ask the office or see its own page, as news arrives here late.",
    nextPapers: "The office has asked for papers. See the request you were given and hand them in at the same place.",
    nextPay: "The office has asked for a payment. See the notice you were given and pay as it says.",
    nextFetch: "The result is ready. Collect it with your receipt where you handed in the dossier.",
    nextDone: "Nothing more to do. The result was handed over.",
    nextRefused: "The dossier was not received. The reason is on the slip; hand it in again when it is complete.",
    nextWithdrawn: "The dossier was withdrawn as you asked.",
    nextStopped: "Handling has ended. The reason is in the notice that was sent.",
    nextRegistered: "The dossier is registered and waits to be received. Nothing to do yet.",
    whyCounted: (limit: string) => `The limit of the procedure is ${limit}, counted by the nation's working calendar.`,
    whyOwn: (agency: string) =>
      `The date was counted by ${agency} by its own working calendar. The portal repeats it; the count day by day is on the office's page.`,
    whyPaused: (count: string) =>
      `It waited ${count === "1" ? "once" : `${count} times`} for papers; that time does not count.`,
    basis: "Based on:",
    procedure: (code: string) => `procedure ${code}`,
    calendar: (year: string) => `the working calendar of ${year}`,
    received: "Received",
    apology: "Apology with a new date",
    apologyTo: (date: string) => `Apology, new date ${date} at the latest`,
    asked: "Papers asked for",
    answered: "Papers handed in",
    now: "Now",
    resolved: "Result ready",
    returned: "Result handed over",
    waitingYou: "Waits for you",
    result: "Result",
    latest: "At the latest",
    place: "Collect at",
    bring: "Bring",
    bringWhat: "The receipt and appointment slip",
    minutes: (value: string) => `${value} minutes`,
    hours: (value: string) => `${value} hours`,
    days: (value: string) => `${value} days`,
  },
});
