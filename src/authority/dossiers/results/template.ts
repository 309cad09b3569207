import { formatDate } from "../../../platform/text/index.ts";
import type { DocumentSigner } from "../../organisation/index.ts";
import type { Dossier } from "../record.ts";
import { type ResultContent, type ResultForm, resultContentSchema } from "./content.ts";

/** What a template is filled from. */
export type TemplateFacts = {
  readonly dossier: Dossier;
  /** Name of the agency in whose name it is given. */
  readonly agencyName: string;
  /** The result as the catalogue names it; empty: it names none. */
  readonly resultName: string;
  /** Documents it rests on, by number. */
  readonly legalBasis: readonly string[];
  /** Why it is refused, with the ground: of a refusal only. */
  readonly refusal?: { readonly reason: string; readonly legal: string } | undefined;
  readonly signer: DocumentSigner | undefined;
};

/** The form that a result most probably has, by its name in the catalogue; a refusal when the dossier was refused. */
export function formFor({ dossier, resultName }: Pick<TemplateFacts, "dossier" | "resultName">): ResultForm {
  if (dossier.outcome === "refused") return "refusal";
  const name = resultName.normalize("NFC").toLocaleLowerCase("vi");
  if (/giấy phép/u.test(name)) return "permit";
  if (/giấy chứng nhận|chứng chỉ|chứng nhận|giấy khai sinh|trích lục|giấy xác nhận|giấy/u.test(name))
    return "certificate";
  if (/quyết định/u.test(name)) return "decision";
  return "reply";
}

/** A result of a form, its fields filled from the dossier; the specialist goes on from there. */
export function draftResultContent(form: ResultForm, facts: TemplateFacts): ResultContent {
  const { dossier, signer } = facts;
  const title = titles[form] ?? (facts.resultName === "" ? fallbackTitle : titleOf(facts.resultName));
  return resultContentSchema.parse({
    form,
    title,
    subject: subjects[form](facts),
    blocks: templates[form](facts),
    placeLines: [nameOf(dossier), `Lưu: VT, hồ sơ ${dossier.code}`],
    signer: signer ? signerOf(signer) : null,
  });
}

/** Who signs, as the signature block names them. */
export function signerOf(found: DocumentSigner): NonNullable<ResultContent["signer"]> {
  const capacity = [found.signingAuthority, ...found.signingTitle].filter((line) => line !== "");
  return { accountId: found.accountId, name: found.name, position: found.title, capacity };
}

const fallbackTitle = "Văn bản";

const titles: Readonly<Partial<Record<ResultForm, string>>> = {
  decision: "Quyết định",
  refusal: "Thông báo",
  reply: "Thông báo",
};

