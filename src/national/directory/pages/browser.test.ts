import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { createDemoTrust } from "../../../engines/signing/index.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { addCertificate, importAgencies, joinNodes, submitRegistration, trustAuthorities } from "../index.ts";
import { directorySystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;
let browser: Browser;
let application: string;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN", name: { vi: "Hệ thống quốc gia", en: "National systems" } });
  await importAgencies(node, agencies());
  const trust = await createDemoTrust();
  await trustAuthorities(node, [trust.root.certificate, trust.authority.certificate]);
  const ends = ["2022-05-01", "2020-12-12", "2021-03-01"];
  for (const [index, code] of ["H36", "H34", "H15"].entries()) {
    const notAfter = new Date(`${ends[index]}T00:00:00+07:00`);
    const { certificate } = await trust.issue(`Nút liên thông ${code}`, "node", { notAfter });
    await addCertificate(node, "system", { agencyCode: code, scope: "subtree", file: certificate });
    await joinNodes(node, [{ level1: code, nodeCode: code }]);
  }
  const { certificate } = await trust.issue("Phần mềm Sở Y tế", "node");
  application = await submitRegistration(node, {
    kind: "join",
    agencyCode: "H15.10",
    software: "Quản lý văn bản 4.2",
    contactName: "Hoàng Thị Mận",
    contactPhone: "0262 300 000",
    email: "vanthu@example.vn",
    certificate,
    source: "Hoàng Thị Mận",
  });
  served = await serveNode(node, [directorySystem(node)], { handleAsset });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
  await node.drop();
});

const open = [
  "/agencies",
  "/agencies?q=dak+nong",
  "/agencies?q=so+noi+vuu&level=commune",
  "/agencies/H36",
  "/agencies/H36.50.01",
  "/applications/new",
];
const desk = [
  "/applications",
  "/certificates",
  "/certificates/new",
  "/credentials",
  "/credentials/new",
  "/agencies/new",
  "/agencies/H36.01/succession",
];

test.each([390, 1280])(
  "every page at %i px is accessible, valid and within its policy, in both languages",
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "vi-VN" });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) problems.push(message.text());
    });
    const look = async (path: string): Promise<void> => {
      await page.goto(`${served.url}${path}`);
      const name = `${path.replaceAll(/[^a-z0-9]+/gi, "-")}-${width}`;
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/directory${name}.png`, fullPage: true });
      const html = await (await context.request.get(`${served.url}${path}`)).text();
      for (const check of [() => assertAccessible(page), () => assertValidHtml(html)])
        await check().catch((error) => problems.push(`${name}: ${error}`));
      const scroll = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (scroll > 0) problems.push(`${name} sticks out by ${scroll} px`);
    };
    const both = (path: string) => [
      `${path}${path.includes("?") ? "&" : "?"}lang=vi`,
      `${path}${path.includes("?") ? "&" : "?"}lang=en`,
    ];
    for (const path of open.flatMap(both)) await look(path);
    const confirmation = `/applications/${application}/confirmation`;
    for (const path of both(confirmation)) await look(path);
    const { token } = await person(node, { roles: "registrar", title: "Quản lý danh bạ", titleEn: "Registrar" });
    await context.addCookies([{ name: cookieName(node.config, "session"), value: token, url: served.url }]);
    for (const path of [...desk, `/applications/${application}`].flatMap(both)) await look(path);
    expect(problems).toEqual([]);
    await context.close();
  },
  240_000,
);

test("what a citizen looks up stays within the budget, the first time too, and so do the registrar's pages", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  for (const path of open) await assertWithinBudget(page, `${served.url}${path}`, "citizen");
  const { token } = await person(node, { roles: "registrar", title: "Quản lý danh bạ", titleEn: "Registrar" });
  await context.addCookies([{ name: cookieName(node.config, "session"), value: token, url: served.url }]);
  for (const path of [...desk, `/applications/${application}`])
    await assertWithinBudget(page, `${served.url}${path}`, "officer");
  await context.close();
}, 120_000);
