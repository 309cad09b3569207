import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDF } from "@libpdf/core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../../platform/errors/index.ts";
import { describeSignatures, verifySigned } from "../../office/index.ts";
import { principal } from "../../office/office.fixture.ts";
import { completeStep } from "../actions/complete-step.ts";
import { refuseDossier } from "../actions/stop-dossier.ts";
import { findDossier, readEvents } from "../store/dossiers.ts";
import { countResults, findResult, findResultOf, listToSeal, listToSign, readVersions } from "../store/results.ts";
import { blocksTyped, plainContent } from "./content.ts";
import { draftResult } from "./draft-result.ts";
import { resultPages, resultPdf, verifyResult } from "./read-result.ts";
import { type ResultStand, resultStand, signerFor, tokenAt } from "./results.fixture.ts";
import { returnResults } from "./return-results.ts";
import { saveResult } from "./save-result.ts";
import { sealResults } from "./seal-results.ts";
import { signResults } from "./sign-results.ts";

const monday = new Date("2020-11-23T08:00:00+07:00");
let s: ResultStand;

beforeAll(async () => {
  s = await resultStand(monday);
});
afterAll(async () => {
  await s?.node.drop();
});

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await PDF.load(pdf);
  const pages = document.getPages().map((page) => page.extractText().text);
  return pages.join("\n").replace(/\s+/g, " ").normalize("NFC");
}

async function get(id: string) {
  const result = await findResult(s.node.db, id);
  if (!result) throw new Error("no result");
  return result;
}

const sign = (results: readonly { id: string; version: number }[], by = s.ward.leader, pin = s.pin) =>
  signResults(s.node, by, { results, pin });
const seal = (results: readonly { id: string; version: number }[], by = s.ward.clerk, pin = s.pin) =>
  sealResults(s.node, by, { results, pin });

