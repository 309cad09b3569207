import ExcelJS from "@protobi/exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import type { Client } from "../../../../../test/support/client.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../../test/support/transfer.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import { type Role, roles } from "../../../../platform/auth/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import { addRegisterPages } from "../registers/page.tsx";
import { addReportPages } from "../report/page.tsx";
import { look } from "../track/track.fixture.ts";
import { keepQuarter } from "./figures.fixture.ts";
import { addFigurePages } from "./page.tsx";

let stand: DossierStand;
let served: ServedNode;
let browser: Browser;
let controller: Client;

const period = "from=2020-10-01&to=2020-11-24";

beforeAll(async () => {
  stand = await dossierStand(new Date("2020-11-24T09:00:00+07:00"));
  await keepQuarter(stand.node, 160);
  const routes = (app: Parameters<typeof addFigurePages>[0]) => {
    addFigurePages(app);
    addReportPages(app);
    addRegisterPages(app);
  };
  served = await serveNode(stand.node, [{ name: "figures", routes }, entranceSystem(stand.node)], {
    handleAsset,
    renderError,
  });
  browser = await openBrowser();
  controller = await visitor("controller", "H36");
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  await stand.node.drop();
});

async function visitor(role: Role, agencyCode: string): Promise<Client> {
  const client = served.client();
  await client.signInAs({ roles: [role], agencyCode, name: "Lơ Mu K’Sáu", title: role, titleEn: role });
  return client;
}

async function open(client: Client, width: number, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi" });
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: served.url })));
  const page = await context.newPage();
  await page.goto(`${served.url}${path}`);
  return page;
}

const paths = {
  figures: `/dossiers/figures?${period}`,
  "figures-empty": "/dossiers/figures?from=2019-01-01&to=2019-01-31",
  "figures-list": `/dossiers/figures/dossier.resolved-late?${period}`,
  report: `/dossiers/report?${period}`,
  "report-empty": "/dossiers/report?from=2019-01-01&to=2019-01-31",
  registers: `/dossiers/registers?${period}`,
  "registers-empty": `/dossiers/registers?${period}&q=khong+ai+ca`,
} as const;

describe.each([390, 1280])("at %i px", (width) => {
  test("every page is accessible and no wider than the screen", async () => {
    for (const [name, path] of Object.entries(paths)) {
      const page = await open(controller, width, path);
      await look(page, `${name}-${width}`).catch((error: unknown) =>
        Promise.reject(new Error(`${name}: ${String(error)}`)),
      );
      await page.context().close();
    }
  }, 180_000);
});

test("on a phone charts can be read, and what a row is about stays when its figures are moved", async () => {
  const page = await open(controller, 390, paths.figures);
  const [shown, letters] = await page.evaluate<[number, number]>(`(() => {
    const charts = [...document.querySelectorAll(".lt-chart-frame svg")].filter((one) => one.checkVisibility());
    const scale = charts.map((one) => one.getBoundingClientRect().width / one.viewBox.baseVal.width);
    return [charts.length, Math.min(...scale) * 12];
  })()`);
  expect(shown).toBeGreaterThan(0);
  expect(letters).toBeGreaterThan(11);
  await page.goto(`${served.url}${paths.report}`);
  const left = await page.evaluate<number>(`(() => {
    const frame = document.querySelector(".lt-report").closest(".lt-scroll");
    frame.scrollLeft = 200;
    return document.querySelector(".lt-report tbody .lt-report__sector").getBoundingClientRect().left - frame.getBoundingClientRect().left;
  })()`);
  expect(left).toBe(0);
  await page.context().close();
});

test.each(["report", "registers"] as const)(
  "%s goes to paper lying, head and rows on the same sheets",
  async (name) => {
    const page = await open(controller, 1280, paths[name]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = [...pdf.matchAll(/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => Number(w) > Number(h));
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.every(Boolean)).toBe(true);
    await page.context().close();
  },
);

test("every number of the report opens the dossiers it counts", async () => {
  const page = await open(controller, 1280, paths.report);
  const rows = await page.locator("tbody tr").all();
  expect(rows.length).toBe(4);
  const cells = await page
    .locator("tbody a.lt-num, .lt-ledger a.lt-num")
    .evaluateAll((links) => links.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const));
  expect(cells.length).toBeGreaterThan(35);
  for (const [href, written] of cells) {
    const html = await (await controller.get(href)).text();
    const total = /lt-toolbar__note">([\d.]+) (?:hồ sơ|lượt|phút)/.exec(html)?.[1];
    expect([href, total]).toEqual([href, written]);
  }
});

test("the numbers of the overview open what they count", async () => {
  const page = await open(controller, 1280, paths.figures);
  const cells = await page
    .locator("table a.lt-num")
    .evaluateAll((links) => links.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const));
  expect(cells.length).toBeGreaterThan(30);
  for (const [href, written] of cells) {
    const html = await (await controller.get(href)).text();
    const total = /lt-toolbar__note">([\d.]+) (?:hồ sơ|lượt|phút)/.exec(html)?.[1];
    expect([href, total]).toEqual([href, written]);
  }
});

