import { sql } from "kysely";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";

/** Roles a post may carry. */
export type PostRole = "leader" | "clerk" | "specialist" | "receptionist" | "controller" | "admin";

/** What a post is. */
export type PostFacts = {
  readonly title: string;
  readonly titleEn: string;
  readonly role: PostRole;
  /** Line over the title of who signs: `TM. ỦY BAN NHÂN DÂN`; empty for a head who signs in his own name. */
  readonly signingAuthority: string;
  /** Lines of the title as printed, parted by line ends. */
  readonly signingTitle: string;
};

/** A post with who holds it now. */
export type Post = PostFacts & {
  readonly id: string;
  readonly agencyCode: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly unitNameEn: string | null;
  readonly holder: PostHolder | null;
};

/** Who holds a post. */
export type PostHolder = {
  readonly appointmentId: string;
  readonly staffId: string;
  readonly accountId: string;
  readonly name: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
};

/** A post to write. */
export type NewPost = PostFacts & {
  readonly agencyCode: string;
  readonly unitId: string | null;
  readonly placeInList: number;
};

/** Writes posts and returns their ids in the same order. */
export async function insertPosts(tx: Tx, posts: readonly NewPost[]): Promise<readonly string[]> {
  const ids = posts.map(() => newId());
  const column = <T>(pick: (post: NewPost) => T): T[] => posts.map(pick);
  await sql`
    INSERT INTO organisation.post (id, agency_code, unit_id, title, title_en, role, signing_authority, signing_title, place_in_list)
    SELECT * FROM unnest(${ids}::uuid[], ${column((p) => p.agencyCode)}::text[], ${column((p) => p.unitId)}::uuid[],
      ${column((p) => p.title)}::text[], ${column((p) => p.titleEn)}::text[], ${column((p) => p.role)}::text[],
      ${column((p) => p.signingAuthority)}::text[], ${column((p) => p.signingTitle)}::text[], ${column((p) => p.placeInList)}::int[])`.execute(
    tx,
  );
  return ids;
}

const columns = sql`p.id, p.agency_code AS "agencyCode", p.unit_id AS "unitId", u.name AS "unitName", u.name_en AS "unitNameEn",
  p.title, p.title_en AS "titleEn", p.role, p.signing_authority AS "signingAuthority", p.signing_title AS "signingTitle",
  CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('appointmentId', ap.id, 'staffId', s.id, 'accountId', s.account_id,
    'name', s.name, 'validFrom', ap.valid_from, 'validUntil', ap.valid_until) END AS holder`;

function tables(at: Date) {
  return sql`organisation.post p LEFT JOIN organisation.unit u ON u.id = p.unit_id
    LEFT JOIN organisation.appointment ap ON ap.post_id = p.id AND ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at})
    LEFT JOIN organisation.staff s ON s.id = ap.staff_id`;
}

/** The posts of an agency in the order of its list, with who holds each at an instant of the domain clock. */
export async function postsOf(db: Db | Tx, agencyCode: string, at: Date): Promise<readonly Post[]> {
  const { rows } = await sql<Post>`
    SELECT ${columns} FROM ${tables(at)}
    WHERE p.agency_code = ${agencyCode} AND (p.abolished_at IS NULL OR p.abolished_at > ${at})
    ORDER BY u.place_in_list NULLS FIRST, p.place_in_list, p.id`.execute(db);
  return rows.map(withDates);
}

/** One post, with who holds it. */
export async function findPost(db: Db | Tx, id: string, at: Date): Promise<Post | undefined> {
  const { rows } = await sql<Post>`SELECT ${columns} FROM ${tables(at)} WHERE p.id = ${id}`.execute(db);
  return rows[0] && withDates(rows[0]);
}

/** JSON carries instants as text. */
function withDates(post: Post): Post {
  if (!post.holder) return post;
  const { validFrom, validUntil } = post.holder;
  const until = validUntil === null ? null : new Date(validUntil);
  return { ...post, holder: { ...post.holder, validFrom: new Date(validFrom), validUntil: until } };
}

/** A unit inside an agency. */
export type Unit = {
  readonly id: string;
  readonly agencyCode: string;
  readonly name: string;
  readonly nameEn: string;
  /** Second half of a notation: VX. */
  readonly abbreviation: string;
};

/** Units of an agency in the order of its list. */
export async function unitsOf(db: Db | Tx, agencyCode: string): Promise<readonly Unit[]> {
  const { rows } = await sql<Unit>`
    SELECT id, agency_code AS "agencyCode", name, name_en AS "nameEn", abbreviation FROM organisation.unit
    WHERE agency_code = ${agencyCode} AND closed_at IS NULL ORDER BY place_in_list, name`.execute(db);
  return rows;
}

/** Writes units and returns their ids in the same order. */
export async function insertUnits(tx: Tx, units: readonly Omit<Unit, "id">[]): Promise<readonly string[]> {
  const ids = units.map(() => newId());
  await sql`
    INSERT INTO organisation.unit (id, agency_code, name, name_en, abbreviation, place_in_list)
    SELECT * FROM unnest(${ids}::uuid[], ${units.map((u) => u.agencyCode)}::text[], ${units.map((u) => u.name)}::text[],
      ${units.map((u) => u.nameEn)}::text[], ${units.map((u) => u.abbreviation)}::text[], ${units.map((_, index) => index)}::int[])`.execute(
    tx,
  );
  return ids;
}
