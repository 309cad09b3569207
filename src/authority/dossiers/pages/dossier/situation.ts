import type { Plan, PlanNode } from "../../../../engines/flow/index.ts";
import type { Principal } from "../../../../platform/auth/index.ts";
import { type DossierState, dossierStates } from "../../../../protocol/dossiers/index.ts";
import { type Outcome, outcomesOf } from "../../../procedures/index.ts";
import { besideReason } from "../../beside-reason.ts";
import { isReturnStep } from "../../lanes.ts";
import { type DossierAct, mayAct, mayDo, mayOversee } from "../../policy.ts";
import { type ActFacts, flowOfWork } from "../../read-dossier.ts";
import type { Work } from "../../record.ts";
import { guestOutcomes } from "../../remote/guest.ts";

/** What pages offer to do to a dossier beside the steps of its flow; each is an address below it. */
export const actNames = [
  "supplement",
  "supplement-answer",
  "fee",
  "payment",
  "refusal",
  "suspension",
  "resumption",
  "withdrawal",
  "stop",
  "assignment",
  "hand-over",
  "components",
  "notes",
  "resending",
] as const;
export type ActName = (typeof actNames)[number];

/** An open step that this person may do now. */
export type OwnStep = {
  readonly work: Work;
  /** Ways it can turn out; empty where the drawing asks nothing. */
  readonly outcomes: readonly Outcome[];
  /** Names of values that the drawing looks at right after it and nobody has given yet. */
  readonly asks: readonly string[];
  /** Another agency was asked for its opinion: the opinion is the answer. */
  readonly isOpinion: boolean;
};

/** What a person can do with a dossier now. */
export type Situation = {
  readonly steps: readonly OwnStep[];
  readonly acts: ReadonlySet<ActName>;
  /** The one thing to do now; undefined when it waits for others. */
  readonly main: "step" | "hand-over" | "supplement-answer" | "payment" | "resumption" | undefined;
  /** Stopped beside its drawing: for papers, a fee, or by order. */
  readonly rests: boolean;
};

const { registered, received, processing, supplement, payment, resolved } = dossierStates;
const open: readonly DossierState[] = [registered, received, processing, supplement, payment];

type Rule = { readonly act: DossierAct; readonly states: readonly DossierState[] };

