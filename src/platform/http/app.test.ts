import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../test/support/serve-node.ts";
import { readAudit } from "../audit/index.ts";
import type { System } from "../system.ts";
import { apiSchema, createRoute, flash, frameOf, httpErrors, line, readForm, readUpload, signedIn } from "./index.ts";

const hour = 3_600_000;
let node: TestNode;
let served: ServedNode;
let open: Promise<void>;
let release: () => void = () => undefined;

const system: System = {
  name: "notes",
  nav: [
    { href: "/notes", label: { vi: "Ghi chép", en: "Notes" }, order: 2, roles: ["clerk"], count: async () => 7 },
    { href: "/public", label: { vi: "Công khai", en: "Public" }, order: 1 },
  ],
  routes: (app) => {
    app.get("/public", async (c) => c.json(await frameOf(c)));
    app.get("/notes", async (c) => {
      signedIn(c);
      return c.json(await frameOf(c, { section: { vi: "Sổ", en: "Book" } }));
    });
    app.post("/notes", async (c) => {
      const { name } = signedIn(c);
      const form = await readForm(c, z.object({ title: line(20) }), {});
      await flash(c, { vi: `Đã lưu ${form.title}`, en: `Saved ${form.title}` });
      return c.redirect(`/notes?by=${encodeURIComponent(name)}`, 303);
    });
    app.post("/echo", async (c) => c.json(await readForm(c, z.object({ title: line(20) }))));
    app.post("/files", async (c) => {
      const upload = await readUpload(c, { maxBytes: 200_000, allow: ["application/pdf", "text/plain"] });
      return c.json({ ...upload, fields: Object.fromEntries(upload.fields) });
    });
    app.get("/broken", () => {
      throw new Error("the disk said secret things");
    });
    app.get("/slow", async (c) => {
      await open;
      return c.text("done");
    });
    app.get("/big", (c) => c.html("x".repeat(50_000)));
    app.get("/forbidden", () => {
      throw httpErrors.foreignForm();
    });
    app.post("/api/things", (c) => c.json({ principal: c.get("principal") ?? null }));
    const route = createRoute({
      method: "get",
      path: "/api/agencies/{code}",
      summary: "One agency",
      request: { params: apiSchema.object({ code: apiSchema.string().regex(/^H\d+$/) }) },
      responses: {
        200: {
          description: "Found",
          content: { "application/json": { schema: apiSchema.object({ code: apiSchema.string() }) } },
        },
      },
    });
    app.openapi(route, (c) => c.json({ code: c.req.valid("param").code }, 200));
  },
};

beforeAll(async () => {
  node = await testNode({ config: { maxUploadBytes: 1_000_000 } });
  served = await serveNode(node, [system], {
    gauges: [{ name: "lt_outbox_depth", help: "Waiting", read: async () => 3 }],
  });
});

afterAll(async () => {
  await served.stop();
  await node.drop();
});

