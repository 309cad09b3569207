import { DeadlineTag } from "../deadline-tag/deadline-tag.tsx";
import { type ExampleSet, example } from "../example.ts";
import { DataTable } from "./data-table.tsx";

/** Every state of DataTable, for the gallery. */
export const examples: ExampleSet = {
  component: "DataTable",
  density: "officer",
  examples: [
    example(
      { vi: "Danh sách có sắp xếp", en: "A sorted list" },
      {
        vi: [
          "Hồ sơ ở bước thẩm định, xếp theo hạn",
          "Mã hồ sơ",
          "Thủ tục",
          "Hẹn trả",
          "Còn, ngày",
          "Số ngày làm việc còn lại; số âm là đã quá hạn",
          "Tình trạng",
          "Tách thửa hoặc hợp thửa đất",
          "Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở",
          "Chọn hồ sơ",
        ],
        en: [
          "Dossiers being assessed, by deadline",
          "Code",
          "Procedure",
          "Due",
          "Left, days",
          "Working days left; negative when overdue",
          "State",
          "Split or merge land plots",
          "Register a change in the right to use land and own a house",
          "Choose dossier",
        ],
      },
      (t) => (
        <DataTable
          list
          caption={t[0]}
          columns={[
            { text: t[1], width: "col-code", sortHref: "#main" },
            { text: t[2] },
            { text: t[3], numeric: true, width: "col-date", sorted: "ascending", sortHref: "#main" },
            { text: t[4], numeric: true, width: "col-left", explain: t[5] },
            { text: t[6], width: "col-due" },
          ]}
          rows={[
            {
              href: "#main",
              select: { name: "d", value: "1", label: `${t[9]} 201030-0019` },
              cells: [
                "201030-0019",
                { text: t[7], full: t[7] },
                "20/11",
                { text: "−1,4", tone: "late" },
                <DeadlineTag state="late" />,
              ],
            },
            {
              href: "#main",
              current: true,
              select: { name: "d", value: "2", label: `${t[9]} 201105-0042` },
              cells: [
                "201105-0042",
                { text: t[8], full: t[8] },
                "26/11",
                { text: "2,6", tone: "soon" },
                <DeadlineTag state="soon" />,
              ],
            },
          ]}
        />
      ),
    ),
  ],
};
