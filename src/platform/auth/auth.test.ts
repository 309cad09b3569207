import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { official, password, person } from "../../../test/support/person.ts";
import { readAudit } from "../audit/index.ts";
import { DomainError } from "../errors/index.ts";
import {
  changePassword,
  chooseAgency,
  createAccount,
  createSignIns,
  disableAccount,
  endGrant,
  endSession,
  grantRole,
  grantsOf,
  hashPassword,
  hasRole,
  listSessions,
  type Principal,
  signIn,
  sweepSignIns,
} from "./index.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
let node: TestNode;

beforeEach(async () => {
  node = await testNode();
});

async function codeOf(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "done",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

async function principalOf(token: string, signIns = createSignIns(node)): Promise<Principal> {
  const found = await signIns.recognise(token);
  if (found.kind !== "live") throw new Error(`session is ${found.kind}`);
  return found.principal;
}

describe("signing in", () => {
  test("opens a session for the right password, typed on any keyboard, and is written down", async () => {
    const id = await official(node, { username: "le.thu", roles: "clerk" });
    const signed = await signIn(node, {
      username: " Le.Thu ",
      password: password.normalize("NFD"),
      userAgent: "x",
      address: "10.0.0.1",
    });
    expect(signed.accountId).toBe(id);
    const principal = await principalOf(signed.token);
    expect(principal).toMatchObject({ username: "le.thu", agencyCode: "H36", sessionId: signed.sessionId });
    const [row] = await readAudit(node.db, { limit: 1 });
    expect(row).toMatchObject({ action: "auth.sign-in", subject: { kind: "platform.session", id: signed.sessionId } });
  });

  test("says the same of a wrong name and a wrong password", async () => {
    await official(node, { username: "le.thu", roles: "clerk" });
    const errors = await Promise.all(
      ["le.thu", "nobody"].map((username) =>
        signIn(node, { username, password: "wrong" }).catch((error) => error.people),
      ),
    );
    expect(errors[0]).toEqual(errors[1]);
  });

  test.each(["le.thu", "nobody"])("locks %s after five wrong passwords, twice as long each time", async (username) => {
    await official(node, { username: "le.thu", roles: "clerk" });
    const attempt = (guess = "wrong") => codeOf(signIn(node, { username, password: guess }));
    for (const minutes of [15, 30, 60]) {
      for (let i = 0; i < 4; i++) expect(await attempt()).toBe("auth.wrong");
      expect(await attempt()).toBe("auth.locked");
      expect(await attempt(password)).toBe("auth.locked");
      node.machine.advance(minutes * minute - 1);
      expect(await attempt(password)).toBe("auth.locked");
      node.machine.advance(1);
    }
    expect(await attempt(password)).toBe(username === "le.thu" ? "done" : "auth.wrong");
  });

  test("cannot be outrun by guesses side by side", async () => {
    await official(node, { username: "le.thu", roles: "clerk" });
    const guesses = Array.from({ length: 30 }, () => codeOf(signIn(node, { username: "le.thu", password: "wrong" })));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "auth.wrong").length).toBeLessThanOrEqual(4);
  });

  test("a right password forgets the wrong ones", async () => {
    await official(node, { username: "le.thu", roles: "clerk" });
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await codeOf(signIn(node, { username: "le.thu", password: "wrong" }));
      expect(await codeOf(signIn(node, { username: "le.thu", password }))).toBe("done");
    }
  });

  test("failures and locks of a known account are written down, without a password", async () => {
    await official(node, { username: "le.thu", roles: "clerk" });
    for (let i = 0; i < 5; i++) await codeOf(signIn(node, { username: "le.thu", password: "bí mật sai" }));
    const rows = await readAudit(node.db, { limit: 10 });
    expect(rows.map((row) => row.action).sort()).toEqual([
      ...Array(1).fill("auth.lock"),
      ...Array(5).fill("auth.sign-in-failed"),
    ]);
    expect(JSON.stringify(rows)).not.toContain("bí mật");
  });

  test("is refused without a post, and to a closed account", async () => {
    const id = await official(node, { username: "le.thu", roles: "clerk" });
    const [grant] = await grantsOf(node.db, id, node.clock.now());
    await node.db.transaction().execute((tx) => endGrant(tx, grant?.id ?? "", node.clock.now()));
    expect(await codeOf(signIn(node, { username: "le.thu", password }))).toBe("auth.no-post");
    const other = await person(node, { username: "ha.an", roles: "clerk" });
    await node.db.transaction().execute((tx) => disableAccount(tx, other.accountId, node.machine.now()));
    expect(await codeOf(signIn(node, { username: "ha.an", password }))).toBe("auth.wrong");
    expect((await createSignIns(node).recognise(other.token)).kind).toBe("ended");
  });
});

