import type { Dossier } from "../../src/authority/dossiers/index.ts";
import { untouched } from "../../src/authority/dossiers/record.ts";
import { changesOf, type QueuedChanges } from "../../src/authority/dossiers/sync/changes-of.ts";
import { newId } from "../../src/platform/db/index.ts";
import { isoDay } from "../../src/platform/text/index.ts";
import { procedure } from "./two-nodes.ts";

/** A dossier of one of the province's agencies, as a counter receives it; `serial` makes its code. */
export function benchDossier(serial: number, agencyCode: string, at: Date): Dossier {
  const day = isoDay(at).replaceAll("-", "").slice(2);
  const papers = ["Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Văn bản ủy quyền"];
  return {
    id: newId(),
    code: `${agencyCode}-${day}-${String((serial % 9999) + 1).padStart(4, "0")}`,
    offeredId: null,
    procedureCode: procedure,
    procedureName: "Đăng ký khai sinh",
    sectorCode: "G15-HT06",
    sectorName: "Hộ tịch",
    level: "commune",
    agencyCode,
    receivedAgency: agencyCode,
    channel: 1,
    mandate: "",
    applicantId: null,
    applicant: {
      ...{ kind: "citizen", number: String(68_201_000_000 + serial).padStart(12, "0"), numberKind: "cccd" },
      ...{ name: `Người nộp ${serial}`, birthDate: null, gender: null, address: "Tổ 4, phường 7, thành phố Đà Lạt" },
      ...{ phone: "0912000111", email: "" },
    },
    subject: "Đăng ký khai sinh cho con",
    form: {},
    components: papers.map((name, index) => ({
      ...{ code: `TP${index + 1}`, name, required: true, originals: 1, copies: 0, given: true, note: "" },
      files: [
        { sha256: "0".repeat(64), name: `${index}.pdf`, bytes: 1, mediaType: "application/pdf", at: at.toISOString() },
      ],
    })),
    flow: procedure,
    ...untouched,
    state: 2,
    receivedAt: at,
    limitText: "same day",
    dueAt: new Date(at.getTime() + 86_400_000),
    printedDueAt: null,
    fee: null,
    revision: 1,
    createdBy: null,
    createdByName: "",
    updatedAt: at,
  };
}

/** The dossier in its next state: received, in progress, resolved; then supplements are asked for again and again. */
export function nextState(dossier: Dossier, at: Date): Dossier {
  const revision = dossier.revision + 1;
  const ended = revision === 3 ? ({ state: 9, outcome: "granted", endedAt: at } as const) : ({ state: 4 } as const);
  return { ...dossier, ...ended, revision, supplements: Math.max(0, revision - 3), updatedAt: at };
}

/** A state of a dossier as the sync takes it: the whole record and the step that led to it. */
export function stateOf(after: Dossier, before: Dossier | undefined, at: Date): QueuedChanges {
  const step = {
    ...{ by: "Hà Thu Lê", title: "Công chức tư pháp – hộ tịch", agencyName: "Ủy ban nhân dân phường" },
    ...{ content: `Bước ${after.revision}`, begunAt: at, plannedEnd: after.dueAt },
  };
  const queued = changesOf({ before, after, at, agencyName: "Ủy ban nhân dân phường", step });
  if (!queued) throw new Error("nothing to tell");
  return queued;
}
