import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeCertificate, sealKey, testMark } from "../../../engines/signing/index.ts";
import { readAudit } from "../../../platform/audit/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import { type OrganisationStand, organisationStand } from "../organisation.fixture.ts";
import { findKeyOf } from "../store/signing-keys.ts";
import { changeSigningPin } from "./change-signing-pin.ts";
import { enrolSigningKey } from "./enrol-signing-key.ts";

let stand: OrganisationStand;
beforeAll(async () => {
  stand = await organisationStand();
});
afterAll(() => stand.node.drop());
beforeEach(() => stand.node.machine.set(new Date(stand.node.machine.now().getTime() + 86_400_000)));

async function file(pin: string, notAfter = new Date("2030-01-01T00:00:00Z")): Promise<Uint8Array> {
  const issued = await stand.trust.issue("Người leader.h36", "person", { notAfter });
  return sealKey(issued.privateKey, issued.certificate, issued.chain, pin, { iterations: 1000 });
}

const wrong = async (keyId: string, times: number) => {
  const answers: unknown[] = [];
  for (let i = 0; i < times; i++) answers.push(await stand.keys.open(keyId, "000000").catch((error: unknown) => error));
  return answers;
};

describe("a signing key", () => {
  test("in a demonstration is made at the first use, marked as a test, and once", async () => {
    const { id: staffId } = await stand.staff("clerk.h36");
    const [one, ...others] = await Promise.all([1, 2, 3, 4].map(() => stand.keys.findKey({ staffId })));
    expect(new Set([one, ...others].map((key) => key?.id)).size).toBe(1);
    expect(describeCertificate(one?.certificate ?? new Uint8Array()).subject).toContain(testMark);
    const signer = await stand.keys.open(one?.id ?? "", "123456");
    expect(signer.certificate).toEqual(new Uint8Array(one?.certificate ?? []));
    expect(await stand.keys.findKey({ agencyCode: "H99" })).toBeUndefined();
  });

  test("locks for 15 minutes after five wrong PINs in a row, even for the right one", async () => {
    const key = await stand.keys.findKey({ agencyCode: "H36" });
    const id = key?.id ?? "";
    expect((await wrong(id, 2)).map((error) => (error as Error).message)).toMatchObject([
      /4 tries left/,
      /3 tries left/,
    ]);
    await stand.keys.open(id, "123456");
    expect(await wrong(id, 6)).toMatchObject([
      ...Array(5).fill({ code: "organisation.pin-wrong" }),
      { code: "organisation.key-locked" },
    ]);
    await expect(stand.keys.open(id, "123456")).rejects.toMatchObject({
      code: "organisation.key-locked",
      kind: "too-many",
    });
    stand.node.machine.advance(15 * 60_000);
    await stand.keys.open(id, "123456");
  });

  test("is enrolled from a PKCS#12 file whose PIN is proved, in place of the one before", async () => {
    const leader = await stand.principal("leader.h36");
    const first = await enrolSigningKey(stand.node, leader, {
      owner: "own",
      pkcs12: await file("bí mật 1"),
      pin: "bí mật 1",
    });
    const second = await enrolSigningKey(stand.node, leader, {
      owner: "own",
      pkcs12: await file("bí mật 2"),
      pin: "bí mật 2",
    });
    expect((await findKeyOf(stand.node.db, { staffId: (await stand.staff("leader.h36")).id }))?.id).toBe(second);
    await expect(stand.keys.open(first, "bí mật 1")).rejects.toMatchObject({ code: "organisation.key-missing" });
    await stand.keys.open(second, "bí mật 2");
  });

  test.each([
    ["a wrong PIN", "organisation.pin-wrong", async () => ({ pkcs12: await file("123456"), pin: "654321" })],
    ["a short PIN", "organisation.pin-weak", async () => ({ pkcs12: await file("123"), pin: "123" })],
    [
      "no key file",
      "organisation.key-unreadable",
      async () => ({ pkcs12: Buffer.from("không phải khóa"), pin: "123456" }),
    ],
    [
      "an expired certificate",
      "organisation.key-out-of-date",
      async () => ({ pkcs12: await file("123456", new Date("2019-01-01")), pin: "123456" }),
    ],
  ])("is refused with %s", async (_, code, make) => {
    const leader = await stand.principal("leader.h36");
    await expect(enrolSigningKey(stand.node, leader, { owner: "own", ...(await make()) })).rejects.toMatchObject({
      code,
    });
  });

  test("of an agency's seal is for its clerk and the administrator", async () => {
    const order = { owner: { agencyCode: "H36.01" }, pkcs12: await file("123456"), pin: "123456" };
    for (const username of ["leader.h36.01", "clerk.h36", "specialist.h36.01"]) {
      const tried = enrolSigningKey(stand.node, await stand.principal(username), order);
      await expect(tried).rejects.toMatchObject({ code: "organisation.not-yours" });
    }
    for (const username of ["clerk.h36.01", "admin.h36"]) {
      await enrolSigningKey(stand.node, await stand.principal(username), order);
    }
  });

  const everyRole = ["leader.h36.01", "clerk.h36.01", "specialist.h36.01", "admin.h36"];
  test.each(everyRole)("of %s gets another PIN, with its act", async (username) => {
    const [by, { id: staffId }] = [await stand.principal(username), await stand.staff(username)];
    const before = await stand.keys.findKey({ staffId });
    await changeSigningPin(stand.node, by, { owner: "own", pin: "123456", newPin: "mã mới dài" });
    const after = await findKeyOf(stand.node.db, { staffId });
    expect([after?.id, after?.certificate]).toEqual([before?.id, before?.certificate]);
    await stand.keys.open(before?.id ?? "", "mã mới dài");
    await expect(stand.keys.open(before?.id ?? "", "123456")).rejects.toMatchObject({ code: "organisation.pin-wrong" });
    const subject = { kind: "organisation.signing_key", id: before?.id ?? "" };
    const [act, ...others] = await readAudit(stand.node.db, { subject, limit: 5 });
    expect(act).toMatchObject({ action: "organisation.change-signing-pin", actorId: by.accountId, detail: {} });
    expect(others).toEqual([]);
  });

  test("keeps its PIN when the present one is wrong, and locks as at signing", async () => {
    const by = await stand.principal("leader2.h36");
    const { id: staffId } = await stand.staff("leader2.h36");
    const id = (await stand.keys.findKey({ staffId }))?.id ?? "";
    const change = (pin: string, newPin = "975310") => changeSigningPin(stand.node, by, { owner: "own", pin, newPin });
    await expect(change("123456", "12345")).rejects.toMatchObject({ code: "organisation.pin-weak" });
    await expect(change("123456", "123456")).rejects.toMatchObject({ code: "organisation.pin-same" });
    const tried = await Promise.all([1, 2, 3, 4, 5, 6].map(() => change("000000").catch((error: unknown) => error)));
    expect(tried.map((error) => (error as DomainError).code).toSorted()).toEqual([
      "organisation.key-locked",
      ...Array(5).fill("organisation.pin-wrong"),
    ]);
    await expect(change("123456")).rejects.toMatchObject({ code: "organisation.key-locked" });
    stand.node.machine.advance(15 * 60_000);
    await stand.keys.open(id, "123456");
    // Two at once with the right PIN: one wins, and its PIN opens the key.
    const won = await Promise.allSettled([change("123456", "975311"), change("123456", "975312")]);
    expect(won.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await stand.keys.open(id, won[0]?.status === "fulfilled" ? "975311" : "975312");
  });

  test("of a seal gets another PIN from the clerk who keeps it alone", async () => {
    const owner = { agencyCode: "H36.50.05" };
    const id = (await stand.keys.findKey(owner))?.id ?? "";
    const change = async (username: string) =>
      changeSigningPin(stand.node, await stand.principal(username), { owner, pin: "123456", newPin: "975310" });
    for (const username of ["leader.h36.50.05", "specialist.h36", "admin.h36", "clerk.h36"])
      await expect(change(username)).rejects.toMatchObject({ code: "organisation.not-yours" });
    await change("clerk.h36.50.05");
    await stand.keys.open(id, "975310");
  });
});
