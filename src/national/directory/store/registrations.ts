import type { Db, Tx } from "../../../platform/db/index.ts";
import { type AgencyLevel, agencyLevels } from "../agency.ts";

/** States of an application. */
export const registrationStates = ["submitted", "approved", "rejected"] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What an agency applies for: to join the axis with its software, or to leave it. */
export type Registration = {
  readonly id: string;
  readonly kind: "join" | "leave";
  /** Canonical code. */
  readonly agencyCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  /** Null for an agency that the directory has, and for one that leaves. */
  readonly level: AgencyLevel | null;
  readonly parent: string | null;
  readonly address: string;
  readonly email: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly software: string;
  /** DER of the certificate with which its software signs. */
  readonly certificate: Uint8Array | null;
  readonly note: string;
  /** Who applied: a person's name, or `client:<id>`. */
  readonly source: string;
  readonly state: RegistrationState;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
};

/** An application about to be entered. */
export type NewRegistration = Omit<Registration, "id" | "state" | "decidedAt" | "decidedBy" | "decisionReason">;

/** Enters an application. Undefined when one of the agency is waiting already. */
export async function insertRegistration(tx: Tx, registration: NewRegistration): Promise<string | undefined> {
  const row = await tx
    .insertInto("directory.registration")
    .values({
      kind: registration.kind,
      agency_code: registration.agencyCode,
      name: registration.name,
      name_en: registration.nameEn,
      short_name: registration.shortName,
      level: registration.level,
      parent: registration.parent,
      address: registration.address,
      email: registration.email,
      contact_name: registration.contactName,
      contact_phone: registration.contactPhone,
      software: registration.software,
      certificate: registration.certificate && Buffer.from(registration.certificate),
      note: registration.note,
      source: registration.source,
      submitted_at: registration.submittedAt,
    })
    .onConflict((conflict) => conflict.columns(["agency_code", "kind"]).where("state", "=", "submitted").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Decides an application that waits. False when it was decided already. */
export async function decideRegistration(
  tx: Tx,
  id: string,
  decision: {
    readonly state: "approved" | "rejected";
    readonly at: Date;
    readonly by: string;
    readonly reason: string;
  },
): Promise<boolean> {
  const rows = await tx
    .updateTable("directory.registration")
    .set({ state: decision.state, decided_at: decision.at, decided_by: decision.by, decision_reason: decision.reason })
    .where("id", "=", id)
    .where("state", "=", "submitted")
    .returning("id")
    .execute();
  return rows.length > 0;
}

/** One application. */
export async function findRegistration(db: Db | Tx, id: string): Promise<Registration | undefined> {
  const row = await db.selectFrom("directory.registration").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toRegistration(row);
}

/** Applications, the newest first. */
export async function readRegistrations(
  db: Db | Tx,
  query: { readonly state?: RegistrationState; readonly offset?: number; readonly limit?: number } = {},
): Promise<{ readonly registrations: readonly Registration[]; readonly total: number }> {
  let select = db.selectFrom("directory.registration");
  if (query.state) select = select.where("state", "=", query.state);
  const { total } = await select.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const page = select
    .selectAll()
    .orderBy("id", "desc")
    .offset(query.offset ?? 0)
    .limit(query.limit ?? 50);
  return { registrations: (await page.execute()).map(toRegistration), total };
}

type Row = {
  id: string;
  kind: string;
  agency_code: string;
  name: string;
  name_en: string;
  short_name: string;
  level: string | null;
  parent: string | null;
  address: string;
  email: string;
  contact_name: string;
  contact_phone: string;
  software: string;
  certificate: Buffer | null;
  note: string;
  source: string;
  state: string;
  submitted_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  decision_reason: string | null;
};

function toRegistration(row: Row): Registration {
  return {
    id: row.id,
    kind: row.kind === "leave" ? "leave" : "join",
    agencyCode: row.agency_code,
    name: row.name,
    nameEn: row.name_en,
    shortName: row.short_name,
    level: agencyLevels.find((each) => each === row.level) ?? null,
    parent: row.parent,
    address: row.address,
    email: row.email,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    software: row.software,
    certificate: row.certificate,
    note: row.note,
    source: row.source,
    state: registrationStates.find((each) => each === row.state) ?? "submitted",
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
  };
}
