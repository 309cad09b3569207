import { createAccount, grantRole } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { type Agency, insertAgencies } from "../store/agencies.ts";
import { insertAppointments } from "../store/appointments.ts";
import { insertPosts, insertUnits, type PostFacts, type Unit } from "../store/posts.ts";
import { insertStaff } from "../store/staff.ts";

/** A person to bring in, with the hash of a first password. */
export type ImportedPerson = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string;
};

/** A post to bring in, with who holds it. */
export type ImportedPost = PostFacts & { readonly unitName?: string; readonly holder?: ImportedPerson };

/** An agency to bring in. */
export type ImportedAgency = {
  readonly agency: Agency;
  readonly units: readonly Omit<Unit, "id" | "agencyCode">[];
  readonly posts: readonly ImportedPost[];
};

/** Brings in agencies, superiors first, with their units, posts and people, who hold their posts from `validFrom` on (domain clock). */
export async function importOrganisation(tx: Tx, agencies: readonly ImportedAgency[], validFrom: Date): Promise<void> {
  await insertAgencies(
    tx,
    agencies.map(({ agency }) => agency),
  );
  const unitIds = await importUnits(tx, agencies);
  const posts = agencies.flatMap(({ agency, posts }) =>
    posts.map((post, placeInList) => {
      const unitId = unitIds.get(`${agency.code} ${post.unitName ?? ""}`) ?? null;
      return { ...post, agencyCode: agency.code, unitId, placeInList };
    }),
  );
  const postIds = await insertPosts(tx, posts);
  const held = posts.flatMap((post, index) => {
    const postId = postIds[index];
    return post.holder && postId !== undefined ? [{ post, holder: post.holder, postId }] : [];
  });
  await importHolders(tx, held, validFrom);
}

async function importUnits(tx: Tx, agencies: readonly ImportedAgency[]): Promise<ReadonlyMap<string, string>> {
  const units = agencies.flatMap(({ agency, units }) => units.map((unit) => ({ ...unit, agencyCode: agency.code })));
  const ids = await insertUnits(tx, units);
  return new Map(units.map((unit, index) => [`${unit.agencyCode} ${unit.name}`, ids[index] ?? ""]));
}

type Held = {
  readonly post: PostFacts & { readonly agencyCode: string };
  readonly holder: ImportedPerson;
  readonly postId: string;
};

async function importHolders(tx: Tx, held: readonly Held[], validFrom: Date): Promise<void> {
  const people: { accountId: string; grantId: string; name: string; email: string; phone: string }[] = [];
  for (const { post, holder } of held) {
    const { username, name, email, passwordHash } = holder;
    const accountId = await createAccount(tx, { username, name, passwordHash });
    const { agencyCode, role, title, titleEn } = post;
    const grantId = await grantRole(tx, { accountId, agencyCode, role, title, titleEn, validFrom });
    people.push({ accountId, grantId, name, email, phone: "" });
  }
  const staffIds = await insertStaff(tx, people);
  await insertAppointments(
    tx,
    held.map(({ postId }, index) => {
      const staffId = staffIds[index] ?? "";
      return { postId, staffId, grantId: people[index]?.grantId ?? "", decision: "", validFrom, validUntil: null };
    }),
  );
}
