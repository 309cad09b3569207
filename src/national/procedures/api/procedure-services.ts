import { parseProcedureCode } from "../../../engines/codes/index.ts";
import { type Limit, parseLimit } from "../../../engines/deadline/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Json } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import type { Procedure, ProcedureFee, ProcedureLimit } from "../../../protocol/procedures/index.ts";
import { type AgencyLevel, searchAgencies } from "../../directory/index.ts";
import type { CatalogueReader } from "../catalogue.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";
import { nearCodes } from "../search/search-procedures.ts";
import { findRecord } from "../store/versions.ts";
import type { WireCall, WireServices } from "../wire-services.ts";
import { wireFaults } from "./wire-faults.ts";

/** The services of the catalogue, with the field names that provincial software reads. See docs/protocol/procedure-services.md. */
export function procedureServices(node: Node, read: CatalogueReader): WireServices {
  return {
    LayThuTuc: async (call) => {
      const typed = textOf(call, "maTTHC");
      const code = parseProcedureCode(typed).normalised ?? typed;
      const procedure = await findRecord(node.db, code);
      if (procedure) return { rows: [procedureRow(procedure)] };
      return wireFaults.procedureMissing(typed, nearCodes((await read(node.db)).index, typed));
    },
    LayDanhSachTTHC: async () => ({ rows: (await read(node.db)).index.byName().map(listRow) }),
    LayDanhMucCoQuan: async () => {
      const { agencies } = await searchAgencies(node.db, { on: isoDay(node.clock.now()) });
      return {
        rows: agencies.map(({ code, qcvn102, name, level, parent }) => ({
          MADONVI: qcvn102 ?? code,
          MADINHDANH: code,
          TENDONVI: name,
          CAPDONVI: levelNumbers[level],
          MADONVICHA: parent ?? "",
        })),
      };
    },
  };
}

/** Levels as numbers: the nation, a province with its departments, a district, a commune. */
const levelNumbers: Readonly<Record<AgencyLevel, string>> = {
  central: "1",
  province: "2",
  department: "2",
  district: "3",
  commune: "4",
};

/** A field of the first item, whatever the case of its name's first letter. */
function textOf({ items }: WireCall, name: string): string {
  const [item = {}] = items;
  const found = Object.entries(item).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === "string" || typeof found === "number" ? String(found).slice(0, 100) : "";
}

const standing = { "in-force": "1", withdrawn: "0" } as const;

function listRow({ code, name, sector, owner, online, status, version }: ProcedureSummary): Json {
  return {
    ...{ MATTHC: code, TENTTHC: name, MALINHVUC: sector.code, TENLINHVUC: sector.name, MACOQUANCONGBO: owner },
    ...{ MUCDO: online === null ? "" : String(online), TRANGTHAI: standing[status], PHIENBAN: String(version) },
  };
}

