import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { assertValidHtml } from "../../test/support/html.ts";
import { type TestNode, testNode } from "../../test/support/node.ts";
import { official, password } from "../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../test/support/serve-node.ts";
import { grantRole, offerDemoAccounts } from "../platform/auth/index.ts";
import { flash, line, paragraphs, readForm, readUpload, signedIn } from "../platform/http/index.ts";
import type { System } from "../platform/system.ts";
import { handleAsset } from "../ui/index.ts";
import { entranceSystem, renderError } from "./index.ts";

const hour = 3_600_000;
let node: TestNode;
let served: ServedNode;
let letters: { subject: string; body: string; pin: string | undefined }[] = [];

const office: System = {
  name: "office",
  nav: [
    { href: "/directory", label: { vi: "Danh bạ cơ quan", en: "Directory" }, order: 1 },
    { href: "/outgoing", label: { vi: "Văn bản đi", en: "Outgoing" }, order: 2, roles: ["clerk", "leader"] },
  ],
  routes: (app) => {
    app.get("/outgoing", (c) => c.text(`outgoing of ${signedIn(c).agencyCode}`));
    app.post("/outgoing", async (c) => {
      signedIn(c);
      letters.push(
        await readForm(c, z.object({ subject: line(), body: paragraphs(), pin: z.string().optional().default("") })),
      );
      await flash(c, { vi: "Đã lưu.", en: "Saved." });
      return c.redirect("/outgoing", 303);
    });
    app.post("/papers", async (c) => {
      signedIn(c);
      const { fields } = await readUpload(c, { maxBytes: 1000 });
      return c.text(fields.get("note") ?? "");
    });
    app.get("/broken", () => {
      throw new Error("secret");
    });
  },
};

beforeAll(async () => {
  const demo = { start: "2020-11-16T08:00:00+07:00", epoch: "2020-11-16T08:00:00+07:00", keysDir: "unused" };
  node = await testNode({ config: { demo } });
  await official(node, { username: "le.thu", roles: "clerk" });
  const chairman = await official(node, {
    username: "tran.khai",
    name: "Trần Văn Khải",
    roles: "leader",
    title: "Chủ tịch",
    titleEn: "Chairman",
  });
  const { validFrom } = { validFrom: new Date(node.clock.now().getTime() - hour) };
  await node.db.transaction().execute(async (tx) => {
    const titles = { title: "Bí thư", titleEn: "Secretary" };
    await grantRole(tx, { accountId: chairman, agencyCode: "H36.01", role: "leader", ...titles, validFrom });
    await offerDemoAccounts(tx, { password, usernames: ["tran.khai", "le.thu"] });
  });
  served = await serveNode(node, [office, entranceSystem(node)], {
    renderError,
    handleAsset,
    describeAgency: async (code) =>
      code === "H36.01" ? { name: { vi: "Sở Nội vụ", en: "Department of Home Affairs" } } : undefined,
  });
});

afterAll(async () => {
  await served.stop();
  await node.drop();
});

async function signedInClient(username = "le.thu") {
  const client = served.client();
  const answer = await client.post("/sign-in", { username, password });
  expect(answer.status).toBe(303);
  return client;
}

