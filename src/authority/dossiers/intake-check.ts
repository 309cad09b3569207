import type { Text } from "../../platform/text/index.ts";
import type { Agency } from "../organisation/index.ts";
import type { Offer } from "../procedures/index.ts";
import { dossierErrors } from "./errors.ts";
import type { IntakeProblem, NewDossier } from "./new-dossier.ts";

/** What a form is checked against. */
export type IntakeBasis = {
  readonly offer: Offer | undefined;
  readonly agency: Agency | undefined;
  readonly limit: string | undefined;
};

type Found = IntakeProblem & { readonly field: string; readonly people: Text };

/** Throws `dossier.intake` with everything that keeps a dossier from being received, at once; says nothing when it can be. */
export function checkIntake(given: NewDossier, basis: IntakeBasis): void {
  const found = [...ofProcedure(given, basis), ...ofApplicant(given), ...ofComponents(given, basis.offer)];
  if (found.length === 0) return;
  const people = {
    vi: `Chưa tiếp nhận được: ${found.map(({ people }) => people.vi).join(" ")}`,
    en: `It cannot be received yet: ${found.map(({ people }) => people.en).join(" ")}`,
  };
  const problems = found.map(({ code, about }) => ({ code, about }));
  throw dossierErrors.intake(problems, people, Object.fromEntries(found.map(({ field, people }) => [field, people])));
}

function ofProcedure(given: NewDossier, { offer, agency, limit }: IntakeBasis): readonly Found[] {
  if (!offer || offer.state === "withdrawn" || offer.state === "draft") {
    const people = {
      vi: "Thủ tục này không còn được tiếp nhận. Hãy chọn thủ tục khác.",
      en: "This procedure is not received any more. Choose another.",
    };
    return [{ code: "procedure", about: given.offeredId, field: "procedure", people }];
  }
  const found: Found[] = [];
  if (!agency || !receives(offer, agency)) {
    const people = {
      vi: "Cơ quan đã chọn không giải quyết thủ tục này. Hãy chọn cơ quan khác.",
      en: "The agency chosen does not resolve this procedure. Choose another.",
    };
    found.push({ code: "agency", about: given.agencyCode, field: "agency", people });
  }
  if (!offer.levels.includes(given.level)) {
    const people = {
      vi: "Thủ tục này không có ở cấp đã chọn. Hãy chọn cấp khác.",
      en: "This procedure does not exist at the level chosen. Choose another.",
    };
    found.push({ code: "procedure", about: given.level, field: "level", people });
  }
  if (limit === undefined) {
    const people = {
      vi: "Danh mục chưa có thời hạn của thủ tục này. Hãy báo cán bộ kiểm soát thủ tục hành chính.",
      en: "The catalogue has no time limit for this procedure. Tell the procedure control officer.",
    };
    found.push({ code: "limit", about: offer.code, field: "procedure", people });
  }
  return found;
}

const levelOf = {
  central: "ministry",
  province: "province",
  department: "province",
  district: "district",
  commune: "commune",
} as const;

function receives(offer: Offer, { code, level }: Agency): boolean {
  if (offer.receivers.length > 0) return offer.receivers.includes(code) || offer.leadAgency === code;
  return offer.levels.includes(levelOf[level]);
}

function ofApplicant({ applicant }: NewDossier): readonly Found[] {
  if (applicant.name.trim() !== "") return [];
  const people = { vi: "Chưa có tên người nộp.", en: "The applicant's name is missing." };
  return [{ code: "applicant", about: "name", field: "name", people }];
}

function ofComponents({ components }: NewDossier, offer: Offer | undefined): readonly Found[] {
  const given = new Set(components.filter((one) => one.given).map(({ code }) => code));
  const missing = (offer?.components ?? []).filter(
    ({ required, onlyWhen, code }) => required && onlyWhen === null && !given.has(code),
  );
  return missing.map(({ code, name }) => ({
    code: "component-missing" as const,
    about: code,
    field: `component-${code}`,
    people: { vi: `Thiếu: ${name}.`, en: `Missing: ${name}.` },
  }));
}
