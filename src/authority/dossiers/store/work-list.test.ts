import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../../../data/index.ts";
import { testDatabase } from "../../../../test/support/database.ts";
import { newId } from "../../../platform/db/index.ts";
import { foldAccents } from "../../../platform/text/index.ts";
import type { WorkRole } from "../record.ts";
import { listWork } from "./work-list.ts";
import { countMine, countParts, countStandings, readChoices } from "./work-list-counts.ts";
import {
  type ListFilter,
  type ListPart,
  type ListScope,
  type ListStanding,
  listParts,
  listStandings,
} from "./work-list-query.ts";
import { searchDossiers, wordsToFind } from "./work-list-search.ts";

/** A dossier as the test made it, with its open steps. */
type Made = {
  readonly id: string;
  readonly code: string;
  readonly agency: string;
  readonly received: string;
  readonly state: number;
  readonly due: Date | null;
  readonly ended: Date | null;
  readonly procedure: string;
  readonly channel: number;
  readonly words: string;
  readonly at: Date;
  readonly sync: "refused" | "stale" | "fresh" | "ok";
  readonly steps: readonly Step[];
};
type Step = {
  readonly token: number;
  readonly agency: string;
  readonly role: WorkRole;
  readonly place: "here" | "waiting";
  readonly assignee: string | null;
  readonly name: string;
};

const now = new Date("2020-11-24T03:00:00Z");
const soonUntil = new Date("2020-11-25T10:01:00Z");
const staleBefore = new Date(now.getTime() - 15 * 60_000);
const agencies = ["H36.05", "H36.50", "H36.50.01"] as const;
const me = newId();
const other = newId();
const random = seededRandom("work-list");
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const names = ["Nguyễn Thị Lụa", "K’Brểu Lan", "Trần Văn Đạt", "Cil Múp Hà", "Nguyễn Đình Đạt"];
const procedures = [
  ["1.001193", "Đăng ký khai sinh"],
  ["1.007262", "Cấp giấy phép xây dựng nhà ở riêng lẻ"],
  ["2.001583", "Đăng ký thành lập công ty"],
] as const;
const steps = ["Thẩm định", "Ký duyệt", "Cho ý kiến"];
const roles = ["receptionist", "specialist", "leader", "clerk"] as const;

let database: Awaited<ReturnType<typeof testDatabase>>;
const made: Made[] = [];

beforeAll(async () => {
  database = await testDatabase();
  for (let index = 0; index < 240; index++) made.push(await insert(index));
}, 120_000);
afterAll(() => database.drop());