/** A result's name without the remarks a catalogue puts after it. */
function titleOf(name: string): string {
  return name.replace(/\s*[(;,].*$/u, "").slice(0, 200);
}

const subjects: Readonly<Record<ResultForm, (facts: TemplateFacts) => string>> = {
  decision: ({ dossier }) => `Về việc ${lowerFirst(matterOf(dossier))}`,
  permit: ({ dossier }) => matterOf(dossier),
  certificate: ({ dossier }) => matterOf(dossier),
  reply: ({ dossier }) => `Kết quả giải quyết thủ tục ${lowerFirst(matterOf(dossier))}`,
  refusal: ({ dossier }) => `Về việc không giải quyết hồ sơ ${lowerFirst(matterOf(dossier))}`,
};

type Blocks = ResultContent["blocks"];

const templates: Readonly<Record<ResultForm, (facts: TemplateFacts) => Blocks>> = {
  decision: (facts) => [
    ...basesOf(facts),
    { kind: "centre", text: "QUYẾT ĐỊNH:" },
    { kind: "article", label: "Điều 1.", text: `${matterOf(facts.dossier)} cho ${described(facts)}.` },
    ...about(facts),
    { kind: "article", label: "Điều 2.", text: "Quyết định này có hiệu lực kể từ ngày ký." },
    {
      kind: "article",
      label: "Điều 3.",
      text: `Các cơ quan, tổ chức, cá nhân có liên quan và ${nameOf(facts.dossier)} chịu trách nhiệm thi hành Quyết định này./.`,
    },
  ],
  permit: (facts) => [
    ...basesOf(facts),
    { kind: "paragraph", text: `1. Cấp cho: ${described(facts)}.` },
    ...about(facts, "2. "),
    { kind: "paragraph", text: `${facts.dossier.subject === "" ? 2 : 3}. Giấy này có hiệu lực kể từ ngày ký./.` },
  ],
  certificate: (facts) => [
    { kind: "paragraph", text: `${facts.agencyName} chứng nhận:` },
    { kind: "table", header: ["Nội dung", "Thông tin"], rows: rowsOf(facts.dossier) },
    ...about(facts),
    {
      kind: "paragraph",
      text: `Căn cứ hồ sơ mã số ${facts.dossier.code}, nhận ngày ${formatDate(facts.dossier.receivedAt)}./.`,
    },
  ],
  reply: (facts) => [
    { kind: "paragraph", text: `${received(facts)} Sau khi xem xét, ${facts.agencyName} chấp thuận nội dung đề nghị.` },
    ...about(facts),
    { kind: "paragraph", text: `Xin thông báo để ${nameOf(facts.dossier)} biết và thực hiện./.` },
  ],
  refusal: (facts) => [
    { kind: "paragraph", text: `${received(facts)} Sau khi xem xét, ${facts.agencyName} không giải quyết hồ sơ này.` },
    { kind: "paragraph", text: `1. Lý do: ${facts.refusal?.reason ?? "…"}` },
    { kind: "paragraph", text: `2. Căn cứ: ${facts.refusal?.legal ?? "…"}` },
    {
      kind: "paragraph",
      text: "Nếu không đồng ý, Ông/Bà có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật./.",
    },
  ],
};

function basesOf({ legalBasis, dossier }: TemplateFacts): Blocks {
  const documents = legalBasis.map((number): Blocks[number] => ({
    kind: "basis",
    text: `Căn cứ văn bản số ${number};`,
  }));
  const own = `Xét hồ sơ mã số ${dossier.code} nhận ngày ${formatDate(dossier.receivedAt)}.`;
  return [...documents, { kind: "basis", text: own }];
}

function received({ dossier, agencyName }: TemplateFacts): string {
  return `Ngày ${formatDate(dossier.receivedAt)}, ${agencyName} nhận hồ sơ mã số ${dossier.code} của ${nameOf(dossier)} về thủ tục “${dossier.procedureName}”.`;
}

function about({ dossier }: TemplateFacts, number = ""): Blocks {
  // What was typed may end with a stop of its own.
  const subject = dossier.subject.replace(/[\s.]+$/u, "");
  return subject === "" ? [] : [{ kind: "paragraph", text: `${number}Nội dung: ${subject}.` }];
}

/** `Ông/Bà H’Bia Êban`; an organisation by its name. */
function nameOf({ applicant }: Dossier): string {
  return applicant.kind === "citizen" ? `Ông/Bà ${applicant.name}` : applicant.name;
}

function described({ dossier }: TemplateFacts): string {
  const { number, address, birthDate } = dossier.applicant;
  const born = birthDate ? `sinh ngày ${birthDate.split("-").reverse().join("/")}` : "";
  const parts = [
    nameOf(dossier),
    born,
    number === "" ? "" : `số ${number}`,
    address === "" ? "" : `địa chỉ: ${address}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function rowsOf({ applicant }: Dossier): string[][] {
  const born = applicant.birthDate?.split("-").reverse().join("/") ?? "";
  const rows = [
    ["Họ và tên", applicant.name],
    ["Ngày sinh", born],
    ["Số giấy tờ", applicant.number],
    ["Địa chỉ", applicant.address],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** What a procedure does: its name without the word itself. */
function matterOf({ procedureName }: Dossier): string {
  const name = procedureName.replace(/^Thủ tục /u, "");
  return name.charAt(0).toLocaleUpperCase("vi") + name.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
