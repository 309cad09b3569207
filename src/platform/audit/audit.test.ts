import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { newId } from "../db/index.ts";
import { appendAudit, readAudit } from "./index.ts";

const at = new Date("2020-11-24T02:14:08.120Z");

test("an act is read as it was appended, newest first, page by page", async () => {
  const { db } = await testDatabase();
  const accountId = newId();
  const subject = { kind: "office.document", id: newId() };
  const actor = { accountId, name: "Hà Thu Lê", agencyCode: "H36" };
  await appendAudit(db, { actor, action: "office.document.register", subject, detail: { number: 9614 }, at });
  await appendAudit(db, [
    { actor: "system", action: "exchange.document.send", subject, at },
    { actor, action: "office.document.read", subject: { kind: "office.document", id: newId() }, at },
  ]);
  const first = await readAudit(db, { subject, limit: 1 });
  expect(first).toMatchObject([
    { action: "exchange.document.send", actorName: "system", actorId: null, agencyCode: null },
  ]);
  const rest = await readAudit(db, { subject, before: first[0]?.id ?? "", limit: 10 });
  expect(rest).toMatchObject([
    { at, actorId: accountId, actorName: "Hà Thu Lê", agencyCode: "H36", detail: { number: 9614 }, subject },
  ]);
  expect(await readAudit(db, { actor: accountId, limit: 10 })).toHaveLength(2);
  expect(await readAudit(db, { agency: "H36", actor: newId(), limit: 10 })).toEqual([]);
  expect(await readAudit(db, { agency: "H36", limit: 10 })).toHaveLength(2);
});

test("an act rolls back with what it tells of", async () => {
  const { db } = await testDatabase();
  const subject = { kind: "k", id: "1" };
  await db
    .transaction()
    .execute(async (tx) => {
      await appendAudit(tx, { actor: "system", action: "a", subject, at });
      throw new Error("undo");
    })
    .catch(() => undefined);
  expect(await readAudit(db, { subject, limit: 10 })).toEqual([]);
});
