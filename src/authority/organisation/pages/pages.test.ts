import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { sealKey } from "../../../engines/signing/index.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { saveDirectory } from "../../exchange/store/directory.ts";
import { type OrganisationStand, organisationStand, sessionOf } from "../organisation.fixture.ts";
import { appointmentsHeldAt } from "../store/appointments.ts";
import { delegationsAt } from "../store/delegations.ts";
import { postsOf } from "../store/posts.ts";
import { organisationSystem } from "../system.ts";

let stand: OrganisationStand;
let served: ServedNode;

beforeAll(async () => {
  stand = await organisationStand();
  served = await serveNode(stand.node, [organisationSystem(stand.node, { keys: stand.keys })], { handleAsset });
  const agency = (code: string, name: string, level: string) => ({
    ...{ code, qcvn102: code, name, nameEn: name, shortName: name, level, parent: null, province: code.slice(0, 3) },
    ...{ validFrom: "2019-01-01", validUntil: null, successor: null, route: "node" as const },
  });
  const agencies = [
    agency("H34", "Ủy ban nhân dân tỉnh Kon Tum", "province"),
    agency("H34.01", "Sở Nội vụ tỉnh Kon Tum", "department"),
    agency("H34.60.01", "Ủy ban nhân dân xã Đắk Cấm", "commune"),
    agency("H34.60.02", "Ủy ban nhân dân xã Ia Chim", "commune"),
  ];
  const news = { version: 1, full: true, agencies, certificates: [], trust: [] };
  await stand.node.db.transaction().execute((tx) => saveDirectory(tx, news, stand.node.clock.now()));
});
afterAll(async () => {
  await served.stop();
  await stand.node.drop();
});

async function as(username: string): Promise<Client> {
  const client = served.client();
  client.cookies.set(cookieName(stand.node.config, "session"), (await sessionOf(stand.node, username)).token);
  return client;
}

const now = () => stand.node.clock.now();
const held = async (agencyCode: string, title: string) =>
  (await appointmentsHeldAt(stand.node.db, agencyCode, now())).find((one) => one.title === title);

