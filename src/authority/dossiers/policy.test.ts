import { describe, expect, test } from "vitest";
import { type Principal, type Role, roles } from "../../platform/auth/index.ts";
import { type DossierAct, mayAct, mayDo, mayOversee, mayReceive, maySeeDossier, maySeeDossiers } from "./policy.ts";
import type { Work, WorkRole } from "./record.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const before = new Date("2020-11-01T00:00:00+07:00");

function person(role: Role, agencyCode: string, validUntil: Date | null = null): Principal {
  const grant = { id: "g", agencyCode, role, title: "", titleEn: "", validFrom: before, validUntil, onBehalfOf: null };
  const accountId = `${role} ${agencyCode}`;
  return { accountId, username: accountId, name: accountId, sessionId: "s", agencyCode, grants: [grant] };
}

/** The city resolves it, a ward of it received it, the department gives an opinion; another city has nothing to do with it. */
const dossier = { agencyCode: "H36.50", receivedAgency: "H36.50.01" };
const agencies = ["H36", "H36.50", "H36.50.01", "H36.05", "H36.60"] as const;

function work(over: Partial<Work>): Work {
  return {
    dossierId: "d",
    token: 1,
    node: "Examine",
    name: "Thẩm định",
    lane: "",
    role: "specialist",
    agencyCode: "H36.50",
    place: "here",
    assignee: null,
    assigneeName: "",
    openedAt: before,
    dueAt: null,
    closedAt: null,
    closedByName: "",
    outcome: "",
    fence: 0,
    holder: null,
    holderName: "",
    heldUntil: null,
    ...over,
  };
}

const steps = [work({}), work({ token: 2, agencyCode: "H36.05", name: "Cho ý kiến" })];

/** Everybody who may, as "role agency". */
function everyone(may: (who: Principal) => boolean): readonly string[] {
  return agencies.flatMap((agencyCode) =>
    roles.filter((role) => may(person(role, agencyCode))).map((role) => `${role} ${agencyCode}`),
  );
}

const at = (agencyCode: string, ...who: readonly Role[]) => who.map((role) => `${role} ${agencyCode}`);

describe("who may see and receive", () => {
  test("dossiers are for those who handle them, and for the controller at the top", () => {
    const handlers = ["clerk", "leader", "specialist", "receptionist"] as const;
    expect(everyone((who) => maySeeDossiers(who, now))).toEqual([
      ...at("H36", ...handlers, "controller"),
      ...agencies.slice(1).flatMap((code) => at(code, ...handlers)),
    ]);
    expect(everyone((who) => mayOversee(who, now))).toEqual(["controller H36"]);
  });

  test("a dossier is seen where it was received, where it is resolved, and where it has a step", () => {
    const handlers = ["clerk", "leader", "specialist", "receptionist"] as const;
    expect(everyone((who) => maySeeDossier(who, dossier, steps, now))).toEqual([
      "controller H36",
      ...["H36.50", "H36.50.01", "H36.05"].flatMap((code) => at(code, ...handlers)),
    ]);
  });

  test("only the one-stop officer of a counter receives at it", () => {
    for (const code of agencies)
      expect(everyone((who) => mayReceive(who, code, now))).toEqual([`receptionist ${code}`]);
  });

  test("somebody whose time at the post is over does nothing", () => {
    const former = person("receptionist", "H36.50", new Date("2020-11-23T17:00:00+07:00"));
    expect(mayReceive(former, "H36.50", now)).toBe(false);
    expect(maySeeDossier(former, dossier, steps, now)).toBe(false);
    expect(mayDo({ ...former, agencyCode: "H36.50" }, work({ role: "receptionist" }), now)).toBe(false);
  });
});

describe("who does a step", () => {
  test.each(["receptionist", "specialist", "leader", "clerk"] as const satisfies readonly WorkRole[])(
    "of a %s at a city: that post alone",
    (role) => {
      expect(everyone((who) => mayDo(who, work({ role }), now))).toEqual([`${role} H36.50`]);
    },
  );

  test("at a commune the one-stop officer also examines", () => {
    const step = work({ role: "specialist", agencyCode: "H36.50.01" });
    expect(everyone((who) => mayDo(who, step, now))).toEqual(at("H36.50.01", "specialist", "receptionist"));
  });

  test("nobody does what is done, waits for the citizen, is at another node, or was given to somebody else", () => {
    for (const over of [
      { closedAt: now },
      { place: "waiting" as const },
      { place: "elsewhere" as const },
      { assignee: "somebody" },
    ])
      expect(everyone((who) => mayDo(who, work(over), now))).toEqual([]);
    const own = work({ assignee: "specialist H36.50" });
    expect(everyone((who) => mayDo(who, own, now))).toEqual(["specialist H36.50"]);
  });
});

describe("what is done beside the steps", () => {
  const counters = [...at("H36.50", "receptionist"), ...at("H36.50.01", "receptionist")];
  const handlers = ["H36.50", "H36.50.01", "H36.05"].flatMap((code) =>
    at(code, "clerk", "leader", "specialist", "receptionist"),
  );
  test.each([
    ["ask-supplement", at("H36.50", "leader", "specialist")],
    ["demand-fee", at("H36.50", "leader", "specialist")],
    ["refuse", at("H36.50", "leader", "specialist")],
    ["receive-supplement", counters],
    ["record-payment", counters],
    ["withdraw", counters],
    ["hand-over", counters],
    ["suspend", at("H36.50", "leader")],
    ["resume", at("H36.50", "leader")],
    ["stop", at("H36.50", "leader")],
    ["reassign", [...at("H36.50", "leader"), ...at("H36.05", "leader")]],
    [
      "change-papers",
      [
        ...at("H36.50", "specialist", "receptionist"),
        ...at("H36.50.01", "receptionist"),
        ...at("H36.05", "specialist"),
      ],
    ],
    ["note", handlers],
    ["resend", ["H36.50", "H36.50.01"].flatMap((code) => at(code, "clerk", "leader", "receptionist"))],
  ] as const satisfies readonly (readonly [DossierAct, readonly string[]])[])("%s", (act, who) => {
    expect([...everyone((one) => mayAct(one, { dossier, work: steps }, act, now))].sort()).toEqual([...who].sort());
  });
});
