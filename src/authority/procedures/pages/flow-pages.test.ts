import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { emptyFlow, readSteps } from "../../../engines/flow/steps/index.ts";
import { vendorFlow } from "../../../engines/flow/steps/vendor-flow.fixture.ts";
import type { Role } from "../../../platform/auth/index.ts";
import { findNewest } from "../../flows/index.ts";
import { type FlowStand, flowStand, freeCodes } from "../flow-stand.fixture.ts";
import { findFlowDraft } from "../store/flow-drafts.ts";

let stand: FlowStand;
let controller: Client;
const codes = [...freeCodes];

beforeAll(async () => {
  stand = await flowStand();
  controller = await as("controller");
}, 60_000);
afterAll(() => stand?.drop());

async function as(role: Role, name = "Trần Thị Bích"): Promise<Client> {
  const client = stand.served.client();
  await client.signInAs({ roles: role, name });
  return client;
}

/** A procedure of its own for each test, with a draft begun from a template. */
async function begun(template = "one-stop"): Promise<{ path: string; id: string; code: string }> {
  const code = codes.shift() ?? "";
  const path = await stand.pathOf(code);
  expect((await controller.post(`${path}/flow/draft`, { template })).status).toBe(303);
  return { path, id: path.split("/").at(-1) ?? "", code };
}

const draftOf = (id: string) => findFlowDraft(stand.node.db, id);

