import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import type { Client } from "../../../../../test/support/client.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import type { Role } from "../../../../platform/auth/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import { addReceivedPage } from "../received/page.tsx";
import { addIntakePages } from "./page.tsx";

/** A served node with counters. */
export type CounterStand = DossierStand & {
  readonly served: ServedNode;
  /** Somebody signed in, in a role at an agency. */
  visitor(roles: readonly Role[], agencyCode: string): Promise<Client>;
};

/** Serves the counter's pages of the stand. */
export async function counterStand(): Promise<CounterStand> {
  const stand = await dossierStand();
  const { node } = stand;
  await node.live.start();
  const routes = (app: Parameters<typeof addIntakePages>[0]) => {
    addIntakePages(app);
    addReceivedPage(app);
  };
  const served = await serveNode(node, [{ name: "counter", routes }, entranceSystem(node)], {
    handleAsset,
    renderError,
  });
  return {
    ...stand,
    served,
    visitor: async (roles, agencyCode) => {
      const client = served.client();
      await client.signInAs({
        roles,
        agencyCode,
        name: "Lơ Mu K’Sáu",
        title: "Công chức Một cửa",
        titleEn: "One-stop officer",
      });
      return client;
    },
  };
}

/** Whoever a card belongs to; invented. */
export const card = {
  name: "Cil Múp K’Thuyên",
  number: "068194007731",
  qr: "068194007731|250998877|Cil Múp K’Thuyên|05091994|Nữ|Tổ 2, Phường 1, thành phố Đà Lạt, Lâm Đồng|22042021",
} as const;

const pictures = process.env.LIENTHONG_PICTURES;

/** Takes a picture of a page, if one is wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

/** Looks at a page as it stands: accessible, not wider than the screen. */
export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await assertAccessible(page);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if (overflow > 0) throw new Error(`${name} is ${overflow} px wider than the screen`);
}
