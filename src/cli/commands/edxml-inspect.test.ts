import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createDemoTrust, type DemoTrust, pemOfCertificate, signerOf, signXml } from "../../engines/signing/index.ts";
import { sampleDocument, sampleStatus } from "../../protocol/edxml/fixtures/sample-messages.ts";
import { encodeDocument, encodeStatus } from "../../protocol/edxml/index.ts";
import { UnreadableFileError, UsageError } from "../command.ts";
import { testIo } from "../command-io.fixture.ts";
import { edxmlInspect } from "./edxml-inspect.ts";

const folder = mkdtempSync(join(tmpdir(), "edxml-inspect-"));
const plain = save("plain.edxml", encodeDocument(sampleDocument()));
let trust: DemoTrust;
let signed = "";

beforeAll(async () => {
  trust = await createDemoTrust();
  const issued = await trust.issue("Ủy ban nhân dân tỉnh Lâm Đồng", "agency");
  signed = signXml(encodeDocument(sampleDocument()), { signer: signerOf(issued) });
});

test("a document is described in full", async () => {
  const { exit, output } = await inspect(plain);
  expect(exit).toBe(0);
  expect(output).toEqual({
    kind: "document",
    businessType: 0,
    documentId: "000.00.00.H36,2020/10/27,9614/UBND-KSTT",
    code: "9614/UBND-KSTT",
    from: "H36",
    to: ["G22", "H15", "H34.50.05"],
    subject: "Về việc cấp bản sao điện tử được chứng thực từ bản chính",
    promulgationDate: "2020/10/27",
    dueDate: "2020/11/10",
    priority: 1,
    steeringType: 2,
    statusCode: null,
    responseFor: [{ organId: "G22", code: "7562/VPCP-KSTT", documentId: "000.00.00.G22,2020/09/09,7562/VPCP-KSTT" }],
    traces: [{ organId: "H36", timestamp: "2020/10/27 09:15:00" }],
    attachments: [
      {
        contentId: "9614-1",
        name: "9614-UBND-KSTT.pdf",
        contentType: "application/pdf",
        bytes: 2000,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ],
    signature: { present: false, valid: false, weak: false, signer: null, reason: null },
    findings: [],
  });
});

test("a status has the same keys", async () => {
  const status = await inspect(save("status.edxml", encodeStatus(sampleStatus())));
  expect(status.output).toMatchObject({
    kind: "status",
    statusCode: "03",
    from: "H34.50.05",
    responseFor: [{ organId: "H36" }],
  });
  expect(Object.keys(status.output as object)).toEqual(Object.keys((await inspect(plain)).output as object));
});

test("a signature is judged: intact, trusted, changed", async () => {
  const file = save("signed.edxml", `\n-- dirt --\n${signed}`);
  const root = save(
    "root.pem",
    pemOfCertificate(trust.root.certificate) + pemOfCertificate(trust.authority.certificate),
  );
  const signer = "Ủy ban nhân dân tỉnh Lâm Đồng";
  expect(await signature(file)).toMatchObject({
    present: true,
    valid: true,
    signer,
    reason: { code: "trust-not-judged" },
  });
  expect(await signature(file, "--trust", root, "--at", "2020-11-16T01:00:00Z")).toEqual({
    present: true,
    valid: true,
    weak: false,
    signer,
    reason: null,
  });
  expect(await signature(file, "--trust", root, "--at", "2035-01-01T00:00:00Z")).toMatchObject({
    valid: false,
    reason: { code: "expired" },
  });
  const changed = save("changed.edxml", signed.replace("bản chính", "bản sao"));
  expect(await signature(changed)).toMatchObject({ present: true, valid: false, reason: { code: "changed" } });
});

test("a refused message exits with 1 and says why", async () => {
  const { exit, output } = await inspect(save("doctype.edxml", "<!DOCTYPE a><edXML/>"));
  expect(exit).toBe(1);
  expect(output).toMatchObject({ refused: "doctype", message: { vi: expect.any(String), en: expect.any(String) } });
});

test.each([[[]], [["a", "b"]], [["a", "--at", "hôm nay"]], [["a", "--unknown"]]])("%j is wrong usage", async (args) => {
  await expect(edxmlInspect.run(args, io)).rejects.toThrow(UsageError);
});

test("as a process: exit codes 0, 1 and 2, one JSON value on standard output", { timeout: 120_000 }, () => {
  expect(run(plain)).toMatchObject({ status: 0, output: { kind: "document" } });
  expect(run(save("text.txt", "không phải XML"))).toMatchObject({ status: 1, output: { refused: "not-xml" } });
  expect(run(join(folder, "absent.edxml"))).toMatchObject({ status: 2, output: undefined });
});

function inspect(file: string, ...more: string[]) {
  return edxmlInspect.run([file, ...more], io);
}

async function signature(file: string, ...more: string[]): Promise<unknown> {
  const { output } = await inspect(file, ...more);
  return (output as { signature: unknown }).signature;
}

const io = {
  ...testIo({}),
  log() {},
  now: () => new Date("2020-11-16T01:00:00Z"),
  async readFile(path: string) {
    try {
      return new Uint8Array(readFileSync(path));
    } catch {
      throw new UnreadableFileError(path);
    }
  },
};

function run(file: string): { status: number | null; output: unknown } {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/cli/main.ts", "edxml", "inspect", file],
    { encoding: "utf8" },
  );
  return { status, output: stdout === "" ? undefined : JSON.parse(stdout) };
}

function save(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
