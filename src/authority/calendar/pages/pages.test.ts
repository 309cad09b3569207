import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { roles } from "../../../platform/auth/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { type CalendarStand, calendarStand, openItem } from "../calendar.fixture.ts";
import { calendarSystem } from "../system.ts";

let stand: CalendarStand;
let served: ServedNode;

beforeAll(async () => {
  stand = await calendarStand();
  served = await serveNode(stand.node, [calendarSystem(stand.node, { sources: stand.sources })], { handleAsset });
}, 120_000);
afterAll(async () => {
  await served.stop();
  await stand.node.drop();
});

const flood = { kind: "off", first: "2020-11-26", last: "2020-11-27", name: "Nghỉ lũ", nameEn: "", reason: "" };
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const versionIn = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";

describe("everyone", () => {
  test("works out a due date, by an address that can be passed on", async () => {
    const asked = query({ agency: "H36.01", date: "2020-10-26", time: "10:00", limit: "2 ngày làm việc" });
    const page = await served.client().page(`/calendar/due?${asked}`);
    expect(page).toContain("28/10/2020");
    expect(page).toContain("Nhận 10:00 thứ Hai 26/10 · tính từ 07:00 thứ Ba 27/10 · hẹn trả 17:00 thứ Tư 28/10.");
    expect(await served.client().page("/calendar/due")).not.toContain("Vì sao là ngày này");
  });

  test.each([
    ["limit", "", "Nhập thời hạn"],
    ["limit", "hai ngày", "Không đọc được thời hạn"],
    ["limit", "99999 ngày", "Thời hạn phải từ 0 đến 10 năm"],
    ["date", "2020-02-30", "Chọn ngày nhận đủ hồ sơ"],
    ["date", "2190-01-01", "Chỉ tính được trong các năm"],
    ["time", "25:00", "Nhập giờ nhận"],
    ["agency", "H99", "Chọn cơ quan trong danh sách"],
  ])("%s %j: %s, and what was typed stays", async (field, value, message) => {
    const good = { agency: "H36.01", date: "2020-10-26", time: "10:00", limit: "2 ngày làm việc" };
    const response = await served.client().get(`/calendar/due?${query({ ...good, [field]: value })}`);
    const text = await response.text();
    expect([response.status, text]).toEqual([422, expect.stringContaining(message)]);
    expect(text).toContain(`href="#day-${field}"`);
    if (field !== "limit") expect(text).toContain('value="2 ngày làm việc"');
  });

  test("reads a year, its files, and the office hours", async () => {
    const visitor = served.client();
    expect(await visitor.page("/calendar?year=2020")).toContain("Lịch làm việc năm 2020");
    expect(await (await visitor.get("/calendar.ics?year=2020")).text()).toContain("SUMMARY:Nghỉ: Quốc khánh");
    expect(await (await visitor.get("/calendar.csv?year=2020")).text()).toContain("Quốc khánh,National Day,cả nước");
    expect(await visitor.page("/calendar/hours?q=phuong+2")).toContain("07:00–11:30, 13:30–17:00");
    expect(await visitor.page("/calendar/hours?q=khong+co")).toContain("Không có cơ quan nào như vậy");
    expect(await visitor.page("/calendar/hours/H36.01")).not.toContain("Xem trước ảnh hưởng");
    expect((await visitor.get("/calendar/hours/H99")).status).toBe(404);
  });
});

