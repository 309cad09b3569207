import type { ApplicantKind } from "../procedures/index.ts";
import type { ComparedFacts } from "./digest.ts";
import { writeWireTime } from "./wire-time.ts";
import { type WireFields, writeFlag } from "./wire-values.ts";

/** A file or paper handed in. */
export type RecordPaper = {
  readonly fileId: string;
  readonly fileName: string;
  readonly deleted: boolean;
  /** Code of the component of the procedure. */
  readonly component: string;
  readonly url: string;
  readonly digitised: boolean;
  readonly reused: boolean;
  /** From the national store of documents. */
  readonly fromStore: boolean;
  readonly replaces: string;
};

/** A fee of a dossier; `amount` in whole đồng. */
export type RecordFee = {
  readonly name: string;
  readonly code: string;
  /** How it is paid. */
  readonly means: string;
  readonly amount: number;
  /** Phí (for a service) or lệ phí. */
  readonly kind: "charge" | "fee";
};

/** A request for supplements and its answer. */
export type RecordSupplement = {
  readonly id: string;
  readonly askedBy: string;
  readonly content: string;
  readonly askedAt: Date | null;
  readonly receivedBy: string;
  readonly receivedNote: string;
  readonly receivedAt: Date | null;
  readonly papers: readonly { readonly name: string; readonly component: string }[];
  readonly fees: readonly RecordFee[];
  readonly dueBefore: Date | null;
  readonly dueAfter: Date | null;
};

/** A paper that a dossier ended with. */
export type RecordResult = {
  readonly name: string;
  readonly component: string;
  readonly id: string;
  readonly url: string;
  readonly code: string;
};

/** A number that the applicant is known by. */
export type RecordIdentity = {
  readonly kind: "cccd" | "cmnd" | "passport" | "tax" | "other";
  readonly number: string;
};

/** A dossier as the national sync carries it. */
export type DossierRecord = ComparedFacts & {
  readonly procedureName: string;
  readonly sectorCode: string;
  readonly sectorName: string;
  readonly agencyName: string;
  readonly applicantName: string;
  readonly applicantKind: ApplicantKind;
  /** Number under which the applicant is kept at the sender. */
  readonly applicantNumber: string;
  readonly identities: readonly RecordIdentity[];
  readonly email: string;
  readonly fax: string;
  readonly phone: string;
  readonly otherInformation: string;
  readonly subject: string;
  /** What the result says, or why there is none. */
  readonly resultInformation: string;
  readonly returnedBy: "counter" | "post";
  readonly note: string;
  readonly filedAt: "authority" | "national-portal";
  readonly filedOn: Date | null;
  readonly refusedAt: Date | null;
  readonly digitised: boolean;
  /** The applicant proved who they are by the national electronic identity. */
  readonly identified: boolean;
  readonly paidOnline: boolean;
  readonly papers: readonly RecordPaper[];
  readonly fees: readonly RecordFee[];
  readonly otherFiles: readonly { readonly id: string; readonly name: string; readonly url: string }[];
  readonly supplementRequests: readonly RecordSupplement[];
  readonly results: readonly RecordResult[];
};

/** Numbers of the kinds of applicants (LoaiDoiTuong). */
export const applicantNumbers = { citizen: "1", business: "2", organisation: "3", household: "4" } as const;
/** Numbers of the kinds of identities (DinhDanhCHS). */
export const identityNumbers = { cmnd: "1", cccd: "2", passport: "3", tax: "4", other: "5" } as const;