describe("sessions", () => {
  test("are listed, and end when the person says so, theirs only", async () => {
    const mine = await person(node, { username: "le.thu", roles: "clerk" });
    const second = await signIn(node, { username: "le.thu", password });
    const stranger = await person(node, { roles: "clerk" });
    const principal = await principalOf(mine.token);
    expect(await listSessions(node.db, mine.accountId, node.machine.now())).toHaveLength(2);
    await endSession(node, principal, stranger.sessionId);
    expect((await createSignIns(node).recognise(stranger.token)).kind).toBe("live");
    await endSession(node, principal, second.sessionId);
    expect((await createSignIns(node).recognise(second.token)).kind).toBe("ended");
    expect(await listSessions(node.db, mine.accountId, node.machine.now())).toHaveLength(1);
    expect((await readAudit(node.db, { limit: 1 }))[0]?.action).toBe("auth.end-session");
  });

  test("a change elsewhere is seen within five seconds", async () => {
    const mine = await person(node, { roles: "clerk" });
    const signIns = createSignIns(node);
    const principal = await principalOf(mine.token, signIns);
    await endSession(node, principal, mine.sessionId);
    expect((await signIns.recognise(mine.token)).kind).toBe("live");
    node.machine.advance(5_000);
    expect((await signIns.recognise(mine.token)).kind).toBe("ended");
  });

  test("are looked at anew by what goes on for long, without being used", async () => {
    const mine = await person(node, { roles: ["clerk", "leader"] });
    const signIns = createSignIns(node);
    const principal = await principalOf(mine.token, signIns);
    const holding = () => signIns.stillHolds(mine.token, principal);
    const { expiresAt } = (await listSessions(node.db, mine.accountId, node.machine.now()))[0] ?? {};
    node.machine.advance(2 * minute);
    expect(await holding()).toBe(true);
    expect((await listSessions(node.db, mine.accountId, node.machine.now()))[0]?.expiresAt).toEqual(expiresAt);
    const [first, second] = principal.grants;
    await node.db.transaction().execute((tx) => endGrant(tx, second?.id ?? "", node.clock.now()));
    expect(await holding()).toBe(false);
    const clerk = { ...principal, grants: first ? [first] : [] };
    expect(await signIns.stillHolds(mine.token, clerk)).toBe(true);
    expect(await signIns.stillHolds(mine.token, { ...clerk, agencyCode: "H36.01" })).toBe(false);
    await endSession(node, principal, mine.sessionId);
    expect(await signIns.stillHolds(mine.token, clerk)).toBe(false);
    expect(await signIns.stillHolds("nothing", clerk)).toBe(false);
  });

  test("are forgotten a month after their end", async () => {
    const mine = await person(node, { roles: "clerk" });
    node.machine.advance(30 * day);
    await sweepSignIns(node);
    expect((await createSignIns(node).recognise(mine.token)).kind).toBe("ended");
    node.machine.advance(day);
    await sweepSignIns(node);
    expect((await createSignIns(node).recognise(mine.token)).kind).toBe("unknown");
  });
});

