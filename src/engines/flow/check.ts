import { compileDrawing } from "./compile.ts";
import { readDrawing } from "./drawing.ts";
import { explore } from "./explore.ts";
import { lint } from "./lint.ts";
import type { FlowProblem, Plan } from "./plan.ts";
import { FlowFileError } from "./refusal.ts";
import { checkShape } from "./shape.ts";

/** What is to be said of a drawing before it is published. */
export type CheckedFlow = {
  /** True when nothing keeps it from being published. */
  readonly ok: boolean;
  /** Id of its process; null when the file cannot be read. */
  readonly process: string | null;
  /** How many activities, gateways and events it has. */
  readonly nodes: number;
  /** Errors first. */
  readonly problems: readonly FlowProblem[];
  readonly plan?: Plan;
};

/**
 * Looks at a BPMN 2.0 file as publishing does: whether it can be carried out, whether it can get stuck, and what bpmnlint says. Never
 * throws for what is in the file.
 */
export async function checkFlow(xml: string, options: { readonly process?: string } = {}): Promise<CheckedFlow> {
  try {
    const drawing = await readDrawing(xml);
    const { plan, process, problems, nodes } = compileDrawing(drawing, options);
    const said = [...problems, ...(plan ? soundness(plan) : [])];
    // Of a file that was not read as a whole, bpmnlint has nothing more to say.
    const tooLarge = problems.some(({ code }) => code === "too-many-elements");
    const all = [...said, ...(tooLarge ? [] : lint(drawing.definitions, said))].sort((a, b) => rank(a) - rank(b));
    return {
      ok: all.every(({ severity }) => severity !== "error"),
      process,
      nodes,
      problems: all,
      ...(plan ? { plan } : {}),
    };
  } catch (error) {
    if (!(error instanceof FlowFileError)) throw error;
    const problem: FlowProblem = { severity: "error", element: "", code: error.code, message: error.people };
    return { ok: false, process: null, nodes: 0, problems: [problem] };
  }
}

/** What the shape shows, and what carrying the flow out in every way does: where that was done wholly, it knows better. */
function soundness(plan: Plan): readonly FlowProblem[] {
  const shape = checkShape(plan);
  if (shape.some(({ code }) => code === "loop-without-wait")) return shape;
  const { problems, complete } = explore(plan);
  return [...shape.filter(({ code }) => !complete || code !== "no-way-out"), ...problems];
}

function rank({ severity }: FlowProblem): number {
  return severity === "error" ? 0 : 1;
}
