import { z } from "zod";
import { newId, type Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { AnsweredMessage } from "../../../platform/outbox/index.ts";
import {
  type DifferenceKind,
  type DigestsMessage,
  differing,
  digestsAnswerSchema,
} from "../../../protocol/dossiers/index.ts";
import { comparisonChanges } from "../figures/sync-figures.ts";
import {
  endComparison,
  holdRunning,
  insertDifferences,
  readFound,
  saveStep,
} from "../store/reconciliation-comparisons.ts";
import { findStands, foldDigests } from "../store/reconciliation-digests.ts";
import { bytesOf, headBytes, sendQuestion } from "./begin-comparison.ts";
import { judge } from "./judge.ts";
import { askDays, askDossiers, askMonths, askParts, divide } from "./questions.ts";
import { repairDifferences } from "./repair-differences.ts";
import { type AskedDay, type ComparisonStep, readStep } from "./step.ts";

/** What one comparison takes on; the rest is for the next, which follows at once. */
const mostMonths = 1_000;
const mostDays = 2_000;
/** Dossiers in one question, and read in one comparison. */
const perQuestion = 3_000;
const mostRead = 40_000;

type Comparison = { readonly id: string; readonly dossiers: number; readonly step: ComparisonStep };
/** The next question, or none: then the comparison ends. */
type Next = { readonly step: ComparisonStep; readonly question?: DigestsMessage };

/** The portal's answer to a question: asks the next one, or ends the comparison. An answer that is not awaited changes nothing. */
export async function carryOn(node: Node, tx: Tx, message: AnsweredMessage): Promise<void> {
  const running = await holdRunning(tx);
  if (!running) return;
  const comparison = { ...running, step: readStep(running.step) };
  if (comparison.step.messageId !== message.id) return;
  if (message.answer.outcome === "refused") {
    await failComparison(node, tx, comparison, message.answer.code);
    return;
  }
  const level = z.enum(["agencies", "months", "days", "parts", "dossiers"]).safeParse(message.meta.level).data;
  const answer = level && read(level, message.answer.data);
  if (!answer) {
    await failComparison(node, tx, comparison, "answer-unreadable");
    return;
  }
  await foldDigests(tx);
  const counted = { ...comparison.step, bytes: comparison.step.bytes + bytesOf(message.answer.data) };
  const next = await nextOf(tx, { ...comparison, step: counted }, answer, node.clock.now());
  if (next.question) await ask(tx, comparison.id, next.step, next.question);
  else await finish(node, tx, { ...comparison, step: next.step });
}

type Level = keyof typeof differing;
type Answered = {
  readonly [L in Level]: { readonly level: L; readonly differ: z.output<(typeof differing)[L]> };
}[Level];

/** What the portal says is not the same; undefined when it says nothing that can be read. */
function read(level: Level, data: unknown): Answered | undefined {
  const differ = digestsAnswerSchema.safeParse(data).data?.differ;
  if (!differ) return undefined;
  switch (level) {
    case "agencies":
      return answered(level, differing.agencies.safeParse(differ).data);
    case "months":
      return answered(level, differing.months.safeParse(differ).data);
    case "days":
      return answered(level, differing.days.safeParse(differ).data);
    case "parts":
      return answered(level, differing.parts.safeParse(differ).data);
    case "dossiers":
      return answered(level, differing.dossiers.safeParse(differ).data);
  }
}

function answered<L extends string, D>(level: L, differ: D | undefined) {
  return differ && { level, differ };
}

/** Ends a comparison that cannot go on, with the reason. */
export async function failComparison(node: Node, tx: Tx, { id, step }: Comparison, reason: string): Promise<void> {
  const found = { ...figuresOf(step, node), reason };
  await endComparison(tx, id, { at: node.clock.now(), state: "failed", bytes: step.bytes, found });
}

/** The comparison whose question was given up. */
export async function failRunning(node: Node, tx: Tx, messageId: string, reason: string): Promise<void> {
  const running = await holdRunning(tx);
  if (!running) return;
  const comparison = { ...running, step: readStep(running.step) };
  if (comparison.step.messageId === messageId) await failComparison(node, tx, comparison, reason);
}

async function ask(tx: Tx, id: string, step: ComparisonStep, question: DigestsMessage): Promise<void> {
  const messageId = newId();
  const sent = { ...step, messageId, rounds: step.rounds + 1, bytes: step.bytes + headBytes + bytesOf(question) };
  await saveStep(tx, id, sent);
  await sendQuestion(tx, messageId, question);
}

async function nextOf(tx: Tx, comparison: Comparison, answer: Answered, at: Date): Promise<Next> {
  const { id, step } = comparison;
  if (answer.level === "dossiers") return afterDossiers(tx, comparison, answer.differ, at);
  if (answer.differ.length === 0) return answer.level === "parts" ? nextDossiers(tx, id, undivided(step)) : { step };
  switch (answer.level) {
    case "agencies":
      return {
        step,
        question: await askMonths(
          tx,
          id,
          answer.differ.map(([agency]) => agency),
        ),
      };
    case "months": {
      const months = answer.differ.flatMap(([agency, ...some]) => some.map((month) => ({ agency, month })));
      const taken = { ...step, months: months.length, more: step.more || months.length > mostMonths };
      return { step: taken, question: await askDays(tx, id, months.slice(0, mostMonths)) };
    }
    case "days": {
      const days = answer.differ.flatMap(([agency, month, ...some]) =>
        some.map((day) => ({ agency, day: `${month}-${String(day).padStart(2, "0")}` })),
      );
      const real = days.filter(({ day }) => z.iso.date().safeParse(day).success);
      const taken = { ...step, days: real.length, more: step.more || real.length > mostDays };
      return afterDays(tx, id, taken, await divide(tx, real.slice(0, mostDays)));
    }
    case "parts":
      return nextDossiers(tx, id, { ...step, todo: withParts(step.todo, answer.differ) });
  }
}

/** No part differs any more: the days in parts have changed meanwhile, those in one are still to be asked. */
function undivided(step: ComparisonStep): ComparisonStep {
  return { ...step, todo: step.todo.filter(({ parts }) => parts === 1) };
}

async function afterDays(tx: Tx, id: string, step: ComparisonStep, days: readonly AskedDay[]): Promise<Next> {
  const divided = days.filter(({ parts }) => parts > 1);
  const todo = { ...step, todo: [...days] };
  return divided.length > 0 ? { step: todo, question: await askParts(tx, id, divided) } : nextDossiers(tx, id, todo);
}

/** Days in parts keep those parts that differ; one none of whose parts does has changed meanwhile. */
function withParts(todo: readonly AskedDay[], differ: z.output<typeof differing.parts>): AskedDay[] {
  const parts = new Map(differ.map(([agency, day, ...some]) => [`${agency} ${day}`, some]));
  return todo.flatMap((one) => {
    if (one.parts === 1) return [one];
    const asked = parts.get(`${one.agency} ${one.day}`) ?? [];
    return asked.length === 0 ? [] : [{ ...one, asked, size: Math.ceil((one.size / one.parts) * asked.length) }];
  });
}

/** The next dossiers to ask for, as many as one question holds. */
async function nextDossiers(tx: Tx, id: string, step: ComparisonStep): Promise<Next> {
  const now: AskedDay[] = [];
  let size = 0;
  for (const day of step.todo) {
    if (now.length > 0 && size + day.size > perQuestion) break;
    now.push(day);
    size += day.size;
  }
  if (now.length === 0) return { step };
  if (step.read > 0 && step.read + size > mostRead) return { step: { ...step, more: true, todo: [] } };
  const question = await askDossiers(tx, id, now);
  const read = question.rows.reduce((sum, row) => sum + row[4].length, 0);
  return { step: { ...step, todo: step.todo.slice(now.length), read: step.read + read }, question };
}

async function afterDossiers(
  tx: Tx,
  { id, step }: Comparison,
  differ: z.output<typeof differing.dossiers>,
  at: Date,
): Promise<Next> {
  const reported = differ.map(([agency, , , code, told, revision, digest]) => ({
    agency,
    code,
    told,
    revision,
    digest,
  }));
  const stands = await findStands(
    tx,
    reported.map(({ code }) => code),
  );
  const verdicts = reported.map((one) => judge(one, stands.get(one.code)));
  const differences = verdicts.flatMap((one) => (one.kind === "difference" ? [one.difference] : []));
  await insertDifferences(tx, id, differences);
  const repaired = await repairDifferences(tx, differences, stands, at);
  const onWay = step.onWay + verdicts.filter(({ kind }) => kind === "on-way").length;
  return nextDossiers(tx, id, { ...step, onWay, repaired: step.repaired + repaired });
}

/** Both sides keep how it ended. */
async function finish(node: Node, tx: Tx, { id, dossiers, step }: Comparison): Promise<void> {
  const differences = await readFound(tx, id);
  const { milliseconds } = figuresOf(step, node);
  const rows = differences.map(
    ({ code, kind, agency, cause, theirs }): [string, DifferenceKind, string, string, string | null] => [
      ...([code, kind, agency, cause] as const),
      theirs?.digest ?? null,
    ],
  );
  const end = { level: "end" as const, comparison: id, milliseconds, differences: rows, more: step.more };
  const bytes = step.bytes + headBytes + bytesOf({ ...end, bytes: step.bytes });
  await sendQuestion(tx, newId(), { ...end, bytes });
  const kinds = Object.fromEntries(
    ["missing", "stale", "different", "extra"].map((kind) => [
      kind,
      differences.filter((one) => one.kind === kind).length,
    ]),
  );
  const found = { ...figuresOf(step, node), ...kinds };
  const state = differences.length === 0 ? "equal" : "differs";
  const endedAt = node.clock.now();
  await endComparison(tx, id, { at: endedAt, state, bytes, found });
  const counted = differences.map(({ agency, kind }) => ({ agencyCode: agency, kind }));
  const figures = { authorityCode: node.config.code, endedAt, dossiers, differences: counted };
  await recordMetric(tx, comparisonChanges(figures));
  await node.live.publish(tx, ["reconciliation"]);
}

/** How much was looked at, and how long it took by the machine's clock. */
function figuresOf(step: ComparisonStep, node: Node) {
  const { agencies, months, days, read, onWay, repaired, rounds, more } = step;
  const milliseconds = Math.max(0, node.machine.now().getTime() - step.beganMs);
  return { agencies, months, days, read, onWay, repaired, rounds, more, milliseconds };
}