/** The fields of the step table as a browser would send them. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = /<form[^>]*id="steps-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const fields: Record<string, string | string[]> = {};
  const add = (name: string, value: string) => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  };
  const decoded = (text: string) =>
    text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&gt;", ">").replaceAll("&lt;", "<");
  const inputs = [...form.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>/g)].map(([tag]) => tag);
  for (const tag of inputs) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1] ?? "";
    const chosen = tag.startsWith("<select")
      ? (/<option value="([^"]*)"[^>]*selected/.exec(tag)?.[1] ?? "")
      : (/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "");
    if (name !== "_csrf" && name !== "") add(name, decoded(chosen));
  }
  return fields;
}

const parts = [
  "",
  "/steps",
  "/drawing",
  "/rehearsal",
  "/rehearsal?all=0",
  "/rehearsal?all=1",
  "/publication",
  "/versions",
  "/file.bpmn",
];

describe("who may see and do what", () => {
  test.each([
    ["controller", 200],
    ["leader", 200],
    ["specialist", 200],
    ["clerk", 403],
    ["admin", 403],
    ["operator", 403],
    ["registrar", 403],
  ] as const)("%s", async (role, status) => {
    const code = codes[0] ?? "";
    const path = await stand.pathOf(code);
    if (!(await draftOf(path.split("/").at(-1) ?? "")))
      await controller.post(`${path}/flow/draft`, { template: "one-stop" });
    const client = await as(role);
    for (const part of parts) expect([part, (await client.get(`${path}/flow${part}`)).status]).toEqual([part, status]);
    expect((await client.get(`${path}/fees`)).status).toBe(status);
    if (role === "controller") return;
    const before = await draftOf(path.split("/").at(-1) ?? "");
    const writes: readonly [string, Record<string, string>][] = [
      ["flow/draft", { template: "empty" }],
      ["flow/steps", { version: "1" }],
      ["flow/tidying", { draft: "1" }],
      ["flow/draft/removal", { draft: "1" }],
      ["flow/publication", { draft: "1", note: "x" }],
      ["flow/publication/following", { draft: "1", after: "1" }],
      ["fees/draft", {}],
      ["fees", { version: "0" }],
      ["fees/publication", { draft: "1", "publish-note": "x" }],
    ];
    for (const [part, fields] of writes)
      expect([part, (await client.post(`${path}/${part}`, fields)).status]).toEqual([part, 403]);
    expect((await upload(client, `${path}/flow/file`, vendorFlow)).status).toBe(403);
    expect((await upload(client, `${path}/flow/drawing`, vendorFlow, { version: "1" })).status).toBe(403);
    expect(await draftOf(path.split("/").at(-1) ?? "")).toEqual(before);
  });

  test("who is not signed in is led to the sign-in page", async () => {
    const path = await stand.pathOf(codes[0] ?? "");
    for (const part of parts)
      expect((await stand.served.client().get(`${path}/flow${part}`)).headers.get("location")).toContain("/sign-in");
    codes.shift();
  });
});

function upload(
  client: Client,
  path: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), "luong.bpmn");
  return client.upload(path, form);
}

test("every page is valid HTML in both languages", async () => {
  const { path } = await begun("consultation");
  const reader = await as("controller");
  for (const lang of ["vi", "en"])
    for (const part of [
      "/flow",
      "/flow/steps",
      "/flow/drawing",
      "/flow/rehearsal?all=0",
      "/flow/rehearsal?all=1",
      "/flow/publication",
      "/flow/versions",
      "/flow/draft/removal",
      "/fees",
    ]) {
      const html = await reader.page(`${path}${part}${part.includes("?") ? "&" : "?"}lang=${lang}`);
      await assertValidHtml(html).catch((error: unknown) =>
        Promise.reject(new Error(`${part} ${lang}: ${String(error)}`)),
      );
    }
}, 60_000);

describe("the step table", () => {
  test("a row is added after another, filled in and saved; the drawing has it at once", async () => {
    const { path, id } = await begun();
    const fields = fieldsOf(await controller.page(`${path}/flow/steps`));
    const added = await controller.post(`${path}/flow/steps`, { ...fields, act: "add:task:Assign" });
    expect(added.headers.get("location")).toContain("#name-Step_1");
    const again = fieldsOf(await controller.page(`${path}/flow/steps`));
    expect(again["name.Step_1"]).toBe("Bước mới");
    await controller.post(`${path}/flow/steps`, {
      ...again,
      "name.Step_1": "Kiểm tra thực địa",
      "allowance.Step_1": "1 ngày làm việc",
      "role.Step_1": "Chuyên viên",
    });
    const draft = await draftOf(id);
    expect(draft?.version).toBe(3);
    expect(draft?.xml).toContain('name="Kiểm tra thực địa"');
    const { table } = await readSteps(draft?.xml ?? "");
    expect(table.steps.find((step) => step.id === "Assign")?.next.map(({ to }) => to)).toEqual(["Step_1"]);
    expect(await controller.page(`${path}/flow/drawing`)).toContain("Kiểm tra thực địa");
  });

  test("what is wrong is said at its field, and nothing typed is lost", async () => {
    const { path, id } = await begun();
    const fields = fieldsOf(await controller.page(`${path}/flow/steps`));
    const answer = await controller.post(`${path}/flow/steps`, {
      ...fields,
      "name.Assign": "",
      "allowance.Examine": "mai xong",
      "role.Examine": "Vai trò vừa gõ",
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#name-Assign"');
    expect(html).toContain('id="allowance-Examine-error"');
    expect(html).toContain("Vai trò vừa gõ");
    expect((await draftOf(id))?.version).toBe(1);
    await assertValidHtml(html);
  });

  test("when somebody else saved meanwhile both versions are shown, and the second may overwrite knowingly", async () => {
    const { path, id } = await begun();
    const fields = fieldsOf(await controller.page(`${path}/flow/steps`));
    const other = await as("controller", "Lê Văn Cường");
    await other.post(`${path}/flow/steps`, { ...fields, "name.Assign": "Bản của Cường" });
    const answer = await controller.post(`${path}/flow/steps`, { ...fields, "name.Sign": "Bản của Bích" });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("Lê Văn Cường");
    expect(html).toContain("<del>Bản của Cường</del>");
    expect(html).toContain("<ins>Bản của Bích</ins>");
    await assertValidHtml(html);
    expect((await draftOf(id))?.xml).not.toContain("Bản của Bích");
    expect((await controller.post(`${path}/flow/steps`, fieldsOf(html))).status).toBe(303);
    expect((await draftOf(id))?.xml).toContain("Bản của Bích");
  });

  test("two who press at the very same moment: one is saved, one is told", async () => {
    const { path, id } = await begun();
    const fields = fieldsOf(await controller.page(`${path}/flow/steps`));
    const clients = await Promise.all([as("controller"), as("controller"), as("controller")]);
    const answers = await Promise.all(
      clients.map((client, at) => client.post(`${path}/flow/steps`, { ...fields, "name.Sign": `Ký ${at}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect((await draftOf(id))?.version).toBe(2);
  });
});

describe("publishing", () => {
  test("a sound flow within the limit is published; the draft is done with; the version never changes", async () => {
    const { path, id, code } = await begun();
    const version = (await draftOf(id))?.version ?? 0;
    const missing = await controller.post(`${path}/flow/publication`, { draft: String(version), note: "" });
    expect([missing.status, (await missing.text()).includes('href="#note"')]).toEqual([422, true]);
    const done = await controller.post(`${path}/flow/publication`, { draft: String(version), note: "Luồng đầu tiên" });
    expect(done.headers.get("location")).toBe(`${path}/flow/versions/1`);
    expect(await draftOf(id)).toBeUndefined();
    const newest = await findNewest(stand.node.db, code);
    expect([newest?.number, newest?.note, newest?.publishedByName]).toEqual([1, "Luồng đầu tiên", "Trần Thị Bích"]);
    const html = await controller.page(`${path}/flow/versions/1`);
    await assertValidHtml(html);
    expect(html).toContain("Luồng đầu tiên");
    expect((await controller.get(`${path}/flow/versions/9`)).status).toBe(404);
    expect((await controller.get(`${path}/flow/versions/x`)).status).toBe(404);
  });

  test("two officers publish from the same version: the second is told and must look first", async () => {
    const { path, id, code } = await begun();
    await controller.post(`${path}/flow/publication`, { draft: "1", note: "một" });
    // A draft begun before somebody published the second version.
    await controller.post(`${path}/flow/draft`, { version: "1" });
    const held = await draftOf(id);
    await controller.post(`${path}/flow/publication`, { draft: String(held?.version), note: "hai" });
    const { saveFlowDraft } = await import("../actions/save-flow-draft.ts");
    const { createSignIns } = await import("../../../platform/auth/index.ts");
    const person = await stand.served.client().signInAs({ roles: "controller" });
    const found = await createSignIns(stand.node).recognise(person.token);
    if (found.kind !== "live" || !held) throw new Error("not signed in");
    await saveFlowDraft(stand.node, found.principal, {
      offeredId: id,
      xml: held.xml,
      from: 0,
      basedOn: 1,
      how: "version",
    });
    const review = await controller.page(`${path}/flow/publication`);
    expect(review).toContain("đã công bố phiên bản 2");
    const refused = await controller.post(`${path}/flow/publication`, { draft: "1", note: "ba" });
    expect(refused.status).toBe(409);
    expect((await findNewest(stand.node.db, code))?.number).toBe(2);
    await controller.post(`${path}/flow/publication/following`, { draft: "1", after: "2" });
    expect((await controller.post(`${path}/flow/publication`, { draft: "2", note: "ba" })).status).toBe(303);
    expect((await findNewest(stand.node.db, code))?.number).toBe(3);
  });

  test("two who press publish on one draft at the same moment: it is published once", async () => {
    const { path, code } = await begun();
    const publish = (client: Client) => client.post(`${path}/flow/publication`, { draft: "1", note: "x" });
    const answers = await Promise.all([publish(controller), publish(await as("controller"))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await findNewest(stand.node.db, code))?.number).toBe(1);
  });

  test("steps that need longer than the law gives are refused, with how much", async () => {
    const { path, id, code } = await begun();
    const fields = fieldsOf(await controller.page(`${path}/flow/steps`));
    await controller.post(`${path}/flow/steps`, { ...fields, "allowance.Examine": "9 ngày làm việc" });
    expect(await controller.page(`${path}/flow/steps`)).toMatch(/Đã dùng 11 ngày làm việc \/ 5 ngày làm việc/);
    const answer = await controller.post(`${path}/flow/publication`, {
      draft: String((await draftOf(id))?.version),
      note: "x",
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("vượt thời hạn 5 ngày làm việc");
    expect(await findNewest(stand.node.db, code)).toBeUndefined();
  });
});

describe("bad input", () => {
  const process = (inside: string) =>
    emptyFlow.replace('<bpmn:startEvent id="Start_1" name="Tiếp nhận hồ sơ" />', inside);
  const script = process(
    '<bpmn:startEvent id="s" /><bpmn:scriptTask id="x" name="Chạy mã" /><bpmn:endEvent id="e" /><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="x" /><bpmn:sequenceFlow id="b" sourceRef="x" targetRef="e" />',
  );
  const deadlock = process(
    '<bpmn:startEvent id="s" /><bpmn:exclusiveGateway id="g" name="Chọn" default="b" /><bpmn:userTask id="t" name="Một" /><bpmn:userTask id="u" name="Hai" /><bpmn:parallelGateway id="j" name="Gộp" /><bpmn:endEvent id="e" /><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="g" /><bpmn:sequenceFlow id="b" sourceRef="g" targetRef="t" /><bpmn:sequenceFlow id="c" sourceRef="g" targetRef="u"><bpmn:conditionExpression>outcome = "x"</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id="d" sourceRef="t" targetRef="j" /><bpmn:sequenceFlow id="f" sourceRef="u" targetRef="j" /><bpmn:sequenceFlow id="h" sourceRef="j" targetRef="e" />',
  );

  test.each([
    ["5 MB", `${emptyFlow}<!--${"x".repeat(5_000_000)}-->`, 413, "lớn hơn 2 MB"],
    ["not XML", "đây không phải XML", 422, "Không đọc được tệp BPMN 2.0"],
    ["a DOCTYPE", emptyFlow.replace("?>", "?><!DOCTYPE a>"), 422, "DOCTYPE"],
    ["nothing", "", 422, "Chọn một tệp"],
  ] as const)("a file with %s is refused in words and changes nothing", async (_name, content, status, words) => {
    const path = await stand.pathOf(codes[0] ?? "");
    const answer = await upload(controller, `${path}/flow/file`, content, { draft: "0" });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect(await draftOf(path.split("/").at(-1) ?? "")).toBeUndefined();
    const drawn = await upload(controller, `${path}/flow/drawing`, content, { version: "0" });
    expect(drawn.status).toBe(status);
    expect(await drawn.json()).toMatchObject({ kind: "failed", why: { text: expect.stringContaining(words) } });
  });

  test("a file in other letters than UTF-8 keeps its words", async () => {
    const { path, id } = await begun("empty");
    const text = emptyFlow.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("Tiếp nhận hồ sơ", "Prüfung");
    expect((await upload(controller, `${path}/flow/file`, Buffer.from(text, "latin1"), { draft: "1" })).status).toBe(
      303,
    );
    expect((await draftOf(id))?.xml).toContain('name="Prüfung"');
  });

  test.each([
    ["a script task", script, "chạy mã lệnh"],
    ["a flow that deadlocks", deadlock, "có thể mắc lại"],
  ] as const)("%s can be drawn but not published", async (_name, content, words) => {
    const { path, id, code } = await begun("empty");
    expect((await upload(controller, `${path}/flow/file`, content, { draft: "1" })).status).toBe(303);
    expect(await controller.page(`${path}/flow/publication`)).toContain(words);
    const answer = await controller.post(`${path}/flow/publication`, {
      draft: String((await draftOf(id))?.version),
      note: "x",
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await findNewest(stand.node.db, code)).toBeUndefined();
  });
});
