import { createHash } from "node:crypto";
import { z } from "zod";
import { state } from "./read-record.ts";
import type { DossierState } from "./states.ts";
import { writeWireTime } from "./wire-time.ts";
import { needed, neededTime, readFields, text, time, type WireFields, type WireReading } from "./wire-values.ts";

/** A step of a dossier as the national sync carries it. */
export type DossierProgress = {
  readonly code: string;
  readonly handledBy: string;
  /** The post of whoever did it. */
  readonly title: string;
  readonly at: Date;
  /** Agency or unit where it was done. */
  readonly unit: string;
  readonly content: string;
  readonly state: DossierState;
  readonly begunAt: Date | null;
  /** When the step was to be done. */
  readonly plannedEnd: Date | null;
};

/** The fields of `CapNhatTienDoHoSoMC` for a step. See docs/protocol/dossier-sync.md. */
export function progressFields(step: DossierProgress): WireFields {
  return {
    MaHoSo: step.code,
    NguoiXuLy: step.handledBy,
    ChucDanh: step.title,
    ThoiDiemXuLy: writeWireTime(step.at),
    PhongBanXuLy: step.unit,
    NoiDungXuLy: step.content,
    TrangThai: String(step.state),
    NgayBatDau: writeWireTime(step.begunAt),
    NgayKetThucTheoQuyDinh: writeWireTime(step.plannedEnd),
  };
}

const schema = z.object({
  MaHoSo: needed(60),
  NguoiXuLy: text(300),
  ChucDanh: text(300),
  ThoiDiemXuLy: neededTime,
  PhongBanXuLy: text(500),
  NoiDungXuLy: text(5000),
  TrangThai: state,
  NgayBatDau: time,
  NgayKetThucTheoQuyDinh: time,
});

/** Reads the fields of `CapNhatTienDoHoSoMC`, with the tolerance of `readRecord`. */
export function readProgress(fields: Readonly<Record<string, unknown>>): WireReading<DossierProgress> {
  const read = readFields(schema, fields);
  if (!read.ok) return read;
  const f = read.value;
  return {
    ok: true,
    value: {
      code: f.MaHoSo,
      handledBy: f.NguoiXuLy,
      title: f.ChucDanh,
      at: f.ThoiDiemXuLy,
      unit: f.PhongBanXuLy,
      content: f.NoiDungXuLy,
      state: f.TrangThai,
      begunAt: f.NgayBatDau,
      plannedEnd: f.NgayKetThucTheoQuyDinh,
    },
  };
}

/** Digest of a step, 64 bits as a signed integer: the same step sent again has the same. */
export function progressDigest(step: DossierProgress): bigint {
  return createHash("sha256")
    .update(JSON.stringify(Object.values(progressFields(step))))
    .digest()
    .readBigInt64BE(0);
}
