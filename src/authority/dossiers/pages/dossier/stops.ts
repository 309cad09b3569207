import type { Plan, PlanNode } from "../../../../engines/flow/index.ts";
import { type Locale, wordsIn } from "../../../../platform/text/index.ts";
import type { PathStep } from "../../../../ui/index.ts";
import { outcomesOf } from "../../../procedures/index.ts";
import { besideReason } from "../../beside-reason.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import type { Work } from "../../record.ts";
import { nextNodes, splitOf } from "./situation.ts";
import { dossierText } from "./text.ts";
import { shortDay } from "./times.ts";

/** Stops shown; what was passed before them is told in one. */
const mostPassed = 3;
const mostToCome = 4;

type Words = (typeof dossierText)["en"];

/** Where a dossier is on its way: what was done, what is open, and the usual way from there. Steps side by side are one stop. */
export function stopsOf(facts: DossierFacts, locale: Locale): readonly PathStep[] {
  const { dossier, work, instance, now } = facts;
  const text = wordsIn(dossierText, locale);
  const plan = instance?.plan;
  const open = work.filter(({ closedAt }) => closedAt === null);
  const splits = new Set(open.flatMap(({ node }) => splitOf(plan, node)?.id ?? []));
  // What was done of a stage that is still open belongs to that stage.
  const isDone = ({ closedAt, closedByName, outcome, node }: Work) =>
    closedAt !== null && (closedByName !== "" || outcome !== "") && !splits.has(splitOf(plan, node)?.id ?? "");
  const passed: PathStep[] = [
    { text: text.received, note: shortDay(dossier.receivedAt, now), state: "done" },
    ...stagesOf(work.filter(isDone), plan, text).map(({ name, at }) => ({
      text: name,
      note: shortDay(at, now),
      state: "done" as const,
    })),
  ];
  const waits = open.filter((one) => besideReason(one) !== undefined);
  const resting = waits.length > 0 ? open.filter((one) => besideReason(one) === undefined) : [];
  const toCome = plan && open.length > 0 ? [...stageOf(plan, resting), ...usualWay(plan, open)] : [];
  return [
    ...shortened(passed, text),
    ...(open.length === 0 ? [] : [hereOf({ open: waits.length > 0 ? waits : open, work, plan, text, now })]),
    ...toCome.slice(0, mostToCome).map((stage) => ({ text: stageName(plan, stage, text), state: "next" as const })),
  ];
}

/** Steps that rest while the dossier is stopped beside its drawing: they go on first. */
function stageOf(plan: Plan, resting: readonly Work[]): readonly (readonly PlanNode[])[] {
  const nodes = resting.flatMap(({ node }) => plan.nodes[node] ?? []);
  return nodes.length === 0 ? [] : [nodes];
}

function hereOf(of: {
  readonly open: readonly Work[];
  readonly work: readonly Work[];
  readonly plan: Plan | undefined;
  readonly text: Words;
  readonly now: Date;
}): PathStep {
  const { open, work, plan, text, now } = of;
  const [first] = open;
  if (!first) return { text: "", state: "now" };
  const split = splitOf(plan, first.node);
  const beside = split ? work.filter(({ node }) => splitOf(plan, node)?.id === split.id) : [first];
  const note =
    first.dueAt !== null ? text.stepDue(shortDay(first.dueAt, now)) : text.since(shortDay(first.openedAt, now));
  if (beside.length < 2) return { text: first.name, note, state: "now" };
  const done = beside.filter(({ closedAt }) => closedAt !== null).length;
  return { text: nameOf(split, beside.length, text), note: `${done}/${beside.length}, ${note}`, state: "now" };
}

function shortened(passed: readonly PathStep[], text: Words): readonly PathStep[] {
  if (passed.length <= mostPassed + 1) return passed;
  const [first, ...rest] = passed;
  const left = rest.length - (mostPassed - 1);
  const shown = rest.slice(left);
  return first ? [first, { text: text.stepsMore(left), state: "done" }, ...shown] : shown;
}

/** What was done, stage by stage; a stage done several times stands where it was done last. */
function stagesOf(
  done: readonly Work[],
  plan: Plan | undefined,
  text: Words,
): readonly { readonly name: string; readonly at: Date }[] {
  const byName = new Map<string, Date>();
  for (const stage of Map.groupBy(done, ({ node, token }) => splitOf(plan, node)?.id ?? token).values()) {
    const [first] = stage;
    const split = first && splitOf(plan, first.node);
    const name = split ? nameOf(split, stage.length, text) : (first?.name ?? "");
    const at = new Date(Math.max(...stage.map(({ closedAt }) => closedAt?.getTime() ?? 0)));
    byName.delete(name);
    byName.set(name, at);
  }
  return [...byName].map(([name, at]) => ({ name, at }));
}

function stageName(plan: Plan | undefined, stage: readonly PlanNode[], text: Words): string {
  const [first] = stage;
  if (!first || stage.length === 1) return first?.name ?? "";
  return nameOf(splitOf(plan, first.id), stage.length, text);
}

/** Steps side by side are called after the gateway that opened them, where it has a name. */
function nameOf(split: PlanNode | undefined, count: number, text: Words): string {
  return split && split.name !== split.id ? split.name : text.sideBySide(count);
}

/** Outcomes that lead back, or out of the flow. */
const sideways: ReadonlySet<string> = new Set(["supplement", "return", "reject", "refuse", "incomplete"]);

/** The usual way on from what is open, stage by stage: by the outcome that neither leads back nor refuses. */
function usualWay(plan: Plan, open: readonly Work[]): readonly (readonly PlanNode[])[] {
  const stages: (readonly PlanNode[])[] = [];
  const seen = new Set(open.map(({ node }) => node));
  let at = open.map(({ node }) => plan.nodes[node]).find((node) => node !== undefined);
  while (at && stages.length < 12) {
    const usual = outcomesOf(plan, at).find(({ code }) => !sideways.has(code))?.code;
    const next: readonly PlanNode[] = nextNodes(plan, at, usual).filter(({ id }) => !seen.has(id));
    for (const node of next) seen.add(node.id);
    if (next.length > 0) stages.push(next);
    at = next.at(-1);
  }
  return stages;
}
