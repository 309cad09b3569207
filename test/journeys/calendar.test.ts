import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signInAt } from "../../scenario/visitor.ts";
import { demoPassword, demoPin } from "../../src/country/demo-password.ts";
import { type JourneyCountry, journeyCountry, look } from "./country.ts";

// The nation's calendar crosses the wire to every node; a province adds its own. It is Monday 16 November 2020.

let journey: JourneyCountry;

beforeAll(async () => {
  journey = await journeyCountry();
}, 180_000);
afterEach(() => journey.endJourney());
afterAll(() => journey?.stop(), 60_000);

const at = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

/** Has a document signed at Lâm Đồng that waits to be issued: due by the end of the next working day. */
async function signedDocument(subject: string): Promise<void> {
  const config = journey.country.configs.find(({ code }) => code === "H36");
  const visitor = (role: string) => signInAt(config?.baseUrl ?? "", `${role}.h36`, demoPassword);
  const author = await visitor("chuyenvien");
  const path = await author.submit("/outgoing/new?kind=letter", "/outgoing", {
    kind: "letter",
    unit: "TH",
    subject,
    body: "Đề nghị quý cơ quan phối hợp thực hiện.",
    addressees: "Các cơ quan",
    recipients: ["H34"],
    signer: (items) => items.find(({ value }) => value !== "")?.value ?? "",
    next: "submit",
  });
  const leader = await visitor("lanhdao");
  await leader.submit(path, `${path}/signature`, { pin: demoPin });
}

test("the nation swaps a day, which arrives at a province", async () => {
  const officer = await journey.person("kiemsoat");
  await at(officer, "/calendar?year=2020");
  await officer.getByRole("link", { name: "Đổi lịch" }).click();
  await officer.getByRole("link", { name: "Hoán đổi ngày" }).click();
  await officer.getByLabel("Nghỉ ngày", { exact: true }).fill("2020-12-31");
  await officer.getByLabel("Làm bù ngày").fill("2021-01-05");
  await officer.getByLabel("Số, ký hiệu văn bản quyết định").fill("9614/VPCP-KSTT");
  await officer.getByLabel("Ngày văn bản").fill("2020-11-16");
  await officer.getByRole("button", { name: "Xem trước ảnh hưởng" }).click();
  // 5 January is a Tuesday: said at its field, and everything typed is still there.
  await officer.getByText("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật").first().waitFor();
  expect(await officer.getByLabel("Số, ký hiệu văn bản quyết định").inputValue()).toBe("9614/VPCP-KSTT");
  await look(officer, "a swap with an error");
  await officer.getByLabel("Làm bù ngày").fill("2021-01-09");
  await officer.getByRole("button", { name: "Xem trước ảnh hưởng" }).click();
  await officer.getByRole("heading", { name: "Nghỉ 31/12/2020, làm bù 09/01/2021" }).waitFor();
  await look(officer, "what a swap does");
  await officer.getByRole("button", { name: "Lưu" }).click();
  await officer.getByText("Đã lưu và gửi lịch mới đến các nút.").waitFor();

  const citizen = await journey.person("vanthu.h34", 390);
  await expect
    .poll(
      async () => {
        await at(citizen, "/calendar?year=2021");
        return citizen.getByRole("row", { name: /Thứ Bảy 09\/01.*9614\/VPCP-KSTT/ }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await look(citizen, "a year on a phone");
}, 120_000);

test("a province adds a day off, sees what moves, saves, and takes it back", async () => {
  await signedDocument("đẩy mạnh giải quyết thủ tục hành chính");
  const officer = await journey.person("kiemsoat.h36", 390);
  await at(officer, "/calendar");
  await officer.getByRole("link", { name: "Đổi ngày trong lịch" }).click();
  await officer.getByLabel("Từ ngày").fill("2020-11-17");
  await officer.getByLabel("Tên gọi").fill("Nghỉ tránh lũ");
  await officer.getByRole("button", { name: "Xem trước ảnh hưởng" }).click();
  await officer.getByText("1 việc đổi hạn, ở 1 cơ quan").waitFor();
  const row = officer.getByRole("row", { name: /đẩy mạnh giải quyết thủ tục hành chính/ });
  expect(await row.textContent()).toMatch(/17\/11\/2020 17:00.*18\/11\/2020 17:00.*muộn hơn 1 ngày làm việc/);
  await look(officer, "what a day off moves");
  await officer.getByRole("button", { name: "Lưu" }).click();
  await officer.getByText("Đã lưu lịch làm việc mới.").waitFor();
  await officer.getByRole("row", { name: /Thứ Ba 17\/11.*Nghỉ tránh lũ/ }).waitFor();

  await officer.getByRole("link", { name: "Lịch sử thay đổi" }).click();
  await officer.getByRole("link", { name: /Lấy lại.*Nghỉ 17\/11\/2020/ }).click();
  await officer.getByText("sớm hơn 1 ngày làm việc").waitFor();
  await look(officer, "taking a change back");
  await officer.getByRole("button", { name: "Lấy lại" }).click();
  await officer.getByText("Đã lấy lại. Lịch trở lại như trước.").waitFor();
  await look(officer, "the history");
  await at(officer, "/calendar?year=2020");
  expect(await officer.getByRole("row", { name: /Thứ Ba 17\/11/ }).count()).toBe(0);
}, 120_000);
