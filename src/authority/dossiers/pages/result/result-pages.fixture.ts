import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import type { Client } from "../../../../../test/support/client.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import type { Principal, Role } from "../../../../platform/auth/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import type { Dossier } from "../../record.ts";
import type { SavedResult } from "../../results/draft-result.ts";
import { type ResultStand, resultStand, signerFor } from "../../results/results.fixture.ts";
import { addPaperPages } from "../papers/page.ts";
import { addResultPages } from "./page.tsx";
import { addResultQueuePages, resultNav } from "./queue-page.tsx";

/** Someone with a browser. */
export type Visitor = { readonly client: Client; readonly by: Principal };

/** A served node with a ward's people signed in. */
export type ResultPagesStand = {
  readonly stand: ResultStand;
  readonly served: ServedNode;
  readonly counter: Visitor;
  readonly leader: Visitor;
  readonly clerk: Visitor;
  readonly visitor: (roles: readonly Role[], agencyCode?: string) => Promise<Visitor>;
  /** A birth dossier with its result drafted, the leader of this stand as signer. */
  readonly drafted: (ready?: boolean) => Promise<{ readonly dossier: Dossier; readonly saved: SavedResult }>;
};

/** Serves the pages of results and papers. */
export async function resultPagesStand(now?: Date): Promise<ResultPagesStand> {
  const stand = await resultStand(now);
  const { node } = stand;
  await node.live.start();
  const dossierPages = {
    name: "dossier-result-pages",
    routes: (app: Parameters<typeof addResultPages>[0]) => {
      addResultQueuePages(app);
      addPaperPages(app);
      addResultPages(app);
    },
    nav: resultNav,
  };
  const served = await serveNode(node, [dossierPages, entranceSystem(node)], { handleAsset, renderError });
  const visitor: ResultPagesStand["visitor"] = async (roles, agencyCode = "H36.50.01") => {
    const client = served.client();
    const titles = { title: "Công chức", titleEn: "Official" };
    const name = `Người ${roles.join(" ")}`;
    const { accountId } = await client.signInAs({ roles, name, agencyCode, ...titles });
    const grants = roles.map((role) => ({
      id: accountId,
      agencyCode,
      role,
      ...titles,
      validFrom: new Date("2020-11-01T00:00:00+07:00"),
      validUntil: null,
      onBehalfOf: null,
    }));
    return { client, by: { accountId, username: name, name, sessionId: accountId, agencyCode, grants } };
  };
  const leader = await visitor(["leader"]);
  return {
    stand,
    served,
    counter: await visitor(["receptionist"]),
    leader,
    clerk: await visitor(["clerk"]),
    visitor,
    drafted: async (ready = true) => {
      const dossier = await stand.birth();
      return { dossier, saved: await stand.drafted(dossier, ready, { signer: signerFor(leader.by) }) };
    },
  };
}

/** Where pictures of the pages are put, when a person wants to look at them. */
const pictures = process.env.LIENTHONG_PICTURES;

/** Looks at a page as it stands in a browser: accessible, not wider than the screen; and takes its picture if wanted. */
export async function look(page: Page, name: string): Promise<void> {
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }
  await assertAccessible(page);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if (overflow > 0) throw new Error(`${name} is ${overflow} px wider than the screen`);
}
