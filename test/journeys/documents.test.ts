import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { issue, type Senders } from "../../scenario/document/sender.ts";
import { signInAt } from "../../scenario/visitor.ts";
import { demoPassword, demoPin } from "../../src/country/demo-password.ts";
import { type JourneyCountry, journeyCountry, look } from "./country.ts";

// Documents cross real nodes over the real axis; the people sit at browsers. Waiting is always for something to be seen.

let journey: JourneyCountry;

beforeAll(async () => {
  journey = await journeyCountry();
}, 180_000);
afterEach(() => journey.endJourney());
afterAll(() => journey?.stop(), 60_000);

/** Prepares a document that has been issued already. Returns the path of its page at its sender. */
async function issued(from: string, subject: string, recipients: readonly string[]): Promise<string> {
  const config = journey.country.configs.find(({ code }) => code === from.toUpperCase());
  const seat = async (role: string) => ({
    agency: from.toUpperCase(),
    visitor: await signInAt(config?.baseUrl ?? "", `${role}.${from}`, demoPassword),
  });
  const senders: Senders = {
    author: await seat("chuyenvien"),
    leader: await seat("lanhdao"),
    clerk: await seat("vanthu"),
  };
  const body = "Thực hiện chỉ đạo của Thủ tướng Chính phủ, đề nghị quý cơ quan phối hợp thực hiện.";
  return issue(senders, { kind: "letter", unit: "TH", subject, body, addressees: ["Các cơ quan"], recipients });
}

/** Marks the page, to see later that it was never loaded anew. */
const mark = (page: Page) => page.evaluate("window.stillHere = true");
const isUnmoved = (page: Page) => page.evaluate<boolean>("window.stillHere === true");

/** The row of an agency in the table of recipients. */
const rowOf = (page: Page, agency: string) => page.locator(".lt-times tbody tr", { hasText: agency });
const hour = /\d\d:\d\d/;

test("a clerk writes, the leader signs, the clerk issues, and sees the recipients receive it", async () => {
  const clerk = await journey.person("vanthu.h36");
  await clerk.goto(new URL("/outgoing", clerk.url()).href);
  await clerk.getByRole("button", { name: "Soạn văn bản" }).click();
  await clerk.getByLabel("Ký hiệu đơn vị soạn").fill("KSTT");
  await clerk.getByLabel("Trích yếu nội dung").fill("đẩy mạnh gửi, nhận văn bản điện tử");
  await clerk.getByLabel("Kính gửi").fill("Ủy ban nhân dân tỉnh Kon Tum");
  await clerk.locator("#body").fill("Thực hiện Quyết định số 28/2018/QĐ-TTg.\n1. Gửi, nhận văn bản điện tử có ký số.");
  // The page shows what is written, before anything was pressed.
  await clerk.locator("#preview img").first().waitFor();
  await clerk.getByLabel("Người ký").selectOption({ index: 1 });
  await clerk.locator("#recipients").fill("uy ban nhan dan tinh kon tum");
  await clerk.keyboard.press("Enter");
  await clerk.locator("input[name=recipients][value=H34]:checked").waitFor();
  await clerk.getByText("Thêm nhiều nơi một lần").click();
  await clerk.getByLabel("Tất cả", { exact: true }).selectOption("commune");
  await clerk.getByLabel("thuộc", { exact: true }).selectOption("H36.51");
  await clerk.getByRole("button", { name: "Thêm tất cả" }).click();
  await expect.poll(() => clerk.locator("input[name=recipients]:checked").count()).toBe(12);
  await look(clerk, "writing");
  await clerk.getByRole("button", { name: "Lưu và trình ký" }).click();
  await clerk.getByText("Chưa ký.").waitFor();
  const address = clerk.url();

  const leader = await journey.person("lanhdao.h36");
  await leader.goto(new URL("/signing", leader.url()).href);
  await leader.getByRole("link", { name: "Đọc" }).first().click();
  await leader.locator(".lt-doc__page img").first().waitFor();
  await look(leader, "reading before signing");
  await leader.getByLabel("Mã PIN của khóa ký").fill(demoPin);
  await leader.getByRole("button", { name: "Ký văn bản" }).click();
  await leader.getByText("Đã ký. Văn bản chuyển văn thư").waitFor();

  await clerk.goto(address);
  await clerk.getByLabel("Mã PIN của khóa con dấu").fill(demoPin);
  await clerk.getByRole("button", { name: "Cấp số, đóng dấu và phát hành" }).click();
  await clerk.getByText("Đã phát hành văn bản số 01/UBND-KSTT").waitFor();
  await mark(clerk);
  await expect
    .poll(() => rowOf(clerk, "UBND tỉnh Kon Tum").locator("td").first().textContent(), { timeout: 20_000 })
    .toMatch(hour);
  expect(await clerk.locator(".lt-times tbody tr").count()).toBe(12);
  expect(await clerk.getByText("Hợp lệ.").first().isVisible()).toBe(true);
  await look(clerk, "issued");

  const kontum = await journey.person("vanthu.h34");
  await kontum.getByRole("link", { name: /^01\/UBND-KSTT/ }).click();
  await kontum.getByRole("button", { name: /^Vào sổ, số đến/ }).click();
  await kontum.getByText("Đã vào sổ, số đến").first().waitFor();
  await expect
    .poll(() => rowOf(clerk, "UBND tỉnh Kon Tum").locator("td").nth(1).textContent(), { timeout: 20_000 })
    .toMatch(hour);
  expect(await isUnmoved(clerk)).toBe(true);
}, 120_000);