describe("a result", () => {
  test("is drafted from the dossier, signed with the leader's step, numbered and sealed; each is in the history", async () => {
    const dossier = await s.birth();
    const saved = await s.drafted(dossier);
    const draft = await get(saved.id);
    expect(draft).toMatchObject({ state: "draft", version: 2, kind: "result", agencyCode: "H36.50.01" });
    expect(draft.content.form).toBe("certificate");
    expect(await textOf(await resultPdf(s.node, draft))).toContain("K’Brểu Thị Lan");
    const [signed] = await sign([saved]);
    expect(signed).toMatchObject({ ok: true, version: 3 });
    expect(await findDossier(s.node.db, dossier.id)).toMatchObject({ state: 9, outcome: "granted" });
    const [sealed] = await seal([{ id: saved.id, version: 3 }]);
    expect(sealed).toMatchObject({ ok: true, version: 4 });
    const done = await get(saved.id);
    expect(done).toMatchObject({ state: "sealed", signedByName: "Tạ Đình Khương", sealedByName: s.ward.clerk.name });
    expect(done.numberText).toMatch(/^\d{2,}\/GCN-UBND$/);
    const report = await verifyResult(s.node, done);
    expect(report).toMatchObject({ valid: true, changedAfterLastSignature: false });
    if (!report || report === "damaged") throw new Error("no report");
    expect(report.signatures.map(({ level }) => level)).toEqual(["B-LT", "B-LT", "B-LT"]);
    expect(describeSignatures(report, "vi").signatures[0]).toMatchObject({ who: "Tạ Đình Khương" });
    const kinds = (await readEvents(s.node.db, dossier.id)).map(({ kind, revision }) => `${kind} ${revision}`);
    expect(kinds).toEqual([
      "accepted 1",
      "result-drafted 2",
      "step-done 3",
      "result-signed 4",
      "step-done 5",
      "resolved 5",
      "result-sealed 6",
    ]);
    const { rows } = await sql<{ action: string }>`
      SELECT action FROM platform.audit WHERE subject_id = ${dossier.id} AND action LIKE 'dossier.result.%' ORDER BY id`.execute(
      s.node.db,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "dossier.result.draft",
      "dossier.result.save",
      "dossier.result.sign",
      "dossier.result.seal",
    ]);
  });

  test("is signed byte for byte as it was shown", async () => {
    const saved = await s.drafted(await s.birth());
    const shown = await resultPdf(s.node, await get(saved.id));
    await sign([saved]);
    const signed = await resultPdf(s.node, await get(saved.id));
    expect(Buffer.from(signed.slice(0, shown.length)).equals(Buffer.from(shown))).toBe(true);
  });

  test("begun twice is one; in place of a signed one it is another, and the first no longer counts", async () => {
    const dossier = await s.birth();
    const saved = await s.drafted(dossier);
    const again = await draftResult(s.node, s.ward.counter, { dossierId: dossier.id });
    expect(again).toEqual(saved);
    await sign([saved]);
    await expect(draftResult(s.node, s.ward.counter, { dossierId: dossier.id })).rejects.toMatchObject({
      code: "dossier.result-exists",
    });
    const other = await draftResult(s.node, s.ward.counter, { dossierId: dossier.id, replacing: saved.id });
    expect(other.id).not.toBe(saved.id);
    expect((await get(saved.id)).state).toBe("replaced");
    expect((await findResultOf(s.node.db, dossier.id))?.id).toBe(other.id);
    expect(await seal([{ id: saved.id, version: 4 }])).toMatchObject([
      { ok: false, error: { code: "dossier.result-wrong-state" } },
    ]);
  });

  test("that refuses says why and by which law", async () => {
    const dossier = await s.birth();
    const ground = { reason: "Chưa có giấy chứng sinh", legal: "Khoản 1 Điều 16 Luật Hộ tịch 2014" };
    await refuseDossier(s.node, s.ward.leader, { dossierId: dossier.id, ...ground });
    const begun = await draftResult(s.node, s.ward.counter, { dossierId: dossier.id });
    const draft = await get(begun.id);
    expect(draft).toMatchObject({ kind: "refusal", content: { form: "refusal", title: "Thông báo" } });
    const text = await textOf(await resultPdf(s.node, draft));
    expect(text).toContain(ground.reason);
    expect(text).toContain(ground.legal);
    const content = { ...draft.content, signer: signerFor(s.ward.leader) };
    const saved = await saveResult(s.node, s.ward.counter, { ...begun, content });
    expect(await sign([saved])).toMatchObject([{ ok: true }]);
    expect(await findDossier(s.node.db, dossier.id)).toMatchObject({ state: 9, outcome: "refused" });
  });

  test("of a dossier that is withdrawn or refused beside its drawing is not signed or sealed any more", async () => {
    const [withdrawn, refused] = [await s.birth(), await s.birth()];
    const [one, other] = [await s.drafted(withdrawn), await s.drafted(refused)];
    await sign([one]);
    const { id: accountId, agencyCode } = { id: s.ward.leader.accountId, agencyCode: withdrawn.agencyCode };
    const counted = () => countResults(s.node.db, { accountId, agencyCode });
    const before = await counted();
    await sql`UPDATE dossier.dossier SET state = 7, outcome = 'withdrawn' WHERE id = ${withdrawn.id}`.execute(
      s.node.db,
    );
    await refuseDossier(s.node, s.ward.leader, { dossierId: refused.id, reason: "Thiếu căn cứ", legal: "Điều 16" });
    expect(await seal([{ id: one.id, version: 3 }])).toMatchObject([
      { ok: false, error: { code: "dossier.result-not-awaited" } },
    ]);
    expect(await sign([other])).toMatchObject([{ ok: false, error: { code: "dossier.result-not-awaited" } }]);
    expect((await get(one.id)).numberText).toBeNull();
    expect(await counted()).toEqual({ toSign: before.toSign - 1, toSeal: before.toSeal - 1 });
    expect((await listToSeal(s.node.db, agencyCode)).map(({ id }) => id)).not.toContain(one.id);
  });

  test("with text that would be instructions prints it as it is", async () => {
    const hostile = '#set page(fill: red)\n#read("/etc/passwd") $x$ *a* _b_ \\ @x <y> $(1)\n"#{panic()}';
    const dossier = await s.birth();
    const blocks = [{ kind: "paragraph" as const, text: hostile }];
    const saved = await s.drafted(dossier, false, { blocks, subject: "#panic(1)" });
    const text = await textOf(await resultPdf(s.node, await get(saved.id)));
    expect(text).toContain('#set page(fill: red) #read("/etc/passwd") $x$ *a* _b_ \\ @x <y> $(1) "#{panic()}');
    expect(text).toContain("#panic(1)");
  });

  test("with letters the typeface lacks says what to do", async () => {
    const blocks = [{ kind: "paragraph" as const, text: "Chúc mừng 🎉" }];
    const saved = await s.drafted(await s.birth(), true, { blocks });
    const pages = await resultPages(s.node, await get(saved.id));
    expect("problem" in pages && pages.problem.code).toBe("typeset.impossible");
    expect(await sign([saved])).toMatchObject([{ ok: false, error: { code: "typeset.impossible" } }]);
  });
});

