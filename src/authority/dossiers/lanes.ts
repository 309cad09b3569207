import type { Plan, PlanNode } from "../../engines/flow/index.ts";
import { foldAccents } from "../../platform/text/index.ts";
import type { WorkRole } from "./record.ts";

const byWords: readonly (readonly [WorkRole, RegExp])[] = [
  ["receptionist", /mot cua|tiep nhan|tra ket qua|hanh chinh cong/],
  [
    "leader",
    /lanh dao|chu tich|giam doc|truong ban|chanh van phong|thu truong|truong phong|cuc truong|vu truong|bo truong/,
  ],
  ["clerk", /van thu|dong dau/],
];

/** Who does a lane's work, by the words in its name. What names nobody else is a specialist's. */
export function roleOfLane(lane: string): WorkRole {
  const words = foldAccents(lane);
  return byWords.find(([, pattern]) => pattern.test(words))?.[0] ?? "specialist";
}

/** Who does a step: the one-stop shop takes in and hands over whatever lane the drawing puts that in, else whom its lane names. */
export function roleOfStep(plan: Plan, node: PlanNode): WorkRole {
  if (isReceptionStep(plan, node) || isReturnStep(plan, node)) return "receptionist";
  return roleOfLane(node.role ?? "");
}

/** The first step of a flow when it is to take the dossier in: its lane or its name says so. */
export function isReceptionStep(plan: Plan, node: PlanNode): boolean {
  if (node.kind !== "user" && node.kind !== "manual") return false;
  const isFirst =
    node.incoming.length > 0 &&
    node.incoming.every((flow) => plan.nodes[plan.flows[flow]?.from ?? ""]?.kind === "start");
  const takesIn = /tiep nhan|nhan ho so/.test(foldAccents(node.name));
  return isFirst && (takesIn || roleOfLane(node.role ?? "") === "receptionist");
}

/** The last step of a flow that hands over its result: nothing but the end comes after it. */
export function isReturnStep(plan: Plan, node: PlanNode): boolean {
  if (node.kind !== "user" && node.kind !== "manual") return false;
  const isLast =
    node.outgoing.length > 0 && node.outgoing.every((flow) => plan.nodes[plan.flows[flow]?.to ?? ""]?.kind === "end");
  return isLast && (roleOfLane(node.role ?? "") === "receptionist" || /\btra\b|\bgiao\b/.test(foldAccents(node.name)));
}