test("a clerk registers and completes one document, refuses another with a reason, and the sender reads both", async () => {
  const clerk = await journey.person("vanthu.h16");
  await clerk.goto(new URL("/incoming", clerk.url()).href);
  await mark(clerk);
  const first = await issued("h21", "phối hợp phòng, chống cháy rừng", ["H16"]);
  const second = await issued("h21", "chuyển hồ sơ đất đai", ["H16"]);
  const row = (subject: string) => clerk.locator("tbody tr", { hasText: subject });
  await row("chuyển hồ sơ đất đai").waitFor({ timeout: 20_000 });
  await row("phối hợp phòng, chống cháy rừng").waitFor({ timeout: 20_000 });
  expect(await isUnmoved(clerk)).toBe(true);
  await look(clerk, "arrived");

  await row("phối hợp phòng, chống cháy rừng").getByRole("link").click();
  await clerk.getByText("Đúng nơi gửi, tệp nguyên vẹn từ khi ký.").waitFor();
  await look(clerk, "received");
  await clerk.getByRole("button", { name: /^Vào sổ, số đến 1/ }).click();
  await clerk.getByText("Đã vào sổ, số đến 1.").first().waitFor();
  await clerk.getByRole("button", { name: "Hoàn thành xử lý" }).click();
  await clerk.getByText("Đã ghi nhận hoàn thành và báo nơi gửi.").waitFor();

  await clerk.goto(new URL("/incoming", clerk.url()).href);
  await row("chuyển hồ sơ đất đai").getByRole("link").click();
  await clerk.locator("summary", { hasText: "Từ chối, trả lại nơi gửi" }).click();
  await clerk.getByLabel("Lý do", { exact: true }).selectOption("other");
  await clerk.getByRole("button", { name: "Từ chối, trả lại nơi gửi" }).click();
  await clerk.locator(".govuk-error-summary").waitFor();
  await look(clerk, "refused without a reason");
  await clerk.getByLabel("Lý do", { exact: true }).selectOption("misdirected");
  await clerk.getByLabel("Nói rõ thêm").fill("Hồ sơ thuộc thẩm quyền của tỉnh Đắk Lắk");
  await clerk.getByRole("button", { name: "Từ chối, trả lại nơi gửi" }).click();
  await clerk.getByText("Đã từ chối và báo nơi gửi.").waitFor();
  await look(clerk, "refused");

  const sender = await journey.person("vanthu.h21");
  await sender.goto(new URL(first, sender.url()).href);
  await expect
    .poll(() => rowOf(sender, "UBND tỉnh Đắk Nông").locator("td").last().textContent(), { timeout: 20_000 })
    .toMatch(hour);
  await sender.goto(new URL(second, sender.url()).href);
  await sender.getByText("Hồ sơ thuộc thẩm quyền của tỉnh Đắk Lắk").waitFor({ timeout: 20_000 });
  await look(sender, "refused, as the sender sees it");
}, 120_000);

