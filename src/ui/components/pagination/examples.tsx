import { type ExampleSet, example } from "../example.ts";
import { Pager } from "../pager/pager.tsx";
import { Pagination } from "./pagination.tsx";

/** Every state of Pagination, for the gallery. */
export const examples: ExampleSet = {
  component: "Pagination",
  examples: [
    example(
      { vi: "Từng khối", en: "Blocks" },
      {
        vi: ["Phần trước", "Giấy tờ cần có", "Phần sau", "Nơi nộp"],
        en: ["Before", "Papers", "After", "Where to apply"],
      },
      (t) => (
        <Pagination
          landmarkLabel={t[1]}
          previous={{ href: "#main", text: t[0], labelText: t[1] }}
          next={{ href: "#main", text: t[2], labelText: t[3] }}
        />
      ),
    ),
    example({ vi: "Nhiều trang", en: "Many pages" }, { vi: undefined, en: undefined }, () => (
      <Pager page={7} size={50} total={1042} hrefOf={(page) => `?page=${page}`} />
    )),
    example({ vi: "Một trang; không có dòng nào", en: "One page; no rows" }, { vi: undefined, en: undefined }, () => (
      <>
        <Pager page={1} size={50} total={12} hrefOf={(page) => `?page=${page}`} />
        <Pager page={1} size={50} total={0} hrefOf={(page) => `?page=${page}`} />
      </>
    )),
  ],
};
