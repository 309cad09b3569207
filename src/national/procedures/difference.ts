import { formatLimit, parseLimit } from "../../engines/deadline/index.ts";
import { lifeEventNames, type Procedure } from "../../protocol/procedures/index.ts";
import { applicantNames, channelNames, levelNames } from "./vocabulary.ts";

/** Parts of a procedure that are compared, in the order in which they are shown. */
export const comparedParts = [
  "name",
  "plain",
  "sector",
  "owner",
  "levels",
  "resolvedBy",
  "applicants",
  "lifeEvents",
  "keywords",
  "channels",
  "components",
  "fees",
  "limits",
  "steps",
  "conditions",
  "results",
  "legalBasis",
  "together",
  "status",
  "origin",
] as const;

/** One of the compared parts. */
export type ComparedPart = (typeof comparedParts)[number];

/** A part that differs, written out before and after. */
export type PartDifference = { readonly part: ComparedPart; readonly before: string; readonly after: string };

/** What differs between two versions of a procedure, part by part. Decision and days are what every version has of its own. */
export function differenceOf(before: Procedure, after: Procedure): readonly PartDifference[] {
  return comparedParts.flatMap((part) => {
    const [then, now] = [written(before, part), written(after, part)];
    return then === now ? [] : [{ part, before: then, after: now }];
  });
}

/** A part as text in Vietnamese, the language of the record, one line for each thing in it. */
function written(procedure: Procedure, part: ComparedPart): string {
  return writers[part](procedure).join("\n");
}

type Writer = (procedure: Procedure) => readonly string[];

const writers: Readonly<Record<ComparedPart, Writer>> = {
  name: ({ name, nameEn }) => [name, nameEn],
  plain: ({ plain }) => [plain.vi, plain.en],
  sector: ({ sector }) => [said(sector.code, sector.name, sector.nameEn)],
  owner: ({ owner }) => [owner],
  levels: ({ levels }) => levels.map((level) => levelNames[level].vi),
  resolvedBy: ({ resolvedBy }) => [resolvedBy],
  applicants: ({ applicants }) => applicants.map((kind) => applicantNames[kind].vi),
  lifeEvents: ({ lifeEvents }) => lifeEvents.map((event) => lifeEventNames[event].vi),
  keywords: ({ keywords }) => keywords,
  channels: ({ channels }) => [
    said(
      channels.counter && "trực tiếp",
      channels.post && "bưu chính",
      channels.online && `trực tuyến ${channels.online}`,
    ),
  ],
  components: ({ components }) =>
    components.map(({ code, name, form, originals, copies, required, onlyWhen, note }) =>
      said(
        code,
        name,
        form && `${form.code} ${form.name}`,
        `${originals} chính`,
        `${copies} sao`,
        required && "bắt buộc",
        onlyWhen,
        note,
      ),
    ),
  fees: ({ fees }) =>
    fees.map(({ code, name, kind, amount, unit, note }) =>
      said(code, name, kind === "fee" ? "lệ phí" : "phí", amount === null ? "tùy hồ sơ" : `${amount} đồng`, unit, note),
    ),
  limits: ({ limits }) =>
    limits.map(({ channel, onlyWhen, limit, wording }) =>
      said(channelNames[channel].vi, onlyWhen, limitWords(limit), wording),
    ),
  steps: ({ steps }) => steps.map(({ title, text }) => said(title, text)),
  conditions: ({ conditions }) => [conditions],
  results: ({ results }) => results.map(({ code, name }) => said(code, name)),
  legalBasis: ({ legalBasis }) =>
    legalBasis.map(({ number, title, issuer, date }) => said(number, title, issuer, date)),
  together: ({ together }) => together,
  status: ({ status, withdrawnOn, replacedBy }) => [
    said(status === "withdrawn" ? "Đã bãi bỏ" : "Đang áp dụng", withdrawnOn, ...replacedBy),
  ],
  origin: ({ origin }) => [said(origin.kind, origin.source)],
};

function limitWords(limit: string): string {
  try {
    return formatLimit(parseLimit(limit)).vi;
  } catch {
    return limit;
  }
}

function said(...parts: readonly (string | false | null | 0)[]): string {
  return parts.filter((part) => part).join(" · ");
}