async function insert(index: number): Promise<Made> {
  const { db } = database;
  const agency = pick(agencies);
  const received = random() < 0.15 ? pick(agencies) : agency;
  const state = pick([2, 4, 4, 4, 4, 5, 6, 9, 10, 7]);
  const isOver = state >= 7;
  const due =
    state === 5 || random() < 0.05 ? null : new Date(now.getTime() + Math.round((random() - 0.3) * 6 * 86_400_000));
  const ended = isOver ? new Date(now.getTime() - Math.round(random() * 5 * 86_400_000)) : null;
  const [procedure, procedureName] = pick(procedures);
  const at = new Date(now.getTime() - Math.round(random() * 120 * 86_400_000));
  const id = newId();
  const code = `${received}-201105-${String(index).padStart(4, "0")}`;
  const name = pick(names);
  const channel = 1 + Math.floor(random() * 3);
  const sync = pick(["ok", "ok", "ok", "refused", "stale", "fresh"] as const);
  const changed = sync === "fresh" ? now : new Date(now.getTime() - 3_600_000);
  await sql`INSERT INTO dossier.dossier (id, code, procedure_code, procedure_name, sector_code, sector_name, level, agency_code, received_agency, channel,
      applicant, flow, state, received_at, limit_text, due_at, ended_at, returned_at, digest, updated_at)
    VALUES (${id}, ${code}, ${procedure}, ${procedureName}, ${`S${procedure}`}, 'Lĩnh vực', 'district', ${agency}, ${received}, ${channel},
      ${JSON.stringify({ name, number: `06820100${index}` })}::jsonb, 'f', ${state}, ${at}, '5 working days', ${due}, ${ended},
      ${state === 10 ? ended : null}, 1, ${now})`.execute(db);
  await sql`INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at, acked_revision, refused_code, refused_at)
    VALUES (${id}, ${code}, ${agency}, '2020-11-05', 1, 2, ${changed}, ${sync === "ok" ? 2 : 1}, ${sync === "refused" ? "wrong" : null},
      ${sync === "refused" ? now : null})`.execute(db);
  const open = state === 10 || state === 7 ? 0 : 1 + Number(random() < 0.2);
  const own: Step[] = [];
  for (let token = 1; token <= open; token++) {
    const place = state === 5 || state === 6 ? ("waiting" as const) : ("here" as const);
    const step: Step = {
      ...{ token, place, name: pick(steps), role: state === 9 ? ("receptionist" as const) : pick(roles) },
      agency: place === "waiting" || state === 9 ? received : random() < 0.2 ? pick(agencies) : agency,
      assignee: pick([null, null, me, other]),
    };
    own.push(step);
    await sql`INSERT INTO dossier.work (dossier_id, token, node, name, role, agency_code, place, assignee, opened_at)
      VALUES (${id}, ${token}, 'n', ${step.name}, ${step.role}, ${step.agency}, ${step.place}, ${step.assignee}, ${now})`.execute(
      db,
    );
  }
  const words = foldAccents(`${code} ${name} 06820100${index} ${procedureName}`);
  return { id, code, agency, received, state, due, ended, procedure, channel, words, at, sync, steps: own };
}

const scopeOf = (codes: readonly string[], own: readonly WorkRole[] = ["specialist"]): ListScope => ({
  ...{ agencies: codes, accountId: me, roles: own, now, soonUntil, staleBefore },
});

/** Rows of a part as a person would count them: dossier, or dossier and step. */
function recount(
  part: ListPart,
  { agencies: codes, roles: own }: ListScope,
  filter: ListFilter = {},
): readonly string[] {
  const one = codes.length === 1;
  return made.flatMap((dossier) => {
    const isOwn = codes.includes(dossier.agency);
    const isSeen = isOwn || (one && codes.includes(dossier.received));
    const isOpen = dossier.ended === null;
    const asStep = part === "mine" || part === "elsewhere";
    const rows = asStep
      ? dossier.steps.filter(
          ({ agency, role, place, assignee, name }) =>
            isOpen &&
            place === "here" &&
            (part === "mine"
              ? codes.includes(agency) && own.includes(role) && (assignee === null || assignee === me)
              : isOwn && agency !== dossier.agency) &&
            (filter.step === undefined || name === filter.step),
        )
      : [];
    const isListed = {
      mine: true,
      elsewhere: true,
      waiting: isSeen && isOpen && (dossier.due === null || dossier.state === 5 || dossier.state === 6),
      handover: codes.includes(dossier.received) && dossier.state === 9,
      all: isSeen && isOpen,
      done: isOwn && !isOpen && dossier.state !== 9,
    }[part];
    const fits =
      isListed &&
      (filter.procedure === undefined || filter.procedure === dossier.procedure) &&
      (filter.channel === undefined || filter.channel === dossier.channel) &&
      (filter.words ?? []).every((word) => dossier.words.split(/[^a-z0-9]+/).includes(word)) &&
      (filter.standing === undefined ||
        (filter.standing !== "sync" && (part === "handover" || part === "done")) ||
        stands(dossier, filter.standing, codes));
    if (!fits) return [];
    return asStep ? rows.map(({ token }) => `${dossier.id}~${token}`) : [`${dossier.id}~`];
  });
}

function stands({ due, sync, agency }: Made, standing: ListStanding, codes: readonly string[]): boolean {
  switch (standing) {
    case "late":
      return due !== null && due < now;
    case "soon":
      return due !== null && due >= now && due < soonUntil;
    case "in-time":
      return due !== null && due >= soonUntil;
    case "paused":
      return due === null;
    case "sync":
      return codes.includes(agency) && (sync === "refused" || sync === "stale");
  }
}

