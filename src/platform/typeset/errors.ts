import { DomainError } from "../errors/index.ts";

/** Thrown when a page cannot be made of what was given. */
export function cannotTypeset(why: string, cause: unknown): DomainError {
  return new DomainError(
    "typeset.impossible",
    "invalid",
    {
      vi: "Không dàn trang được văn bản này. Hãy bỏ các ký tự lạ (biểu tượng, chữ của ngôn ngữ khác) rồi thử lại.",
      en: "This document cannot be laid out. Remove unusual characters (pictograms, other scripts), then try again.",
    },
    { cause, log: `typeset.impossible: ${why}` },
  );
}