const rules: Readonly<Record<ActName, Rule>> = {
  supplement: { act: "ask-supplement", states: [received, processing] },
  "supplement-answer": { act: "receive-supplement", states: [supplement] },
  fee: { act: "demand-fee", states: [received, processing] },
  payment: { act: "record-payment", states: [received, processing, payment, resolved] },
  refusal: { act: "refuse", states: open },
  suspension: { act: "suspend", states: [received, processing] },
  resumption: { act: "resume", states: [received, processing] },
  withdrawal: { act: "withdraw", states: open },
  stop: { act: "stop", states: open },
  assignment: { act: "reassign", states: [received, processing, resolved] },
  "hand-over": { act: "hand-over", states: [resolved] },
  components: { act: "change-papers", states: [received, processing, supplement, payment] },
  notes: { act: "note", states: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  resending: { act: "resend", states: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
};

/** With a dossier of another node, of which an opinion is asked here, only this is done. */
const ofGuests: ReadonlySet<ActName> = new Set(["assignment", "notes"]);

/** What this person can do with this dossier now. Offers nothing that its act would refuse. */
export function situationOf(facts: ActFacts, by: Principal): Situation {
  const { dossier, work, now } = facts;
  const opened = work.filter(({ closedAt }) => closedAt === null);
  const rests = opened.some((one) => besideReason(one) !== undefined);
  const isSuspended = opened.some((one) => besideReason(one) === "suspension");
  const isFitting = (name: ActName): boolean => {
    const { act, states } = rules[name];
    if (!states.includes(dossier.state)) return false;
    if (dossier.originNode !== null && !ofGuests.has(name)) return false;
    if (name === "resending" && mayOversee(by, now)) return dossier.originNode === null;
    if (!mayAct(by, { dossier, work: opened }, act, now)) return false;
    switch (name) {
      case "supplement":
      case "suspension":
        return !rests;
      case "fee":
        return !rests && dossier.feePaidAt === null;
      case "payment":
        return dossier.feePaidAt === null && (dossier.state === payment || dossier.fee !== null) && !isSuspended;
      case "resumption":
        return isSuspended;
      case "assignment":
        return opened.some(({ place, agencyCode }) => place === "here" && agencyCode === by.agencyCode);
      case "resending":
        return dossier.originNode === null;
      default:
        return true;
    }
  };
  const acts = new Set(actNames.filter(isFitting));
  const steps = rests ? [] : opened.filter((one) => mayDo(by, one, now)).flatMap((one) => stepOf(facts, one));
  return { steps, acts, rests, main: mainOf(acts, steps, dossier.state) };
}

/** Whether this person's post has an act at all, whatever state the dossier is in. */
export function hasAct({ dossier, work, now }: ActFacts, by: Principal, name: ActName): boolean {
  const open = work.filter(({ closedAt }) => closedAt === null);
  return mayAct(by, { dossier, work: open }, rules[name].act, now);
}

function mainOf(acts: ReadonlySet<ActName>, steps: readonly OwnStep[], state: DossierState): Situation["main"] {
  if (acts.has("hand-over")) return "hand-over";
  if (acts.has("supplement-answer")) return "supplement-answer";
  if (acts.has("payment") && state === payment) return "payment";
  if (acts.has("resumption")) return "resumption";
  return steps.length > 0 ? "step" : undefined;
}

/** The step as a form shows it; none for handing over, which is an act of its own. */
function stepOf(facts: ActFacts, work: Work): readonly OwnStep[] {
  const { dossier } = facts;
  if (dossier.originNode !== null)
    return [{ work, outcomes: guestOutcomes(dossier, work.token), asks: [], isOpinion: true }];
  const instance = flowOfWork(facts, work);
  const node = instance?.plan.nodes[work.node];
  const isOpinion = work.agencyCode !== dossier.agencyCode;
  if (!instance || !node) return work.token > 0 ? [{ work, outcomes: [], asks: [], isOpinion }] : [];
  if (isReturnStep(instance.plan, node)) return [];
  const { plan, state } = instance;
  const known = new Set(Object.keys(state.vars));
  return [
    { work, outcomes: outcomesOf(plan, node), asks: asked(plan, node).filter((name) => !known.has(name)), isOpinion },
  ];
}

const reserved = new Set(
  "and or not true false null if then else in between for return some every satisfies outcome".split(" "),
);

/** Names that the conditions of the gateway right after a step look at, beside its outcome. */
function asked(plan: Plan, node: PlanNode): readonly string[] {
  const targets = node.outgoing.flatMap((way) => plan.nodes[plan.flows[way]?.to ?? ""] ?? []);
  const conditions = targets
    .filter(({ kind }) => kind === "exclusive" || kind === "inclusive")
    .flatMap(({ outgoing }) => outgoing.flatMap((way) => plan.flows[way]?.condition ?? []));
  const words = conditions.flatMap((text) => text.replace(/"[^"]*"/g, " ").match(/\p{L}[\p{L}\d_]*/gu) ?? []);
  return [...new Set(words)].filter((word) => !reserved.has(word));
}

/** The gateway that opened a step side by side with others; undefined for a step by itself. */
export function splitOf(plan: Plan | undefined, node: string): PlanNode | undefined {
  const incoming = plan?.nodes[node]?.incoming ?? [];
  const before = incoming.flatMap((way) => plan?.nodes[plan.flows[way]?.from ?? ""] ?? []);
  return before.find(({ kind, outgoing }) => (kind === "parallel" || kind === "inclusive") && outgoing.length > 1);
}

/** Outcomes that need a form of their own: reasons, or a legal ground. */
export function needsForm({ code }: Outcome): "supplement" | "refusal" | undefined {
  if (code === "supplement") return "supplement";
  return code === "reject" || code === "refuse" ? "refusal" : undefined;
}

/** Names of the steps that follow a step, or an outcome of it; empty when the flow ends there. */
export function leadsTo(plan: Plan, node: PlanNode, outcome: string | undefined): readonly string[] {
  return nextNodes(plan, node, outcome).map(({ name }) => name);
}

/** Steps that follow a step, or an outcome of it, in the order they are drawn. */
export function nextNodes(plan: Plan, node: PlanNode, outcome: string | undefined): readonly PlanNode[] {
  const found: PlanNode[] = [];
  const seen = new Set<string>([node.id]);
  const follow = (id: string, isFirst: boolean): void => {
    const drawn = plan.nodes[id];
    if (!drawn || seen.has(id)) return;
    seen.add(id);
    if (["user", "manual", "receive", "call"].includes(drawn.kind)) {
      found.push(drawn);
      return;
    }
    const ways = drawn.kind === "exclusive" ? chosen(plan, drawn, isFirst ? outcome : undefined) : drawn.outgoing;
    for (const way of ways) follow(plan.flows[way]?.to ?? "", false);
  };
  for (const way of node.outgoing) follow(plan.flows[way]?.to ?? "", true);
  return found;
}

function chosen(plan: Plan, gateway: PlanNode, outcome: string | undefined): readonly string[] {
  const fitting = gateway.outgoing.find((way) => plan.flows[way]?.condition?.includes(`"${outcome}"`));
  const other = gateway.defaultFlow ?? gateway.outgoing.find((way) => plan.flows[way]?.condition === undefined);
  const way = (outcome === undefined ? undefined : fitting) ?? other ?? gateway.outgoing[0];
  return way === undefined ? [] : [way];
}

/** Whether somebody else holds a step now. Leases are counted by the machine's clock. */
export function isHeldByOther({ holder, heldUntil }: Work, accountId: string, machineNow: Date): boolean {
  return holder !== null && holder !== accountId && heldUntil !== null && heldUntil > machineNow;
}
