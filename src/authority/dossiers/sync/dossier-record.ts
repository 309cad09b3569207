import type {
  DossierRecord,
  RecordFee,
  RecordPaper,
  RecordResult,
  RecordSupplement,
} from "../../../protocol/dossiers/index.ts";
import type { Dossier, DossierComponent, DossierPause } from "../record.ts";

/** Of a dossier what the portal is told. */
export type SyncedDossier = Pick<
  Dossier,
  | "id"
  | "code"
  | "procedureCode"
  | "procedureName"
  | "sectorCode"
  | "sectorName"
  | "agencyCode"
  | "channel"
  | "mandate"
  | "applicant"
  | "subject"
  | "components"
  | "state"
  | "outcome"
  | "receivedAt"
  | "pauses"
  | "dueAt"
  | "supplements"
  | "fee"
  | "feePaidAt"
  | "feeReceipt"
  | "endedAt"
  | "returnedAt"
  | "originNode"
  | "revision"
  | "updatedAt"
>;

/** What is kept beside a dossier and told with it, where it is at hand. */
export type RecordParts = {
  readonly supplementRequests?: readonly RecordSupplement[];
  readonly results?: readonly RecordResult[];
  readonly fees?: readonly RecordFee[];
};

/** A dossier as the portal is told of it. */
export function recordOf(dossier: SyncedDossier, agencyName: string, parts: RecordParts = {}): DossierRecord {
  const { applicant, components } = dossier;
  const papers = components.flatMap(papersOf);
  return {
    code: dossier.code,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    sectorCode: dossier.sectorCode,
    sectorName: dossier.sectorName,
    agencyCode: dossier.agencyCode,
    agencyName,
    channel: dossier.channel,
    state: dossier.state,
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    endedAt: dossier.endedAt,
    returnedAt: dossier.returnedAt,
    supplements: dossier.supplements,
    applicantName: applicant.name,
    applicantKind: applicant.kind,
    applicantNumber: applicant.number,
    identities: applicant.number === "" ? [] : [{ kind: applicant.numberKind, number: applicant.number }],
    email: applicant.email,
    fax: "",
    phone: applicant.phone,
    otherInformation: applicant.address,
    subject: dossier.subject,
    resultInformation: dossier.outcome === null ? "" : outcomes[dossier.outcome],
    returnedBy: dossier.channel === 3 ? "post" : "counter",
    note: dossier.mandate,
    filedAt: "authority",
    filedOn: dossier.receivedAt,
    refusedAt: dossier.state === 3 ? dossier.endedAt : null,
    digitised: papers.some(({ digitised }) => digitised),
    identified: false,
    paidOnline: false,
    papers,
    fees: parts.fees ?? feesOf(dossier),
    otherFiles: [],
    supplementRequests: parts.supplementRequests ?? requestsOf(dossier.pauses),
    results: parts.results ?? [],
  };
}

/** Words for the portal, which is Vietnamese alone. */
const outcomes = {
  granted: "Đã có kết quả",
  refused: "Từ chối giải quyết",
  "not-received": "Từ chối tiếp nhận",
  withdrawn: "Công dân rút hồ sơ",
  stopped: "Dừng giải quyết",
} as const;

function papersOf({ code, name, given, files }: DossierComponent): readonly RecordPaper[] {
  if (!given && files.length === 0) return [];
  const plain = { deleted: false, component: code, url: "", reused: false, fromStore: false, replaces: "" };
  if (files.length === 0) return [{ ...plain, fileId: "", fileName: name, digitised: false }];
  return files.map((file) => ({ ...plain, fileId: file.sha256, fileName: file.name, digitised: true }));
}

function feesOf({ fee, feePaidAt, feeReceipt }: SyncedDossier): readonly RecordFee[] {
  if (fee === null || fee === 0) return [];
  const means = feePaidAt === null ? "" : feeReceipt === "" ? "Đã nộp" : `Đã nộp, biên lai ${feeReceipt}`;
  return [{ name: "Phí, lệ phí", code: "", means, amount: fee, kind: "fee" }];
}

/** What the pauses tell of requests for supplements, where the requests themselves are not at hand. */
function requestsOf(pauses: readonly DossierPause[]): readonly RecordSupplement[] {
  return pauses
    .filter(({ reason }) => reason === "supplement")
    .map(({ from, to }, index) => ({
      id: String(index + 1),
      ...{ askedBy: "", content: "", receivedBy: "", receivedNote: "", papers: [], fees: [] },
      askedAt: new Date(from),
      receivedAt: to === null ? null : new Date(to),
      dueBefore: null,
      dueAfter: null,
    }));
}
