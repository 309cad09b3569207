import { nfc } from "../../../platform/text/index.ts";
import type { Applicant, Dossier, NumberKind } from "../record.ts";
import type { PaperFrame, PaperSize } from "./press.ts";
import { placeAndDay } from "./words.ts";

/** An agency as papers name it. */
export type PaperAgency = {
  readonly name: string;
  /** The agency directly above, where its letterhead names one. */
  readonly parentName?: string;
  /** Stands before the date. */
  readonly place: string;
  readonly email?: string;
};

/** Whoever applies, as all papers name them. */
export type PaperApplicant = {
  readonly name: string;
  /** `Số căn cước công dân:`; what the number beside it is. */
  readonly numberLabel: string;
  readonly number: string;
  /** The same after a name: `, số CCCD 068190001234`. */
  readonly known: string;
  readonly address: string;
  readonly contact: string;
};

const numberLabels: Readonly<Record<NumberKind, string>> = {
  cccd: "Số CCCD:",
  cmnd: "Số CMND:",
  passport: "Số hộ chiếu:",
  tax: "Mã số thuế:",
  other: "Số giấy tờ:",
};

/** The applicant for a paper. */
export function paperApplicant({ name, numberKind, number, address, phone, email }: Applicant): PaperApplicant {
  const contact = [phone, email].filter((one) => one !== "").join(", ");
  const numberLabel = numberLabels[numberKind];
  const known =
    number === "" ? "" : `, ${numberLabel.charAt(0).toLocaleLowerCase("vi")}${numberLabel.slice(1, -1)} ${number}`;
  return { name, numberLabel, number, known, address, contact };
}

/** Who signs for an agency: lines of capacity and post (`TUQ. CHỦ TỊCH`, `TRƯỞNG PHÒNG`), and the name. */
export type PaperSigner = { readonly capacity: readonly string[]; readonly name: string };

/** The counter of an agency: its papers stand under the agency's name. */
const counterName = "Bộ phận Tiếp nhận\nvà Trả kết quả";

/** What a paper of this system is, and on which sheet. */
type Kind = { readonly title: string; readonly form: string; readonly size?: PaperSize; readonly flipped?: boolean };

/** The frame of a paper that the counter gives out. */
export function counterFrame(agency: PaperAgency, dossier: Pick<Dossier, "code">, at: Date, kind: Kind): PaperFrame {
  return frame({ over: agency.name, name: counterName, place: agency.place }, dossier, at, kind);
}

/** The frame of a paper that the agency itself gives out. */
export function agencyFrame(agency: PaperAgency, dossier: Pick<Dossier, "code">, at: Date, kind: Kind): PaperFrame {
  return frame({ over: agency.parentName ?? null, name: agency.name, place: agency.place }, dossier, at, kind);
}

function frame(
  head: { readonly over: string | null; readonly name: string; readonly place: string },
  { code }: Pick<Dossier, "code">,
  at: Date,
  { title, form, size = "a5", flipped = false }: Kind,
): PaperFrame {
  const { over, name, place } = head;
  const mark = code === "" ? "" : `Mã hồ sơ: ${code}`;
  const names = { over: over === null ? null : inTwoLines(over), name: inTwoLines(name) };
  return { title, form, size, flipped, code, head: { ...names, mark, day: placeAndDay(place, at) } };
}

/** A people's committee breaks before its place, and does not name the district it lies in (NĐ 30/2020/NĐ-CP, annex I, part II, I.2). */
function inTwoLines(name: string): string {
  const own = nfc(name).replace(/, (?:huyện|thành phố|thị xã) .*$/u, "");
  return own.replace(/^((?:Ủy ban|Hội đồng) nhân dân) /u, "$1\n");
}

/** Where the forms are laid down. */
export function circularForm(number: string): string {
  return `Mẫu số ${number}, Thông tư 01/2018/TT-VPCP`;
}