describe("an officer", () => {
  test("sees which items move before saving, takes the list along, saves, and takes it back", async () => {
    stand.open([
      openItem("0361", "H36.01", "2020-11-24T08:00", 2),
      openItem("0362", "H36", "2020-11-24T08:00", 3),
      openItem("0363", "H36", "2020-11-20T08:00", 1),
    ]);
    const client = served.client();
    await client.signInAs({ roles: "controller" });
    const preview = await client.page(`/calendar/changes/preview?${query(flood)}`);
    expect(preview).toContain("2 việc đổi hạn, ở 2 cơ quan");
    expect(preview).toMatch(/Hồ sơ 0361.*26\/11\/2020 17:00.*30\/11\/2020 17:00.*muộn hơn 2 ngày làm việc/s);
    const table = await (await client.get(`/calendar/changes/preview.csv?${query(flood)}`)).text();
    expect(table.trim().split("\n")).toHaveLength(3);
    const saved = await client.post("/calendar/changes", { ...flood, version: versionIn(preview) });
    expect(saved.status).toBe(303);
    expect(await client.page("/calendar?year=2020")).toContain("Riêng cơ quan này");
    const history = await client.page("/calendar/changes");
    expect(history).toContain("Nghỉ 26/11/2020 – 27/11/2020: Nghỉ lũ");
    const undo = /href="(\/calendar\/changes\/[^"]+\/reversal)"/.exec(history)?.[1] ?? "";
    const question = await client.page(undo);
    expect(question).toContain("sớm hơn 2 ngày làm việc");
    expect((await client.post(undo, { reason: "", version: versionIn(question) })).status).toBe(303);
    const after = await client.page("/calendar/changes");
    expect(after).toContain("Lấy lại: Nghỉ 26/11/2020 – 27/11/2020: Nghỉ lũ");
    expect((await client.get(undo)).status).toBe(409);
  });

  test.each([
    ["overlaps a day off of all", { first: "2020-09-02", last: "2020-09-02" }, "đã là ngày nghỉ", "first"],
    ["is backwards", { last: "2020-11-25" }, "Ngày cuối phải từ ngày đầu trở đi", "last"],
    ["is over a year long", { last: "2022-11-26" }, "nhiều nhất 366 ngày", "last"],
    ["has no name", { name: " " }, "Nhập tên gọi của ngày", "name"],
    ["is no day", { first: "2020-11-31" }, "Chọn một ngày", "first"],
    ["lies in the past", { first: "2020-11-02", last: "" }, "đã qua", "reason"],
    ["has half a decision", { decisionNumber: "12/UBND" }, "Nhập cả số và ngày", "decisionDate"],
    ["is a weekend", { first: "2020-11-28", last: "2020-11-29" }, "vốn đã nghỉ", "first"],
  ])("a range that %s is refused at its field, and nothing typed is lost", async (_, changed, message, field) => {
    const client = served.client();
    await client.signInAs({ roles: "admin" });
    const fields = { ...flood, ...changed };
    const response = await client.get(`/calendar/changes/preview?${query(fields)}`);
    const text = await response.text();
    expect([response.status, text]).toEqual([422, expect.stringContaining(message)]);
    expect(text).toContain(`href="#day-${field}"`);
    expect(text).toContain(`value="${fields.first}"`);
    // By the form's own address too, past the preview.
    const posted = await client.post("/calendar/changes", fields);
    expect(posted.status).toBe(422);
  });

  test("a past day is changed with a reason, and warned of", async () => {
    const client = served.client();
    await client.signInAs({ roles: "controller" });
    const past = { ...flood, first: "2020-11-02", last: "", reason: "Đường ngập" };
    expect(await client.page(`/calendar/changes/preview?${query(past)}`)).toContain("Hạn đã tính theo những ngày đó");
  });

  test("sets the hours of an agency, sees what moves, and lets it follow the agency above again", async () => {
    stand.open([openItem("0371", "H36.01", "2020-12-01T08:00", 3)]);
    const client = served.client();
    await client.signInAs({ roles: "admin" });
    const hours = { mode: "own", hours: "8h-12h, 13h-16h", validFrom: "2020-12-01", reason: "" };
    const preview = await client.page(`/calendar/hours/H36.01/preview?${query(hours)}`);
    expect(preview).toContain("08:00–12:00, 13:00–16:00");
    expect(preview).toContain("1 việc đổi hạn, ở 1 cơ quan");
    const csv = await (await client.get(`/calendar/hours/H36.01/preview.csv?${query(hours)}`)).text();
    expect(csv).toContain("Hồ sơ 0371");
    expect((await client.post("/calendar/hours/H36.01", { ...hours, version: versionIn(preview) })).status).toBe(303);
    expect(await client.page("/calendar/hours?q=van+phong")).toContain("từ 01/12/2020: 08:00–12:00, 13:00–16:00");
    const above = { mode: "above", hours: "", validFrom: "2020-12-10", reason: "" };
    expect(await client.page(`/calendar/hours/H36.01/preview?${query(above)}`)).toContain("theo cấp trên");
    expect((await client.post("/calendar/hours/H36.01", above)).status).toBe(303);
  });

  test.each([
    [{ hours: "sáng và chiều" }, "Không đọc được giờ làm việc", "hours"],
    [{ hours: "" }, "Nhập giờ làm việc", "hours"],
    [{ hours: "07:00-12:00, 11:00-17:00" }, "chồng lên nhau", "hours"],
    [{ hours: "17:00-07:00" }, "giờ bắt đầu trước giờ kết thúc", "hours"],
    [{ validFrom: "2020-11-23" }, "chỉ đổi từ hôm nay", "validFrom"],
    [{ hours: "07:00-11:30, 13:30-17:00", validFrom: "2020-11-25" }, "xem trước", ""],
  ])("hours %j: %s", async (changed, message, field) => {
    const client = served.client();
    await client.signInAs({ roles: "admin" });
    const fields = { mode: "own", hours: "08:00-16:00", validFrom: "2020-11-30", reason: "", ...changed };
    const response = await client.get(`/calendar/hours/H36.50.05/preview?${query(fields)}`);
    const text = await response.text();
    expect(text.toLowerCase()).toContain(message.toLowerCase());
    expect(response.status).toBe(field === "" ? 200 : 422);
    if (field !== "") expect(text).toContain(`href="#day-${field}"`);
  });
});

test("every other role and every visitor is kept from what changes the calendar", async () => {
  const days = ["/calendar/changes/new", `/calendar/changes/preview?${query(flood)}`];
  const hours = ["/calendar/hours/H36.01/preview?mode=above&validFrom=2020-12-01"];
  for (const role of roles) {
    const client = served.client();
    await client.signInAs({ roles: role });
    const mayDays = role === "controller" || role === "admin";
    for (const path of days)
      expect([role, path, (await client.get(path)).status === 403]).toEqual([role, path, !mayDays]);
    for (const path of hours)
      expect([role, path, (await client.get(path)).status === 403]).toEqual([role, path, role !== "admin"]);
    if (!mayDays) expect((await client.post("/calendar/changes", flood)).status).toBe(403);
    expect((await client.get("/calendar/changes")).status).toBe(200);
  }
  const below = served.client();
  await below.signInAs({ roles: "admin", agencyCode: "H36.01" });
  expect((await below.get("/calendar/changes/new")).status).toBe(403);
  expect((await below.get("/calendar/hours/H36.01")).status).toBe(200);
  expect(
    (await below.post("/calendar/hours/H36", { mode: "own", hours: "08:00-16:00", validFrom: "2020-12-01" })).status,
  ).toBe(403);
  const visitor = served.client();
  for (const path of [...days, ...hours, "/calendar/changes"]) expect((await visitor.get(path)).status).toBe(303);
});
