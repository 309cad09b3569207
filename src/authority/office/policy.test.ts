import { describe, expect, test } from "vitest";
import { principal } from "./office.fixture.ts";
import {
  mayActOnIncoming,
  mayActOnOutgoing,
  mayAnswerChange,
  mayDraft,
  maySeeIncoming,
  maySeeOutgoing,
  type OutgoingThing,
} from "./policy.ts";
import { type DocumentState, incomingStates, outgoingStates } from "./states.ts";

const now = new Date("2020-11-24T09:00:00+07:00");
const author = principal("H36", ["specialist"], "Đỗ Minh Quân");
const signer = principal("H36", ["leader"], "Tạ Đình Khương");
const people = {
  author,
  signer,
  clerk: principal("H36", ["clerk"], "Hà Thu Lê"),
  leader: principal("H36", ["leader"], "Vương Khả Di"),
  specialist: principal("H36", ["specialist"], "K’ Brẽo"),
  admin: principal("H36", ["admin"], "Cao Nhật Lâm"),
  elsewhere: principal("H34", ["clerk", "leader", "specialist"], "Y Thanh Niê"),
  // A deputy named as signer whose delegation ended the evening before.
  formerDeputy: {
    ...principal("H36", ["leader"], "Ngô Bá Tín", new Date("2020-11-23T17:00:00+07:00")),
    accountId: signer.accountId,
  },
};
type Who = keyof typeof people;
const everyone = Object.keys(people) as Who[];

function document(state: DocumentState): OutgoingThing {
  return { agencyCode: "H36", state, authorId: author.accountId, signerId: signer.accountId };
}

function allowed(may: (who: (typeof people)[Who]) => boolean): readonly Who[] {
  return everyone.filter((who) => may(people[who]));
}

describe("an outgoing document", () => {
  test.each([
    ["save", "draft", ["author", "signer", "clerk", "leader"]],
    ["submit", "draft", ["author", "signer", "clerk", "leader"]],
    ["return", "submitted", ["signer"]],
    ["return", "signed", ["signer", "clerk"]],
    ["sign", "submitted", ["signer"]],
    ["issue", "signed", ["clerk"]],
    ["add-recipients", "issued", ["clerk"]],
    ["recall", "issued", ["clerk"]],
    ["replace", "issued", ["clerk"]],
  ] as const)("%s when %s: %j", (act, state, who) => {
    expect(allowed((one) => mayActOnOutgoing(one, document(state), act, now))).toEqual(who);
  });

  test("is drafted by people of the office, not by an administrator or a person whose time is over", () => {
    expect(allowed((one) => mayDraft(one, now))).toEqual([
      "author",
      "signer",
      "clerk",
      "leader",
      "specialist",
      "elsewhere",
    ]);
  });

  test("is seen as a draft by few, on its way by the whole office, by nobody of another agency", () => {
    const office = ["author", "signer", "clerk", "leader", "specialist"];
    for (const state of outgoingStates) {
      const isDraft = state === "draft" || state === "returned";
      const seen = allowed((one) => maySeeOutgoing(one, document(state), now));
      expect(seen).toEqual(isDraft ? office.slice(0, 4) : office);
    }
  });

  test("takes no act out of turn, whoever asks", () => {
    for (const state of outgoingStates) {
      const acts = (["save", "sign", "issue", "recall"] as const).filter((act) =>
        everyone.some((who) => mayActOnOutgoing(people[who], document(state), act, now)),
      );
      expect([state, acts]).toEqual([state, turns[state]]);
    }
  });
});

const turns: Readonly<Record<DocumentState, readonly string[]>> = {
  draft: ["save"],
  returned: ["save"],
  submitted: ["sign"],
  signed: ["issue"],
  issued: ["recall"],
  recalled: [],
  replaced: [],
};

describe("an incoming document", () => {
  test.each([
    ["register", "arrived", ["clerk"]],
    ["refuse", "arrived", ["clerk"]],
    ["assign", "registered", ["signer", "leader"]],
    ["complete", "registered", ["author", "clerk", "specialist"]],
  ] as const)("%s when %s: %j", (act, state, who) => {
    expect(allowed((one) => mayActOnIncoming(one, { agencyCode: "H36", state }, act, now))).toEqual(who);
  });

  test("is seen by its office alone; a sender's request is answered by the clerk", () => {
    const thing = { agencyCode: "H36" };
    expect(allowed((one) => maySeeIncoming(one, thing, now))).toEqual([
      "author",
      "signer",
      "clerk",
      "leader",
      "specialist",
    ]);
    expect(allowed((one) => mayAnswerChange(one, thing, now))).toEqual(["clerk"]);
  });

  test("is not given back once it is completed, nor registered twice", () => {
    const { clerk } = people;
    const open = (act: "refuse" | "register") =>
      incomingStates.filter((state) => mayActOnIncoming(clerk, { agencyCode: "H36", state }, act, now));
    expect(open("refuse")).toEqual(["arrived", "registered", "assigned", "processing"]);
    expect(open("register")).toEqual(["arrived"]);
  });
});
