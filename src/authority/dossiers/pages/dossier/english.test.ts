import { expect, test } from "vitest";
import { sendApologies } from "../../actions/send-apologies.ts";
import { dossierPagesStand } from "./dossier-pages.fixture.ts";

test("in English the limit and the name of the system are English", async () => {
  const { stand, served, visitor, company } = await dossierPagesStand();
  const dossier = await company();
  stand.node.clock.set(new Date("2020-12-15T08:00:00+07:00"));
  await sendApologies(stand.node);
  const { client } = await visitor("leader", dossier.agencyCode);
  const said = async (lang: string) => {
    const html = await client.page(`/dossiers/${dossier.code}?lang=${lang}`);
    return html.slice(html.indexOf("<main")).replaceAll(/<[^>]+>/g, " ");
  };
  const [vi, en] = [await said("vi"), await said("en")];
  expect(vi).toMatch(/\d ngày làm việc/);
  expect(vi).toContain("Hệ thống, Sở Tài chính tỉnh Lâm Đồng");
  expect(en).toMatch(/\d working days/);
  expect(en).toContain("System, Sở Tài chính tỉnh Lâm Đồng");
  expect(en).not.toMatch(/ngày làm việc|Hệ thống,/);
  await served.stop();
  await stand.node.drop();
}, 120_000);
