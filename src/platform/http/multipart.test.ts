import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openMultipart } from "./multipart.ts";

const boundary = "----line";
const megabyte = 1024 * 1024;

function part(disposition: string, content: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}`;
}

/** A form whose one file has the given size, made as it is asked for; `sent` tells how much has been. */
function formOf(fileBytes: number) {
  const head = `${part('name="_csrf"', "token\r\n")}${part('name="paper"; filename="giấy.txt"', "")}`;
  const facts = { sent: 0, cancelled: false };
  let left = fileBytes;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(Buffer.from(head)),
      pull(controller) {
        const size = Math.min(left, 65_536);
        left -= size;
        facts.sent += size;
        if (size > 0) return controller.enqueue(new Uint8Array(size).fill(97));
        controller.enqueue(Buffer.from(`\r\n--${boundary}--\r\n`));
        controller.close();
      },
      cancel() {
        facts.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return { request: new Request("http://node.example/", init), facts };
}

test("a file nobody reads yet is not fetched: the form waits in the network, not in memory", async () => {
  const { request, facts } = formOf(50 * megabyte);
  const multipart = openMultipart(request, 60 * megabyte);
  expect(await multipart.begin("_csrf")).toBe("token");
  await wait(200);
  expect(facts.sent).toBeLessThan(megabyte);
  let read = 0;
  for await (const file of multipart.files()) {
    expect(file.name).toBe("giấy.txt");
    for await (const chunk of file.bytes) read += chunk.byteLength;
  }
  expect(read).toBe(50 * megabyte);
});

test("a reader that stops early lets the rest of the form come", async () => {
  const { request } = formOf(5 * megabyte);
  const multipart = openMultipart(request, 60 * megabyte);
  for await (const file of multipart.files()) {
    for await (const _ of file.bytes) break;
  }
  expect(multipart.fields.get("_csrf")).toBe("token");
});

test("an abandoned form is not read on", async () => {
  const { request, facts } = formOf(50 * megabyte);
  const multipart = openMultipart(request, 60 * megabyte);
  await multipart.begin("_csrf");
  multipart.abandon();
  await wait(50);
  expect(facts).toMatchObject({ cancelled: true });
  expect(facts.sent).toBeLessThan(megabyte);
});

test("reading stops at the limit, and the file under way is not taken for whole", async () => {
  const { request, facts } = formOf(50 * megabyte);
  const multipart = openMultipart(request, megabyte);
  const read = async () => {
    for await (const file of multipart.files()) for await (const _ of file.bytes);
  };
  await expect(read()).rejects.toMatchObject({ code: "http.too-large" });
  expect(facts.sent).toBeLessThan(2 * megabyte);
});

test("more fields than any form has are refused", async () => {
  const body = `${Array.from({ length: 501 }, (_, n) => part(`name="f${n}"`, "x\r\n")).join("")}--${boundary}--\r\n`;
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const multipart = openMultipart(new Request("http://node.example/", { method: "POST", body, headers }), megabyte);
  const read = async () => {
    for await (const _ of multipart.files());
  };
  await expect(read()).rejects.toMatchObject({ code: "http.form-broken" });
});
