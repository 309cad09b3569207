import { DecisionError } from "../decision-error.ts";
import { toJson } from "../feel/json.ts";
import { type NameShape, normalName, ownValue } from "../feel/names.ts";
import { bounded, deeper, type MatchedRule, type Run, startRun } from "../feel/run.ts";
import type { Eval, Scope } from "../feel/scope.ts";
import { type FeelFunction, feel, isFunction, put } from "../feel/value.ts";
import { compileLogic, shapeOfLogic } from "./boxed.ts";
import { baseName, conform, findItem, shapeOf } from "./declared-types.ts";
import type { Decision, DecisionModel, InputData, Knowledge, Part, Service } from "./model.ts";

/** What a decision gives, and which rules of which tables gave it; or why it gives nothing. */
export type DecisionAnswer =
  | { readonly value: unknown; readonly rules: readonly MatchedRule[] }
  | { readonly error: DecisionError };

/**
 * Makes a decision, found by name or id, from an input as JSON. Texts become the dates, times and durations the file declares; the value
 * comes back as JSON. Names the file does not declare as inputs may be used too, as tables drawn in Camunda Modeler do. A decision service
 * or a business knowledge model can be asked in the same way. `now` is what `now()` and `today()` say.
 */
export function evaluateDecision(
  model: DecisionModel,
  nameOrId: string,
  input: Readonly<Record<string, unknown>>,
  now?: Date,
): DecisionAnswer {
  const run = startRun(now);
  try {
    const part = findPart(model, nameOrId);
    return bounded(() => {
      const value = ask(part, { model, ready: readyOf(model), run, input, values: new Map(), open: new Set() });
      return { value: toJson(value, run), rules: run.matched };
    });
  } catch (error) {
    if (error instanceof DecisionError) return { error };
    throw error;
  }
}

/** One evaluation: what it was given and what it has found so far. */
type Making = {
  readonly model: DecisionModel;
  readonly ready: ReadonlyMap<string, Eval>;
  readonly run: Run;
  readonly input: Readonly<Record<string, unknown>>;
  readonly values: Map<string, unknown>;
  readonly open: Set<string>;
};

function findPart(model: DecisionModel, nameOrId: string): Part {
  const wanted = normalName(nameOrId.normalize("NFC").trim());
  const parts = [...model.parts.values()].filter(({ kind }) => kind !== "input");
  const found = model.parts.get(nameOrId) ?? parts.find(({ name }) => normalName(name) === wanted);
  if (found && found.kind !== "input") return found;
  const names = model.decisions.map(({ name }) => name).join(", ");
  throw new DecisionError("decision.unknown-decision", {
    vi: `Không có quyết định “${nameOrId}” trong tệp. Các quyết định: ${names || "không có"}.`,
    en: `There is no decision “${nameOrId}” in the file. Its decisions: ${names || "none"}.`,
  });
}

function ask(part: Part, making: Making): unknown {
  switch (part.kind) {
    case "decision":
      return decide(part, making);
    case "input":
      return given(part, making);
    case "knowledge":
    case "service": {
      const to = part.kind === "service" ? serviceOf(part, making) : knowledgeOf(part, making);
      if (!isFunction(to)) return null;
      const names = to.forms[0] ?? [];
      const values =
        part.kind === "service"
          ? part.given.map((id) => inputOf(id, making))
          : names.map((name) => ownValue(making.input, name) ?? null);
      return to.call(values, making.run);
    }
  }
}

function inputOf(id: string, making: Making): unknown {
  const part = making.model.parts.get(id);
  if (part?.kind === "input") return given(part, making);
  return part ? (ownValue(making.input, part.name) ?? null) : null;
}

/** The value of an input. Throws DecisionError `decision.input-wrong` when it is not of its declared type. */
function given(part: InputData, { input, model, run }: Making): unknown {
  const value = ownValue(input, part.name) ?? ownValue(input, part.variable.name) ?? null;
  const done = conform(value, part.variable.type, model.types, run, true);
  if (done.ok) return done.value;
  const name = done.path ? `${part.name}${done.path.startsWith("[") ? "" : "."}${done.path}` : part.name;
  throw new DecisionError("decision.input-wrong", {
    vi: `Dữ liệu vào “${name}” không đúng kiểu: cần ${done.wants}.`,
    en: `The input “${name}” is not as declared: it should be ${done.wants}.`,
  });
}

function decide(decision: Decision, making: Making): unknown {
  const { values, open, run, model } = making;
  if (values.has(decision.id)) return values.get(decision.id);
  if (open.has(decision.id)) throw inCircle(decision.name);
  open.add(decision.id);
  const value = deeper(run, () => making.ready.get(decision.id)?.(scopeOf(decision, making)) ?? null);
  open.delete(decision.id);
  const done = conform(value, declaredOf(decision), model.types, run, false);
  const result = done.ok ? done.value : null;
  values.set(decision.id, result);
  return result;
}