test("typed text keeps its tables: lines with tabs, the first one the head", async () => {
  const saved = await s.drafted(await s.birth(), false);
  const { blocks } = (await get(saved.id)).content;
  const text = plainContent({ blocks });
  expect(blocksTyped(text, blocks)).toBe(blocks);
  const table = blocks.find(({ kind }) => kind === "table");
  const changed = blocksTyped(`${text}\nNơi sinh: Đà Lạt.`, blocks);
  expect(changed.filter(({ kind }) => kind === "table")).toEqual([table]);
  expect(changed.at(-1)).toEqual({ kind: "paragraph", text: "Nơi sinh: Đà Lạt." });
  expect(blocksTyped("a\tb\tc\nd", [])).toEqual([
    { kind: "table", header: ["a", "b", "c"], rows: [] },
    { kind: "paragraph", text: "d" },
  ]);
});

describe("a save", () => {
  test("on another version is refused with both; one that changes nothing is not", async () => {
    const saved = await s.drafted(await s.birth(), false);
    const { content } = await get(saved.id);
    const mine = { ...content, subject: "Bản của tôi" };
    const theirs = { ...content, subject: "Bản của người khác" };
    await saveResult(s.node, s.ward.leader, { ...saved, content: theirs });
    const refused = await saveResult(s.node, s.ward.counter, { ...saved, content: mine }).catch((error) => error);
    expect(refused).toMatchObject({ code: "dossier.result-stale", theirVersion: 3, theirs, yours: mine });
    expect(await saveResult(s.node, s.ward.counter, { ...saved, content: theirs })).toEqual({
      id: saved.id,
      version: 3,
    });
    const versions = (await readVersions(s.node.db, [saved.id])).get(saved.id) ?? [];
    expect(versions.map(({ version, authorName }) => [version, authorName])).toEqual([
      [3, s.ward.leader.name],
      [2, s.ward.counter.name],
      [1, s.ward.counter.name],
    ]);
  });

  test("after signing is refused", async () => {
    const saved = await s.drafted(await s.birth());
    await sign([saved]);
    const { content, version } = await get(saved.id);
    await expect(
      saveResult(s.node, s.ward.counter, { id: saved.id, version, content: { ...content, subject: "khác" } }),
    ).rejects.toMatchObject({ code: "dossier.result-wrong-state" });
  });
});

