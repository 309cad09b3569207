import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** Who holds a post between two instants of the domain clock. */
export type Appointment = {
  readonly id: string;
  readonly postId: string;
  readonly staffId: string;
  /** The role in platform/auth that stands and falls with it. */
  readonly grantId: string;
  /** Number and notation of the decision of appointment; may be empty. */
  readonly decision: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
};

/** Writes appointments and returns their ids in the same order. */
export async function insertAppointments(
  tx: Tx,
  appointments: readonly Omit<Appointment, "id">[],
): Promise<readonly string[]> {
  const ids = appointments.map(() => newId());
  const column = <T>(pick: (one: Omit<Appointment, "id">) => T): T[] => appointments.map(pick);
  await sql`
    INSERT INTO organisation.appointment (id, post_id, staff_id, grant_id, decision, valid_from, valid_until)
    SELECT * FROM unnest(${ids}::uuid[], ${column((a) => a.postId)}::uuid[], ${column((a) => a.staffId)}::uuid[],
      ${column((a) => a.grantId)}::uuid[], ${column((a) => a.decision)}::text[], ${column((a) => a.validFrom)}::timestamptz[],
      ${column((a) => a.validUntil)}::timestamptz[])`.execute(tx);
  return ids;
}

/** An appointment with its post and person. */
export type AppointmentEntry = Appointment & {
  readonly agencyCode: string;
  readonly role: "leader" | "clerk" | "specialist" | "admin";
  readonly title: string;
  readonly titleEn: string;
  readonly staffName: string;
  readonly accountId: string;
};

const entries = sql`
  SELECT ap.id, ap.post_id AS "postId", ap.staff_id AS "staffId", ap.grant_id AS "grantId", ap.decision, ap.valid_from AS "validFrom",
    ap.valid_until AS "validUntil", p.agency_code AS "agencyCode", p.role, p.title, p.title_en AS "titleEn", s.name AS "staffName",
    s.account_id AS "accountId"
  FROM organisation.appointment ap JOIN organisation.post p ON p.id = ap.post_id JOIN organisation.staff s ON s.id = ap.staff_id`;

/** An appointment by id. */
export async function findAppointment(db: Db | Tx, id: string): Promise<AppointmentEntry | undefined> {
  const { rows } = await sql<AppointmentEntry>`${entries} WHERE ap.id = ${id}`.execute(db);
  return rows[0];
}

/** The same, kept from others until the transaction ends. */
export async function lockAppointment(tx: Tx, id: string): Promise<AppointmentEntry | undefined> {
  const { rows } = await sql<AppointmentEntry>`${entries} WHERE ap.id = ${id} FOR UPDATE OF ap`.execute(tx);
  return rows[0];
}

/** Who holds or will hold a post in a time that overlaps the given one. */
export async function findOverlap(
  tx: Tx,
  postId: string,
  from: Date,
  until: Date | null,
): Promise<AppointmentEntry | undefined> {
  // Two appointments to one post wait for each other here; the exclusion constraint stands behind.
  await sql`SELECT id FROM organisation.post WHERE id = ${postId} FOR UPDATE`.execute(tx);
  const { rows } = await sql<AppointmentEntry>`
    ${entries} WHERE ap.post_id = ${postId} AND tstzrange(ap.valid_from, ap.valid_until) && tstzrange(${from}, ${until}) LIMIT 1`.execute(
    tx,
  );
  return rows[0];
}

/** Past and coming appointments of an agency, the latest first. */
export async function appointmentsAt(
  db: Db | Tx,
  agencyCode: string,
  limit: number,
): Promise<readonly AppointmentEntry[]> {
  const { rows } = await sql<AppointmentEntry>`
    ${entries} WHERE p.agency_code = ${agencyCode} ORDER BY ap.valid_from DESC, ap.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Appointments that hold at an agency at an instant. */
export async function appointmentsHeldAt(
  db: Db | Tx,
  agencyCode: string,
  at: Date,
): Promise<readonly AppointmentEntry[]> {
  const { rows } = await sql<AppointmentEntry>`
    ${entries} WHERE p.agency_code = ${agencyCode} AND ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at})
    ORDER BY p.place_in_list`.execute(db);
  return rows;
}

/** Ends an appointment at an instant; one that had not begun never held. */
export async function closeAppointment(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`
    UPDATE organisation.appointment SET valid_until = greatest(valid_from, ${at}) WHERE id = ${id}`.execute(tx);
}
