import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible } from "../../../../../test/support/axe.ts";
import type { Client } from "../../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import type { Principal, Role } from "../../../../platform/auth/index.ts";
import { typeset } from "../../../../platform/typeset/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { findAgency, importOrganisation, staffOf } from "../../../organisation/index.ts";
import { acceptDossier } from "../../actions/accept-dossier.ts";
import { completeStep } from "../../actions/complete-step.ts";
import { type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import type { NewDossier } from "../../new-dossier.ts";
import type { ComponentFile, Dossier } from "../../record.ts";
import { findDossier, readWork } from "../../store/dossiers.ts";
import { addPaperPages } from "../papers/page.ts";
import { addDossierPages } from "./page.tsx";

/** Someone with a browser. */
export type Visitor = { readonly client: Client; readonly by: Principal };

/** The served pages of dossiers, and ways to bring a dossier where a test needs it. */
export type DossierPagesStand = {
  readonly stand: DossierStand;
  readonly served: ServedNode;
  /** Somebody signed in; the same one each time, unless another name is given. */
  visitor(role: Role, agencyCode: string, name?: string): Promise<Visitor>;
  /** A building permit just received at H36.50; with a scan of its first paper. */
  permit(over?: Partial<NewDossier>): Promise<Dossier>;
  birth(over?: Partial<NewDossier>): Promise<Dossier>;
  company(over?: Partial<NewDossier>): Promise<Dossier>;
  /** Does an open step as whoever it is for. */
  step(dossier: Dossier, at: string, outcome?: string, note?: string): Promise<Dossier>;
  /** Token of an open step. */
  tokenOf(dossier: Dossier, at: string): Promise<number>;
  /** The dossier as it is now. */
  now(dossier: Dossier): Promise<Dossier>;
  scan(name?: string): Promise<ComponentFile>;
  /** Brings people into an agency as specialists; their accounts. */
  staff(agencyCode: string, people: readonly string[]): Promise<readonly string[]>;
};

/** Serves the pages of one dossier. */
export async function dossierPagesStand(at: Date = new Date("2020-11-23T08:00:00+07:00")): Promise<DossierPagesStand> {
  const stand = await dossierStand(at);
  const { node } = stand;
  await node.live.start();
  const pages = {
    name: "dossier-pages",
    routes: (app: Parameters<typeof addDossierPages>[0]) => {
      addPaperPages(app);
      addDossierPages(app);
    },
  };
  const served = await serveNode(node, [pages, entranceSystem(node)], { handleAsset, renderError });
  const known = new Map<string, Visitor>();
  const visitor: DossierPagesStand["visitor"] = async (role, agencyCode, name) => {
    const key = `${role} ${agencyCode} ${name ?? ""}`;
    const before = known.get(key);
    if (before) return before;
    const client = served.client();
    const titles = titleOf(role);
    const called = name ?? names[role] ?? `Người ${role}`;
    const { accountId } = await client.signInAs({ roles: [role], name: called, agencyCode, ...titles });
    const grant = {
      ...{ id: accountId, agencyCode, role, ...titles, validUntil: null, onBehalfOf: null },
      validFrom: new Date("2020-11-01T00:00:00+07:00"),
    };
    const by = { accountId, username: called, name: called, sessionId: accountId, agencyCode, grants: [grant] };
    const made = { client, by };
    known.set(key, made);
    return made;
  };
  const scan = async (name = "don-de-nghi.pdf"): Promise<ComponentFile> => {
    const { pdf } = await typeset({ template: scanTemplate, data: { name }, at: node.clock.now() });
    const { sha256, bytes, mediaType } = await node.files.put(pdf, { maxBytes: 10_000_000, name });
    return { sha256, name, bytes, mediaType, at: node.clock.now().toISOString() };
  };
  const accept = async (of: "permit" | "birth" | "company", agencyCode: string, over: Partial<NewDossier> = {}) => {
    const file = await scan();
    const form = stand.form(of, { duplicateSeen: true, ...over });
    const components = form.components.map((paper, index) => (index === 0 ? { ...paper, files: [file] } : paper));
    const counter = await visitor("receptionist", agencyCode);
    return acceptDossier(node, counter.by, { ...form, components });
  };
  const tokenOf: DossierPagesStand["tokenOf"] = async ({ id }, at) => {
    const work = await readWork(node.db, id);
    return work.find((one) => one.closedAt === null && one.node === at)?.token ?? 0;
  };
  return {
    ...{ stand, served, visitor, tokenOf, scan },
    permit: (over) => accept("permit", "H36.50", { subject: "Nhà ở riêng lẻ, thửa 214, tờ bản đồ 37", ...over }),
    birth: (over) => accept("birth", "H36.50.01", over),
    company: (over) => accept("company", "H36.05", over),
    step: async (dossier, at, outcome = "", note = "") => {
      const work = (await readWork(node.db, dossier.id)).find((one) => one.closedAt === null && one.node === at);
      if (!work) throw new Error(`no open step ${at}`);
      const { by } = await visitor(work.role, work.agencyCode);
      return completeStep(node, by, { dossierId: dossier.id, token: work.token, outcome, note });
    },
    staff: async (agencyCode, people) => {
      const agency = await findAgency(node.db, agencyCode);
      if (!agency) throw new Error("no agency");
      const posts = people.map((name, index) => ({
        ...{ title: "Chuyên viên", titleEn: "Specialist", role: "specialist" as const },
        ...{ signingAuthority: "", signingTitle: "" },
        holder: {
          username: `staff.${index}.${agencyCode.toLowerCase()}`,
          name,
          email: "",
          passwordHash: "$argon2id$none",
        },
      }));
      const since = new Date("2020-01-02T00:00:00+07:00");
      await node.db.transaction().execute((tx) => importOrganisation(tx, [{ agency, units: [], posts }], since));
      const all = await staffOf(node.db, agencyCode, node.clock.now());
      return people.map((name) => all.find((one) => one.name === name)?.accountId ?? "");
    },
    now: async ({ id }) => {
      const found = await findDossier(node.db, id);
      if (!found) throw new Error("no dossier");
      return found;
    },
  };
}

const names: Partial<Record<Role, string>> = {
  receptionist: "Trần Thị Mai Hương",
  specialist: "Lê Văn Đức",
  leader: "Tạ Đình Khương",
  clerk: "Hà Thu Lê",
  controller: "Vương Khả Di",
};

function titleOf(role: Role): { readonly title: string; readonly titleEn: string } {
  const titles: Partial<Record<Role, string>> = {
    receptionist: "Công chức Một cửa",
    specialist: "Chuyên viên thẩm định",
    leader: "Phó Chủ tịch",
    clerk: "Văn thư",
    controller: "Kiểm soát thủ tục hành chính",
  };
  return { title: titles[role] ?? role, titleEn: role };
}

const scanTemplate = `#import sys: inputs
#set page(paper: "a4", margin: (x: 24mm, y: 22mm))
#set text(font: "Tinos", size: 13pt, lang: "vi")
#align(center)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*]
#v(8mm)
#align(center)[*ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG* \\ _(Sử dụng cho công trình: Nhà ở riêng lẻ)_]
#v(6mm)
Kính gửi: Ủy ban nhân dân thành phố Đà Lạt
+ Thông tin về chủ đầu tư: tên, địa chỉ liên hệ, số điện thoại.
+ Thông tin công trình: thửa đất số 214, tờ bản đồ số 37, diện tích 182,5 m2.
+ Nội dung đề nghị cấp phép: nhà ở riêng lẻ, 3 tầng, chiều cao 10,8 m.
+ Cam kết: tôi xin cam đoan làm theo đúng giấy phép được cấp.
#pagebreak()
Trang hai: bản vẽ mặt bằng.
`;

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

/** The markup of a page, which must be valid. */
export async function validPage(client: Client, path: string): Promise<string> {
  const html = await client.page(path);
  await assertValidHtml(html);
  return html;
}
