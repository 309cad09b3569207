import { formatDate } from "../../../platform/text/index.ts";
import type { Dossier } from "../record.ts";
import { counterFrame, type PaperAgency, paperApplicant } from "./people.ts";
import { formOf, type PaperSize, printPaper } from "./press.ts";
import { feeText } from "./receipt.ts";
import { sayInstant } from "./words.ts";

/** A thing that is handed over. */
export type HandedItem = {
  readonly name: string;
  /** Number and notation of a result; empty where it has none. */
  readonly number: string;
  readonly signedAt: Date | null;
  readonly copies: number;
};

/** What a hand-over receipt is made of. */
export type HandOverPaper = {
  readonly dossier: Dossier;
  readonly items: readonly HandedItem[];
  /** Who fetched it. */
  readonly taker: {
    readonly name: string;
    /** Their identity card; empty when it is the applicant's. */
    readonly number: string;
    /** `Người nộp hồ sơ`, `Người được ủy quyền`, `Nhân viên bưu chính`. */
    readonly standing: string;
  };
  /** At the counter, by post, or as an electronic copy. */
  readonly way: string;
  readonly returnedAt: Date;
  readonly givenBy: string;
  readonly receiver: PaperAgency;
  readonly size?: PaperSize;
};

const form = formOf("hand-over");

/** Phiếu giao nhận kết quả: signed for by whoever fetches it. */
export async function printHandOver(paper: HandOverPaper): Promise<Uint8Array> {
  const { dossier, items, taker, way, returnedAt, givenBy, receiver, size = "a5" } = paper;
  const title = "Phiếu giao nhận kết quả";
  const frame = counterFrame(receiver, dossier, returnedAt, {
    title,
    form: "Giao nhận kết quả giải quyết thủ tục hành chính",
    size,
  });
  const parts = {
    applicant: paperApplicant(dossier.applicant),
    procedure: dossier.procedureName,
    received: sayInstant(dossier.receivedAt),
    due: dossier.printedDueAt ? sayInstant(dossier.printedDueAt) : "",
    returned: sayInstant(returnedAt),
    way,
    items: items.map(({ name, number, signedAt, copies }) => ({
      name,
      number: number === "" ? "–" : number,
      day: signedAt ? formatDate(signedAt) : "–",
      copies: String(copies).padStart(2, "0"),
    })),
    taker: { ...taker },
    fee: feeText(dossier),
    closing: "Người nhận đã kiểm tra, nhận đủ kết quả nêu trên và không có ý kiến gì khác.",
    giver: givenBy,
  };
  return printPaper(form, frame, parts, returnedAt);
}