describe("every answer", () => {
  test("is named and carries the security headers", async () => {
    const response = await served.client().get("/public");
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
  });

  test("to styles, scripts and fonts says only what concerns parts of a page", async () => {
    const response = await served.client().get("/assets/none.css");
    expect(response.headers.get("content-security-policy")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    const drawing = await served.client().get("/assets/none.svg");
    expect(drawing.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  test("is compressed when it is long", async () => {
    const response = await served.client().get("/big", { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toHaveLength(50_000);
  });
});

describe("errors", () => {
  test("of people come as pages with the request's number, and tell no secret", async () => {
    const response = await served.client().get("/broken");
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("secret");
    expect(text).toContain(response.headers.get("x-request-id") ?? "no id");
    expect(text).toContain("Máy chủ gặp lỗi");
  });

  test("404 for people, a problem for machines", async () => {
    expect((await served.client().get("/nowhere")).status).toBe(404);
    const response = await served.client().get("/api/nowhere");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 404, code: "http.page-missing" });
  });
});

describe("language", () => {
  test("Vietnamese unless the browser prefers English; a choice is remembered", async () => {
    const client = served.client();
    const locale = async (init?: RequestInit, path = "/public") => (await (await client.get(path, init)).json()).locale;
    expect(await locale()).toBe("vi");
    expect(await locale({ headers: { "accept-language": "fr, en;q=0.8" } })).toBe("en");
    expect(await locale({ headers: { "accept-language": "en;q=0.5, vi;q=0.9" } })).toBe("vi");
    expect(await locale({}, "/public?lang=en")).toBe("en");
    expect(await locale()).toBe("en");
    expect(await locale({}, "/public?lang=xx")).toBe("en");
  });

  test("the frame leads to the same page in both, keeping its query", async () => {
    const frame = await (await served.client().get("/public?year=2020&lang=en")).json();
    expect(frame.languageHref).toEqual({ vi: "/public?year=2020&lang=vi", en: "/public?year=2020&lang=en" });
    expect(frame.path).toBe("/public?year=2020");
  });
});

describe("the frame", () => {
  test("shows the menu to whom it is for, in order, with figures", async () => {
    const client = served.client();
    const before = await (await client.get("/public")).json();
    expect(before.nav).toEqual([{ href: "/public", label: "Công khai", current: true }]);
    expect(before.signInHref).toBe("/sign-in?to=%2Fpublic");
    await client.signInAs({ roles: "clerk" });
    const frame = await (await client.get("/notes?page=2")).json();
    expect(frame.nav).toEqual([
      { href: "/public", label: "Công khai" },
      { href: "/notes", label: "Ghi chép", count: 7, current: true },
    ]);
    expect(frame.who).toMatchObject({ name: "Hà Thu Lê", post: "Văn thư", signOut: "/sign-out" });
    expect(frame.systemName).toEqual({ name: "Sổ", over: "Ủy ban nhân dân tỉnh Lâm Đồng" });
    const leader = served.client();
    await leader.signInAs({ roles: "leader" });
    expect((await (await leader.get("/public")).json()).nav).toHaveLength(1);
  });
});

describe("forms", () => {
  test("need the token of this very session", async () => {
    const client = served.client();
    await client.signInAs({ roles: "clerk" });
    const body = new URLSearchParams({ title: "x" });
    expect((await client.fetch("/notes", { method: "POST", body })).status).toBe(403);
    const other = served.client();
    await other.signInAs({ roles: "clerk" });
    for (const wrong of [await other.token(), await served.client().token(), "", "x".repeat(86)]) {
      const answer = await client.fetch("/notes", {
        method: "POST",
        body: new URLSearchParams({ _csrf: wrong, title: "x" }),
      });
      expect(answer.status).toBe(403);
    }
    expect((await client.post("/notes", { title: "x" })).status).toBe(303);
  });

  test("a token is masked anew each time, and each is good", async () => {
    const client = served.client();
    const [one, two] = [await client.token(), await client.token()];
    expect(one).not.toBe(two);
    for (const _csrf of [one, two]) {
      const answer = await client.fetch("/echo", { method: "POST", body: new URLSearchParams({ _csrf, title: "x" }) });
      expect(answer.status).toBe(200);
    }
  });

  test.each([
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://127.0.0.1:3001" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "same-origin" }, 200],
  ])("with a right token but sent as %o: %i", async (headers, status) => {
    const answer = await served.client().post("/echo", { title: "x" }, { headers });
    expect(answer.status).toBe(status);
  });

  test("from our own origin pass without fetch metadata", async () => {
    const answer = await served.client().post("/echo", { title: "x" }, { headers: { origin: served.url } });
    expect(answer.status).toBe(200);
  });

  test("are normalised to NFC, and say field by field what is wrong", async () => {
    const client = served.client();
    const answer = await client.post("/echo", { title: " Đăng  ký ".normalize("NFD") });
    expect(await answer.json()).toEqual({ title: "Đăng ký" });
    expect((await client.post("/echo", { title: " " })).status).toBe(422);
    expect((await client.post("/echo", {})).status).toBe(422);
  });

  test("JSON is not a form", async () => {
    const client = served.client();
    const headers = { "content-type": "application/json", "x-csrf-token": await client.token() };
    expect((await client.fetch("/echo", { method: "POST", body: "{}", headers })).status).toBe(415);
  });

  test("over 1 MB are refused, whether or not their length is declared", async () => {
    const client = served.client();
    expect((await client.post("/echo", { title: "x".repeat(1_100_000) })).status).toBe(413);
    const body = Readable.toWeb(Readable.from([`title=${"x".repeat(600_000)}`, "x".repeat(600_000)])) as ReadableStream;
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-csrf-token": await client.token() };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    expect((await client.fetch("/echo", init)).status).toBe(413);
  });

  test("a message is shown on the next page, once, and cannot be forged", async () => {
    const client = served.client();
    await client.signInAs({ roles: "clerk" });
    const answer = await client.post("/notes", { title: "sổ" });
    expect(answer.headers.get("location")).toBe("/notes?by=H%C3%A0%20Thu%20L%C3%AA");
    const read = async () => (await (await client.get("/notes")).json()).flash;
    expect(await read()).toEqual({ kind: "done", text: "Đã lưu sổ" });
    expect(await read()).toBeUndefined();
    client.cookies.set("lt_flash_h36", Buffer.from('{"kind":"done","text":"bạn trúng thưởng"}').toString("base64url"));
    expect(await read()).toBeUndefined();
  });

  test("of a visitor pass though the browser still holds an ended session's cookie", async () => {
    const client = served.client();
    await client.signInAs({ roles: "clerk" });
    const old = await client.token();
    node.machine.advance(9 * hour);
    expect((await client.post("/echo", { title: "x" })).status).toBe(200);
    expect(
      (await client.fetch("/echo", { method: "POST", body: new URLSearchParams({ _csrf: old, title: "x" }) })).status,
    ).toBe(200);
  });

  test("machine interfaces take at most twice the largest upload", async () => {
    const answer = await served.client().fetch("/api/things", { method: "POST", body: "x".repeat(2_000_001) });
    expect(answer.status).toBe(413);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test("machine interfaces take no cookie, so they need no token", async () => {
    const client = served.client();
    await client.signInAs({ roles: "clerk" });
    const answer = await client.fetch("/api/things", { method: "POST", body: "{}" });
    expect(await answer.json()).toEqual({ principal: null });
  });
});

describe("uploads", () => {
  const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

  test("keep every good file though another is refused", async () => {
    const form = new FormData();
    form.append("title", "Tờ trình".normalize("NFD"));
    form.append("paper", new File([pdf], "tờ trình.pdf", { type: "application/pdf" }));
    form.append("paper", new File([], "rỗng.pdf", { type: "application/pdf" }));
    form.append("paper", new File([new Uint8Array(300_000).fill(65)], "dài.txt", { type: "text/plain" }));
    form.append("paper", new File([pdf], "C:\\giấy\\thứ hai.pdf", { type: "application/pdf" }));
    form.append("none", new File([], ""));
    form.append("last", "sau các tệp");
    const answer = await served.client().upload("/files", form);
    expect(answer.status).toBe(200);
    const upload = await answer.json();
    expect(upload.fields).toMatchObject({ title: "Tờ trình", last: "sau các tệp" });
    expect(upload.files.map((each: { name: string }) => each.name)).toEqual(["tờ trình.pdf", "thứ hai.pdf"]);
    expect(upload.refused.map((each: { name: string; code: string }) => [each.name, each.code])).toEqual([
      ["rỗng.pdf", "files.empty"],
      ["dài.txt", "files.too-large"],
    ]);
    expect(upload.files[0].file).toMatchObject({ bytes: pdf.byteLength, mediaType: "application/pdf" });
  });

  test("that are refused leave a line in the audit, when someone has signed in", async () => {
    const client = served.client();
    const { username } = await client.signInAs({ roles: "clerk", name: "Hà Thu Lê" });
    const form = new FormData();
    form.append("paper", new File([], "rỗng.pdf"));
    expect((await client.upload("/files", form)).status).toBe(200);
    form.append("paper", new File([new Uint8Array(3_000_000)], "dài.pdf"));
    expect((await client.upload("/files", form)).status).toBe(413);
    const account = await node.db
      .selectFrom("platform.account")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    const rows = (await readAudit(node.db, { actor: account.id, limit: 10 })).filter(({ action }) =>
      action.startsWith("http."),
    );
    expect(rows).toMatchObject([
      { subject: { kind: "http.form", id: "/files" }, detail: { code: "http.too-large", bytes: expect.any(Number) } },
      { subject: { kind: "http.file", id: "rỗng.pdf" }, detail: { code: "files.empty", path: "/files" } },
    ]);
  });

  test("without the token, or with it behind a file, store nothing", async () => {
    const client = served.client();
    const count = async () => (await node.db.selectFrom("platform.file").selectAll().execute()).length;
    const before = await count();
    const other = new TextEncoder().encode("%PDF-1.4\nanother\n%%EOF\n");
    const form = new FormData();
    form.append("paper", new File([other], "a.pdf", { type: "application/pdf" }));
    form.append("_csrf", await client.token());
    expect((await client.fetch("/files", { method: "POST", body: form })).status).toBe(403);
    expect(await count()).toBe(before);
  });

  test("over the node's limit are refused before they are read, and while they stream in", async () => {
    const client = served.client();
    const form = new FormData();
    form.append("paper", new File([new Uint8Array(3_000_000)], "a.pdf"));
    expect((await client.upload("/files", form)).status).toBe(413);
    const boundary = "----x";
    async function* endless() {
      const field = (name: string, value: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      yield Buffer.from(field("_csrf", await client.token()));
      yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="paper"; filename="a.txt"\r\n\r\n`);
      for (let i = 0; i < 100; i++) yield Buffer.alloc(65_536, "a");
    }
    const body = Readable.toWeb(Readable.from(endless())) as ReadableStream;
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
    const answer = await client.fetch("/files", init).catch((error: unknown) => error);
    // The client may learn of it by the answer or by the closed connection: it was still sending.
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect((await client.get("/public")).status).toBe(200);
  });

  test("cut short are not kept", async () => {
    const client = served.client();
    const boundary = "----y";
    const text = [
      `--${boundary}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${await client.token()}\r\n`,
      `--${boundary}\r\nContent-Disposition: form-data; name="paper"; filename="a.txt"\r\n\r\nhalf a line`,
    ].join("");
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const answer = await client.fetch("/files", { method: "POST", body: text, headers });
    expect(answer.status).toBe(422);
  });
});

describe("sessions", () => {
  test("without one a page leads to sign-in and back", async () => {
    const answer = await served.client().get("/notes?page=2");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/sign-in?to=%2Fnotes%3Fpage%3D2");
  });

  test("end eight hours after the last page, and twelve after the first", async () => {
    const idle = served.client();
    await idle.signInAs({ roles: "clerk" });
    const busy = served.client();
    await busy.signInAs({ roles: "clerk" });
    const status = async (client: typeof idle) => (await client.get("/notes")).status;
    node.machine.advance(5 * hour);
    expect(await status(busy)).toBe(200);
    node.machine.advance(3 * hour);
    expect(await status(idle)).toBe(303);
    expect(await status(busy)).toBe(200);
    node.machine.advance(4 * hour - 1000);
    expect(await status(busy)).toBe(200);
    node.machine.advance(1000);
    expect(await status(busy)).toBe(303);
  });

  test("only a hash of the token is kept", async () => {
    const client = served.client();
    const { token } = await client.signInAs({ roles: "clerk" });
    const rows = await node.db.selectFrom("platform.session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("machine interfaces", () => {
  test("are described, and refuse what does not fit", async () => {
    const client = served.client();
    const description = await (await client.get("/api/openapi.json")).json();
    expect(description.paths["/api/agencies/{code}"].get.summary).toBe("One agency");
    expect(await (await client.get("/api/agencies/H36")).json()).toEqual({ code: "H36" });
    const refused = await client.get("/api/agencies/xx");
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "http.request-invalid", errors: { code: {} } });
  });
});

describe("for operators", () => {
  test("health, readiness and measurements", async () => {
    const client = served.client();
    expect(await (await client.get("/_health")).json()).toEqual({ status: "up", node: "H36" });
    const ready = await client.get("/_ready");
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: "ready", checks: { database: true, migrations: true } },
    ]);
    const metrics = await (await client.get("/_metrics")).text();
    expect(metrics).toContain('lt_outbox_depth{node="H36"} 3');
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{node="H36",method="GET",route="\/public",status="2xx"\} \d+/,
    );
    expect(metrics).toContain("process_resident_memory_bytes");
  });
});

test("a stopping server lets running requests end", async () => {
  open = new Promise((resolve) => {
    release = resolve;
  });
  const own = await serveNode(node, [system]);
  const answer = own.client().get("/slow");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = own.stop();
  release();
  expect(await (await answer).text()).toBe("done");
  await stopped;
  await expect(own.client().get("/public")).rejects.toThrow();
});

test("too many requests are told when to come again, and messages between nodes are not counted", async () => {
  const own = await serveNode(node, [system], { limits: { read: 3, write: 1, signIn: 1, machine: 1 } });
  const client = own.client();
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) statuses.push((await client.get("/public")).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await client.get("/public");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  for (let i = 0; i < 4; i++) expect((await client.fetch("/_node/messages", { method: "POST" })).status).toBe(401);
});