describe("grants", () => {
  test("hold from their first instant until just before their last, by the domain clock", async () => {
    const mine = await person(node, { roles: "clerk" });
    const titles = { title: "Phó Chủ tịch", titleEn: "Vice Chairman" };
    const from = new Date(node.clock.now().getTime() + minute);
    const until = new Date(from.getTime() + minute);
    await node.db.transaction().execute((tx) =>
      grantRole(tx, {
        accountId: mine.accountId,
        agencyCode: "H36",
        role: "leader",
        ...titles,
        validFrom: from,
        validUntil: until,
        onBehalfOf: "Trần Văn Khải",
      }),
    );
    const leads = async () => {
      node.machine.advance(6_000);
      return hasRole(await principalOf(mine.token), "leader", node.clock.now());
    };
    expect(await leads()).toBe(false);
    node.clock.set(from);
    expect(await leads()).toBe(true);
    node.clock.set(new Date(until.getTime() - 1));
    expect(await leads()).toBe(true);
    node.clock.set(until);
    expect(await leads()).toBe(false);
  });

  test("one that ends takes the session to another agency of the person, at once", async () => {
    const mine = await person(node, { roles: "clerk" });
    const other = {
      accountId: mine.accountId,
      agencyCode: "H36.01",
      role: "clerk",
      title: "Văn thư",
      titleEn: "Clerk",
    } as const;
    const validFrom = new Date(node.clock.now().getTime() - minute);
    const validUntil = new Date(node.clock.now().getTime() + minute);
    await node.db.transaction().execute((tx) => grantRole(tx, { ...other, validFrom, validUntil }));
    const signIns = createSignIns(node);
    await chooseAgency(node, await principalOf(mine.token, signIns), "H36.01");
    signIns.forget(mine.sessionId);
    expect((await principalOf(mine.token, signIns)).agencyCode).toBe("H36.01");
    node.clock.set(validUntil);
    expect((await principalOf(mine.token, signIns)).agencyCode).toBe("H36");
    expect(await codeOf(chooseAgency(node, await principalOf(mine.token), "H36.01"))).toBe("auth.post-missing");
    expect(await codeOf(chooseAgency(node, await principalOf(mine.token), "H37"))).toBe("auth.post-missing");
  });

  test("one ended before it began never held", async () => {
    const id = await official(node, { username: "le.thu", roles: "clerk" });
    const later = new Date(node.clock.now().getTime() + day);
    await node.db.transaction().execute(async (tx) => {
      const titles = { title: "Chủ tịch", titleEn: "Chairman" };
      const grant = await grantRole(tx, {
        accountId: id,
        agencyCode: "H36",
        role: "leader",
        ...titles,
        validFrom: later,
      });
      await endGrant(tx, grant, node.clock.now());
    });
    expect(await grantsOf(node.db, id, later)).toHaveLength(1);
  });

  test("a role counts only at the agency acted for", () => {
    fc.assert(
      fc.property(fc.constantFrom("H36", "H36.01", "H37"), fc.constantFrom("H36", "H36.01", "H37"), (held, acting) => {
        const now = new Date("2020-11-24T02:00:00Z");
        const grant = {
          id: "g",
          agencyCode: held,
          role: "leader",
          title: "",
          titleEn: "",
          validFrom: now,
          validUntil: null,
          onBehalfOf: null,
        } as const;
        const principal = {
          accountId: "a",
          username: "u",
          name: "n",
          sessionId: "s",
          agencyCode: acting,
          grants: [grant],
        };
        expect(hasRole(principal, ["leader", "clerk"], now)).toBe(held === acting);
        expect(hasRole(principal, "clerk", now)).toBe(false);
      }),
    );
  });
});

describe("passwords", () => {
  test("are kept as argon2id with the cost OWASP names", async () => {
    expect(await hashPassword("một mật khẩu dài")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("a change needs the old one and ends the other sessions", async () => {
    const mine = await person(node, { username: "le.thu", roles: "clerk" });
    const second = await signIn(node, { username: "le.thu", password });
    const principal = await principalOf(mine.token);
    const next = "mật khẩu mới tinh";
    expect(await codeOf(changePassword(node, principal, { current: "wrong", next }, cheap))).toBe(
      "auth.password-wrong",
    );
    expect(await codeOf(changePassword(node, principal, { current: password, next: "ngắn" }, cheap))).toBe(
      "auth.password-weak",
    );
    expect(await codeOf(changePassword(node, principal, { current: password, next }, cheap))).toBe("done");
    expect((await createSignIns(node).recognise(second.token)).kind).toBe("ended");
    expect((await createSignIns(node).recognise(mine.token)).kind).toBe("live");
    expect(await codeOf(signIn(node, { username: "le.thu", password }))).toBe("auth.wrong");
    expect(await codeOf(signIn(node, { username: "le.thu", password: next }))).toBe("done");
  });

  test("guessing the current one locks like signing in", async () => {
    const mine = await person(node, { roles: "clerk" });
    const principal = await principalOf(mine.token);
    const guess = () => codeOf(changePassword(node, principal, { current: "wrong", next: "mật khẩu mới tinh" }, cheap));
    for (let i = 0; i < 4; i++) expect(await guess()).toBe("auth.password-wrong");
    expect(await guess()).toBe("auth.locked");
  });
});

test("two accounts never share a name, and a name is plain", async () => {
  const make = (username: string) =>
    codeOf(
      node.db.transaction().execute((tx) => createAccount(tx, { username, name: "Hà Thu Lê", passwordHash: "x" })),
    );
  expect(await make("le.thu")).toBe("done");
  expect(await make("le.thu")).toBe("auth.username-taken");
  expect(await make("Lê")).toBe("auth.username-invalid");
});
