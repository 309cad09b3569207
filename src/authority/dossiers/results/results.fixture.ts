import { findAgency } from "../../../../data/index.ts";
import { introduce } from "../../../../test/support/node.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { OfficeAgency, OfficeSurroundings } from "../../office/index.ts";
import { country } from "../../office/office.fixture.ts";
import { officeSystem } from "../../office/system.ts";
import { acceptDossier } from "../actions/accept-dossier.ts";
import { completeStep } from "../actions/complete-step.ts";
import { type DossierStand, dossierStand } from "../dossiers.fixture.ts";
import type { Dossier } from "../record.ts";
import { readWork } from "../store/dossiers.ts";
import { findResult } from "../store/results.ts";
import type { ResultContent } from "./content.ts";
import { draftResult, type SavedResult } from "./draft-result.ts";
import { saveResult } from "./save-result.ts";

/** A node that receives dossiers and signs their results; the PIN of all keys is `pin`. */
export type ResultStand = DossierStand & {
  readonly pin: string;
  readonly trust: OfficeSurroundings["trust"];
  /** People of the ward that registers births. */
  readonly ward: Readonly<Record<"counter" | "leader" | "clerk", Principal>>;
  /** A birth registration that was taken in. */
  readonly birth: () => Promise<Dossier>;
  /** Its result drafted with the ward's leader as signer, the dossier brought to the step of signing when `ready`. */
  readonly drafted: (dossier: Dossier, ready?: boolean, over?: Partial<ResultContent>) => Promise<SavedResult>;
};

const ward = "H36.50.01";

/** Builds it; `over` puts other surroundings in the office's place. */
export async function resultStand(now?: Date, over: Partial<OfficeSurroundings> = {}): Promise<ResultStand> {
  const stand = await dossierStand(now);
  const { node } = stand;
  const made = await country();
  const surroundings = { ...made.surroundings, agency: async (_db: unknown, code: string) => agencyFor(code), ...over };
  introduce(node, officeSystem(node, surroundings));
  const people = {
    counter: stand.person("receptionist", ward),
    leader: stand.person("leader", ward),
    clerk: stand.person("clerk", ward),
  };
  return {
    ...stand,
    pin: "123456",
    trust: made.surroundings.trust,
    ward: people,
    birth: () => acceptDossier(node, people.counter, stand.form("birth", { duplicateSeen: true })),
    drafted: async (dossier, ready = true, over = {}) => {
      const begun = await draftResult(node, people.counter, { dossierId: dossier.id });
      const { content } = (await findResult(node.db, begun.id)) ?? {};
      if (!content) throw new Error("no result");
      const signer = signerFor(people.leader);
      const saved = await saveResult(node, people.counter, { ...begun, content: { ...content, signer, ...over } });
      if (ready)
        await completeStep(node, people.counter, {
          dossierId: dossier.id,
          token: await tokenAt(stand, dossier, "Record"),
          outcome: "",
        });
      return saved;
    },
  };
}

/** Whoever signs, as a result names them. */
export function signerFor(leader: Principal): NonNullable<ResultContent["signer"]> {
  return {
    accountId: leader.accountId,
    name: "Tạ Đình Khương",
    position: "Chủ tịch",
    capacity: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
  };
}

/** The token of a dossier's open step. */
export async function tokenAt({ node }: DossierStand, { id }: Pick<Dossier, "id">, at: string): Promise<number> {
  const work = await readWork(node.db, id);
  return work.find((one) => one.node === at && one.closedAt === null)?.token ?? 0;
}

function agencyFor(code: string): OfficeAgency | undefined {
  const agency = findAgency(code);
  return agency && { code, name: agency.name, abbreviation: "UBND", place: agency.place };
}
