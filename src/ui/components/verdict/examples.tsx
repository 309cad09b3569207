import { type ExampleSet, example } from "../example.ts";
import { Signers, Verdict } from "./verdict.tsx";

/** Every state of Verdict, for the gallery. */
export const examples: ExampleSet = {
  component: "Verdict",
  examples: [
    example(
      { vi: "Hợp lệ, không hợp lệ, chưa kiểm tra được", en: "Valid, invalid, not yet known" },
      {
        vi: [
          "Hợp lệ",
          "Tệp nguyên vẹn từ khi ký.",
          "Không hợp lệ",
          "Tệp bị đổi sau khi ký, lúc 10:14 ngày 24/11/2020.",
          "Chưa kiểm tra được",
          "Chưa lấy được danh sách thu hồi. Thử lại lúc 10:40.",
        ],
        en: [
          "Valid",
          "The file is as it was signed.",
          "Not valid",
          "The file was changed after signing, at 10:14 on 24 November 2020.",
          "Not yet checked",
          "The revocation list could not be fetched. Next try at 10:40.",
        ],
      },
      (t) => (
        <>
          <Verdict outcome="valid" lead={t[0]} text={t[1]} />
          <Verdict outcome="invalid" lead={t[2]} text={t[3]} />
          <Verdict outcome="unknown" lead={t[4]} text={t[5]} />
        </>
      ),
    ),
    example(
      { vi: "Người ký", en: "Signers" },
      {
        vi: [
          "Tạ Đình Khương",
          "Phó Chủ tịch UBND tỉnh, ký cá nhân",
          "Lúc",
          "Chứng thư",
          "đến 18/06/2023, chưa thu hồi",
        ],
        en: [
          "Tạ Đình Khương",
          "Vice-Chairman of the provincial People’s Committee, personal signature",
          "At",
          "Certificate",
          "until 18 June 2023, not revoked",
        ],
      },
      (t) => (
        <Signers
          signatures={[
            {
              who: t[0],
              post: t[1],
              facts: [
                { term: t[2], value: "24/11/2020, 09:12:46" },
                { term: t[3], value: t[4] },
              ],
            },
          ]}
        />
      ),
    ),
  ],
};
