import { parseProcedureCode, suggest } from "../../../engines/codes/index.ts";
import { LimitError, parseLimit } from "../../../engines/deadline/index.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import { procedureErrors } from "../errors.ts";
import type { OfferedFacts } from "../offered.ts";

/**
 * Refuses facts that cannot be: a code that is none (one that stood so before may stay, the report repairs it), a limit that cannot be
 * read, days in the wrong order. Throws `procedure.invalid` on the field.
 */
export function checkFacts(
  facts: OfferedFacts,
  before: OfferedFacts | null,
  national: ReadonlyMap<string, Procedure>,
): void {
  if (facts.code !== before?.code) checkCode(facts.code, national);
  if (facts.localLimit !== null) checkLimit(facts.localLimit);
  if (facts.levels.length === 0)
    throw procedureErrors.invalid("levels", {
      vi: "Chọn ít nhất một cấp giải quyết.",
      en: "Choose at least one level.",
    });
  if (facts.nationalCode !== null && !national.has(facts.nationalCode) && facts.nationalCode !== before?.nationalCode)
    throw procedureErrors.invalid("nationalCode", {
      vi: `Danh mục quốc gia không có mã ${facts.nationalCode}.`,
      en: `The national catalogue has no code ${facts.nationalCode}.`,
    });
  const { decisionDate, publishedOn } = facts;
  if (facts.state === "published" && publishedOn === null)
    throw procedureErrors.invalid("publishedOn", {
      vi: "Thủ tục đang công khai phải có ngày công khai. Nhập ngày, hoặc tạm ẩn thủ tục trước.",
      en: "A published procedure has a day of publication. Enter it, or hide the procedure first.",
    });
  if (decisionDate !== null && publishedOn !== null && publishedOn < decisionDate)
    throw procedureErrors.invalid("publishedOn", {
      vi: "Ngày công khai không thể trước ngày ký quyết định công bố.",
      en: "It cannot have been published before the decision was signed.",
    });
}

/** What must be there before people may read it. Throws `procedure.invalid` on the field. */
export function checkPublishable(facts: OfferedFacts, national: ReadonlyMap<string, Procedure>): void {
  checkCode(facts.code, national);
  if (facts.decisionNumber === "" || facts.decisionDate === null)
    throw procedureErrors.invalid(facts.decisionNumber === "" ? "decisionNumber" : "decisionDate", {
      vi: "Nhập số và ngày của quyết định công bố rồi mới công khai được.",
      en: "Enter the number and date of the announcing decision before publishing.",
    });
}

function checkCode(code: string, national: ReadonlyMap<string, Procedure>): void {
  const { valid, problems } = parseProcedureCode(code);
  if (valid) return;
  const [better] = suggest("procedure", code, [...national.keys()]);
  const why = problems.find(({ severity }) => severity === "error")?.message ?? { vi: "", en: "" };
  throw procedureErrors.invalid("code", {
    vi: `${why.vi}${better ? ` Có phải ${better}?` : ""}`.trim(),
    en: `${why.en}${better ? ` Is it ${better}?` : ""}`.trim(),
  });
}

function checkLimit(limit: string): void {
  try {
    parseLimit(limit);
  } catch (error) {
    if (error instanceof LimitError) throw procedureErrors.invalid("localLimit", error.people);
    throw error;
  }
}