/** Every row of a list, page by page. */
async function allOf(part: ListPart, scope: ListScope, filter: ListFilter, more: object): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await listWork(database.db, { part, scope, filter, after, size: 7, ...more });
    found.push(...page.rows.map(({ id, token }) => `${id}~${token ?? ""}`));
    after = page.next;
  } while (after !== undefined);
  return found;
}

const scopes: readonly (readonly [string, ListScope])[] = [
  ["a city's specialist", scopeOf(["H36.50"])],
  ["a commune's officer", scopeOf(["H36.50.01"], ["receptionist", "specialist"])],
  ["a leader and clerk", scopeOf(["H36.05"], ["leader", "clerk"])],
  ["who oversees the node", scopeOf(agencies, [])],
];

describe.each(scopes)("lists of %s", (_, scope) => {
  test.each(listParts)("%s: pages in every order hold the recount, and the counts agree", async (part) => {
    const expected = recount(part, scope).toSorted();
    for (const more of [{}, { descending: true }, { sort: "received" }, { sort: "received", descending: true }])
      expect((await allOf(part, scope, {}, more)).toSorted()).toEqual(expected);
    const parts = await countParts(database.db, scope);
    if (part !== "mine" || scope.roles.length > 0)
      expect(parts.get(part)).toEqual({ count: expected.length, more: false });
    const standings = await countStandings(database.db, part, scope, {});
    expect(standings.get("any")?.count).toBe(expected.length);
    for (const standing of listStandings) {
      if (!standings.has(standing)) continue;
      const wanted = recount(part, scope, { standing }).toSorted();
      expect([standing, standings.get(standing)?.count]).toEqual([standing, wanted.length]);
      expect([standing, (await allOf(part, scope, { standing }, {})).toSorted()]).toEqual([standing, wanted]);
    }
  });
});

test.each([
  { procedure: "1.007262" },
  { channel: 2 },
  { words: ["nguyen", "dat"] },
  { words: ["khai", "sinh"], standing: "late" as const },
  { procedure: "1.001193", channel: 1, standing: "in-time" as const },
])("filters hold together: %j", async (filter: ListFilter) => {
  for (const part of listParts) {
    const scope = scopeOf(["H36.50"]);
    const wanted = recount(part, scope, filter).toSorted();
    const found = (await allOf(part, scope, filter, {})).toSorted();
    expect([part, found]).toEqual([part, wanted]);
    const counted = await countStandings(database.db, part, scope, { ...filter, standing: undefined });
    expect(counted.get("any")?.count).toBe(recount(part, scope, { ...filter, standing: undefined }).length);
  }
});

test("steps and people: only those with that step, or given to that person", async () => {
  const scope = scopeOf(["H36.50"]);
  const step = "Thẩm định";
  expect((await allOf("mine", scope, { step }, {})).toSorted()).toEqual(recount("mine", scope, { step }).toSorted());
  const given = await allOf("all", scope, { assignee: other }, {});
  const wanted = made.filter(
    ({ ended, steps: own, agency, received }) =>
      ended === null &&
      (agency === "H36.50" || received === "H36.50") &&
      own.some(({ assignee, agency: at, place }) => assignee === other && at === "H36.50" && place === "here"),
  );
  expect(given.toSorted()).toEqual(wanted.map(({ id }) => `${id}~`).toSorted());
  const { procedures: offered, steps: named } = await readChoices(database.db, "H36.50", "all");
  expect(offered.map(({ value }) => value).toSorted()).toEqual(
    [
      ...new Set(
        made.filter(({ agency, ended }) => agency === "H36.50" && ended === null).map(({ procedure }) => procedure),
      ),
    ].toSorted(),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const part of ["done", "handover"] as const) {
    const listed = new Set(recount(part, scope, {}).map((key) => key.split("~")[0]));
    const inPart = made.filter(({ id }) => listed.has(id)).map(({ procedure }) => procedure);
    const choices = await readChoices(database.db, "H36.50", part);
    expect(inPart.length).toBeGreaterThan(0);
    expect(choices.procedures.map(({ value }) => value).toSorted()).toEqual([...new Set(inPart)].toSorted());
    expect([part, choices.steps.length > 0]).toEqual([part, part === "handover"]);
  }
  const mine = await countMine(database.db, { agency: "H36.50", accountId: me, roles: ["specialist"] });
  expect(mine).toBe(recount("mine", scope).length);
});

