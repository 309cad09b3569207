import { calendar2020 } from "../../../engines/deadline/calendar.fixture.ts";
import { createWorkingTime, explainDue, parseLimit } from "../../../engines/deadline/index.ts";
import { type Dossier, untouched, type Work } from "../record.ts";
import type { PaperAgency } from "./people.ts";

/** A dossier of a house permit, as a district received it. */
export function dossierOf(over: Partial<Dossier> = {}): Dossier {
  return {
    id: "01980000-0000-7000-8000-000000000001",
    code: "H36.50-201116-0007",
    offeredId: null,
    procedureCode: "1.007262",
    procedureName: "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
    sectorCode: "G17-XD03",
    sectorName: "Hoạt động xây dựng",
    level: "district",
    agencyCode: "H36.50",
    receivedAgency: "H36.50",
    channel: 1,
    mandate: "",
    applicantId: null,
    applicant: {
      kind: "citizen",
      number: "068190001234",
      numberKind: "cccd",
      name: "H’Bia Êban",
      birthDate: "1990-03-08",
      gender: "female",
      address: "Buôn Ƀơ̆ng, xã Tà Nung, thành phố Đà Lạt, tỉnh Lâm Đồng",
      phone: "0263 3555 123",
      email: "hbia.eban@thu.example",
    },
    subject: "Nhà ở 2 tầng, thửa đất số 214, tờ bản đồ số 12",
    form: {},
    components: [
      component("Đơn đề nghị cấp giấy phép xây dựng", 1, 0, 1),
      component("Bản sao giấy tờ chứng minh quyền sử dụng đất", 0, 1, 2),
      component("Bản vẽ thiết kế xây dựng", 2, 0, 1, "02 bộ"),
      component("Bản cam kết bảo đảm an toàn công trình liền kề", 1, 0, 0),
    ],
    flow: "1.007262",
    ...untouched,
    state: 4,
    receivedAt: new Date("2020-11-16T09:42:00+07:00"),
    limitText: "15 working days",
    dueAt: new Date("2020-12-07T17:00:00+07:00"),
    printedDueAt: new Date("2020-12-07T17:00:00+07:00"),
    calendarVersion: 1,
    fee: 75_000,
    revision: 1,
    createdBy: null,
    createdByName: "K’ Brẽo",
    updatedAt: new Date("2020-11-16T09:42:00+07:00"),
    ...over,
  };
}

function component(name: string, originals: number, copies: number, scans: number, note = "") {
  const file = {
    sha256: "0".repeat(64),
    name: "scan.pdf",
    bytes: 1000,
    mediaType: "application/pdf",
    at: "2020-11-16T02:40:00Z",
  };
  return {
    code: name,
    name,
    required: true,
    originals,
    copies,
    given: true,
    files: Array.from({ length: scans }, () => file),
    note,
  };
}

export const time = createWorkingTime(calendar2020);

/** Why the dossier is due when it is. */
export function dueOf({ receivedAt, limitText, pauses, reappointedTo }: Dossier) {
  return explainDue(time, {
    from: receivedAt,
    limit: parseLimit(limitText),
    pauses: pauses.map(({ from, to, ...rest }) => ({
      ...rest,
      from: new Date(from),
      to: to === null ? null : new Date(to),
    })),
    ...(reappointedTo ? { reappointedTo } : {}),
  });
}

export const district: PaperAgency = {
  name: "Ủy ban nhân dân thành phố Đà Lạt",
  place: "Đà Lạt",
  email: "motcua.dalat@lamdong.example",
};

/** A step that was done, or is open. */
export function workOf(over: Partial<Work> = {}): Work {
  return {
    dossierId: "01980000-0000-7000-8000-000000000001",
    token: 1,
    node: "examine",
    name: "Thẩm định hồ sơ",
    lane: "Phòng Quản lý đô thị",
    role: "specialist",
    agencyCode: "H36.50",
    place: "here",
    assignee: null,
    assigneeName: "",
    openedAt: new Date("2020-11-16T13:30:00+07:00"),
    dueAt: new Date("2020-11-20T17:00:00+07:00"),
    closedAt: new Date("2020-11-20T10:15:00+07:00"),
    closedByName: "Đỗ Minh Quân",
    outcome: "",
    fence: 0,
    holder: null,
    holderName: "",
    heldUntil: null,
    ...over,
  };
}
