import { type ExampleSet, example } from "../example.ts";
import { Findings } from "../findings/findings.tsx";
import { Matrix } from "./matrix.tsx";

/** Every state of Matrix, for the gallery. */
export const examples: ExampleSet = {
  component: "Matrix",
  density: "officer",
  examples: [
    example(
      { vi: "Tiêu chí theo tỉnh", en: "Criteria by province" },
      {
        vi: [
          "Tiêu chí theo tỉnh",
          "Mã",
          "Tiêu chí",
          "Văn bản điện tử",
          "Chữ ký số cá nhân của lãnh đạo",
          "Hồ sơ đồng bộ trên hồ sơ phát sinh, %",
          "đạt",
          "một phần",
          "tồn tại",
          "không có trong kết luận",
          "chưa",
        ],
        en: [
          "Criteria by province",
          "Code",
          "Criterion",
          "Electronic documents",
          "Leaders’ personal signatures",
          "Dossiers synchronised, %",
          "met",
          "partly",
          "not met",
          "not in the conclusion",
          "not yet",
        ],
      },
      (t) => (
        <Matrix
          caption={t[0]}
          codeHead={t[1]}
          criterionHead={t[2]}
          columns={["Kon Tum", "Đắk Nông", "Gia Lai"]}
          stateWords={{ met: t[6], part: t[7], failed: t[8], none: t[9] }}
          groups={[
            {
              title: t[3],
              rows: [
                {
                  code: "A6",
                  criterion: t[4],
                  cells: [
                    { state: "met", href: "#main" },
                    { state: "failed", text: t[10], href: "#main" },
                    { state: "none" },
                  ],
                },
                {
                  code: "B2",
                  criterion: t[5],
                  current: true,
                  cells: [
                    { state: "part", text: "38,1", figure: true, href: "#main", current: true },
                    { state: "failed", text: "29,4", figure: true, href: "#main" },
                    { state: "failed", text: "33,0", figure: true },
                  ],
                },
              ],
            },
          ]}
        />
      ),
    ),
    example(
      { vi: "Kết luận và bằng chứng", en: "Findings and evidence" },
      {
        vi: [
          "Đắk Nông, Gia Lai chưa áp dụng chữ ký số cá nhân.",
          "Ít hồ sơ đồng bộ: 33,0 %, 38,1 % và 29,4 %.",
          "41.206 hồ sơ chưa đồng bộ",
        ],
        en: [
          "Đắk Nông and Gia Lai do not yet use personal signatures.",
          "Few dossiers synchronised: 33.0 %, 38.1 % and 29.4 %.",
          "41,206 dossiers not synchronised",
        ],
      },
      (t) => (
        <Findings
          items={[
            { text: t[0], evidence: [{ code: "A6", href: "#A6" }] },
            { text: t[1], evidence: [{ code: "B2", href: "#B2" }], proof: <a href="#main">{t[2]}</a>, current: true },
          ]}
        />
      ),
    ),
  ],
};
