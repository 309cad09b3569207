import { z } from "zod";
import { parseAgencyCode } from "../../engines/codes/index.ts";
import type { ApplicantKind } from "../procedures/index.ts";
import { applicantNumbers, type DossierRecord, identityNumbers, type RecordIdentity } from "./record.ts";
import { asDossierState, type Channel } from "./states.ts";
import {
  choice,
  count,
  flag,
  list,
  needed,
  neededTime,
  readFields,
  text,
  time,
  type WireReading,
} from "./wire-values.ts";

/**
 * Reads the fields of `DongBoHoSoMC`. Takes what existing software varies: numbers for texts, empty texts and missing optional fields, one
 * object for a list of one, names with a small first letter. `agencyCode` is empty when no field tells it.
 */
export function readRecord(fields: Readonly<Record<string, unknown>>): WireReading<DossierRecord> {
  const read = readFields(schema, fields);
  return read.ok ? { ok: true, value: recordOf(read.value) } : read;
}

/** A state by its number, for records and steps alike. */
export const state = choice((written) => (written === "" ? undefined : asDossierState(Number(written))), 1);

const channel = choice((written) => channelOf.get(written), 1);
const channelOf: ReadonlyMap<string, Channel> = new Map([
  ["1", 1],
  ["2", 2],
  ["3", 3],
]);

const fee = z.object({
  TenPhiLePhi: text(1000),
  MaPhiLePhi: text(100),
  HinhThucThu: text(100),
  Gia: count,
  LoaiPhiLePhi: text(10),
});

const schema = z.object({
  MaHoSo: needed(60),
  MaTTHC: needed(60),
  TenTTHC: text(2000),
  MaLinhVuc: text(60),
  TenLinhVuc: text(500),
  KenhThucHien: channel,
  ChuHoSo: text(500),
  LoaiDoiTuong: text(20),
  MaDoiTuong: text(100),
  ThongTinKhac: text(5000),
  Email: text(300),
  Fax: text(100),
  SoDienThoai: text(100),
  TrichYeuHoSo: text(5000),
  NgayTiepNhan: neededTime,
  NgayHenTra: time,
  TrangThaiHoSo: state,
  NgayTra: time,
  ThongTinTra: text(5000),
  HinhThuc: text(20),
  NgayKetThucXuLy: time,
  DonViXuLy: text(500),
  MaDonViXuLy: text(60),
  GhiChu: text(5000),
  NoiNopHoSo: text(100),
  HoSoCoThanhPhanSoHoa: flag,
  TaiKhoanDuocXacThucVoiVNeID: flag,
  DuocThanhToanTrucTuyen: flag,
  NgayTuChoi: time,
  DinhDanhCHS: list(z.object({ LoaiDinhDanh: text(20), SoDinhDanh: text(100) })),
  NgayNopHoSo: time,
  SoLanBoSung: count,
  TaiLieuNop: list(
    z.object({
      TepDinhKemId: text(200),
      TenTepDinhKem: text(500),
      IsDeleted: flag,
      MaThanhPhanHoSo: text(100),
      DuongDanTaiTepTin: text(2000),
      DuocSoHoa: flag,
      DuocTaiSuDung: flag,
      DuocLayTuKhoDMQG: flag,
      MaKetQuaThayThe: text(200),
    }),
  ),
  DanhSachLePhi: list(fee),
  DanhSachTepDinhKemKhac: list(
    z.object({ TepDinhKemId: text(200), TenTepDinhKem: text(500), DuongDanTaiTepTin: text(2000) }),
  ),
  DanhSachHoSoBoSung: list(
    z.object({
      HoSoBoSungId: text(200),
      NguoiYeuCauBoSung: text(300),
      NoiDungBoSung: text(10_000),
      NgayBoSung: time,
      NguoiTiepNhanBoSung: text(300),
      ThongTinTiepNhan: text(5000),
      NgayTiepNhanBoSung: time,
      TrangThaiBoSung: text(20),
      DanhSachGiayToBoSung: list(z.object({ TenGiayTo: text(1000), MaThanhPhanHoSo: text(100) })),
      DanhSachLePhiBoSung: list(fee),
      NgayHenTraTruoc: time,
      NgayHenTraMoi: time,
    }),
  ),
  DanhSachGiayToKetQua: list(
    z.object({
      TenGiayTo: text(1000),
      MaThanhPhanHoSo: text(100),
      GiayToId: text(200),
      DuongDanTepTinKetQua: text(2000),
      MaGiayToKetQua: text(200),
    }),
  ),
});
type Fields = z.output<typeof schema>;

