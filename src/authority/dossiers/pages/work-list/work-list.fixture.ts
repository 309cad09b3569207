import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import type { BrowserContext, Page } from "playwright-core";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import type { Client } from "../../../../../test/support/client.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import type { Principal, Role } from "../../../../platform/auth/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { acceptDossier } from "../../actions/accept-dossier.ts";
import { completeStep } from "../../actions/complete-step.ts";
import { applicant, type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import type { NewDossier } from "../../new-dossier.ts";
import type { Dossier } from "../../record.ts";
import { readWork } from "../../store/dossiers.ts";
import { dossierNav, dossierPages } from "../index.ts";

/** Someone with a browser. */
export type Visitor = { readonly client: Client; readonly by: Principal };

/** A served node with lists that have something in them. */
export type WorkListStand = DossierStand & {
  readonly served: ServedNode;
  visitor(roles: readonly Role[], agencyCode: string, name?: string): Promise<Visitor>;
  /** Receives a building permit at H36.50. */
  permit(name: string, over?: Partial<NewDossier>): Promise<Dossier>;
  /** Does an open step as somebody of its role. */
  step(dossier: Dossier, node: string, outcome?: string): Promise<void>;
};

/** When the lists are looked at. */
export const listNow = new Date("2020-11-24T10:32:00+07:00");

/** Serves the pages of dossiers; nothing is received yet. */
export async function workListStand(): Promise<WorkListStand> {
  const stand = await dossierStand(listNow);
  const { node } = stand;
  await node.live.start();
  const systems = [{ name: "dossier-pages", routes: dossierPages, nav: dossierNav }, entranceSystem(node)];
  const served = await serveNode(node, systems, { handleAsset, renderError });
  const known = new Map<string, Visitor>();
  const visitor: WorkListStand["visitor"] = async (roles, agencyCode, name = "Trần Thị Mai Hương") => {
    const key = `${roles.join()} ${agencyCode} ${name}`;
    const before = known.get(key);
    if (before) return before;
    const client = served.client();
    const titles = { title: roles.includes("leader") ? "Phó Chủ tịch" : "Chuyên viên thẩm định", titleEn: "Official" };
    const { accountId } = await client.signInAs({ roles, agencyCode, name, ...titles });
    const grants = roles.map((role) => ({
      ...{ id: accountId, agencyCode, role, ...titles, validUntil: null, onBehalfOf: null },
      validFrom: new Date("2018-01-01T00:00:00+07:00"),
    }));
    const made = { client, by: { accountId, username: key, name, sessionId: accountId, agencyCode, grants } };
    known.set(key, made);
    return made;
  };
  return {
    ...stand,
    served,
    visitor,
    permit: (name, over = {}) =>
      acceptDossier(
        node,
        stand.person("receptionist", "H36.50"),
        stand.form("permit", { applicant: { ...applicant, name }, duplicateSeen: true, ...over }),
      ),
    step: async (dossier, at, outcome = "approve") => {
      const work = (await readWork(node.db, dossier.id)).find((one) => one.closedAt === null && one.node === at);
      if (!work) throw new Error(`no open step ${at}`);
      const by = stand.person(work.role, work.agencyCode);
      const reasons = [{ component: "TP3", reason: "Bản vẽ thiếu mặt cắt", legal: "" }];
      await completeStep(node, by, { dossierId: dossier.id, token: work.token, outcome, reasons });
    },
  };
}

const names =
  "Cơ sở mứt Hoa Đào*Tạp hoá Năm Lành*Đoàn Quang Vịnh*Lữ quán Đồi Gió*K’Brẽo*Nguyễn Thị Lụa*Hồ Tấn Lực*Vũ Đình Thuận*Hộ kinh doanh Thanh Tâm*Quán phở Bà Ngọ*Lý Thị Phượng*Trương Hữu Phước*Phạm Văn Khánh*Trà quán Sương Mai*Công ty TNHH Nông sản Cầu Đất*Bùi Thị Thu Nga*Cil Múp Ha Răng*Đại lý Tư Hiền*Đinh Công Trứ*Ngô Thị Kim Xuyến".split(
    "*",
  );

/** Fills the lists of H36.50 with dossiers that stand in every way: late, soon, in time, waiting, elsewhere, to hand over, refused by the portal. */
export async function fillLists(s: WorkListStand): Promise<readonly Dossier[]> {
  const { node } = s;
  const made: Dossier[] = [];
  const start = new Date("2020-10-26T08:00:00+07:00").getTime();
  for (const [index, name] of names.entries()) {
    node.clock.set(new Date(start + index * 33 * 3_600_000));
    made.push(
      await s.permit(name, {
        channel: index % 4 === 3 ? 2 : 1,
        subject: index % 3 === 0 ? "Nhà ở riêng lẻ, phường 9" : "",
      }),
    );
  }
  node.clock.set(new Date("2020-11-24T09:00:00+07:00"));
  const [a, b, c, d, , f] = made.toReversed();
  if (a) await s.step(a, "Examine", "supplement");
  if (b) await s.step(b, "Examine", "supplement");
  if (c) await s.step(c, "Examine");
  if (d) await s.step(d, "Examine");
  for (const code of [made[2]?.code, f?.code])
    await sql`UPDATE dossier.sync SET refused_code = 'unknown-procedure', refused_at = ${node.clock.now()}, suggestion = '1.007262',
      refused_message = '{"vi": "Mã thủ tục không có trong danh mục.", "en": "No such procedure."}' WHERE code = ${code}`.execute(
      node.db,
    );
  await sql`UPDATE dossier.sync SET acked_revision = revision, acked_at = now() WHERE refused_code IS NULL AND code <> ${made[1]?.code}`.execute(
    node.db,
  );
  node.clock.set(listNow);
  return made;
}

/** A page of a browser in which somebody is signed in. */
export async function pageFor(
  s: WorkListStand,
  { client }: Visitor,
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly open: (path: string) => Promise<void> }> {
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: s.served.url })));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { page, open: async (path) => void (await page.goto(new URL(path, s.served.url).href)) };
}

const pictures = process.env.LIENTHONG_PICTURES;

/** Looks at a page as it stands: accessible, not wider than the screen; and takes its picture if wanted. */
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