function procedureRow(procedure: Procedure): Json {
  const { code, name, sector, status, version, decision } = procedure;
  return {
    ...{ MATTHC: code, TENTTHC: name, PHIENBAN: String(version), TRANGTHAI: standing[status] },
    LINHVUCTHUCHIEN: [{ MALINHVUC: sector.code, TENLINHVUC: sector.name }],
    ...{ SOQUYETDINH: decision.number, NGAYQUYETDINH: wireDay(decision.date), COQUANCONGBO: decision.issuer },
    ...{ NGAYHIEULUC: wireDay(procedure.effectiveFrom), MOTA: procedure.plain.vi },
    CAPTHUCHIEN: procedure.levels,
    COQUANTHUCHIEN: [{ MADONVI: procedure.owner, TENDONVI: procedure.resolvedBy }],
    DOITUONGTHUCHIEN: procedure.applicants,
    MOTADOITUONGTHUCHIEN: procedure.applicants.map((kind) => applicantWords[kind]).join("; "),
    TRINHTUTHUCHIEN: [
      {
        TRUONGHOP: "",
        TRINHTU: procedure.steps.map(({ title, text }) => ({ TENTRINHTU: text === "" ? title : `${title}: ${text}` })),
      },
    ],
    CACHTHUCTHUCHIEN: channelsOf(procedure).map((channel) => ({
      KENH: channel.number,
      THOIGIAN: limitsOf(procedure, channel.kind).map((limit) => limitRow(limit, procedure.fees)),
    })),
    THANHPHANHOSO: [...Map.groupBy(procedure.components, ({ onlyWhen }) => onlyWhen ?? "")].map(([which, papers]) => ({
      TRUONGHOP: which,
      GIAYTO: papers.map((paper) => ({
        ...{
          MAGIAYTO: paper.code,
          TENGIAYTO: paper.name,
          TENMAUDON: paper.form?.name ?? "",
          MAMAUDON: paper.form?.code ?? "",
        },
        ...{ URL: "", SOBANCHINH: String(paper.originals), SOBANSAO: String(paper.copies), GHICHU: paper.note },
        BATBUOC: paper.required ? "1" : "0",
      })),
    })),
    YEUCAU: procedure.conditions,
    KETQUATHUCHIEN: procedure.results.map((result) => ({ MAKETQUA: result.code, TENKETQUA: result.name })),
    CANCUPHAPLY: procedure.legalBasis.map((basis) => ({
      ...{ SOVANBAN: basis.number, TENVANBAN: basis.title, COQUANBANHANH: basis.issuer },
      NGAYBANHANH: basis.date === null ? "" : wireDay(basis.date),
    })),
    THUTUCLIENTHONG: procedure.together,
    THUTUCTHAYTHE: procedure.replacedBy,
  };
}

const applicantWords = {
  citizen: "Công dân",
  household: "Hộ gia đình, hộ kinh doanh",
  business: "Doanh nghiệp",
  organisation: "Tổ chức",
} as const;

/** KENH as the dossiers of the national sync count them: 1 counter, 2 online, 3 post. */
function channelsOf({ channels }: Procedure) {
  return [
    ...(channels.counter ? [{ number: "1", kind: "counter" } as const] : []),
    ...(channels.online === null ? [] : [{ number: "2", kind: "online" } as const]),
    ...(channels.post ? [{ number: "3", kind: "post" } as const] : []),
  ];
}

function limitsOf({ limits }: Procedure, channel: ProcedureLimit["channel"]): readonly ProcedureLimit[] {
  return limits.filter((limit) => limit.channel === "any" || limit.channel === channel);
}

function limitRow(limit: ProcedureLimit, fees: readonly ProcedureFee[]): Json {
  return {
    ...amountOf(limit),
    MOTA: [limit.onlyWhen, limit.wording].filter(Boolean).join(": "),
    PHILEPHI: fees.map((fee) => ({
      ...{ MAPHILEPHI: fee.code, TENPHILEPHI: fee.name, LOAIPHILEPHI: fee.kind === "charge" ? "1" : "2" },
      ...{ SOTIEN: fee.amount === null ? "" : String(fee.amount), DONVI: fee.unit, MOTA: fee.note, URL: "" },
    })),
  };
}

/** Readers take THOIGIANGIAIQUYET for a whole number: half days become working hours, and the same day one working day. */
function amountOf({ limit }: ProcedureLimit): { readonly THOIGIANGIAIQUYET: string; readonly DONVITINH: string } {
  const read = readable(limit);
  if (!read) return { THOIGIANGIAIQUYET: "", DONVITINH: limit };
  if (read.unit === "same-day") return { THOIGIANGIAIQUYET: "1", DONVITINH: "Ngày làm việc" };
  const inHours = read.unit === "working-days" && !Number.isInteger(read.amount);
  const amount = inHours ? read.amount * 8 : read.amount;
  const unit = inHours ? "Giờ làm việc" : unitNames[read.unit];
  return { THOIGIANGIAIQUYET: String(Math.round(amount)), DONVITINH: unit };
}

const unitNames = { "working-days": "Ngày làm việc", "working-hours": "Giờ làm việc", days: "Ngày" } as const;

function readable(limit: string): Limit | undefined {
  try {
    return parseLimit(limit);
  } catch {
    return undefined;
  }
}

/** `yyyyMMddHHmmss` in Vietnam: midnight of the day. */
function wireDay(day: string): string {
  return `${day.replaceAll("-", "")}000000`;
}
