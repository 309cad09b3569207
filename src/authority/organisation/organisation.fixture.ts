import { type TestNode, testNode } from "../../../test/support/node.ts";
import { password } from "../../../test/support/person.ts";
import { createDemoTrust, type DemoTrust } from "../../engines/signing/index.ts";
import {
  createSignIns,
  hashPassword,
  type Principal,
  type Role,
  type SignedIn,
  signIn,
} from "../../platform/auth/index.ts";
import { type ImportedAgency, importOrganisation } from "./actions/import-organisation.ts";
import { createKeyStore, type KeyStore } from "./key-store.ts";
import { standardPosts } from "./standard-posts.ts";
import type { Agency } from "./store/agencies.ts";
import { findStaffOfAccount, type Staff } from "./store/staff.ts";

/** A province with an office and a commune, all posts held, and everyone's password the tests' own. */
export type OrganisationStand = {
  readonly node: TestNode;
  readonly trust: DemoTrust;
  readonly keys: KeyStore;
  /** Who signs in under a user name, as a page sees them. */
  principal(username: string): Promise<Principal>;
  staff(username: string): Promise<Staff>;
};

const since = new Date("2020-01-01T00:00:00+07:00");

/** Builds the stand. User names are role and code: `leader.h36`, `clerk.h36.01`; the deputy is `leader2.h36`. */
export async function organisationStand(): Promise<OrganisationStand> {
  const node = await testNode();
  const trust = await createDemoTrust();
  const passwordHash = await hashPassword(password, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const agencies = [
    agency("H36", "Ủy ban nhân dân tỉnh Lâm Đồng", "province", null),
    agency("H36.01", "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", "department", "H36"),
    agency("H36.50.05", "Ủy ban nhân dân Phường 2, thành phố Đà Lạt", "commune", "H36"),
  ].map((one) => withPeople(one, passwordHash));
  await node.db.transaction().execute((tx) => importOrganisation(tx, agencies, since));
  const principal = (username: string) => principalOf(node, username);
  return {
    node,
    trust,
    keys: createKeyStore(node, { authority: trust.authority, pin: "123456" }),
    principal,
    staff: async (username) => {
      const { accountId } = await principal(username);
      const staff = await findStaffOfAccount(node.db, accountId);
      if (!staff) throw new Error(`no staff ${username}`);
      return staff;
    },
  };
}

function agency(code: string, name: string, level: Agency["level"], parent: string | null): Agency {
  const place = { place: "Lâm Đồng", email: "", validFrom: "2019-01-01", validUntil: null };
  return { code, name, nameEn: `Agency ${code}`, shortName: name, abbreviation: "UBND", level, parent, ...place };
}

function withPeople(one: Agency, passwordHash: string): ImportedAgency {
  const seen = new Map<Role, number>();
  const posts = standardPosts(one).map((post) => {
    const count = (seen.get(post.role) ?? 0) + 1;
    seen.set(post.role, count);
    const username = `${post.role}${count === 1 ? "" : count}.${one.code.toLowerCase()}`;
    return { ...post, holder: { username, name: `Người ${username}`, email: "", passwordHash } };
  });
  return { agency: one, units: [], posts };
}

async function principalOf(node: TestNode, username: string): Promise<Principal> {
  const { token } = await sessionOf(node, username);
  const found = await createSignIns(node).recognise(token);
  if (found.kind !== "live") throw new Error(`${username} is not signed in`);
  return found.principal;
}

/** Signs an official of the stand in. */
export function sessionOf(node: TestNode, username: string): Promise<SignedIn> {
  return signIn(node, { username, password });
}
