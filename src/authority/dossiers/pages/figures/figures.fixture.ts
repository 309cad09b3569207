import type { Node } from "../../../../platform/node.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import { aDossier, keepDossier } from "../../figures/figures.fixture.ts";
import type { Dossier } from "../../record.ts";

const day = 86_400_000;
const sectors = [
  ["G03-HT", "Hộ tịch", "Đăng ký khai sinh", "1.001193"],
  ["G06-DN", "Thành lập và hoạt động của doanh nghiệp", "Đăng ký thành lập công ty", "2.001583"],
  ["G09-XD", "Hoạt động xây dựng", "Cấp giấy phép xây dựng mới", "1.007262"],
] as const;
const places = ["H36.01", "H36.05", "H36.50", "H36.50.01", "H36.50.02"] as const;
const steps = ["Thẩm định hồ sơ", "Lãnh đạo phòng duyệt", "Ký duyệt kết quả"] as const;

/** Dossiers of three months with every kind of end, the same each time. */
export async function keepQuarter(node: Pick<Node, "db">, count: number): Promise<readonly Dossier[]> {
  const kept: Dossier[] = [];
  for (let n = 0; n < count; n++) kept.push(await keepDossier(node.db, undefined, dossierOf(n)));
  return kept;
}

/** The n-th dossier: what it is follows from the remainders of n. */
function dossierOf(n: number): Dossier {
  const [sectorCode, sectorName, procedureName, procedureCode] = sectors[n % 3] ?? sectors[0];
  const agencyCode = places[n % 5] ?? places[0];
  const receivedAt = new Date(Date.parse("2020-09-01T08:15:00+07:00") + Math.floor((n * 83) / 40) * (day / 2));
  const dueAt = new Date(receivedAt.getTime() + 3 * day);
  const supplements = n % 11 === 0 ? 2 : n % 4 === 0 ? 1 : 0;
  const pauses = Array.from({ length: supplements }, (_, index) => ({
    from: new Date(receivedAt.getTime() + (index + 1) * (day / 4)).toISOString(),
    to: new Date(receivedAt.getTime() + (index + 1.5) * (day / 4)).toISOString(),
    reason: "supplement" as const,
    stopsClock: index === 0,
  }));
  const facts: Partial<Dossier> = {
    code: `${agencyCode}-201116-${String(n + 1).padStart(4, "0")}`,
    applicant: { ...aDossier().applicant, name: n % 2 === 0 ? "K’Brểu Thị Lan" : "Đinh Văn Thử" },
    level: agencyCode.split(".").length === 3 ? "commune" : "province",
    receivedAgency: agencyCode,
    channel: n % 3 === 0 ? 2 : n % 7 === 0 ? 3 : 1,
    ...{ agencyCode, sectorCode, sectorName, procedureName, procedureCode, receivedAt, dueAt, supplements, pauses },
    ...endOf(n, receivedAt, dueAt, agencyCode),
  };
  return aDossier(facts);
}

function endOf(n: number, receivedAt: Date, dueAt: Date, agencyCode: string): Partial<Dossier> {
  const early = new Date(receivedAt.getTime() + (0.5 + (n % 8) / 4) * day);
  const onTime = new Date(dueAt.getTime() - 3_600_000);
  const late = new Date(dueAt.getTime() + 2 * day);
  const cause = { lateBy: agencyCode, lateStep: steps[n % 4 === 0 ? 0 : n % 3] ?? steps[0] };
  switch (n % 10) {
    case 0:
      return { state: dossierStates.resolved, outcome: "granted", endedAt: late, ...cause };
    case 1:
      return cause;
    case 2:
      return {
        state: dossierStates.supplement,
        dueAt: null,
        supplements: 1,
        pauses: [{ from: early.toISOString(), to: null, reason: "supplement", stopsClock: true }],
      };
    case 3:
      return { state: dossierStates.withdrawn, outcome: "withdrawn", endedAt: early };
    case 4:
      return { state: dossierStates.resolved, outcome: "refused", endedAt: onTime };
    case 5:
      return { dueAt: new Date("2020-12-20T17:00:00+07:00") };
    default:
      return { state: dossierStates.returned, outcome: "granted", endedAt: early, returnedAt: onTime };
  }
}
