import { randomBytes } from "node:crypto";
import {
  createAccount,
  grantRole,
  hashPassword,
  type Role,
  type SignedIn,
  signIn,
} from "../../src/platform/auth/index.ts";
import type { Node } from "../../src/platform/node.ts";

/** What a test says of an official. Everyone signs in with `password`. */
export type PersonOptions = {
  readonly roles: Role | readonly Role[];
  /** Default: the node's own code. */
  readonly agencyCode?: string;
  readonly username?: string;
  readonly name?: string;
  readonly title?: string;
  readonly titleEn?: string;
};

/** An official with a session. */
export type Person = SignedIn & { readonly username: string };

/** The password of every official made by a test. */
export const password = "mật khẩu thử nghiệm";

// A hash that costs next to nothing: what it protects is a test.
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
let hashed: Promise<string> | undefined;

/** Makes an official who holds roles at an agency. Returns the account's id. */
export async function official(node: Node, options: PersonOptions & { readonly username: string }): Promise<string> {
  hashed ??= hashPassword(password, cheap);
  const passwordHash = await hashed;
  const agencyCode = options.agencyCode ?? node.config.code;
  return node.db.transaction().execute(async (tx) => {
    const name = options.name ?? "Hà Thu Lê";
    const accountId = await createAccount(tx, { username: options.username, name, passwordHash });
    for (const role of [options.roles].flat()) {
      const titles = { title: options.title ?? "Văn thư", titleEn: options.titleEn ?? "Clerk" };
      const validFrom = new Date(node.clock.now().getTime() - 86_400_000);
      await grantRole(tx, { accountId, agencyCode, role, ...titles, validFrom });
    }
    return accountId;
  });
}

/** Makes an official and opens a session for them. */
export async function person(node: Node, options: PersonOptions): Promise<Person> {
  const username = options.username ?? `u${randomBytes(5).toString("hex")}`;
  await official(node, { ...options, username });
  return { ...(await signIn(node, { username, password })), username };
}