/** The hidden and written fields of the form that goes to an action. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, "s").exec(html)?.[1] ?? "";
  const decode = (text: string) =>
    text
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      decode(value),
    ]),
  );
}

describe("every page is valid HTML in both languages", () => {
  test.each(["/", "/sign-in", "/sign-in?to=%2Foutgoing", "/api", "/nowhere", "/broken"])(
    "%s, not signed in",
    async (path) => {
      for (const lang of ["vi", "en"]) {
        const answer = await served.client().get(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
        const html = await answer.text();
        expect(html).toContain(`<html lang="${lang}"`);
        await assertValidHtml(html);
      }
    },
  );

  test.each(["/account", "/nowhere"])("%s, signed in", async (path) => {
    const client = await signedInClient("tran.khai");
    for (const lang of ["vi", "en"]) await assertValidHtml(await (await client.get(`${path}?lang=${lang}`)).text());
  });
});

test("an error page has the head of the pages around it: the officer's where somebody is signed in", async () => {
  const official = await (await (await signedInClient()).get("/nowhere")).text();
  expect(official).toContain("lt-bar");
  expect(official).toMatch(/lt-lockup__name">Liên Thông<\/span><span class="lt-lockup__over[^"]*">Ủy ban nhân dân/);
  expect(official).toMatch(/\/assets\/officer\.[^.]+\.css/);
  const visitor = await (await served.client().get("/nowhere")).text();
  expect(visitor).not.toContain("lt-bar");
  expect(visitor).toMatch(/\/assets\/citizen\.[^.]+\.css/);
});

describe("who may open what", () => {
  test.each([
    ["/", 200, 303],
    ["/sign-in", 200, 303],
    ["/api", 200, 200],
    ["/account", 303, 200],
    ["/kept-form/0190a1b2-0000-7000-8000-000000000000", 303, 404],
    ["/kept-form/x", 303, 404],
  ])("%s: %i not signed in, %i signed in", async (path, before, after) => {
    expect((await served.client().get(path)).status).toBe(before);
    expect((await (await signedInClient()).get(path)).status).toBe(after);
  });

  test.each(["/account/password", "/account/ended-sessions", "/post"])("POST %s leads to sign-in", async (path) => {
    const answer = await served.client().post(path, { session: "x" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
  });
});

describe("the first page", () => {
  test("leads an official to their work, and shows others what is open", async () => {
    const html = await served.client().page("/");
    expect(html).toContain("Danh bạ cơ quan");
    expect(html).not.toContain("Văn bản đi");
    expect((await (await signedInClient()).get("/")).headers.get("location")).toBe("/outgoing");
  });
});

describe("signing in", () => {
  test("leads back to where one was, on this node only", async () => {
    const to = async (target: string) =>
      (await served.client().post("/sign-in", { username: "le.thu", password, to: target })).headers.get("location");
    expect(await to("/outgoing?year=2020")).toBe("/outgoing?year=2020");
    for (const stranger of [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
    ]) {
      expect(await to(stranger)).toBe("/");
    }
  });

  test("says what is wrong on its own page and keeps the name, never the password", async () => {
    const client = served.client();
    const answer = await client.post("/sign-in", { username: "le.thu", password: "sai-mat-khau", to: "/outgoing" });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("Tên đăng nhập hoặc mật khẩu không đúng");
    expect(html).toContain('value="le.thu"');
    expect(html).not.toContain("sai-mat-khau");
    expect(fieldsOf(html, "/sign-in").to).toBe("/outgoing");
    await assertValidHtml(html);
    const empty = await client.post("/sign-in", { username: "", password: "" });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain("Nhập tên đăng nhập");
    await client.post("/sign-in", { username: "le.thu", password });
  });

  test("a locked name is told for how long", async () => {
    await official(node, { username: "ha.an", roles: "clerk" });
    const client = served.client();
    let last = await client.post("/sign-in", { username: "ha.an", password: "wrong" });
    for (let i = 0; i < 4; i++) last = await client.post("/sign-in", { username: "ha.an", password: "wrong" });
    expect(last.status).toBe(429);
    expect(await last.text()).toContain("Hãy thử lại sau 15 phút");
  });

  test("needs the page's own token", async () => {
    const body = new URLSearchParams({ username: "le.thu", password });
    const answer = await served.client().fetch("/sign-in", { method: "POST", body });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie().join()).not.toContain("lt_session");
  });

  test("sets a cookie that scripts cannot read, named after the node, Secure behind https", async () => {
    const cookieOf = async (at: ServedNode) => {
      const client = at.client();
      const answer = await client.post("/sign-in", { username: "le.thu", password });
      return answer.headers.getSetCookie().find((line) => line.startsWith("lt_session_h36=")) ?? "";
    };
    const plain = await cookieOf(served);
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).not.toMatch(/Secure/);
    const secured = { ...node, config: { ...node.config, baseUrl: "https://lamdong.example" } };
    const behind = await serveNode(secured, [office, entranceSystem(secured)], { renderError, handleAsset });
    expect(await cookieOf(behind)).toMatch(/Secure/);
    expect((await behind.client().get("/")).headers.get("strict-transport-security")).toContain("max-age=31536000");
  });

  test("a second sign-in ends the first of this browser", async () => {
    const client = await signedInClient();
    const first = client.cookies.get("lt_session_h36");
    await client.post("/sign-in", { username: "tran.khai", password });
    const old = served.client();
    old.cookies.set("lt_session_h36", first ?? "");
    expect((await old.get("/outgoing")).status).toBe(303);
  });

  test("in a demonstration offers its accounts with a button each; a real node does not", async () => {
    const html = await served.client().page("/sign-in");
    expect(html).toContain("Trần Văn Khải");
    expect(html.indexOf("tran.khai")).toBeLessThan(html.indexOf("le.thu"));
    const client = served.client();
    const fields = fieldsOf(await client.page("/sign-in"), "/sign-in");
    expect(
      (
        await client.fetch("/sign-in", {
          method: "POST",
          body: new URLSearchParams({ ...fields, username: "tran.khai", password }),
        })
      ).status,
    ).toBe(303);
    const { demo: _, ...config } = node.config;
    const real = await serveNode({ ...node, config }, [entranceSystem(node)], { renderError, handleAsset });
    const page = await real.client().page("/sign-in");
    expect(page).not.toContain(password);
    expect(page).not.toContain("Đồng hồ trình diễn");
    expect(html).toContain("Đồng hồ trình diễn: 24/11/2020 09:00");
  });
});

describe("signing out", () => {
  test("ends the session for good and asks the browser to forget its pages", async () => {
    const client = await signedInClient();
    const token = client.cookies.get("lt_session_h36") ?? "";
    const answer = await client.post("/sign-out");
    expect(answer.headers.get("clear-site-data")).toBe('"cache"');
    expect(client.cookies.has("lt_session_h36")).toBe(false);
    client.cookies.set("lt_session_h36", token);
    expect((await client.get("/outgoing")).status).toBe(303);
  });
});

describe("a session that ends while someone types", () => {
  const typed = { subject: "Về việc “phòng chống” <rét> & đói rét", body: "Kính gửi:\nmột dòng\nhai dòng" };

  async function lateClient() {
    const client = await signedInClient();
    const token = await client.token();
    node.machine.advance(9 * hour);
    return { client, token };
  }

  test("loses nothing: sign in, look it over, send it", async () => {
    letters = [];
    const { client, token } = await lateClient();
    const body = new URLSearchParams({ _csrf: token, ...typed, pin: "123456" });
    const answer = await client.fetch("/outgoing?from=draft", { method: "POST", body });
    const location = answer.headers.get("location") ?? "";
    expect(location).toMatch(/^\/sign-in\?to=%2Fkept-form%2F/);
    const signInPage = await client.page(location);
    expect(signInPage).toContain("Nội dung vừa gửi được giữ lại");
    const { to } = fieldsOf(signInPage, "/sign-in");
    const signed = await client.post("/sign-in", { username: "le.thu", password, to: to ?? "" });
    const html = await client.page(signed.headers.get("location") ?? "");
    await assertValidHtml(html);
    const fields = fieldsOf(html, "/outgoing\\?from=draft");
    expect(fields).toMatchObject({ ...typed });
    expect(fields.pin).toBeUndefined();
    const sent = await client.fetch("/outgoing?from=draft", { method: "POST", body: new URLSearchParams(fields) });
    expect(sent.status).toBe(303);
    expect(letters).toEqual([{ ...typed, pin: "" }]);
  });

  test("keeps the text of a form with files, and says that the files must be chosen again", async () => {
    const { client, token } = await lateClient();
    const form = new FormData();
    form.append("_csrf", token);
    form.append("note", "ghi chú dở");
    form.append("paper", new File(["abc"], "a.txt"));
    const answer = await client.fetch("/papers", { method: "POST", body: form });
    const to = new URL(answer.headers.get("location") ?? "", served.url).searchParams.get("to") ?? "";
    await client.post("/sign-in", { username: "le.thu", password });
    const html = await client.page(to);
    expect(html).toContain("ghi chú dở");
    expect(html).toContain("Tệp đính kèm không giữ được");
  });

  test("gives it back to the same person in the same browser only, for an hour", async () => {
    const { client, token } = await lateClient();
    const answer = await client.fetch("/outgoing", {
      method: "POST",
      body: new URLSearchParams({ _csrf: token, ...typed }),
    });
    const to = new URL(answer.headers.get("location") ?? "", served.url).searchParams.get("to") ?? "";
    await client.post("/sign-in", { username: "tran.khai", password });
    expect((await client.get(to)).status).toBe(404);
    expect((await (await signedInClient()).get(to)).status).toBe(404);
    await client.post("/sign-in", { username: "le.thu", password });
    expect((await client.get(to)).status).toBe(200);
    const rows = await node.db.selectFrom("platform.kept_form").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("rét");
    node.machine.advance(hour);
    expect((await client.get(to)).status).toBe(404);
  });

  test("a forged form under an ended session is not kept", async () => {
    const { client } = await lateClient();
    const count = async () => (await node.db.selectFrom("platform.kept_form").selectAll().execute()).length;
    const before = await count();
    const answer = await client.fetch("/outgoing", {
      method: "POST",
      body: new URLSearchParams({ _csrf: "x", ...typed }),
    });
    expect(answer.status).toBe(403);
    expect(await count()).toBe(before);
  });
});

describe("one's own account", () => {
  test("lists sessions and ends another, which is out at once", async () => {
    const mine = await signedInClient();
    const other = await signedInClient();
    const html = await mine.page("/account");
    const ended = fieldsOf(html, "/account/ended-sessions");
    expect(ended.session).toBeDefined();
    const rows = await node.db
      .selectFrom("platform.session")
      .select(["id"])
      .where("ended_at", "is", null)
      .orderBy("created_at", "desc")
      .execute();
    const ids = rows.map((row) => row.id);
    expect(ids).toContain(ended.session);
    for (const session of [...html.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? "")) {
      expect((await mine.post("/account/ended-sessions", { session })).status).toBe(303);
    }
    expect((await other.get("/outgoing")).status).toBe(303);
    expect((await mine.get("/outgoing")).status).toBe(200);
  });

  test("changes the password, saying field by field what is wrong", async () => {
    await official(node, { username: "vu.binh", roles: "clerk" });
    const client = await signedInClient("vu.binh");
    const change = (fields: Record<string, string>) =>
      client.post("/account/password", {
        current: password,
        next: "mật khẩu mới tinh",
        again: "mật khẩu mới tinh",
        ...fields,
      });
    const says = async (fields: Record<string, string>) => {
      const answer = await change(fields);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      await assertValidHtml(html);
      return html;
    };
    expect(await says({ current: "" })).toContain("Nhập mật khẩu hiện tại");
    expect(await says({ current: "sai" })).toContain("Mật khẩu hiện tại không đúng");
    expect(await says({ again: "khác hẳn đấy" })).toContain("không giống nhau");
    expect(await says({ next: "ngắn", again: "ngắn" })).toContain("ít nhất 10 ký tự");
    expect((await change({})).status).toBe(303);
    expect(
      (await served.client().post("/sign-in", { username: "vu.binh", password: "mật khẩu mới tinh" })).status,
    ).toBe(303);
  });

  test("chooses the post to act in; one not held cannot be chosen", async () => {
    const client = await signedInClient("tran.khai");
    expect(await client.page("/account")).toContain("Sở Nội vụ");
    expect((await client.post("/post", { agency: "H36.01", to: "/outgoing" })).headers.get("location")).toBe(
      "/outgoing",
    );
    expect(await client.page("/outgoing")).toBe("outgoing of H36.01");
    expect((await client.post("/post", { agency: "H37" })).status).toBe(404);
    expect(await client.page("/outgoing")).toBe("outgoing of H36.01");
  });

  test("keeps the language", async () => {
    const client = await signedInClient();
    await client.post("/language", { locale: "en", to: "/account" });
    expect(await client.page("/account")).toContain("My account");
    expect((await client.post("/language", { locale: "xx" })).status).toBe(422);
    await client.post("/language", { locale: "vi" });
  });
});
