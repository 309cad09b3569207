import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible } from "../../../../test/support/axe.ts";
import type { Client } from "../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../entrance/index.ts";
import type { Principal, Role } from "../../../platform/auth/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import type { Draft } from "../draft.ts";
import { createDraft, issueDocuments, type Saved, signDocuments, submitDocument } from "../index.ts";
import { type Country, country, letterOf, type OfficeStand, officeStand } from "../office.fixture.ts";
import { officeNav, officePages } from "./index.ts";

/** Someone with a browser. */
export type Visitor = { readonly client: Client; readonly by: Principal; readonly username: string };

/** A served office with its people signed in, and a neighbour to exchange with. */
export type PagesStand = {
  readonly stand: OfficeStand;
  readonly neighbour: OfficeStand;
  readonly country: Country;
  readonly served: ServedNode;
  readonly clerk: Visitor;
  readonly leader: Visitor;
  readonly specialist: Visitor;
  visitor(roles: readonly Role[], name: string, agencyCode?: string): Promise<Visitor>;
  /** A document brought as far as asked, by the people of the stand. */
  document(upTo: "draft" | "submitted" | "signed" | "issued", over?: Partial<Draft>): Promise<Saved>;
};

/** Serves the office of H36, with H34 beside it. */
export async function pagesStand(): Promise<PagesStand> {
  const made = await country();
  const stand = await officeStand(made, "H36");
  const neighbour = await officeStand(made, "H34");
  const { node } = stand;
  await node.live.start();
  const systems = [{ name: "office-pages", routes: officePages, nav: officeNav }, entranceSystem(node)];
  const served = await serveNode(node, systems, { handleAsset, renderError });
  const visitor = async (roles: readonly Role[], name: string, agencyCode = "H36"): Promise<Visitor> => {
    const client = served.client();
    const titles = { title: roles.includes("leader") ? "Phó Chủ tịch" : "Văn thư", titleEn: "Official" };
    const { accountId, username } = await client.signInAs({ roles, name, agencyCode, ...titles });
    const grants = roles.map((role) => ({
      id: accountId,
      agencyCode,
      role,
      ...titles,
      validFrom: new Date("2020-11-01T00:00:00+07:00"),
      validUntil: null,
      onBehalfOf: null,
    }));
    return { client, username, by: { accountId, username: name, name, sessionId: accountId, agencyCode, grants } };
  };
  const clerk = await visitor(["clerk"], "Hà Thu Lê");
  const leader = await visitor(["leader"], "Tạ Đình Khương");
  const specialist = await visitor(["specialist"], "Đỗ Minh Quân");
  const document: PagesStand["document"] = async (upTo, over = {}) => {
    let saved = await createDraft(node, specialist.by, letterOf(leader.by, over));
    if (upTo === "draft") return saved;
    saved = await submitDocument(node, specialist.by, saved);
    if (upTo === "submitted") return saved;
    saved = {
      id: saved.id,
      version: versionOf(await signDocuments(node, leader.by, { documents: [saved], pin: stand.pin })),
    };
    if (upTo === "signed") return saved;
    return {
      id: saved.id,
      version: versionOf(await issueDocuments(node, clerk.by, { documents: [saved], pin: stand.pin })),
    };
  };
  return { stand, neighbour, country: made, served, clerk, leader, specialist, visitor, document };
}

function versionOf(outcomes: Awaited<ReturnType<typeof signDocuments>>): number {
  const [outcome] = outcomes;
  if (!outcome?.ok) throw outcome?.error ?? new Error("nothing was done");
  return outcome.version;
}

/** Where pictures of the pages are put, when a person wants to look at them. */
const pictures = process.env.LIENTHONG_PICTURES;

/** Looks at a page as it stands in a browser: accessible, valid, not wider than the screen; and takes its picture if wanted. */
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

/** The markup of a page, which must be valid. */
export async function validPage(client: Client, path: string): Promise<string> {
  const html = await client.page(path);
  await assertValidHtml(html);
  return html;
}
