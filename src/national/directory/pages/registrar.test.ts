import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { createDemoTrust, type DemoTrust, pemOfCertificate } from "../../../engines/signing/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { importAgencies, readCertificates, readCredentials, readRegistrations, trustAuthorities } from "../index.ts";
import { directorySystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;
let trust: DemoTrust;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  await importAgencies(node, agencies());
  trust = await createDemoTrust();
  await trustAuthorities(node, [trust.root.certificate, trust.authority.certificate]);
  served = await serveNode(node, [directorySystem(node)], { handleAsset });
}, 120_000);

afterAll(async () => {
  await served.stop();
  await node.drop();
});

async function application(code: string, change: Record<string, string> = {}): Promise<FormData> {
  const form = new FormData();
  const fields = {
    code,
    software: "Văn thư 1.0",
    contactName: "Hà Lê",
    contactPhone: "0263 000 000",
    email: "a@example.vn",
    ...change,
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { certificate } = await trust.issue(`Phần mềm ${code}`, "node");
  form.append("certificate", new Blob([pemOfCertificate(certificate)]), "phan-mem.pem");
  return form;
}

async function apply(code: string): Promise<string> {
  const response = await served.client().upload("/applications", await application(code));
  expect(response.status).toBe(303);
  const place = response.headers.get("location") ?? "";
  expect(await served.client().page(place)).toContain("Đang chờ người quản lý danh bạ duyệt");
  return /applications\/([^/]+)\//.exec(place)?.[1] ?? "";
}

describe("the public search", () => {
  test("ignores accents and takes both forms of code", async () => {
    const client = served.client();
    expect(await client.page("/agencies?q=so+noi+vu+lam+dong")).toContain("Sở Nội vụ tỉnh Lâm Đồng");
    expect(await client.page("/agencies?q=000.00.01.H36")).toContain('href="/agencies/H36.01"');
    const moved = await client.get("/agencies/000.00.01.H36");
    expect([moved.status, moved.headers.get("location")]).toEqual([303, "/agencies/H36.01"]);
  });

  test("an empty result offers names that look alike, and the way out of the filters", async () => {
    const near = await served.client().page("/agencies?q=so+noi+vuu+lam+donk");
    expect(near).toContain("Có phải là:");
    const filtered = await served.client().page("/agencies?q=so+noi+vu+lam+dong&level=commune");
    expect(filtered).toContain("Bỏ bộ lọc cấp và tỉnh: 1 kết quả");
  });

  test("each number of the overview opens a list with as many", async () => {
    const page = await served.client().page("/agencies");
    const [, count] = /province=H36&amp;level=district"[^>]*>(\d+)</.exec(page) ?? [];
    expect(await served.client().page("/agencies?province=H36&level=district")).toContain(`${count} cơ quan`);
  });

  test("a code that is not there answers 404 and names near ones", async () => {
    const response = await served.client().get("/agencies/H36.011");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("H36.01");
  });
});

describe("an application", () => {
  test("is approved by the registrar, who sees the secret once", async () => {
    const id = await apply("H36.02");
    const registrar = served.client();
    await registrar.signInAs({ roles: "registrar" });
    expect(await registrar.page("/applications")).toContain(`/applications/${id}`);
    expect(await registrar.page(`/applications/${id}`)).toContain("Do tổ chức được tin cậy cấp");
    const answer = await registrar.post(`/applications/${id}/approval`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const [credential] = await readCredentials(node.db, "H36.02");
    expect(await answer.text()).toContain(credential?.clientId ?? "none");
    expect(await registrar.page(`/applications/${id}`)).not.toContain("Mã bí mật");
    expect((await readCertificates(node.db, { agencyCode: "H36.02" })).length).toBe(1);
    expect(await served.client().page("/agencies/H36.02")).toContain("Đã kết nối, bằng phần mềm riêng");
    expect((await registrar.post(`/applications/${id}/approval`)).status).toBe(409);
  });

  test("is rejected only with a reason, which the applicant reads", async () => {
    const id = await apply("H36.03");
    const registrar = served.client();
    await registrar.signInAs({ roles: "registrar" });
    const bare = await registrar.post(`/applications/${id}/rejection`, { reason: " " });
    expect([bare.status, (await bare.text()).includes("Hãy ghi lý do.")]).toEqual([422, true]);
    expect((await registrar.post(`/applications/${id}/rejection`, { reason: "Sai mã phần mềm" })).status).toBe(303);
    expect(await served.client().page(`/applications/${id}/confirmation`)).toContain("Sai mã phần mềm");
  });

  test("with a wrong code or without its certificate comes back with what was typed", async () => {
    const wrong = await served
      .client()
      .upload("/applications", await application("X99.zz", { software: "Phần mềm ABC" }));
    const text = await wrong.text();
    expect([wrong.status, text.includes("Phần mềm ABC"), text.includes("govuk-error-summary")]).toEqual([
      422,
      true,
      true,
    ]);
    const without = await application("H36.04");
    without.delete("certificate");
    expect(await (await served.client().upload("/applications", without)).text()).toContain("Chọn tệp chứng thư số");
    const junk = await application("H36.04");
    junk.set("certificate", new Blob(["không phải chứng thư"]), "a.pem");
    expect((await served.client().upload("/applications", junk)).status).toBe(422);
    expect((await readRegistrations(node.db, { state: "submitted" })).total).toBe(0);
  });
});

describe("the registrar", () => {
  test("adds a certificate and revokes it with a reason", async () => {
    const client = served.client();
    await client.signInAs({ roles: "registrar" });
    const { certificate } = await trust.issue("Nút Lâm Đồng", "node", {
      notAfter: new Date("2020-12-10T00:00:00Z"),
    });
    const form = new FormData();
    form.append("code", "H36");
    form.append("scope", "subtree");
    form.append("certificate", new Blob([Uint8Array.from(certificate)]), "nut.der");
    expect((await client.upload("/certificates", form)).status).toBe(303);
    expect(await client.page("/certificates?state=expiring")).toContain("Nút Lâm Đồng");
    const [added] = await readCertificates(node.db, { agencyCode: "H36" });
    const path = `/certificates/${added?.id}/revocation`;
    expect((await client.post(path, { reason: "" })).status).toBe(422);
    expect((await client.post(path, { reason: "Lộ khoá" })).status).toBe(303);
    expect(await client.page("/certificates?state=revoked")).toContain("Nút Lâm Đồng");
  });

  test("issues a credential and revokes it", async () => {
    const client = served.client();
    await client.signInAs({ roles: "registrar" });
    const issued = await client.post("/credentials", { code: "000.00.05.H36", software: "Phần mềm sở", rate: "60" });
    expect(await issued.text()).toContain("Mã bí mật");
    const [credential] = await readCredentials(node.db, "H36.05");
    expect((await client.post(`/credentials/${credential?.id}/revocation`)).status).toBe(303);
    expect(await client.page("/credentials")).toContain("Đã thu hồi");
  });

  test("enters an agency, then ends it with a successor", async () => {
    const client = served.client();
    await client.signInAs({ roles: "registrar" });
    const fields = { code: "000.00.90.H36", name: "Ban Quản lý dự án số 9", level: "department" };
    const made = await client.post("/agencies", fields);
    expect(made.headers.get("location")).toBe("/agencies/H36.90");
    const path = "/agencies/H36.90/succession";
    const unknown = await client.post(path, { successorCode: "H36.91", fromDay: "2020-12-01", basis: "QĐ 1" });
    expect([unknown.status, (await unknown.text()).includes('id="successorCode-error"')]).toEqual([422, true]);
    expect(
      (await client.post(path, { successorCode: "H36.02", fromDay: "2020-12-01", basis: "Quyết định 12/QĐ-UBND" }))
        .status,
    ).toBe(303);
    expect(await served.client().page("/agencies/H36.90")).toContain("Quyết định 12/QĐ-UBND");
  });
});

describe("who may", () => {
  const desk = ["/applications", "/certificates", "/credentials"];
  const acts = ["/certificates/new", "/credentials/new", "/agencies/new", "/agencies/H36/succession"];

  test.each([
    ["nobody", undefined, 303, 303],
    ["clerk", "clerk", 403, 403],
    ["leader", "leader", 403, 403],
    ["specialist", "specialist", 403, 403],
    ["admin", "admin", 403, 403],
    ["operator", "operator", 200, 403],
    ["registrar", "registrar", 200, 200],
  ] as const)("%s: sees the desk or not, acts or not", async (_name, role, seeing, acting) => {
    const client = served.client();
    if (role) await client.signInAs({ roles: role });
    for (const path of desk) expect((await client.get(path)).status, path).toBe(seeing);
    for (const path of acts) expect((await client.get(path)).status, path).toBe(acting);
    const refused = await client.post("/agencies", { code: "H36.95", name: "X", level: "department" });
    expect(refused.status === 303 && refused.headers.get("location")?.startsWith("/agencies/")).toBe(
      role === "registrar",
    );
  });
});
