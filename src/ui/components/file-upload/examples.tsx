import { type ExampleSet, example } from "../example.ts";
import { FileUpload } from "./file-upload.tsx";

/** Every state of FileUpload, for the gallery. */
export const examples: ExampleSet = {
  component: "FileUpload",
  examples: [
    example(
      { vi: "Mặc định", en: "Default" },
      {
        vi: ["Giấy chứng sinh", "Ảnh chụp hoặc PDF, đến 10 MB"],
        en: ["Birth notification", "A photo or a PDF, up to 10 MB"],
      },
      (t) => (
        <FileUpload
          name="birth-paper"
          label={{ text: t[0] }}
          hint={{ text: t[1] }}
          attributes={{ "data-lt-files": "", "data-lt-empty": t[0] }}
        />
      ),
    ),
    example(
      { vi: "Nhiều tệp; có lỗi", en: "Several files; with an error" },
      {
        vi: ["Bản vẽ thiết kế", "Tệp rỗng, 0 byte. Hãy chọn lại"],
        en: ["Design drawings", "The file is empty, 0 bytes. Choose it again"],
      },
      (t) => <FileUpload name="drawings" multiple label={{ text: t[0] }} errorMessage={{ text: t[1] }} />,
    ),
  ],
};
