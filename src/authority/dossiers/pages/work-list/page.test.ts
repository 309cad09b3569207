import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import { readAudit } from "../../../../platform/audit/index.ts";
import { endGrant, type Role, roles } from "../../../../platform/auth/index.ts";
import { takeWork } from "../../actions/take-work.ts";
import { mayDo, workRolesOf } from "../../policy.ts";
import type { Dossier, Work } from "../../record.ts";
import { readWork } from "../../store/dossiers.ts";
import { fillLists, listNow, type WorkListStand, workListStand } from "./work-list.fixture.ts";

let s: WorkListStand;
let made: readonly Dossier[];

beforeAll(async () => {
  s = await workListStand();
  made = await fillLists(s);
}, 240_000);
afterAll(async () => {
  await s?.served.stop();
  await s?.node.drop();
});

const codesOf = (html: string) => [
  ...new Set([...html.matchAll(/data-lt-code="([^"]+)"/g)].map(([, code]) => code ?? "")),
];
const itemsOf = (html: string) => [...html.matchAll(/name="item"[^>]*value="([^"]+)"/g)].map(([, item]) => item ?? "");

describe("who may", () => {
  const handles = ["receptionist", "specialist", "leader", "clerk"] as const;
  const paths = ["/dossiers", "/dossiers/export.csv", "/dossiers/search?q=k", "/dossiers/live"];

  test.each(roles)("%s", async (role: Role) => {
    const { client } = await s.visitor([role], "H36.50", `Người ${role}`);
    const allowed = handles.some((one) => one === role);
    for (const path of paths) {
      const answer = await client.get(path);
      await answer.body?.cancel();
      expect([path, answer.status]).toEqual([path, allowed ? 200 : 403]);
    }
    const preview = await client.get(`/dossiers/${made[0]?.code}/preview`);
    expect(preview.status).toBe(allowed ? 200 : 403);
  });

  test("nobody signed in is led to sign in; another agency's people see nothing of it", async () => {
    expect((await s.served.client().get("/dossiers")).headers.get("location")).toContain("/sign-in");
    const { client } = await s.visitor(["specialist", "leader"], "H36.01");
    expect(codesOf(await client.page("/dossiers?part=all"))).toEqual([]);
    expect(codesOf(await client.page("/dossiers?part=all&agency=H36.50"))).toEqual([]);
    expect(codesOf(await client.page("/dossiers/search?q=khanh"))).toEqual([]);
    expect((await client.get(`/dossiers/${made[0]?.code}/preview`)).status).toBe(404);
  });

  test("the controller at the top sees every agency's, and does nothing", async () => {
    const { client } = await s.visitor(["controller"], "H36");
    const all = await client.page("/dossiers");
    expect(codesOf(all).length).toBe(made.length);
    expect(all).not.toContain('value="person"');
    expect(all).not.toContain(">Nhận xử lý");
    expect(codesOf(await client.page("/dossiers?agency=H36.05&part=all"))).toEqual([]);
    await assertValidHtml(await client.page("/dossiers?agency=H36.50"));
    expect(itemsOf(all)).toEqual([]);
    const item = `${made[0]?.id}~`;
    const answer = await client.post("/dossiers/assignments", { item, to: "me", back: "/dossiers" });
    expect(answer.status).toBe(303);
    expect((await client.page("/dossiers")).includes("không có việc ở cơ quan")).toBe(true);
  });

  test("whose steps are listed as theirs is whose they may do", async () => {
    for (const role of roles) {
      for (const agencyCode of ["H36", "H36.50", "H36.50.01"]) {
        const by = s.person(role, agencyCode);
        for (const work of handles) {
          const step: Pick<Work, "agencyCode" | "role" | "place" | "assignee" | "closedAt"> = {
            ...{ agencyCode, role: work, place: "here", assignee: null, closedAt: null },
          };
          const isTheirs = workRolesOf(by, listNow).includes(work);
          expect([role, agencyCode, work, isTheirs]).toEqual([role, agencyCode, work, mayDo(by, step, listNow)]);
        }
      }
    }
  });
});

test("filters stand in the address; what is wrong in it is left out", async () => {
  const { client } = await s.visitor(["specialist"], "H36.50");
  const late = codesOf(await client.page("/dossiers?part=all&standing=late"));
  expect(late.length).toBeGreaterThan(5);
  expect(codesOf(await client.page("/dossiers?part=all&q=hoa+dao"))).toEqual([made[0]?.code]);
  const odd =
    "/dossiers?part=nothing&standing=%27&channel=9&assignee=x&after=~~~&order=up&q=%27%22%3Cb%3E&agency=zz&part=all";
  const html = await client.page(odd);
  expect(html).not.toContain("<b>");
  await assertValidHtml(html);
  expect(
    (await client.page("/dossiers?part=all&after=9999-99-99~00000000-0000-7000-8000-000000000000~")).length,
  ).toBeGreaterThan(0);
  for (const after of [
    "2020~00000000-0000-7000-8000-000000000000~1",
    "~zz~",
    "'~00000000-0000-7000-8000-000000000000~",
  ])
    expect((await client.get(`/dossiers?after=${encodeURIComponent(after)}`)).status).toBe(200);
});

test("which rows of how many stand there is told, on the first page and on a later one", async () => {
  const { client } = await s.visitor(["specialist"], "H36.50");
  const first = await client.page("/dossiers?part=all");
  const count = codesOf(first).length;
  const told = (html: string) => [...html.matchAll(/(\d+–\d+ trong \d+)/g)].map(([, text]) => text);
  expect(told(first)).toEqual([`1–${count} trong ${count}`, `1–${count} trong ${count}`]);
  const key = encodeURIComponent(`2020-10-01 00:00:00+00~00000000-0000-7000-8000-000000000000~`);
  const later = await client.page(`/dossiers?part=all&after=${key}&at=51`);
  const rows = codesOf(later).length;
  expect(rows).toBeGreaterThan(0);
  expect(told(later)[0]).toBe(`51–${50 + rows} trong ${50 + rows}`);
  expect(told(await client.page(`/dossiers?part=all&after=${key}&at=zz`))).toEqual([]);
});

test("what has ended is not filtered by open steps and who has them", async () => {
  const { client } = await s.visitor(["specialist"], "H36.50");
  const offered = async (part: string) => {
    const html = await client.page(`/dossiers?part=${part}`);
    return ["procedure", "step", "assignee", "channel"].filter((name) =>
      new RegExp(`<select[^>]* name="${name}"`).test(html),
    );
  };
  expect(await offered("all")).toEqual(["procedure", "step", "assignee", "channel"]);
  expect(await offered("done")).toEqual(["procedure", "channel"]);
});

test("the list as a table for a spreadsheet holds the rows of the filter", async () => {
  const { client } = await s.visitor(["specialist"], "H36.50");
  const csv = await client.page("/dossiers/export.csv?part=all&standing=late");
  const lines = csv.trim().split("\n");
  expect(lines[0]).toContain("Mã hồ sơ");
  const codes = codesOf(await client.page("/dossiers?part=all&standing=late"));
  expect(lines.length - 1).toBe(codes.length);
  for (const code of codes) expect(csv).toContain(code);
});

test("who takes the list away is written down, with the filters and how much it was", async () => {
  const { client, by } = await s.visitor(["specialist"], "H36.50", "Người Tải");
  const csv = await client.page("/dossiers/export.csv?part=all&standing=late&q=hoa+dao&open=x&after=y");
  const rows = await readAudit(s.node.db, { actor: by.accountId, limit: 10 });
  expect(rows.filter(({ action }) => action === "dossier.list.take")).toMatchObject([
    {
      subject: { kind: "dossier.list", id: "H36.50" },
      agencyCode: "H36.50",
      detail: { filters: { part: "all", standing: "late", q: "hoa dao" }, lines: csv.trim().split("\n").length - 1 },
    },
  ]);
});

describe("an open list", () => {
  const news = () => s.node.db.transaction().execute((tx) => s.node.live.publish(tx, ["dossiers:H36.50"]));

  async function follow(name: string) {
    const visitor = await s.visitor(["specialist"], "H36.50", name);
    const answer = await visitor.client.get("/dossiers/live?part=all");
    let text = "";
    const read = async (): Promise<void> => {
      for await (const part of answer.body ?? []) text += new TextDecoder().decode(part);
    };
    const ended = read();
    await vi.waitFor(() => expect(text).toContain(": open"));
    return { ...visitor, ended, text: () => text };
  }

  test("gets news while its person is signed in, and none after they have signed out", async () => {
    const { client, ended, text } = await follow("Người Ra Về");
    await news();
    await vi.waitFor(() => expect(text()).toContain(made[0]?.code), 5_000);
    await client.post("/sign-out");
    const shown = text();
    await news();
    await ended;
    expect(text()).toBe(shown);
    const again = await client.get("/dossiers/live", { headers: { "hx-request": "true" } });
    expect(again.status).toBe(401);
  });

  test("gets no news after its person's post has ended", async () => {
    const { by, ended, text } = await follow("Người Thôi Việc");
    const { id } = await s.node.db
      .selectFrom("platform.account_grant")
      .select("id")
      .where("account_id", "=", by.accountId)
      .executeTakeFirstOrThrow();
    await s.node.db.transaction().execute((tx) => endGrant(tx, id, s.node.clock.now()));
    await news();
    await ended;
    expect(text()).not.toContain("data:");
  });
});

test("a whole code opens its dossier; a search that finds nothing says in what it looked", async () => {
  const { client } = await s.visitor(["specialist"], "H36.50");
  const answer = await client.get(`/dossiers/search?q=${made[3]?.code.toLowerCase()}`);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/dossiers/${made[3]?.code}`]);
  expect(await client.page("/dossiers/search?q=khongcoaica")).toContain("Không tìm thấy hồ sơ nào");
  await assertValidHtml(await client.page("/dossiers/search"));
});

test("who holds a step is told, and the portal's refusal offers its repair where it may be sent again", async () => {
  const officer = await s.visitor(["receptionist", "leader"], "H36.50", "Tạ Đình Khương");
  const html = await officer.client.page("/dossiers?part=all&standing=sync");
  expect(html).toContain(`/dossiers/${made[2]?.code}/correction`);
  expect(html).toContain(`formaction="/dossiers/${made[1]?.code}/resending"`);
  const { client } = await s.visitor(["specialist"], "H36.50");
  expect(await client.page("/dossiers?part=all&standing=sync")).not.toContain("/correction");
});

test("several at once: one that cannot be given does not stop the others and is told with why", async () => {
  const { client, by } = await s.visitor(["specialist"], "H36.50", "Lê Văn Đức");
  const items = itemsOf(await client.page("/dossiers"));
  const [first = "", second = "", third = ""] = items;
  const colleague = await s.visitor(["specialist"], "H36.50", "Vũ Minh Hà");
  const [dossierId = "", token = ""] = second.split("~");
  await takeWork(s.node, colleague.by, { dossierId, token: Number(token) });
  await client.post("/dossiers/assignments", { item: [first, second, third], to: by.accountId, back: "/dossiers" });
  const after = await client.page("/dossiers");
  expect(after).toContain("Đã nhận 2 việc.");
  expect(after).toContain("Chưa làm được:");
  const work = await readWork(s.node.db, first.split("~")[0] ?? "");
  expect(work.find((one) => one.closedAt === null)).toMatchObject({
    assignee: by.accountId,
    assigneeName: "Lê Văn Đức",
  });
  // Taken twice is taken once, and no other person's address leads out of the site.
  const again = await client.post("/dossiers/assignments", { item: [first], to: "me", back: "https://example.org/" });
  expect(again.headers.get("location")).toBe("/");
  const specialistGives = await client.post("/dossiers/assignments", {
    ...{ item: [first], to: "person", person: colleague.by.accountId, reason: "Nghỉ phép", back: "/dossiers" },
  });
  expect(specialistGives.status).toBe(303);
  expect(await client.page("/dossiers")).toContain("Việc này không thuộc chức vụ");
});
