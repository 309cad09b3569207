import { Button } from "../button/button.tsx";
import { type ExampleSet, example } from "../example.ts";
import { Kbd } from "../kbd/kbd.tsx";
import { ActionBar } from "./action-bar.tsx";
import { Filters } from "./filters.tsx";
import { Facets } from "./toolbar.tsx";

/** Every state of Toolbar, for the gallery. */
export const examples: ExampleSet = {
  component: "Toolbar",
  density: "officer",
  examples: [
    example(
      { vi: "Lọc theo tình trạng", en: "By state" },
      {
        vi: ["Lọc theo hạn", "Tất cả", "Quá hạn do xử lý", "Quá hạn do đồng bộ", "Sắp đến hạn", "Còn hạn"],
        en: ["By deadline", "All", "Overdue", "Late by sync", "Due soon", "On time"],
      },
      (t) => (
        <Facets
          label={t[0]}
          items={[
            { href: "#main", count: 128, text: t[1], current: true },
            { href: "#main", count: 4, text: t[2], tone: "late" },
            { href: "#main", count: 3, text: t[3], tone: "sync" },
            { href: "#main", count: 19, text: t[4], tone: "soon" },
            { href: "#main", count: 102, text: t[5], tone: "ok" },
          ]}
        />
      ),
    ),
    example(
      { vi: "Bộ lọc", en: "Filters" },
      {
        vi: ["Thủ tục", "Tất cả 31 thủ tục", "Tiếp nhận từ ngày"],
        en: ["Procedure", "All 31 procedures", "Received from"],
      },
      (t) => (
        <Filters
          action="#main"
          hidden={{ state: "all" }}
          filters={[
            { kind: "select", name: "procedure", label: t[0], items: [{ value: "", text: t[1] }] },
            { kind: "text", name: "from", label: t[2], value: "30/10/2020" },
          ]}
        />
      ),
    ),
    example(
      { vi: "Thanh việc", en: "Actions" },
      {
        vi: ["Trình lãnh đạo", "Yêu cầu bổ sung", "Đã lưu lúc 10:31"],
        en: ["Submit to leader", "Ask for more", "Saved at 10:31"],
      },
      (t) => (
        <ActionBar note={t[2]}>
          <Button
            text={
              <>
                {t[0]} <Kbd inButton>T</Kbd>
              </>
            }
            attributes={{ "data-lt-key": "t" }}
          />
          <Button
            text={
              <>
                {t[1]} <Kbd inButton>B</Kbd>
              </>
            }
            classes="govuk-button--secondary"
          />
        </ActionBar>
      ),
    ),
  ],
};
