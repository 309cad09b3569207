import { type ExampleSet, example } from "../example.ts";
import { Search } from "./search.tsx";

/** Every state of Search, for the gallery. */
export const examples: ExampleSet = {
  component: "Search",
  density: "citizen",
  examples: [
    example(
      { vi: "Chính", en: "Main" },
      {
        vi: ["Tên thủ tục hoặc việc cần làm", "Gõ không dấu cũng được, ví dụ: dang ky khai sinh", "Tìm"],
        en: ["Procedure or what you need to do", "Accents are not needed, for example: dang ky khai sinh", "Search"],
      },
      (t) => <Search action="#main" id="search-main" label={t[0]} hint={t[1]} button={t[2]} />,
    ),
    example(
      { vi: "Phụ", en: "Second" },
      { vi: ["Mã hồ sơ trên giấy hẹn", "Xem"], en: ["Code on the receipt", "Show"] },
      (t) => <Search action="#main" id="search-code" name="code" label={t[0]} button={t[1]} quiet />,
    ),
    example(
      { vi: "Chưa gõ gì", en: "Nothing typed" },
      {
        vi: ["Mã hồ sơ cần tra cứu", "Tra cứu", "Xin gõ mã hồ sơ."],
        en: ["Code to look up", "Look up", "Type the dossier code."],
      },
      (t) => <Search action="#main" id="search-none" name="code" label={t[0]} button={t[1]} error={t[2]} />,
    ),
  ],
};
