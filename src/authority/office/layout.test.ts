import { PDF } from "@libpdf/core";
import { expect, test } from "vitest";
import { type Draft, emptyDraft } from "./draft.ts";
import { layOut, letterhead } from "./layout.ts";

const agency = { code: "H36", name: "Ủy ban nhân dân tỉnh Lâm Đồng", abbreviation: "UBND", place: "Lâm Đồng" };

async function textOf(draft: Partial<Draft>): Promise<string> {
  const { pdf } = await layOut({ ...emptyDraft(), subject: "Về việc nghỉ hưu", ...draft }, agency, new Date());
  return (await PDF.load(pdf)).getPages()[0]?.extractText().text.normalize("NFC") ?? "";
}

test("a decision names who decides: whom the drafter names, else the agency; a letter names nobody", async () => {
  const whole = "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG";
  expect(await textOf({ kind: "decision" })).toContain(whole);
  const chairman = await textOf({ kind: "decision", decidedBy: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" });
  expect(chairman).toContain("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH");
  expect(chairman).not.toContain(whole);
  expect(await textOf({})).not.toContain(whole);
}, 60_000);

test.each([
  ["Ủy ban nhân dân tỉnh Lâm Đồng", "Ủy ban nhân dân\ntỉnh Lâm Đồng"],
  ["Ủy ban nhân dân phường Quang Trung, thành phố Kon Tum", "Ủy ban nhân dân\nphường Quang Trung"],
  ["Hội đồng nhân dân huyện Tu Mơ Rông", "Hội đồng nhân dân\nhuyện Tu Mơ Rông"],
  ["Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"],
  ["Sở Nội vụ", "Sở Nội vụ"],
])("%s heads its documents as its own name", (name, heading) => {
  expect(letterhead(name)).toBe(heading);
});