test("rows come in the order of their due time, those without an end last", async () => {
  const page = await listWork(database.db, { part: "all", scope: scopeOf(["H36.50"]), filter: {}, size: 500 });
  const due = page.rows.map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
  expect(due).toEqual(due.toSorted((a, b) => a - b));
});

describe("search without accents", () => {
  const find = async (text: string, agency?: string) =>
    searchDossiers(database.db, { text, words: await wordsToFind(database.db, text), agency, size: 200 });

  test.each(["nguyen", "NGUYỄN THỊ", "khai sinh", "dat nguyen", "068201007", "201105-0042", "k'breu lan"])(
    "%s",
    async (text) => {
      const words = foldAccents(text).split(/[^a-z0-9]+/);
      const wanted = made.filter((one) => words.every((word) => one.words.split(/[^a-z0-9]+/).includes(word)));
      const found = await find(text);
      expect(found.rows.map(({ id }) => id).toSorted()).toEqual(
        wanted
          .slice(0, 200)
          .map(({ id }) => id)
          .toSorted(),
      );
      const here = (await find(text, "H36.50.01")).rows.map(({ id }) => id).toSorted();
      const seen = wanted.filter(
        ({ agency, received, steps: own, ended }) =>
          agency === "H36.50.01" ||
          received === "H36.50.01" ||
          (own.some((step) => step.agency === "H36.50.01" && step.place === "here") &&
            (ended === null || ended !== null)),
      );
      expect(here).toEqual(seen.map(({ id }) => id).toSorted());
    },
  );

  test.each([undefined, "H36.50"])(
    "pages go from the newest to the oldest, however much is looked through first (%s)",
    async (agency) => {
      for (const lookThrough of [1, 40, 2_000]) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          const question = { text: "nguyen", words: ["nguyen"], agency, after, size: 7, lookThrough };
          const page = await searchDossiers(database.db, question);
          found.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after !== undefined);
        const seen = made.filter(
          ({ words, agency: resolves, received, steps: own }) =>
            words.includes("nguyen") &&
            (agency === undefined ||
              resolves === agency ||
              received === agency ||
              own.some((step) => step.agency === agency && step.place === "here")),
        );
        const wanted = seen
          .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
          .map(({ id }) => id);
        expect(found).toEqual(wanted);
      }
    },
  );

  test("the beginning of a word is enough where no word is so, and a whole code finds the one", async () => {
    expect((await find("nguy")).total).toBe((await find("nguyen")).total);
    const [one] = made;
    expect((await find(one?.code.toLowerCase() ?? "")).rows.map(({ id }) => id)).toEqual([one?.id]);
    expect((await find("H36.50-201105-9999")).rows).toEqual([]);
    expect((await find("' & | ! :* )(")).rows).toEqual([]);
  });
});

test("due time, end and agency of a dossier reach its open steps", async () => {
  const { db } = database;
  const open = made.find(({ ended, steps: own, due }) => ended === null && own.length > 0 && due !== null);
  const at = async () =>
    (
      await sql<{ agency: string; due: string }>`
        SELECT dossier_agency AS agency, dossier_due_at::text AS due FROM dossier.work WHERE dossier_id = ${open?.id}`.execute(
        db,
      )
    ).rows[0];
  const before = await at();
  expect(before?.agency).toBe(open?.agency);
  await sql`UPDATE dossier.dossier SET due_at = '2021-01-04T10:00:00Z' WHERE id = ${open?.id}`.execute(db);
  expect((await at())?.due).toBe("2021-01-04 10:00:00+00");
  await sql`UPDATE dossier.dossier SET ended_at = now(), agency_code = 'H36.01' WHERE id = ${open?.id}`.execute(db);
  expect(await at()).toEqual({ agency: "H36.01", due: "infinity" });
});