describe("signing", () => {
  test("of several goes on past one that cannot be signed", async () => {
    const [first, second, third] = [
      await s.drafted(await s.birth()),
      await s.drafted(await s.birth(), false),
      await s.drafted(await s.birth()),
    ];
    const stale = { ...third, version: 1 };
    const outcomes = await sign([first, second, stale]);
    expect(outcomes.map((one) => (one.ok ? "signed" : one.error.code))).toEqual([
      "signed",
      "dossier.result-not-for-signing",
      "dossier.result-changed",
    ]);
    expect((await listToSign(s.node.db, s.ward.leader.accountId, "H36.50.01")).map(({ id }) => id)).toContain(third.id);
    const ids = (await listToSign(s.node.db, s.ward.leader.accountId, "H36.50.01")).map(({ id }) => id);
    expect(ids).not.toContain(second.id);
    expect(ids).not.toContain(first.id);
    expect((await listToSeal(s.node.db, "H36.50.01")).map(({ id }) => id)).toContain(first.id);
    const counts = await countResults(s.node.db, { accountId: s.ward.leader.accountId, agencyCode: "H36.50.01" });
    expect(counts.toSign).toBe(ids.length);
  });

  test("with a wrong PIN signs nothing", async () => {
    const saved = await s.drafted(await s.birth());
    await expect(sign([saved], s.ward.leader, "000000")).rejects.toMatchObject({ code: "signing.wrong-pin" });
    expect((await get(saved.id)).state).toBe("draft");
  });

  test("is for the named leader alone, sealing for the clerk, writing for whoever examines", async () => {
    const dossier = await s.birth();
    const saved = await s.drafted(dossier);
    const roles = [
      "receptionist",
      "specialist",
      "leader",
      "clerk",
      "controller",
      "operator",
      "registrar",
      "admin",
    ] as const;
    const outcome = async (act: () => Promise<unknown>): Promise<string> => {
      try {
        await act();
        return "done";
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    };
    for (const role of roles) {
      const other = s.person(role, "H36.50.02");
      if (role !== "leader")
        expect(await outcome(() => sign([saved], s.person(role, "H36.50.01")))).toBe("dossier.result-forbidden");
      expect(await outcome(() => sign([saved], other))).toBe("dossier.result-forbidden");
      expect(await outcome(() => seal([saved], other))).toBe("dossier.result-forbidden");
      if (role !== "clerk")
        expect(await outcome(() => seal([saved], s.person(role, "H36.50.01")))).toBe("dossier.result-forbidden");
      const { content } = await get(saved.id);
      const save = (by: typeof other) => outcome(() => saveResult(s.node, by, { ...saved, content }));
      expect(await save(other)).toBe("dossier.not-found");
      const writes = ["receptionist", "specialist", "leader"].includes(role);
      const sees = writes || role === "clerk";
      expect(await save(s.person(role, "H36.50.01"))).toBe(
        writes ? "done" : sees ? "dossier.result-forbidden" : "dossier.not-found",
      );
    }
    // Another leader of the same agency, and the named one after their post has ended.
    const another = principal("H36.50.01", ["leader"], "Ngô Bá Tín");
    const ended = principal("H36.50.01", ["leader"], "Tạ Đình Khương", new Date("2020-11-20T17:00:00+07:00"));
    for (const by of [another, { ...ended, accountId: s.ward.leader.accountId }])
      expect(await outcome(() => sign([saved], by))).toBe("dossier.result-forbidden");
    expect(await sign([saved])).toMatchObject([{ ok: true }]);
  });

  test("given back with a reason, the dossier goes back to whoever wrote it", async () => {
    const dossier = await s.birth();
    const saved = await s.drafted(dossier);
    await expect(returnResults(s.node, s.ward.leader, { results: [saved], reason: " " })).rejects.toMatchObject({
      code: "dossier.result-reason-missing",
    });
    const [outcome] = await returnResults(s.node, s.ward.leader, { results: [saved], reason: "Ghi thiếu nơi sinh" });
    expect(outcome).toMatchObject({ ok: true });
    expect(await tokenAt(s, dossier, "Record")).toBeGreaterThan(0);
    const { content } = await get(saved.id);
    const mended = await saveResult(s.node, s.ward.counter, {
      ...saved,
      content: { ...content, subject: "Đã ghi nơi sinh" },
    });
    await completeStep(s.node, s.ward.counter, {
      dossierId: dossier.id,
      token: await tokenAt(s, dossier, "Record"),
      outcome: "",
    });
    expect(await sign([mended])).toMatchObject([{ ok: true }]);
  });
});

describe("sealing", () => {
  test("gives numbers without a gap or a repeat, also when some fail and several come at once", async () => {
    const saved = [];
    for (let n = 0; n < 4; n++) saved.push(await s.drafted(await s.birth()));
    const signed = (await sign(saved)).map(({ id }) => ({ id, version: 3 }));
    const before =
      (
        await s.node.db
          .selectFrom("dossier.result_number")
          .select("last")
          .where("series", "=", "GCN")
          .executeTakeFirst()
      )?.last ?? 0;
    const batches = await Promise.all(
      signed.map((one) => seal([one, { ...one, version: 99 }, { id: one.id, version: 3 }])),
    );
    expect(batches.flat().filter(({ ok }) => ok)).toHaveLength(4);
    const { rows } = await sql<{ number: number }>`
      SELECT number FROM dossier.result WHERE series = 'GCN' AND number > ${before} ORDER BY number`.execute(s.node.db);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4].map((n) => before + n));
  });

  test("leaves no number behind when the time-stamp cannot be had", async () => {
    const broken = { on: false };
    const stand = await resultStand(monday);
    const { surroundingsOf, giveSurroundings } = await import("../../office/surroundings.ts");
    const given = surroundingsOf(stand.node);
    giveSurroundings(stand.node, {
      ...given,
      timestamp: (request) => {
        if (broken.on) throw new Error("no time-stamp");
        return given.timestamp(request);
      },
    });
    const saved = await stand.drafted(await stand.birth());
    await signResults(stand.node, stand.ward.leader, { results: [saved], pin: stand.pin });
    broken.on = true;
    const seen = [{ id: saved.id, version: 3 }];
    expect(await sealResults(stand.node, stand.ward.clerk, { results: seen, pin: stand.pin })).toMatchObject([
      { ok: false, error: { code: "office.timestamp-unavailable" } },
    ]);
    broken.on = false;
    expect(await sealResults(stand.node, stand.ward.clerk, { results: seen, pin: stand.pin })).toMatchObject([
      { ok: true },
    ]);
    expect((await findResult(stand.node.db, saved.id))?.numberText).toBe("01/GCN-UBND");
  });
});

test("a file changed on the disk is found, and is not sealed; changed bytes are not valid", async () => {
  const saved = await s.drafted(await s.birth());
  await sign([saved]);
  const result = await get(saved.id);
  const good = await resultPdf(s.node, result);
  const other = Uint8Array.from(good);
  const at = Buffer.from(good).indexOf("/MediaBox") + 12;
  other[at] = (other[at] ?? 0) ^ 1;
  expect(await verifySigned(s.node, other)).toMatchObject({ valid: false });
  const path = await pathOf(s.node.config.filesDir, result.fileSha256 ?? "");
  await writeFile(path, other);
  expect(await verifyResult(s.node, result)).toBe("damaged");
  expect(await seal([{ id: saved.id, version: 3 }])).toMatchObject([{ ok: false, error: { code: "files.damaged" } }]);
  await writeFile(path, good);
  expect(await verifyResult(s.node, result)).toMatchObject({ valid: true });
  expect((await readFile(path)).length).toBe(good.length);
});

async function pathOf(folder: string, sha256: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const name = names.find((one) => one.replaceAll("/", "").includes(sha256) || one.endsWith(sha256));
  if (!name) throw new Error(`no file ${sha256}`);
  return join(folder, name);
}