/** The fields of `DongBoHoSoMC` for a dossier. See docs/protocol/dossier-sync.md. */
export function recordFields(record: DossierRecord): WireFields {
  return {
    MaHoSo: record.code,
    MaTTHC: record.procedureCode,
    TenTTHC: record.procedureName,
    // A sector whose code is not known goes by its name here, and without a code on the wire.
    MaLinhVuc: record.sectorCode === record.sectorName ? "" : record.sectorCode,
    TenLinhVuc: record.sectorName,
    KenhThucHien: String(record.channel),
    ChuHoSo: record.applicantName,
    LoaiDoiTuong: applicantNumbers[record.applicantKind],
    MaDoiTuong: record.applicantNumber,
    ThongTinKhac: record.otherInformation,
    Email: record.email,
    Fax: record.fax,
    SoDienThoai: record.phone,
    TrichYeuHoSo: record.subject,
    NgayTiepNhan: writeWireTime(record.receivedAt),
    NgayHenTra: writeWireTime(record.dueAt),
    TrangThaiHoSo: String(record.state),
    NgayTra: writeWireTime(record.returnedAt),
    ThongTinTra: record.resultInformation,
    HinhThuc: record.returnedBy === "post" ? "1" : "0",
    NgayKetThucXuLy: writeWireTime(record.endedAt),
    DonViXuLy: record.agencyName,
    MaDonViXuLy: record.agencyCode,
    GhiChu: record.note,
    NoiNopHoSo: record.filedAt === "national-portal" ? "1" : "2",
    HoSoCoThanhPhanSoHoa: writeFlag(record.digitised),
    TaiKhoanDuocXacThucVoiVNeID: writeFlag(record.identified),
    DuocThanhToanTrucTuyen: writeFlag(record.paidOnline),
    NgayTuChoi: writeWireTime(record.refusedAt),
    DinhDanhCHS: record.identities.map(({ kind, number }) => ({
      LoaiDinhDanh: identityNumbers[kind],
      SoDinhDanh: number,
    })),
    NgayNopHoSo: writeWireTime(record.filedOn),
    SoLanBoSung: String(record.supplements),
    TaiLieuNop: record.papers.map(paperFields),
    DanhSachLePhi: record.fees.map(feeFields),
    DanhSachTepDinhKemKhac: record.otherFiles.map(({ id, name, url }) => ({
      TepDinhKemId: id,
      TenTepDinhKem: name,
      DuongDanTaiTepTin: url,
    })),
    DanhSachHoSoBoSung: record.supplementRequests.map(supplementFields),
    DanhSachGiayToKetQua: record.results.map(({ name, component, id, url, code }) => ({
      TenGiayTo: name,
      MaThanhPhanHoSo: component,
      GiayToId: id,
      DuongDanTepTinKetQua: url,
      MaGiayToKetQua: code,
    })),
  };
}

function paperFields(paper: RecordPaper): WireFields {
  return {
    TepDinhKemId: paper.fileId,
    TenTepDinhKem: paper.fileName,
    IsDeleted: writeFlag(paper.deleted),
    MaThanhPhanHoSo: paper.component,
    DuongDanTaiTepTin: paper.url,
    DuocSoHoa: writeFlag(paper.digitised),
    DuocTaiSuDung: writeFlag(paper.reused),
    DuocLayTuKhoDMQG: writeFlag(paper.fromStore),
    MaKetQuaThayThe: paper.replaces,
  };
}

function feeFields({ name, code, means, amount, kind }: RecordFee): WireFields {
  return {
    TenPhiLePhi: name,
    MaPhiLePhi: code,
    HinhThucThu: means,
    Gia: String(amount),
    LoaiPhiLePhi: kind === "charge" ? "1" : "2",
  };
}

function supplementFields(request: RecordSupplement): WireFields {
  return {
    HoSoBoSungId: request.id,
    NguoiYeuCauBoSung: request.askedBy,
    NoiDungBoSung: request.content,
    NgayBoSung: writeWireTime(request.askedAt),
    NguoiTiepNhanBoSung: request.receivedBy,
    ThongTinTiepNhan: request.receivedNote,
    NgayTiepNhanBoSung: writeWireTime(request.receivedAt),
    TrangThaiBoSung: writeFlag(request.receivedAt !== null),
    DanhSachGiayToBoSung: request.papers.map(({ name, component }) => ({
      TenGiayTo: name,
      MaThanhPhanHoSo: component,
    })),
    DanhSachLePhiBoSung: request.fees.map(feeFields),
    NgayHenTraTruoc: writeWireTime(request.dueBefore),
    NgayHenTraMoi: writeWireTime(request.dueAfter),
  };
}