test("the report is taken away laid out like the form, and its columns add up", async () => {
  const response = await controller.get(`/dossiers/report/export.xlsx?${period}`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const sheet = book.getWorksheet("II.06a");
  expect(sheet?.getCell("A1").value).toBe("Biểu số II.06a/VPCP/KSTT");
  expect(sheet?.getCell("C7").value).toBe("Số lượng hồ sơ tiếp nhận");
  expect(sheet?.getCell("D9").value).toBe("Trực tuyến");
  const last = sheet?.lastRow;
  const value = (column: string) => Number(last?.getCell(column).value);
  expect(last?.getCell("B").value).toBe("Tổng cộng");
  expect(value("C")).toBe(value("D") + value("E") + value("F"));
  expect(value("G")).toBe(value("H") + value("I") + value("J"));
  expect(value("K")).toBe(value("L") + value("M"));
  expect(value("G")).toBeGreaterThan(0);
  const csv = await (await controller.get(`/dossiers/report/export.csv?${period}`)).text();
  expect(csv.trim().split("\r\n").at(-1)?.split(",").slice(2)).toEqual(
    "CDEFGHIJKLM".split("").map((c) => String(value(c))),
  );
});

test("the register finds without accents, keeps its filters in the address, and is taken away", async () => {
  const found = await open(
    controller,
    1280,
    `/dossiers/registers?${period}&q=k%E2%80%99breu+thi+lan+xay+dung&standing=late`,
  );
  expect(await found.locator("tbody tr").count()).toBe(0);
  await found.locator("select[name=standing]").selectOption("");
  await Promise.all([found.waitForURL(/standing=(&|$)/), found.locator(".lt-filters button").click()]);
  const rows = await found.locator("tbody tr").count();
  expect(rows).toBeGreaterThan(5);
  const csv = await controller.get(`/dossiers/registers/export.csv?${period}&q=breu+xay+dung`);
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(rows + 1);
  const audit = await stand.node.db
    .selectFrom("platform.audit")
    .select("action")
    .where("action", "=", "dossier.register.take")
    .execute();
  expect(audit).toHaveLength(1);
});

test("a register longer than a file is not cut unseen: it is taken in parts", async () => {
  const small = await serveNode(stand.node, [{ name: "registers", routes: (app) => addRegisterPages(app, 5) }], {
    renderError,
  });
  const client = small.client();
  await client.signInAs({ roles: ["controller"], agencyCode: "H36", name: "Lơ Mu K’Sáu", title: "x", titleEn: "x" });
  const taken = () =>
    stand.node.db.selectFrom("platform.audit").selectAll().where("action", "=", "dossier.register.take").execute();
  const before = (await taken()).length;
  for (const form of ["csv", "xlsx"]) {
    const refused = await client.get(`/dossiers/registers/export.${form}?${period}`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/có \d+ dòng, một tệp chứa nhiều nhất 5 dòng.*chọn kỳ ngắn hơn/s);
  }
  expect(await taken()).toHaveLength(before);
  const html = await client.page(`/dossiers/registers?${period}`);
  expect(html).toContain("Một tệp chứa nhiều nhất 5 dòng: hãy chọn kỳ ngắn hơn");
  expect(html).not.toContain("export.csv");
  const short = await client.page("/dossiers/registers/export.csv?from=2020-09-01&to=2020-09-05");
  expect(short.trim().split("\r\n")).toHaveLength(6);
});

test("an agency's officer reads the register of that agency alone, whatever is asked", async () => {
  const officer = await visitor("receptionist", "H36.50.01");
  const html = await (await officer.get(`/dossiers/registers?${period}&agency=H36.05`)).text();
  expect(html).toContain("H36.50.01-201116-");
  expect(html).not.toMatch(/H36\.05-201116-/);
});

test("each page is for whoever handles dossiers and the controller at the top, and for nobody else", async () => {
  const handlers: readonly Role[] = ["leader", "clerk", "specialist", "receptionist"];
  const all = [
    ...Object.values(paths),
    `/dossiers/registers/export.csv?${period}`,
    `/dossiers/report/export.xlsx?${period}`,
  ];
  for (const agencyCode of ["H36", "H36.50.01"]) {
    for (const role of roles) {
      const client = await visitor(role, agencyCode);
      const may = handlers.includes(role) || (role === "controller" && agencyCode === "H36");
      for (const path of all) {
        const { status } = await client.get(path);
        expect([agencyCode, role, path, status]).toEqual([agencyCode, role, path, may ? 200 : 403]);
      }
    }
  }
  for (const path of all) expect((await served.client().get(path)).status).toBe(303);
}, 120_000);

test("pages stay within the weight of an officer's page", async () => {
  for (const path of [paths.figures, paths.report, paths.registers]) {
    const page = await open(controller, 1280, "/dossiers/figures");
    await assertWithinBudget(page, `${served.url}${path}`, "officer");
    await page.context().close();
  }
});
