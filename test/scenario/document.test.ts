import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { DocumentStory } from "../../scenario/document/document.ts";

const out = mkdtempSync(join(tmpdir(), "lienthong-story-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const run = promisify(execFile);
const program = (...args: readonly string[]) => run(process.execPath, ["--import", "tsx", ...args]);

test("a directive crosses the country, is refused by one, and a letter is recalled", async () => {
  const story = JSON.parse((await program("scenario/main.ts", "document", "--out", out)).stdout) as DocumentStory;
  const codes = ({ recipients }: DocumentStory["directive"]) =>
    recipients.map(({ statuses }) => statuses.map(({ code }) => code).join(" "));
  expect(codes(story.directive).toSorted()).toEqual(["01 02", "01 03 06", "01 03 06", "01 03 06"]);
  expect(codes(story.recalled).toSorted()).toEqual(["01 03 13 16", "01 13 15"]);
  for (const { recipients } of [story.directive, story.recalled]) {
    for (const { statuses, receipt } of recipients) {
      expect(statuses.map(({ at }) => at)).toEqual(statuses.map(({ at }) => at).toSorted());
      expect(receipt?.split(".")).toHaveLength(3);
    }
  }
  // What is kept stands by itself: the engines find every signature whole and trusted, without a node.
  for (const { files } of [story.directive, story.recalled]) {
    const pdf = await program("src/cli/main.ts", "pdf", "verify", files.pdf, "--trust", story.trust);
    expect(JSON.parse(pdf.stdout).signatures.map((one: { trusted: boolean }) => one.trusted)).toEqual([
      true,
      true,
      true,
    ]);
    expect(readFileSync(files.received)).toEqual(readFileSync(files.sent));
    const inspected = await program("src/cli/main.ts", "edxml", "inspect", files.received);
    expect(JSON.parse(inspected.stdout)).toMatchObject({ signature: { valid: true }, findings: [] });
  }
}, 240_000);
