import type { CDPSession, Page } from "playwright-core";
import { expect } from "vitest";

/** The most that a page may transfer with everything on it, nothing kept from before, in bytes (1 KB is 1024). */
export const budgets = { citizen: 60 * 1024, officer: 150 * 1024 } as const;

/**
 * Loads a page as if for the first time and holds it to its budget: everything that crosses the wire counts, headers too, as it is compressed;
 * an open stream counts what it has sent. Pictures that wait until they are looked at do not count.
 */
export async function assertWithinBudget(page: Page, url: string, budget: keyof typeof budgets): Promise<void> {
  const parts = await coldParts(page, url);
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  const largest = parts
    .toSorted((a, b) => b.bytes - a.bytes)
    .map((part) => `${(part.bytes / 1024).toFixed(1)} KB ${part.url}`);
  if (total > budgets[budget])
    throw new Error(
      `${url} transfers ${(total / 1024).toFixed(1)} KB, more than a ${budget} page may:\n${largest.join("\n")}`,
    );
}

type Part = { readonly url: string; bytes: number; isWaitedFor: boolean };

async function coldParts(page: Page, url: string): Promise<readonly Part[]> {
  const session = await page.context().newCDPSession(page);
  const parts = new Map<string, Part>();
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  listen(session, parts);
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate("document.fonts.ready.then(() => true)");
  await expect.poll(() => [...parts.values()].filter((part) => part.isWaitedFor).map((part) => part.url)).toEqual([]);
  await session.detach();
  return [...parts.values()];
}

function listen(session: CDPSession, parts: Map<string, Part>): void {
  const change = (id: string, how: (part: Part) => void): void => {
    const part = parts.get(id);
    if (part) how(part);
  };
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!request.url.startsWith("data:")) parts.set(requestId, { url: request.url, bytes: 0, isWaitedFor: true });
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.mimeType === "text/event-stream") change(requestId, (part) => (part.isWaitedFor = false));
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) =>
    change(requestId, (part) => (part.bytes += encodedDataLength)),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    change(requestId, (part) => Object.assign(part, { bytes: encodedDataLength, isWaitedFor: false })),
  );
  session.on("Network.loadingFailed", ({ requestId }) => change(requestId, (part) => (part.isWaitedFor = false)));
}
