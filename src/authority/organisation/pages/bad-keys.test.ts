import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { sealKey } from "../../../engines/signing/index.ts";
import { readAudit } from "../../../platform/audit/index.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { type OrganisationStand, organisationStand, sessionOf } from "../organisation.fixture.ts";
import { organisationSystem } from "../system.ts";

/** Keys and certificates that cannot be used, where a person brings them, over HTTP. */
let stand: OrganisationStand;
let served: ServedNode;
let client: Client;
let accountId: string;

beforeAll(async () => {
  stand = await organisationStand();
  served = await serveNode(stand.node, [organisationSystem(stand.node, { keys: stand.keys })], { handleAsset });
  client = served.client();
  const session = await sessionOf(stand.node, "leader.h36");
  client.cookies.set(cookieName(stand.node.config, "session"), session.token);
  accountId = (await stand.principal("leader.h36")).accountId;
});
afterAll(async () => {
  await served?.stop();
  await stand?.node.drop();
});

const pin = "mã pin dài";

async function keyFile(dates: { readonly notBefore?: Date; readonly notAfter?: Date }): Promise<Uint8Array> {
  const issued = await stand.trust.issue("Người leader.h36", "person", dates);
  return sealKey(issued.privateKey, issued.certificate, issued.chain, pin, { iterations: 1000 });
}

function form(bytes: Uint8Array): FormData {
  const data = new FormData();
  data.append("pin", pin);
  data.append("file", new Blob([Uint8Array.from(bytes)]), "khoa.p12");
  return data;
}

test.each([
  ["an expired certificate", "organisation.key-out-of-date", () => keyFile({ notAfter: new Date("2019-01-01") })],
  ["one that is not valid yet", "organisation.key-out-of-date", () => keyFile({ notBefore: new Date("2021-01-01") })],
  ["no key at all", "organisation.key-unreadable", async () => Buffer.from("không phải khóa")],
])("%s is refused in words of both languages, and the audit has it", async (_, code, make) => {
  const file = await make();
  const words = { vi: /Chứng thư số chỉ có hiệu lực từ|Tệp không phải PKCS#12/, en: /valid only from|not a PKCS#12/ };
  for (const locale of ["vi", "en"] as const) {
    await client.get(`/signing-key?lang=${locale}`);
    const answer = await client.upload("/signing-key", form(file));
    expect([409, 422]).toContain(answer.status);
    expect(await answer.text()).toMatch(words[locale]);
  }
  const [row] = await readAudit(stand.node.db, { actor: accountId, limit: 1 });
  expect(row).toMatchObject({ action: "http.upload.refuse", subject: { id: "/signing-key" }, detail: { code } });
});

test("a key whose certificate has ended since signs nothing any more", async () => {
  expect((await client.upload("/signing-key", form(await keyFile({ notAfter: new Date("2020-12-01") })))).status).toBe(
    303,
  );
  const key = await stand.keys.findKey({ staffId: (await stand.staff("leader.h36")).id });
  await stand.keys.open(key?.id ?? "", pin);
  stand.node.clock.set(new Date("2020-12-02T08:00:00+07:00"));
  await expect(stand.keys.open(key?.id ?? "", pin)).rejects.toMatchObject({
    code: "organisation.key-out-of-date",
    people: { vi: expect.stringContaining("Hãy đăng ký khóa ký mới."), en: expect.stringContaining("Enrol a new") },
  });
});
