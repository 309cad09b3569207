import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { roles } from "../../../platform/auth/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { calendarSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  served = await serveNode(node, [calendarSystem(node)], { handleAsset });
}, 120_000);
afterAll(async () => {
  await served.stop();
  await node.drop();
});

const swap = {
  kind: "swap",
  off: "2020-12-31",
  worked: "2021-01-09",
  decisionNumber: "9614/VPCP-KSTT",
  decisionDate: "2020-11-20",
  reason: "",
};
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe("a year", () => {
  test("is public: picture, table with its states, the year in the address", async () => {
    const page = await served.client().page("/calendar?year=2020");
    expect(page).toContain("Lịch làm việc năm 2020");
    expect(page).toMatch(/23<\/span><span class="govuk-visually-hidden">: Ngày nghỉ cả nước, Tết Nguyên đán/);
    expect(page).toContain("Chưa đối chiếu");
    expect(await served.client().page("/calendar?year=2035")).toContain("được tính theo Bộ luật Lao động");
    // A year that cannot be counted in: this year.
    expect(await served.client().page("/calendar?year=99999")).toContain("Lịch làm việc năm 2020");
  });

  test("can be taken along as a calendar file and as a table", async () => {
    const file = await served.client().get("/calendar.ics?year=2020");
    expect(file.headers.get("content-type")).toContain("text/calendar");
    const text = await file.text();
    expect(text).toContain("DTSTART;VALUE=DATE:20200123\r\nDTEND;VALUE=DATE:20200130");
    const table = await (await served.client().get("/calendar.csv?year=2020")).text();
    expect(table).toContain("2020-09-02,Thứ Tư,Nghỉ,Quốc khánh,National Day,Theo luật,");
  });
});

describe("an officer", () => {
  test("sees what a swap does, saves it, and finds it in the history; what was typed stays in the address", async () => {
    const client = served.client();
    await client.signInAs({ roles: "controller" });
    const preview = await client.page(`/calendar/changes/preview?${query(swap)}`);
    expect(preview).toContain("Nghỉ 31/12/2020, làm bù 09/01/2021");
    expect(preview).toMatch(/12\/2020<\/th><td[^>]*>23<\/td><td[^>]*>22<\/td><td[^>]*>−1</);
    const version = /name="version" value="(\d+)"/.exec(preview)?.[1] ?? "";
    const edit = /href="(\/calendar\/changes\/new\?[^"]+)"/.exec(preview)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(await client.page(edit)).toContain('value="9614/VPCP-KSTT"');
    const saved = await client.post("/calendar/changes", { ...swap, version });
    expect([saved.status, saved.headers.get("location")]).toEqual([303, "/calendar?year=2020"]);
    expect(await client.page("/calendar?year=2021")).toContain("9614/VPCP-KSTT ngày 20/11/2020");
    // The same page sent again, from an older calendar: told what is the matter, with what was typed.
    const again = await client.post("/calendar/changes", { ...swap, version });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("31/12/2020 đã là ngày nghỉ");
    const other = { ...swap, off: "2020-12-30", worked: "2021-01-16" };
    const stale = await client.post("/calendar/changes", { ...other, version });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Lịch vừa được người khác đổi");
    const history = await client.page("/calendar/changes");
    const undo = /href="(\/calendar\/changes\/[^"]+\/reversal)"/.exec(history)?.[1] ?? "";
    expect(await client.page(undo)).toContain("Lấy lại thay đổi này?");
    expect((await client.post(undo, { reason: "" })).status).toBe(303);
    expect(await client.page("/calendar/changes")).toContain("Lấy lại: Nghỉ 31/12/2020, làm bù 09/01/2021");
  });

  test("is told at each field what is wrong, and keeps what was typed", async () => {
    const client = served.client();
    await client.signInAs({ roles: "controller" });
    const wrong = { ...swap, worked: "2021-01-11", decisionNumber: "" };
    const first = await client.get(`/calendar/changes/preview?${query(wrong)}`);
    expect(first.status).toBe(422);
    expect(await first.text()).toContain("Nhập số, ký hiệu văn bản quyết định");
    const second = await client.get(`/calendar/changes/preview?${query({ ...swap, worked: "2021-01-11" })}`);
    const text = await second.text();
    expect(text).toContain("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật");
    expect(text).toContain('href="#day-worked"');
    expect(text).toContain('value="2021-01-11"');
    const impossible = await client.get(`/calendar/changes/preview?${query({ ...swap, off: "2020-02-30" })}`);
    expect([impossible.status, await impossible.text()]).toEqual([422, expect.stringContaining("Chọn một ngày")]);
  });

  test("confirms a year with the number of the announcement", async () => {
    const client = served.client();
    await client.signInAs({ roles: "controller" });
    expect(await client.page("/calendar/years/2019/confirmation")).toContain("Đối chiếu ngày nghỉ năm 2019");
    const empty = await client.post("/calendar/years/2019/confirmation", { decisionNumber: "", decisionDate: "" });
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining("Chọn ngày văn bản")]);
    const fields = { decisionNumber: "12/TB-LĐTBXH", decisionDate: "2018-11-01" };
    expect((await client.post("/calendar/years/2019/confirmation", fields)).status).toBe(303);
    const page = await client.page("/calendar?year=2019");
    expect(page).toContain("Đã đối chiếu với 12/TB-LĐTBXH ngày 01/11/2018.");
    expect(page).not.toContain("Chưa đối chiếu");
    expect((await client.get("/calendar/years/9999/confirmation")).status).toBe(404);
  });
});

test("every other role and every visitor is kept from what changes the calendar", async () => {
  const open = [
    "/calendar/changes/new",
    `/calendar/changes/preview?${query(swap)}`,
    "/calendar/years/2020/confirmation",
  ];
  for (const role of roles.filter((each) => each !== "controller")) {
    const client = served.client();
    await client.signInAs({ roles: role });
    for (const path of open) expect([role, path, (await client.get(path)).status]).toEqual([role, path, 403]);
    expect((await client.post("/calendar/changes", swap)).status).toBe(403);
  }
  const visitor = served.client();
  for (const path of [...open, "/calendar/changes"]) expect((await visitor.get(path)).status).toBe(303);
});