test("a leader signs three documents on a phone; one was given back meanwhile, and does not stop the others", async () => {
  const author = await journey.person("chuyenvien.h15");
  for (const subject of ["giao chỉ tiêu năm 2021", "kiểm tra công tác bầu cử", "cấp kinh phí sửa đường"]) {
    await author.goto(new URL("/outgoing/new", author.url()).href);
    await author.getByLabel("Trích yếu nội dung").fill(subject);
    await author.locator("#body").fill("Yêu cầu các cơ quan thực hiện.");
    await author.getByLabel("Người ký").selectOption({ index: 1 });
    await author.getByRole("button", { name: "Lưu và trình ký" }).click();
    await author.getByText("Chưa ký.").waitFor();
  }
  const phone = await journey.person("lanhdao.h15", 390);
  await phone.goto(new URL("/signing", phone.url()).href);
  await look(phone, "queue on a phone");
  for (const box of await phone.locator("input[name=document]").all()) await box.check();
  await phone.getByRole("button", { name: "Ký văn bản đã chọn" }).click();
  await phone.getByRole("heading", { name: "Ký 3 văn bản" }).waitFor();
  await look(phone, "selection on a phone");

  // At the desk, the same leader gives one of them back.
  const desk = await journey.person("lanhdao.h15");
  await desk.goto(new URL("/signing", desk.url()).href);
  await desk.locator("li", { hasText: "kiểm tra công tác bầu cử" }).getByRole("link", { name: "Đọc" }).click();
  await desk.locator("summary", { hasText: "Trả lại người soạn" }).click();
  await desk.getByLabel("Lý do", { exact: true }).fill("Bổ sung danh sách đoàn kiểm tra");
  await desk.getByRole("button", { name: "Trả lại người soạn" }).click();
  await desk.getByText("Đã trả lại người soạn.").waitFor();

  await phone.getByLabel("Mã PIN của khóa ký").fill(demoPin);
  await phone.getByRole("button", { name: "Ký", exact: true }).click();
  await phone.getByText("Xong 2 trên 3 văn bản.").waitFor();
  const failed = phone.locator(".lt-stuck__item");
  expect(await failed.count()).toBe(1);
  expect(await failed.textContent()).toContain("kiểm tra công tác bầu cử");
  await look(phone, "outcome on a phone");
  await phone.getByRole("button", { name: "Về danh sách" }).click();
  await phone.getByText("Không có văn bản nào chờ ký").waitFor();
}, 120_000);

test("the operator finds a document that cannot reach its node, releases it, and it arrives", async () => {
  const operator = await journey.person("vanhanh");
  await operator.goto(new URL("/operations", operator.url()).href);
  await mark(operator);
  const target = journey.country.processes.get("H15");
  await target?.kill();
  const path = await issued("h36", "tổng hợp tình hình hạn hán", ["H15"]);
  const row = operator.locator(".lt-axis__stuck tbody tr", { hasText: "UBND tỉnh Đắk Lắk" });
  // The axis tries by itself at ever longer intervals; the operator comes when the next try is far off.
  await expect
    .poll(() => row.textContent(), { timeout: 60_000 })
    .toMatch(/thử lại sau (1\d|[2-9]\d|\d{3,}) giây|thử lại sau \d+ phút/);
  expect(await isUnmoved(operator)).toBe(true);
  await look(operator, "stuck");
  await target?.restart();
  await row.getByRole("button", { name: /^Gửi ngay/ }).click();
  await expect.poll(() => row.count(), { timeout: 20_000 }).toBe(0);
  await look(operator, "released");
  const sender = await journey.person("vanthu.h36");
  await sender.goto(new URL(path, sender.url()).href);
  await expect
    .poll(() => rowOf(sender, "UBND tỉnh Đắk Lắk").locator("td").first().textContent(), { timeout: 20_000 })
    .toMatch(hour);
}, 180_000);
