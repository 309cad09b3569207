import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, person } from "../../scenario/document/people.ts";
import { findArrival } from "../../scenario/document/receiver.ts";
import { issue, recipientsOf, type Senders, waitForRecipients } from "../../scenario/document/sender.ts";
import { revokeTestCertificate } from "../../src/country/revocations.ts";
import { readIssued } from "../../src/country/trust.ts";
import { describeCertificate, readCrl } from "../../src/engines/signing/index.ts";
import { readCrls } from "../../src/national/directory/index.ts";
import { type SmallCountry, startSmallCountry } from "../support/small-country.ts";

/** The demo country's authority revokes certificates while the nodes run. */
let country: SmallCountry;
let senders: Senders;
let receiver: Person;
/** A letter that was issued before anything was revoked. */
let path: string;

beforeAll(async () => {
  country = await startSmallCountry();
  senders = {
    author: await person(country, "chuyenvien.h36"),
    leader: await person(country, "lanhdao.h36"),
    clerk: await person(country, "vanthu.h36"),
  };
  receiver = await person(country, "vanthu.h34");
  path = await letter();
}, 120_000);
afterAll(() => country?.stop(), 60_000);

function letter(): Promise<string> {
  return issue(senders, {
    kind: "letter",
    unit: "VP",
    subject: "phối hợp ứng phó mưa lũ, sạt lở",
    body: "Ủy ban nhân dân tỉnh Lâm Đồng đề nghị phối hợp.",
    addressees: ["Ủy ban nhân dân tỉnh Kon Tum"],
    recipients: ["H34"],
  });
}

test("a leader whose certificate is revoked cannot sign any more; what was signed before stays valid", async () => {
  const { document } = await waitForRecipients(senders, path, (one) => one.arrivedAt !== null);
  const key = await senders.leader.visitor.page("/signing-key");
  // A revocation list tells whole seconds: the letter must not have been signed in the second of the revocation.
  await wait(1_000);
  await revokeTestCertificate(country.folder, /Số sê-ri[\s\S]*?>([0-9a-f]{10,})</.exec(key)?.[1] ?? "");
  await expect(letter()).rejects.toThrow("đã bị thu hồi");
  const arrived = await receiver.visitor.page(await findArrival(receiver, document.number));
  expect(arrived).toContain("chưa thu hồi");
  expect(arrived).not.toContain("đã bị thu hồi");
}, 120_000);

test("edXML signed with a revoked key of a node is refused by the axis, and the sender reads why", async () => {
  const { serial } = describeCertificate(readIssued(country.keysDir, "H36.exchange").certificate);
  await revokeTestCertificate(country.folder, serial);
  await directoryKnows(serial);
  await senders.clerk.visitor.submit(`${path}/recipients`, `${path}/recipients`, { recipients: "H34.01" });
  const evidence = await waitForRecipients(senders, path, (one) => one.code === "H34" || one.reason !== null);
  const added = recipientsOf(evidence).find(({ code }) => code === "H34.01");
  expect(added?.reason).toMatchObject({ code: "axis.signature-revoked" });
}, 120_000);

/** Waits until the national directory has taken in a list with this certificate. */
async function directoryKnows(serial: string): Promise<void> {
  const db = country.nodes.get("VN")?.node.db;
  const deadline = Date.now() + 30_000;
  while (db && Date.now() < deadline) {
    const lists = await readCrls(db);
    if (lists.some(({ der }) => readCrl(der)?.revoked.has(serial))) return;
    await wait(200);
  }
  throw new Error("the directory has not taken the list in");
}
