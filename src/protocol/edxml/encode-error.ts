import type { Wording } from "./findings.ts";

/** One thing that keeps a message from being sent. `path` is that of the value in the message given, `to[0].organId`. */
export type EncodeProblem = { path: string; code: "missing" | "invalid" | "forbidden-character"; message: Wording };

/** A message that must not leave this program as it is. Lists everything that is wrong with it, so that one correction suffices. */
export class EdxmlEncodeError extends Error {
  override name = "EdxmlEncodeError";
  readonly problems: readonly EncodeProblem[];
  constructor(problems: readonly EncodeProblem[]) {
    super(`The message cannot be encoded: ${problems.map(({ path, code }) => `${path} ${code}`).join(", ")}`);
    this.problems = problems;
  }
}

/** Builds a problem; `say` is the reason in both languages when it is more than an absence. */
export function encodeProblem(path: string, code: EncodeProblem["code"], say?: Wording): EncodeProblem {
  return { path, code, message: say ?? wordings[code] };
}

const wordings: Readonly<Record<EncodeProblem["code"], Wording>> = {
  missing: { vi: "Thiếu trường bắt buộc", en: "A required field is missing" },
  invalid: { vi: "Giá trị không hợp lệ", en: "The value is not valid" },
  "forbidden-character": { vi: "Có ký tự mà XML không cho phép", en: "There is a character that XML does not allow" },
};
