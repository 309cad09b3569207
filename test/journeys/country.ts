import { rmSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { type CountryApart, startCountryApart } from "../../src/country/apart.ts";
import { demoPassword } from "../../src/country/demo-password.ts";
import { createProgress } from "../../src/country/progress.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { assertAccessible } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";

/** A fresh country of real nodes and a browser, for journeys that cross it. */
export type JourneyCountry = {
  readonly country: CountryApart;
  /** Someone of the demo country at their desk, or with a phone: signed in by hand at their own node. */
  person(username: string, width?: number): Promise<Page>;
  /** Closes what a journey opened. Throws with what the pages complained of meanwhile. */
  endJourney(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the country, each node a process of its own, without history. */
export async function journeyCountry(): Promise<JourneyCountry> {
  const folder = temporaryFolder("journeys");
  const quiet = createProgress(() => undefined);
  const country = await startCountryApart({ folder, progress: quiet });
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  return {
    country,
    person: async (username, width = 1280) => {
      const context = await newContext(browser, width);
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(`${username}: ${error}`));
      page.on("console", (message) => {
        // A form that is shown again with what is wrong in it answers 422, which the browser also calls an error.
        if (message.type() === "error" && !message.text().includes("422"))
          complaints.push(`${username}: ${message.text()} ${page.url()}`);
      });
      await signIn(page, nodeOf(country, username), username);
      return page;
    },
    endJourney: async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      expect(complaints.splice(0)).toEqual([]);
    },
    stop: async () => {
      await browser.close();
      await country.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newContext(browser: Browser, width: number): Promise<BrowserContext> {
  const isPhone = width < 600;
  return browser.newContext({
    viewport: { width, height: isPhone ? 844 : 800 },
    locale: "vi-VN",
    isMobile: isPhone,
    hasTouch: isPhone,
  });
}

function nodeOf({ configs }: CountryApart, username: string): string {
  const agency = username.split(".").slice(1, 2).join("").toUpperCase();
  const config = configs.find(({ code }) => code === (agency || "VN"));
  if (!config) throw new Error(`No node serves ${username}`);
  return config.baseUrl;
}

async function signIn(page: Page, baseUrl: string, username: string): Promise<void> {
  await page.goto(`${baseUrl}/sign-in?lang=vi`);
  await page.getByLabel("Tên đăng nhập", { exact: true }).fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.locator(".lt-who-menu").waitFor();
}

/** Looks at a page where a journey stops: accessible, and not wider than the screen. */
export async function look(page: Page, where: string): Promise<void> {
  await assertAccessible(page).catch((error: unknown) => {
    throw new Error(`${where}: ${error}`);
  });
  const wide = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect([where, Math.max(0, wide)]).toEqual([where, 0]);
}