describe("every page is valid HTML in both languages", () => {
  test.each([
    "/agencies",
    "/agencies?q=phuong%202",
    "/agencies?q=khong-co",
    "/agencies/H36",
    "/agencies/H36.50.05",
    "/agencies/H36/seal",
    "/delegations",
    "/signing-key",
    "/signing-key/pin",
  ])("%s", async (path) => {
    const client = await as("admin.h36");
    for (const lang of ["vi", "en"]) {
      const html = await client.page(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
      expect(html).toContain(`<html lang="${lang}"`);
      await assertValidHtml(html);
    }
  });

  test("forms of groups, appointments and delegations", async () => {
    const clerk = await as("clerk.h36");
    const admin = await as("admin.h36");
    const chair = await held("H36", "Chủ tịch");
    const [post] = await postsOf(stand.node.db, "H36", now());
    for (const lang of ["vi", "en"]) {
      for (const path of ["/recipient-groups", "/recipient-groups/new"])
        await assertValidHtml(await clerk.page(`${path}?lang=${lang}`));
      for (const path of [
        `/posts/${post?.id}/appointments/new`,
        `/appointments/${chair?.id}/ending`,
        `/appointments/${chair?.id}/delegations/new`,
      ]) {
        await assertValidHtml(await admin.page(`${path}?lang=${lang}`));
      }
    }
  });
});

describe("who may open what", () => {
  test("a stranger is led to the sign-in page", async () => {
    for (const path of ["/agencies", "/delegations", "/signing-key", "/signing-key/pin", "/recipient-groups"]) {
      const answer = await served.client().get(path);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
    }
  });

  test.each(["leader.h36.01", "clerk.h36.01", "specialist.h36.01"])(
    "%s sees the agencies, and appoints nobody",
    async (username) => {
      const client = await as(username);
      expect(await client.page("/agencies/H36")).not.toContain("/ending");
      const chair = await held("H36", "Chủ tịch");
      const [post] = await postsOf(stand.node.db, "H36", now());
      expect((await client.get(`/appointments/${chair?.id}/ending`)).status).toBe(403);
      expect((await client.get(`/posts/${post?.id}/appointments/new`)).status).toBe(403);
      expect((await client.get(`/appointments/${chair?.id}/delegations/new`)).status).toBe(403);
      expect((await client.post(`/appointments/${chair?.id}/ending`)).status).toBe(403);
      expect((await client.get("/agencies/H36/seal")).status).toBe(403);
      expect((await client.get("/agencies/H36/seal/pin")).status).toBe(403);
      expect((await client.post("/agencies/H36/seal/pin", { pin: "1", newPin: "2", again: "2" })).status).toBe(403);
    },
  );

  test("what is not there answers 404", async () => {
    const client = await as("admin.h36");
    for (const path of [
      "/agencies/H99",
      "/appointments/x/ending",
      "/recipient-groups/00000000-0000-7000-8000-000000000000",
    ]) {
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    }
  });
});

test("an agency is found without accents, and the overview shows the node's own first", async () => {
  const client = await as("clerk.h36");
  expect(await client.page("/agencies?q=phuong+2+da+lat")).toContain("/agencies/H36.50.05");
  const overview = await client.page("/agencies");
  expect(overview.indexOf("/agencies/H36.01")).toBeGreaterThan(overview.indexOf('/agencies/H36"'));
});

test("the administrator ends an appointment and appoints a new person, whose first password is shown once", async () => {
  const client = await as("admin.h36");
  const clerk = await held("H36.50.05", "Văn thư");
  const ended = await client.post(`/appointments/${clerk?.id}/ending`, { decision: "7/QĐ-UBND" });
  expect([ended.status, ended.headers.get("location")]).toEqual([303, "/agencies/H36.50.05"]);
  const path = `/posts/${clerk?.postId}/appointments`;
  const wrong = await client.post(path, { who: "new", validFrom: "" });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  for (const words of ["Nhập họ tên", "Nhập tên đăng nhập", "Nhập ngày bắt đầu"]) expect(html).toContain(words);
  await assertValidHtml(html);
  const fields = { who: "new", name: "Đinh Thị Nở", username: "dinh.no", validFrom: "2020-11-24", validUntil: "" };
  expect((await client.post(path, fields)).status).toBe(303);
  const page = await client.page("/agencies/H36.50.05");
  expect(page).toContain("Đinh Thị Nở");
  expect(page).toMatch(/dinh\.no.*[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/s);
  const again = await client.post(path, { ...fields, username: "khac" });
  expect(again.status).toBe(409);
});

test("a leader delegates with the last day counted in, and takes it back", async () => {
  const client = await as("leader.h36");
  const chair = await held("H36", "Chủ tịch");
  const path = `/appointments/${chair?.id}/delegations`;
  const refused = await client.post(path, { validFrom: "2020-11-24" });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain("ủy quyền phải có thời hạn");
  await assertValidHtml(html);
  const toStaffId = (await stand.staff("leader2.h36")).id;
  const fields = {
    toStaffId,
    basis: "12/GUQ-UBND",
    reason: "Đi công tác",
    validFrom: "2020-11-24",
    validUntil: "2020-11-30",
  };
  expect((await client.post(path, fields)).status).toBe(303);
  const [made] = await delegationsAt(stand.node.db, "H36");
  expect(made?.validUntil).toEqual(new Date("2020-12-01T00:00:00+07:00"));
  const list = await client.page("/delegations");
  expect(list).toContain("30/11/2020");
  await assertValidHtml(list);
  await assertValidHtml(await client.page(`/delegations/${made?.id}/revocation`));
  expect((await client.post(`/delegations/${made?.id}/revocation`)).status).toBe(303);
  expect(await client.page("/delegations")).toContain("Đã thu hồi");
});

test("a key is enrolled from a file, and a wrong file says what to do", async () => {
  const client = await as("specialist.h36");
  const issued = await stand.trust.issue("Người specialist.h36", "person");
  const p12 = await sealKey(issued.privateKey, issued.certificate, issued.chain, "mã pin dài", { iterations: 1000 });
  const form = (bytes: Uint8Array, pin: string) => {
    const data = new FormData();
    data.append("pin", pin);
    data.append("file", new Blob([Uint8Array.from(bytes)]), "khoa.p12");
    return data;
  };
  const wrong = await client.upload("/signing-key", form(p12, "sai rồi nhé"));
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain("Mã PIN không mở được tệp này");
  await assertValidHtml(html);
  expect((await client.upload("/signing-key", form(Buffer.from("x"), "123456"))).status).toBe(422);
  expect((await client.upload("/signing-key", form(new Uint8Array(), "123456"))).status).toBe(422);
  expect((await client.upload("/signing-key", form(p12, "mã pin dài"))).status).toBe(303);
  expect(await client.page("/signing-key")).toContain("Người specialist.h36");
});

test.each(["leader.h36.01", "clerk.h36.01", "specialist.h36.01", "admin.h36"])(
  "the PIN of %s is changed with the present one; what is wrong stands at its field, in both languages",
  async (username) => {
    const client = await as(username);
    expect(await client.page("/signing-key")).toContain('href="/signing-key/pin"');
    const change = (pin: string, newPin: string, again = newPin) =>
      client.post("/signing-key/pin", { pin, newPin, again });
    const wrong = await change("000000", "mã mới dài");
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain("Mã PIN không đúng. Còn 4 lần thử.");
    expect(html).not.toContain("mã mới dài");
    await assertValidHtml(html);
    expect(await (await change("123456", "975310", "975311")).text()).toContain("hai lần không giống nhau");
    expect(await (await change("", "")).text()).toContain("Nhập mã PIN đang dùng");
    await client.get("/signing-key?lang=en");
    expect(await (await change("000000", "975310")).text()).toContain("The PIN is wrong. 3 tries left.");
    expect(await (await change("123456", "12345")).text()).toContain("The PIN must have 6 to 64 characters.");
    const done = await change("123456", "975310");
    expect([done.status, done.headers.get("location")]).toEqual([303, "/signing-key"]);
    expect(await client.page("/signing-key")).toContain("The PIN is changed.");
    expect((await change("123456", "other pin")).status).toBe(422);
  },
);

test("the PIN of the seal is changed by its clerk; the administrator enrols it and finds no such page", async () => {
  const clerk = await as("clerk.h36");
  expect(await clerk.page("/agencies/H36/seal")).toContain('href="/agencies/H36/seal/pin"');
  await assertValidHtml(await clerk.page("/agencies/H36/seal/pin"));
  const fields = { pin: "123456", newPin: "975310", again: "975310" };
  const admin = await as("admin.h36");
  expect(await admin.page("/agencies/H36/seal")).not.toContain("/seal/pin");
  expect((await admin.post("/agencies/H36/seal/pin", fields)).status).toBe(403);
  const done = await clerk.post("/agencies/H36/seal/pin", fields);
  expect([done.status, done.headers.get("location")]).toEqual([303, "/agencies/H36/seal"]);
});

test("a group is made without script: search, add all communes of a province, save, share, remove", async () => {
  const client = await as("clerk.h36");
  const searched = await client.post("/recipient-groups", {
    name: "Tỉnh bạn",
    "members-query": "kon tum",
    "members-search": "1",
  });
  expect(searched.status).toBe(200);
  const found = await searched.text();
  expect(found).toContain('value="H34"');
  await assertValidHtml(found);
  const added = await client.post("/recipient-groups", {
    name: "Tỉnh bạn",
    members: "H34",
    under: "H34",
    level: "commune",
    "add-all": "1",
  });
  const html = await added.text();
  for (const code of ["H34", "H34.60.01", "H34.60.02"]) expect(html).toMatch(new RegExp(`value="${code}" checked`));
  expect((await client.post("/recipient-groups", { name: "Tỉnh bạn" })).status).toBe(422);
  const saved = await client.post("/recipient-groups", {
    name: "Tỉnh bạn",
    use: "shared",
    members: ["H34", "H34.60.01"],
  });
  expect(saved.status).toBe(303);
  const twice = await client.post("/recipient-groups", { name: "TỈNH BẠN", use: "shared", members: ["H34"] });
  expect(twice.status).toBe(422);
  const path = /\/recipient-groups\/[0-9a-f-]{36}/.exec(await client.page("/recipient-groups"))?.[0] ?? "";
  const leader = await as("leader.h36");
  const seen = await leader.page(path);
  expect(seen).toContain("Chỉ người tạo và văn thư");
  await assertValidHtml(seen);
  expect((await leader.post(`${path}/removal`)).status).toBe(403);
  expect((await (await as("clerk.h36.01")).get(path)).status).toBe(404);
  expect((await client.post(`${path}/removal`)).status).toBe(303);
  expect(await client.page("/recipient-groups")).not.toContain(path);
  const choices = await (await client.get("/recipient-groups/choices?q=dak+cam")).json();
  expect(choices).toEqual([{ value: "H34.60.01", label: "Ủy ban nhân dân xã Đắk Cấm", note: "H34.60.01" }]);
});