/** The declared type. That a table of several outputs gives a single text or number is an oversight of some editors. */
function declaredOf({ variable: { type }, logic }: Decision): string | undefined {
  const several = logic.kind === "table" && logic.outputs.length > 1;
  return several && type !== undefined && /^(?:string|number|boolean)$/.test(baseName(type)) ? undefined : type;
}

/** The names a decision or knowledge sees: what it requires, and beyond that the input as it came. */
function scopeOf(part: Decision | Knowledge, making: Making): Scope {
  const names: Record<string, unknown> = {};
  for (const id of part.needs) {
    const need = making.model.parts.get(id);
    if (!need) continue;
    put(names, need.variable.name, valueOfNeed(need, making));
  }
  const outer = part.kind === "decision" ? { names: making.input, outer: null, run: making.run } : null;
  return { names, outer, run: making.run };
}

function valueOfNeed(need: Part, making: Making): unknown {
  switch (need.kind) {
    case "input":
      return making.values.has(need.id) ? making.values.get(need.id) : given(need, making);
    case "decision":
      return decide(need, making);
    case "knowledge":
      return knowledgeOf(need, making);
    case "service":
      return serviceOf(need, making);
  }
}

function knowledgeOf(part: Knowledge, making: Making): unknown {
  const { open, values } = making;
  if (values.has(part.id)) return values.get(part.id);
  if (open.has(part.id)) throw inCircle(part.name);
  open.add(part.id);
  const value = making.ready.get(part.id)?.(scopeOf(part, making)) ?? null;
  open.delete(part.id);
  values.set(part.id, value);
  return value;
}

/** A decision service as a function of the inputs and decisions it is given. */
function serviceOf(service: Service, making: Making): FeelFunction {
  const { model, run } = making;
  const takes = service.given.map((id) => normalName(model.parts.get(id)?.variable.name ?? ""));
  const call = (args: readonly unknown[]): unknown => {
    if (args.length !== service.given.length) return null;
    const values = new Map<string, unknown>();
    for (const [at, id] of service.given.entries()) {
      const part = model.parts.get(id);
      const done = conform(args[at] ?? null, part?.variable.type, model.types, run, false);
      values.set(id, done.ok ? done.value : null);
    }
    const inner: Making = { ...making, input: {}, values, open: new Set() };
    const outputs = service.outputs.map((id) => {
      const part = model.parts.get(id);
      return { name: part?.variable.name ?? id, value: part?.kind === "decision" ? decide(part, inner) : null };
    });
    const type = findItem(service.variable.type ?? "", model.types);
    const done = conform(joined(outputs), type?.gives, model.types, run, false);
    return done.ok ? done.value : null;
  };
  return {
    [feel]: "function",
    forms: [takes],
    call: (args) => deeper(run, () => call(args)),
    callNamed(names, args) {
      if (names.some((name) => !takes.includes(name))) return null;
      return deeper(run, () => call(takes.map((name) => args[names.indexOf(name)] ?? null)));
    },
  };
}

/** The value of a service's only output, or a context of them all. */
function joined(outputs: readonly { readonly name: string; readonly value: unknown }[]): unknown {
  const [only] = outputs;
  if (outputs.length === 1 && only) return only.value;
  const record: Record<string, unknown> = {};
  for (const { name, value } of outputs) put(record, name, value);
  return record;
}

function inCircle(name: string): DecisionError {
  return new DecisionError("decision.circle", {
    vi: `Quyết định “${name}” cần đến chính nó. Hãy bỏ một mũi tên trong sơ đồ.`,
    en: `The decision “${name}” requires itself. Remove an arrow of the diagram.`,
  });
}

const prepared = new WeakMap<DecisionModel, ReadonlyMap<string, Eval>>();

/** Every decision and knowledge of a model as closures, made once per model. */
function readyOf(model: DecisionModel): ReadonlyMap<string, Eval> {
  const known = prepared.get(model);
  if (known) return known;
  const ready = new Map<string, Eval>();
  for (const part of model.parts.values())
    if (part.kind === "decision" || part.kind === "knowledge")
      ready.set(
        part.id,
        compileLogic(part.logic, { owner: part.name, names: namesFor(part, model), types: model.types }),
      );
  prepared.set(model, ready);
  return ready;
}

/** The names a decision or knowledge may use, with the names inside them. */
export function namesFor(part: Decision | Knowledge, model: DecisionModel): NameShape {
  const names: Record<string, NameShape | null> = {};
  for (const id of part.needs) {
    const need = model.parts.get(id);
    if (!need) continue;
    const { name, type } = need.variable;
    if (need.kind === "decision") names[name] = shapeOfLogic(need.logic, need.variable, model);
    else names[name] = need.kind === "input" ? shapeOf(type, model.types) : null;
  }
  return names;
}
