import { appendAudit } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import { hasEnded, readProgress, readWireTime, writeWireTime } from "../../../protocol/dossiers/index.ts";
import { type DirectoryReader, levelOneOf } from "../../directory/index.ts";
import type { WireAnswer, WireCall, WireServices } from "../../procedures/index.ts";
import type { Receiver } from "../actions/receive-changes.ts";
import type { Refusal, ReportedChange, ReportedDossier, Reporter } from "../reported-change.ts";
import { readProgressOf } from "../store/progress.ts";
import { findReported } from "../store/records.ts";
import { someRefused, wireCodes, wireRefusals } from "./wire-refusals.ts";

/** Items that a call may hold. */
const mostItems = 1000;

/** The services by which software of authorities reports dossiers and asks for them. See docs/protocol/dossier-sync.md. */
export function dossierServices(node: Node, readDirectory: DirectoryReader, receive: Receiver): WireServices {
  const reporterOf = async ({ agencyCode }: WireCall): Promise<Reporter> => {
    const named = levelOneOf(agencyCode);
    const { nodes } = await readDirectory(node.db);
    return { via: "wire", node: nodes.get(named) ?? named, agencyCode };
  };
  return {
    DongBoHoSoMC: async (call) => {
      if (call.items.length > mostItems) return wireRefusals.tooMany(mostItems);
      const reporter = await reporterOf(call);
      const changes = call.items.map((fields) => changeOf("DongBoHoSoMC", fields, node.clock.now()));
      return node.db.transaction().execute(async (tx) => {
        const refused = await receive(tx, reporter, changes);
        await note(tx, node, call, "national-dossiers.report", refused.size);
        return answerOf(changes, refused);
      });
    },
    CapNhatTienDoHoSoMC: async (call) => {
      if (call.items.length > mostItems) return wireRefusals.tooMany(mostItems);
      const reporter = await reporterOf(call);
      return node.db.transaction().execute(async (tx) => {
        const changes = call.items.map((fields) => changeOf("CapNhatTienDoHoSoMC", fields, node.clock.now()));
        const known = new Map(
          (
            await findReported(
              tx,
              changes.map(({ fields }) => fieldOf(fields, "MaHoSo")),
            )
          ).map((one) => [one.code, one]),
        );
        const absent = changes.find(({ fields }) => readProgress(fields).ok && !known.has(fieldOf(fields, "MaHoSo")));
        if (absent) return wireRefusals.missing(fieldOf(absent.fields, "MaHoSo"));
        const moved = changes.flatMap(({ fields }) => movedBy(fields, known));
        const refused = await receive(tx, reporter, [...changes, ...moved]);
        await note(tx, node, call, "national-dossiers.report-step", refused.size);
        return answerOf(changes, refused);
      });
    },
    TraCuuHoSo: async (call) => {
      const code = fieldOf(call.items[0] ?? {}, "MaHoSo");
      const [found] = await findReported(node.db, [code]);
      if (!found) return wireRefusals.missing(code);
      return { rows: [await lookedUp(node, found, await reporterOf(call))] };
    },
  };
}

/** Software may tell its own revision and the time of the change; then a late call changes nothing. */
function changeOf(service: ReportedChange["service"], fields: WireCall["items"][number], now: Date): ReportedChange {
  const revision = Number(fieldOf(fields, "PhienBan"));
  return {
    service,
    revision: Number.isSafeInteger(revision) && revision > 0 && revision < 2 ** 31 ? revision : 0,
    at: readWireTime(fieldOf(fields, "ThoiDiemCapNhat")) ?? now,
    fields,
  };
}

function fieldOf(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name] ?? fields[name.slice(0, 1).toLowerCase() + name.slice(1)];
  return typeof value === "string" || typeof value === "number"
    ? String(value).trim().toWellFormed().replaceAll("\0", "").slice(0, 100)
    : "";
}

/** A step that tells a new state moves a dossier that was reported without revisions: such software sends no record for it. */
function movedBy(
  fields: WireCall["items"][number],
  known: ReadonlyMap<string, ReportedDossier>,
): readonly ReportedChange[] {
  const read = readProgress(fields);
  if (!read.ok) return [];
  const { at, state, code } = read.value;
  const dossier = known.get(code);
  if (!dossier || dossier.revision > 0 || dossier.state === state || at < dossier.receivedAt) return [];
  const ended = hasEnded(state) ? writeWireTime(dossier.endedAt ?? at) : "";
  const returned = state === 10 ? writeWireTime(dossier.returnedAt ?? at) : "";
  const changed = { TrangThaiHoSo: String(state), NgayKetThucXuLy: ended, NgayTra: returned };
  return [{ service: "DongBoHoSoMC", revision: 0, at, fields: { ...dossier.record, ...changed } }];
}

function answerOf(changes: readonly ReportedChange[], refused: ReadonlyMap<number, Refusal>): WireAnswer {
  const rows = changes.map(({ fields }, index): Json => {
    const refusal = refused.get(index);
    const code = { MaHoSo: fieldOf(fields, "MaHoSo") };
    if (!refusal) return { ...code, error_code: "00" };
    const { reason, message, suggestion } = refusal;
    return {
      ...code,
      error_code: wireCodes[reason],
      message: message.vi,
      message_en: message.en,
      GoiY: suggestion ?? "",
    };
  });
  const own = [...refused].filter(([index]) => index < changes.length);
  const [first] = own;
  if (!first) return { rows };
  const [, { reason, message }] = first;
  return { code: wireCodes[reason], message: someRefused(own.length, changes.length, message), rows };
}

/** Whose dossier it is sees all of it; others see where it stands, and nothing about people. */
async function lookedUp(node: Node, found: ReportedDossier, reporter: Reporter): Promise<Json> {
  const steps = await readProgressOf(node.db, found.code);
  const isOwn = found.agencyCode === reporter.agencyCode || found.agencyCode.startsWith(`${reporter.agencyCode}.`);
  const record = { ...found.record, PhienBan: String(found.revision) } as { readonly [name: string]: Json };
  const taken = isOwn ? Object.keys(record) : openFields;
  return {
    ...Object.fromEntries(taken.map((name) => [name, record[name] ?? ""])),
    DanhSachTienDo: steps.map(({ record: step }) => (isOwn ? step : pick(step, openStepFields))),
  };
}

const openFields = [
  ...["MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "KenhThucHien", "NgayTiepNhan", "NgayHenTra"],
  ...["TrangThaiHoSo", "NgayTra", "NgayKetThucXuLy", "DonViXuLy", "MaDonViXuLy", "PhienBan"],
];
const openStepFields = ["MaHoSo", "ThoiDiemXuLy", "PhongBanXuLy", "TrangThai", "NgayBatDau", "NgayKetThucTheoQuyDinh"];

function pick(row: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? ""]));
}

async function note(tx: Tx, node: Node, call: WireCall, action: string, refused: number): Promise<void> {
  await appendAudit(tx, {
    actor: { name: call.agencyCode, agencyCode: call.agencyCode },
    action,
    subject: { kind: "national-dossiers", id: call.agencyCode },
    detail: { items: call.items.length, refused, updating: call.isUpdating },
    at: node.clock.now(),
  });
}