function recordOf(f: Fields): DossierRecord {
  return {
    code: f.MaHoSo,
    procedureCode: f.MaTTHC,
    procedureName: f.TenTTHC,
    sectorCode: f.MaLinhVuc || f.TenLinhVuc,
    sectorName: f.TenLinhVuc,
    channel: f.KenhThucHien,
    applicantName: f.ChuHoSo,
    applicantKind: applicantOf(f.LoaiDoiTuong),
    applicantNumber: f.MaDoiTuong,
    identities: f.DinhDanhCHS.map(({ LoaiDinhDanh, SoDinhDanh }) => ({
      kind: identityOf(LoaiDinhDanh),
      number: SoDinhDanh,
    })),
    otherInformation: f.ThongTinKhac,
    email: f.Email,
    fax: f.Fax,
    phone: f.SoDienThoai,
    subject: f.TrichYeuHoSo,
    receivedAt: f.NgayTiepNhan,
    dueAt: f.NgayHenTra,
    state: f.TrangThaiHoSo,
    returnedAt: f.NgayTra,
    resultInformation: f.ThongTinTra,
    returnedBy: f.HinhThuc === "1" ? "post" : "counter",
    endedAt: f.NgayKetThucXuLy,
    agencyName: f.DonViXuLy,
    agencyCode: agencyOf(f),
    note: f.GhiChu,
    filedAt: f.NoiNopHoSo === "1" ? "national-portal" : "authority",
    digitised: f.HoSoCoThanhPhanSoHoa,
    identified: f.TaiKhoanDuocXacThucVoiVNeID,
    paidOnline: f.DuocThanhToanTrucTuyen,
    refusedAt: f.NgayTuChoi,
    filedOn: f.NgayNopHoSo,
    supplements: Math.min(f.SoLanBoSung ?? f.DanhSachHoSoBoSung.length, 32_767),
    papers: f.TaiLieuNop.map((paper) => ({
      fileId: paper.TepDinhKemId,
      fileName: paper.TenTepDinhKem,
      deleted: paper.IsDeleted,
      component: paper.MaThanhPhanHoSo,
      url: paper.DuongDanTaiTepTin,
      digitised: paper.DuocSoHoa,
      reused: paper.DuocTaiSuDung,
      fromStore: paper.DuocLayTuKhoDMQG,
      replaces: paper.MaKetQuaThayThe,
    })),
    fees: f.DanhSachLePhi.map(feeOf),
    otherFiles: f.DanhSachTepDinhKemKhac.map((file) => ({
      id: file.TepDinhKemId,
      name: file.TenTepDinhKem,
      url: file.DuongDanTaiTepTin,
    })),
    supplementRequests: f.DanhSachHoSoBoSung.map((request) => ({
      id: request.HoSoBoSungId,
      askedBy: request.NguoiYeuCauBoSung,
      content: request.NoiDungBoSung,
      askedAt: request.NgayBoSung,
      receivedBy: request.NguoiTiepNhanBoSung,
      receivedNote: request.ThongTinTiepNhan,
      receivedAt: request.NgayTiepNhanBoSung,
      papers: request.DanhSachGiayToBoSung.map(({ TenGiayTo, MaThanhPhanHoSo }) => ({
        name: TenGiayTo,
        component: MaThanhPhanHoSo,
      })),
      fees: request.DanhSachLePhiBoSung.map(feeOf),
      dueBefore: request.NgayHenTraTruoc,
      dueAfter: request.NgayHenTraMoi,
    })),
    results: f.DanhSachGiayToKetQua.map((result) => ({
      name: result.TenGiayTo,
      component: result.MaThanhPhanHoSo,
      id: result.GiayToId,
      url: result.DuongDanTepTinKetQua,
      code: result.MaGiayToKetQua,
    })),
  };
}

/** DonViXuLy holds a name for most software and a code for some; the code, where it stands apart, is believed first. */
function agencyOf({ MaDonViXuLy, DonViXuLy }: Fields): string {
  if (MaDonViXuLy !== "") return parseAgencyCode(MaDonViXuLy).normalised ?? MaDonViXuLy;
  const read = parseAgencyCode(DonViXuLy);
  return read.valid ? (read.normalised ?? "") : "";
}

function feeOf(row: z.output<typeof fee>): DossierRecord["fees"][number] {
  return {
    name: row.TenPhiLePhi,
    code: row.MaPhiLePhi,
    means: row.HinhThucThu,
    amount: row.Gia ?? 0,
    kind: row.LoaiPhiLePhi === "1" ? "charge" : "fee",
  };
}

function applicantOf(number: string): ApplicantKind {
  for (const kind of ["business", "organisation", "household"] as const)
    if (applicantNumbers[kind] === number) return kind;
  return "citizen";
}

function identityOf(number: string): RecordIdentity["kind"] {
  for (const kind of ["cccd", "cmnd", "passport", "tax"] as const) if (identityNumbers[kind] === number) return kind;
  return "other";
}
