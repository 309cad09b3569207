import { type Db, newId, type Tx } from "../../../platform/db/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { type Dossier, untouched } from "../record.ts";
import { writeDossier } from "../store/change.ts";
import { metricChangesOf } from "./counted.ts";

let made = 0;

/** A dossier received on Monday 16 November 2020 at 09:00, due on Wednesday, with what is said otherwise. */
export function aDossier(facts: Partial<Dossier> = {}): Dossier {
  made += 1;
  const receivedAt = facts.receivedAt ?? new Date("2020-11-16T09:00:00+07:00");
  return {
    id: newId(),
    code: `H36.50.05-201116-${String(made).padStart(4, "0")}`,
    offeredId: null,
    procedureCode: "1.001193",
    procedureName: "Đăng ký khai sinh",
    sectorCode: "G03-HT",
    sectorName: "Hộ tịch",
    level: "commune",
    agencyCode: "H36.50.05",
    receivedAgency: "H36.50.05",
    channel: 1,
    mandate: "",
    applicantId: null,
    applicant: {
      kind: "citizen",
      number: "024090000123",
      numberKind: "cccd",
      name: "Người Xin Thử",
      birthDate: null,
      gender: null,
      address: "Xã Thử",
      phone: "0900000123",
      email: "",
    },
    subject: "",
    form: {},
    components: [],
    flow: "test",
    ...untouched,
    state: dossierStates.processing,
    receivedAt,
    limitText: "2 ngày làm việc",
    dueAt: new Date("2020-11-18T17:00:00+07:00"),
    printedDueAt: new Date("2020-11-18T17:00:00+07:00"),
    calendarVersion: 1,
    fee: null,
    revision: 1,
    createdBy: null,
    createdByName: "Cán bộ Thử",
    updatedAt: receivedAt,
    ...facts,
  };
}

/** Keeps a dossier with its figures, new or changed. */
export async function keepDossier(db: Db, before: Dossier | undefined, facts: Dossier): Promise<Dossier> {
  const after = before ? { ...facts, revision: before.revision + 1 } : facts;
  await db.transaction().execute(async (tx: Tx) => {
    const by = { id: null, name: "Cán bộ Thử", title: "", agencyCode: after.agencyCode };
    const at = after.updatedAt;
    const following = {
      audit: { actor: "system", action: "test", subject: { kind: "dossier", id: after.id }, at } as const,
      metrics: metricChangesOf(before, after),
      sync: [],
    };
    await writeDossier(tx, { before, after, by, at, events: [] }, following);
  });
  return after;
}
