/** A kind of document with its notation's abbreviation, how often it is written, and what it is about. All invented. */
export type Topic = {
  readonly kind: string;
  readonly abbreviation: string;
  readonly weight: number;
  readonly subjects: readonly string[];
};

/** What agencies of the Central Highlands wrote to each other about in 2019 and 2020, for the demo's history. */
export const topics: readonly Topic[] = [
  {
    kind: "Công văn",
    abbreviation: "",
    weight: 62,
    subjects: [
      "Tăng cường phòng cháy, chữa cháy rừng mùa khô",
      "Đôn đốc tiến độ giải ngân vốn đầu tư công",
      "Rà soát thủ tục hành chính đủ điều kiện cung cấp trực tuyến",
      "Đẩy mạnh gửi, nhận văn bản điện tử qua Trục liên thông",
      "Phối hợp xác minh nguồn gốc đất",
      "Góp ý dự thảo quy chế quản lý văn bản điện tử",
      "Kiểm tra an toàn hồ, đập trước mùa mưa",
      "Phòng, chống bệnh bạch hầu",
      "Hỗ trợ người trồng cà phê tái canh",
      "Cử cán bộ tham gia tập huấn chữ ký số",
      "Cung cấp số liệu phục vụ chỉ đạo, điều hành",
      "Chấn chỉnh việc cập nhật mã hồ sơ thủ tục hành chính",
    ],
  },
  {
    kind: "Báo cáo",
    abbreviation: "BC",
    weight: 14,
    subjects: [
      "Tình hình kinh tế - xã hội trong tháng",
      "Kết quả cải cách hành chính trong quý",
      "Tình hình tiếp nhận, giải quyết thủ tục hành chính",
      "Công tác phòng, chống dịch bệnh trên vật nuôi",
      "Tình hình thực hiện nhiệm vụ Chính phủ giao",
    ],
  },
  {
    kind: "Quyết định",
    abbreviation: "QĐ",
    weight: 9,
    subjects: [
      "Công bố danh mục thủ tục hành chính sửa đổi",
      "Phê duyệt kế hoạch sử dụng đất hằng năm",
      "Giao bổ sung kinh phí phòng, chống hạn",
      "Kiện toàn tổ công tác chuyển đổi số",
    ],
  },
  {
    kind: "Thông báo",
    abbreviation: "TB",
    weight: 6,
    subjects: ["Kết luận phiên họp thường kỳ", "Lịch tiếp công dân định kỳ", "Kết quả kiểm tra kỷ luật hành chính"],
  },
  {
    kind: "Tờ trình",
    abbreviation: "TTr",
    weight: 5,
    subjects: [
      "Đề nghị phê duyệt đề cương nhiệm vụ",
      "Đề nghị điều chỉnh dự toán",
      "Đề nghị công nhận xã đạt chuẩn nông thôn mới",
    ],
  },
  {
    kind: "Giấy mời",
    abbreviation: "GM",
    weight: 3,
    subjects: ["Họp giao ban cải cách hành chính", "Dự hội nghị trực tuyến", "Họp bàn tiến độ dự án"],
  },
  {
    kind: "Chỉ thị",
    abbreviation: "CT",
    weight: 1,
    subjects: ["Tăng cường kỷ luật, kỷ cương hành chính", "Triển khai các biện pháp cấp bách phòng, chống dịch"],
  },
];
