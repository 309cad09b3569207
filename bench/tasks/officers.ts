import { type Agent, request } from "undici";
import type { Dossier } from "../../src/authority/dossiers/index.ts";
import { readWork } from "../../src/authority/dossiers/store/dossiers.ts";
import { signIn } from "../../src/platform/auth/index.ts";
import { cookieName } from "../../src/platform/http/index.ts";
import type { Node } from "../../src/platform/node.ts";
import { accountOf, benchPassword, type DossierNode } from "../dossier/dossier-node.ts";

/** Somebody at a browser: sends forms of dossiers with their session. */
export type SignedInOfficer = {
  /** Sends a form; it must lead on. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<void>;
};

/** Officers of an agency at their browsers, each at an address of their own. */
export type Officers = { readonly counter: SignedInOfficer; readonly leader: SignedInOfficer };

/** Signs in the one-stop officer and the leader of an agency. */
export async function officersAt(
  stand: DossierNode,
  agent: Agent,
  agencyCode: string,
  place: number,
): Promise<Officers> {
  const open = async (role: "receptionist" | "leader", seat: number): Promise<SignedInOfficer> => {
    const username = await accountOf(stand.node, role, agencyCode);
    const { token } = await signIn(stand.node, { username, password: benchPassword });
    return officer(stand, agent, token, `10.${seat}.${place}`);
  };
  return { counter: await open("receptionist", 1), leader: await open("leader", 2) };
}

async function officer(stand: DossierNode, agent: Agent, token: string, network: string): Promise<SignedInOfficer> {
  const cookie = `${cookieName(stand.node.config, "session")}=${token}`;
  const list = await request(new URL("/dossiers", stand.url), { headers: { cookie }, dispatcher: agent });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await list.body.text())?.[1] ?? "";
  let sent = 0;
  return {
    async submit(path, fields) {
      // One address in a province would be held back: its offices have many.
      const address = `${network}.${sent++ % 250}`;
      const { statusCode, body } = await request(new URL(path, stand.url), {
        method: "POST",
        headers: { cookie, "x-forwarded-for": address, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
        dispatcher: agent,
      });
      const text = await body.text();
      if (statusCode !== 303)
        throw new Error(`${path} answered ${statusCode}: ${text.replace(/<[^>]+>/g, " ").slice(0, 400)}`);
    },
  };
}

/** The three steps of a birth registration by forms: entered, signed, handed over. */
export async function handle(node: Node, { counter, leader }: Officers, { id, code }: Dossier): Promise<void> {
  const [record] = await open(node, id);
  await counter.submit(`/dossiers/${code}/steps/${record}`, { revision: "1", outcome: "" });
  const [sign] = await open(node, id);
  await leader.submit(`/dossiers/${code}/steps/${sign}`, { revision: "2", outcome: "sign" });
  await counter.submit(`/dossiers/${code}/hand-over`, { revision: "3", receiver: "Người nộp", by: "counter" });
}

async function open(node: Node, id: string): Promise<readonly number[]> {
  return (await readWork(node.db, id)).filter(({ closedAt }) => closedAt === null).map(({ token }) => token);
}
