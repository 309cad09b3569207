import { type Agency, agencies, findScenario, pickPeople, procedureFlows, procedures } from "../../data/index.ts";
import {
  type ImportedAgency,
  type ImportedPerson,
  importOrganisation,
  standardPosts,
} from "../authority/organisation/index.ts";
import { hasCatalogue, importCatalogue, importFlows } from "../authority/procedures/index.ts";
import { offerDemoAccounts } from "../platform/auth/index.ts";
import type { Node } from "../platform/node.ts";
import { pastCatalogue } from "../simulation/index.ts";
import { demoPassword, demoPasswordHash } from "./demo-password.ts";
import { seedCalendar } from "./seed-calendar.ts";

/** Since when the demo's people hold their posts. */
const inOfficeSince = new Date("2018-01-02T00:00:00+07:00");

/** Brings in the agencies that a node serves, with their posts and invented people, and the procedures it offers, unless they are there. */
export async function seedAuthority(node: Node): Promise<void> {
  await seedOrganisation(node);
  await seedCatalogue(node);
  await importFlows(node, procedureFlows());
  await seedCalendar(node);
}

/** A province's catalogue as its scenario says it was. */
async function seedCatalogue(node: Node): Promise<void> {
  const scenario = findScenario(node.config.code);
  if (!scenario || (await hasCatalogue(node.db))) return;
  await importCatalogue(node, pastCatalogue(scenario, procedures(), agencies(), "tay-nguyen"));
}

async function seedOrganisation(node: Node): Promise<void> {
  const known = await node.db.selectFrom("organisation.agency").select("code").limit(1).executeTakeFirst();
  if (known) return;
  const own = agencies().filter(({ code }) => code === node.config.code || code.startsWith(`${node.config.code}.`));
  const passwordHash = await demoPasswordHash();
  const imported = own.map((agency) => withPeople(agency, passwordHash));
  await node.db.transaction().execute(async (tx) => {
    await importOrganisation(tx, imported, inOfficeSince);
    await offerDemoAccounts(tx, { password: demoPassword, usernames: onOffer(imported) });
  });
}

function withPeople(agency: Agency, passwordHash: string): ImportedAgency {
  const posts = standardPosts(agency);
  const people = pickPeople(agency.code, posts.length);
  return {
    agency: { ...agency, validUntil: null },
    units: [],
    posts: posts.map((post, index) => ({
      ...post,
      holder: holderOf(agency, posts, index, people[index]?.fullName ?? "", passwordHash),
    })),
  };
}

const userNames: Readonly<Record<string, string>> = {
  leader: "lanhdao",
  clerk: "vanthu",
  specialist: "chuyenvien",
  receptionist: "motcua",
  admin: "quantri",
  controller: "kiemsoat",
};

function holderOf(
  agency: Agency,
  posts: readonly { readonly role: string }[],
  index: number,
  name: string,
  passwordHash: string,
): ImportedPerson {
  const role = posts[index]?.role ?? "";
  const same = posts.slice(0, index).filter((post) => post.role === role).length;
  const username = `${userNames[role] ?? role}${same === 0 ? "" : same + 1}.${agency.code.toLowerCase()}`;
  return { username, name, email: `${username}@${agency.email.split("@")[1] ?? "example.vn"}`, passwordHash };
}

/** The accounts shown on the sign-in page: everyone of the top agency, then a department, a district and a commune. */
function onOffer(imported: readonly ImportedAgency[]): readonly string[] {
  const top = imported[0];
  const others = (["department", "district", "commune"] as const).flatMap((level) => {
    const found = imported.find(({ agency }) => agency.level === level);
    return found ? [found] : [];
  });
  return [top, ...others].flatMap((one) =>
    one ? one.posts.flatMap(({ holder }) => (holder ? [holder.username] : [])) : [],
  );
}
