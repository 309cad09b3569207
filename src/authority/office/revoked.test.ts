import { afterAll, beforeAll, expect, test } from "vitest";
import { createCrl, describeCertificate, type Signer } from "../../engines/signing/index.ts";
import {
  createDraft,
  examineArrivals,
  issueDocuments,
  listIncoming,
  readIncoming,
  type Saved,
  signDocuments,
  submitDocument,
} from "./index.ts";
import {
  type Country,
  carry,
  country,
  introduceSenders,
  letterOf,
  type OfficeStand,
  officeStand,
} from "./office.fixture.ts";

let land: Country;
let sender: OfficeStand;
let receiver: OfficeStand;
let known: { sender: readonly Uint8Array[]; receiver: readonly Uint8Array[] };

beforeAll(async () => {
  land = await country();
  known = { sender: [], receiver: [] };
  sender = await officeStand(land, "H36", { revocationLists: () => known.sender });
  receiver = await officeStand(land, "H34", { revocationLists: () => known.receiver });
  await introduceSenders(receiver, land);
});
afterAll(async () => {
  await sender.node.drop();
  await receiver.node.drop();
});

/** The list of the signers' authority, with some of them revoked since an instant before the stand's time-stamps, or after. */
async function listOf(signers: readonly (Signer | undefined)[], at: string): Promise<readonly Uint8Array[]> {
  const dates = { thisUpdate: new Date("2020-11-24T00:00:00Z"), nextUpdate: new Date("2020-12-24T00:00:00Z") };
  const revoked = signers.map((signer) => {
    return { serialNumber: describeCertificate(signer?.certificate ?? new Uint8Array()).serial, at: new Date(at) };
  });
  return [await createCrl({ authority: land.trust.authority, number: 1, ...dates, revoked })];
}

async function submitted(): Promise<Saved> {
  const { node, specialist, leader } = sender;
  return submitDocument(node, specialist, await createDraft(node, specialist, letterOf(leader)));
}

const sign = (document: Saved) =>
  signDocuments(sender.node, sender.leader, { documents: [document], pin: sender.pin }).then(([outcome]) => outcome);
const issue = (document: Saved) =>
  issueDocuments(sender.node, sender.clerk, { documents: [document], pin: sender.pin }).then(([outcome]) => outcome);

async function signers() {
  const { keys, systemSigner } = land.surroundings;
  const { node, leader, pin } = sender;
  const person = await keys.personSigner(node.db, leader.accountId, pin);
  return { person, seal: await keys.sealSigner(node.db, "H36", pin), systemSigner };
}

test("nobody signs with a revoked certificate: not the leader, not the agency, not the system, and no number is lost", async () => {
  const { person, seal, systemSigner } = await signers();
  const refused = { ok: false, error: { code: "office.certificate-revoked" } };
  const document = await submitted();
  known.sender = await listOf([person], "2020-11-23T00:00:00Z");
  const answer = await sign(document);
  expect(answer).toMatchObject(refused);
  expect(answer?.ok === false && answer.error.people.vi).toContain("Tạ Đình Khương đã bị thu hồi");
  known.sender = [];
  const signed = await sign(document);
  if (!signed?.ok) throw new Error("not signed");
  for (const signer of [seal, systemSigner]) {
    known.sender = await listOf([signer], "2020-11-23T00:00:00Z");
    expect(await issue(signed)).toMatchObject(refused);
  }
  known.sender = [];
  expect(await issue(signed)).toMatchObject({ ok: true });
});

test("a receiver whose lists are newer shows the signature as revoked; one made before the revocation stays valid", async () => {
  await sender.node.db.deleteFrom("platform.outbox").execute();
  const { person } = await signers();
  const arrive = async (revokedAt: string) => {
    const signed = await sign(await submitted());
    if (!signed?.ok) throw new Error("not signed");
    await issue(signed);
    known.receiver = await listOf([person], revokedAt);
    await carry(sender, receiver, ["H34"]);
    await examineArrivals(receiver.node);
    const { rows } = await listIncoming(receiver.node.db, { agencyCode: "H34" });
    const id =
      rows
        .map((row) => row.id)
        .toSorted((a, b) => a.localeCompare(b))
        .at(-1) ?? "";
    const { document } = await readIncoming(receiver.node, receiver.clerk, id);
    return { authenticity: document.authenticity, signatures: document.fileReports?.[0]?.pdf?.signatures };
  };
  // The stand's time-stamps say 09:12:46 of this day.
  expect(await arrive("2020-11-24T02:00:00Z")).toMatchObject({
    authenticity: "invalid",
    signatures: [{ revoked: true, trusted: false, reason: { code: "revoked" } }, { trusted: true }, { trusted: true }],
  });
  expect(await arrive("2020-11-24T03:00:00Z")).toMatchObject({
    authenticity: "valid",
    signatures: [{ revoked: false, trusted: true }, { trusted: true }, { trusted: true }],
  });
});
