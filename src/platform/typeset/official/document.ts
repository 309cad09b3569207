/** One part of the text, in the annex's terms (Decree 30/2020/NĐ-CP, annex I, part I, II.6). */
export type OfficialBlock =
  /** A paragraph; numbered clauses and lettered points are paragraphs too. */
  | { readonly kind: "paragraph"; readonly text: string }
  /** A legal basis ("Căn cứ …"): italic. */
  | { readonly kind: "basis"; readonly text: string }
  /** A line on its own in the middle, bold: "QUYẾT ĐỊNH:". */
  | { readonly kind: "centre"; readonly text: string }
  /** "Phần I", "Chương II", "Mục 1" with the title under it. */
  | { readonly kind: "division"; readonly label: string; readonly title: string; readonly capitals: boolean }
  /** "Điều 1." bold, with a bold title or a text running on. */
  | { readonly kind: "article"; readonly label: string; readonly title?: string; readonly text?: string }
  /** A clause that has a title: bold. */
  | { readonly kind: "clause-title"; readonly text: string }
  | { readonly kind: "table"; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Priority, with the stamp of its name. */
export type OfficialUrgency = "urgent" | "very-urgent" | "express";

/** A document of an agency, as its layout needs it. Texts are set as they are typed, in NFC. */
export type OfficialDocument = {
  /** Name of the kind ("Quyết định"); absent for an official letter (công văn), which has none. */
  readonly kindName?: string;
  /** The agency directly above, when there is one to name. */
  readonly parentAgency?: string;
  /** The issuing agency; a line break where the name should break. */
  readonly agency: string;
  /** Number as printed ("05"); absent until the document is issued: room is left. */
  readonly number?: string;
  /** What follows the number's slash: `UBND-KSTT`. */
  readonly notation: string;
  /** Place name of the date line. */
  readonly place: string;
  /** ISO day of issue; absent until the document is issued: room is left. */
  readonly day?: string;
  /** Trích yếu; of a letter without "V/v". */
  readonly subject: string;
  /** Who decides, under the subject of a decision: "ỦY BAN NHÂN DÂN TỈNH …". */
  readonly decidedBy?: string;
  /** Kính gửi. */
  readonly addressees?: readonly string[];
  readonly blocks: readonly OfficialBlock[];
  /** Capacity and post, a line each ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), and the name. */
  readonly signer: { readonly capacity: readonly string[]; readonly name: string };
  /** Nơi nhận, a line each, the last one "Lưu: …". */
  readonly recipients: readonly string[];
  readonly urgency?: OfficialUrgency;
};

/** Where something belongs on the pages: millimetres from the top left corner of the page. */
export type OfficialPlace = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What is to be put on the pages when the document is issued. */
export type OfficialPlaces = {
  /** Rooms left for the number and the date; absent when the document has them. Text of 13 pt, see `textPlaceBaseline`. */
  readonly number?: OfficialPlace;
  readonly day?: OfficialPlace;
  readonly month?: OfficialPlace;
  readonly year?: OfficialPlace;
  /** Image of the signer's signature: in the middle between post and name. */
  readonly signature: OfficialPlace;
  /** The agency's seal, in its real size, over about a third of the signature from its left (annex I, part I, II.8). */
  readonly seal: OfficialPlace;
};

/** Of a room for text: how far its baseline is above the bottom of the room, in millimetres. */
export const textPlaceBaseline = 1.2;

/** The made pages. */
export type OfficialPages = { readonly pdf: Uint8Array; readonly pageCount: number; readonly places: OfficialPlaces };
