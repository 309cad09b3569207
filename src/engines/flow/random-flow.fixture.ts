import fc from "fast-check";
import { bpmn, elements, event, named } from "./flow.fixture.ts";

/** A flow in which what splits is joined by its own kind: sound by its making. */
export type Block =
  | { readonly kind: "task" | "events" | "reminded" | "limited" }
  | { readonly kind: "seq" | "exclusive" | "parallel" | "inclusive"; readonly parts: readonly Block[] }
  | { readonly kind: "loop" | "sub" | "several" | "inTurn"; readonly part: Block };

type Arbitrary = fc.Arbitrary<Block>;
const splits: Arbitrary = fc.letrec<{ block: Block }>((tie) => ({ block: blockOf(tie("block"), false) })).block;
const all: Arbitrary = fc.letrec<{ block: Block }>((tie) => ({ block: blockOf(tie("block"), true) })).block;

/** Tasks, splits and loops. */
export const anySplits = splits;
/** Sub-processes, several instances, events and boundary events too. */
export const anyBlock = all;

function blockOf(inner: Arbitrary, withScopes: boolean): Arbitrary {
  const kinds = ["seq", "exclusive", "parallel", "inclusive"] as const;
  const around = withScopes ? (["loop", "sub", "several", "inTurn"] as const) : (["loop"] as const);
  const single = withScopes ? (["task", "events", "reminded", "limited"] as const) : (["task"] as const);
  return fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constantFrom(...single) }),
    fc.record({ kind: fc.constantFrom(...kinds), parts: fc.array(inner, { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom(...around), part: inner }),
  );
}

/** Writes a block as a BPMN file; `joinOf` may give joins another kind than their splits, which makes a flow that gets stuck. */
export function xmlOf(block: Block, joinOf: (kind: string) => string = (kind) => kind): string {
  const pen: Pen = { lines: [], count: { last: 0 }, joinOf };
  const { from, to } = write(pen, block);
  const lines = ["start s", "end e", ...pen.lines, `s > ${from} : first`, `${to} > e : last`];
  return bpmn(elements(lines.join("\n")), named("m"));
}

type Pen = { readonly lines: string[]; readonly count: { last: number }; joinOf(kind: string): string };
type Ends = { readonly from: string; readonly to: string };

function fresh(pen: Pen): string {
  pen.count.last += 1;
  return `n${pen.count.last}`;
}

function put(pen: Pen, ...lines: readonly string[]): void {
  pen.lines.push(...lines);
}

function write(pen: Pen, block: Block): Ends {
  if (block.kind === "seq") return writeSeq(pen, block.parts);
  if ("parts" in block) return writeSplit(pen, block.kind, block.parts);
  if (block.kind === "loop") return writeLoop(pen, block.part);
  if ("part" in block) return writeScope(pen, block.kind, block.part);
  return writeTask(pen, block.kind);
}

function writeSeq(pen: Pen, parts: readonly Block[]): Ends {
  const written = parts.map((part) => write(pen, part));
  for (const [index, { from }] of written.slice(1).entries())
    put(pen, `${written[index]?.to} > ${from} : ${fresh(pen)}`);
  return { from: written[0]?.from ?? "", to: written.at(-1)?.to ?? "" };
}

function writeSplit(pen: Pen, kind: "exclusive" | "parallel" | "inclusive", parts: readonly Block[]): Ends {
  const split = fresh(pen);
  put(pen, `${kind} ${split}`);
  const written = parts.map((part) => write(pen, part));
  const join = fresh(pen);
  put(pen, `${pen.joinOf(kind)} ${join}`);
  for (const [index, { from, to }] of written.entries()) {
    const condition = kind === "parallel" || index === 0 ? "" : ` : x${index} = true`;
    put(pen, `${split} > ${from} : ${fresh(pen)}${condition}`, `${to} > ${join} : ${fresh(pen)}`);
  }
  return { from: split, to: join };
}

function writeLoop(pen: Pen, part: Block): Ends {
  const [begin, ask, out] = [fresh(pen), fresh(pen), fresh(pen)];
  const body = write(pen, part);
  put(pen, `exclusive ${begin}`, `exclusive ${ask} default=out${ask}`, `exclusive ${out}`);
  put(pen, `${begin} > ${body.from} : ${fresh(pen)}`, `${body.to} > ${ask} : ${fresh(pen)}`);
  put(pen, `${ask} > ${begin} : back${ask} : again`, `${ask} > ${out} : out${ask}`);
  return { from: begin, to: out };
}

function writeScope(pen: Pen, kind: "sub" | "several" | "inTurn", part: Block): Ends {
  const [id, start, end] = [fresh(pen), fresh(pen), fresh(pen)];
  const inner: Pen = { ...pen, lines: [`start ${start}`, `end ${end}`] };
  const { from, to } = write(inner, part);
  put(inner, `${start} > ${from} : ${fresh(pen)}`, `${to} > ${end} : ${fresh(pen)}`);
  const times = `<bpmn:multiInstanceLoopCharacteristics isSequential="${kind === "inTurn"}"><bpmn:loopCardinality>=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`;
  const inside = elements(inner.lines.join("\n")).replaceAll("\n", "");
  put(pen, `<bpmn:subProcess id="${id}">${kind === "sub" ? "" : times}${inside}</bpmn:subProcess>`);
  return { from: id, to: id };
}

function writeTask(pen: Pen, kind: "task" | "events" | "reminded" | "limited"): Ends {
  const id = fresh(pen);
  if (kind === "events") {
    const [timer, message, join] = [fresh(pen), fresh(pen), fresh(pen)];
    put(pen, `events ${id}`, event("intermediateCatchEvent", timer, "timer P1D"), `exclusive ${join}`);
    put(pen, event("intermediateCatchEvent", message, "message m"));
    put(pen, `${id} > ${timer} : ${fresh(pen)}`, `${id} > ${message} : ${fresh(pen)}`);
    put(pen, `${timer} > ${join} : ${fresh(pen)}`, `${message} > ${join} : ${fresh(pen)}`);
    return { from: id, to: join };
  }
  put(pen, `user ${id}`);
  if (kind === "task") return { from: id, to: id };
  const attached = fresh(pen);
  const attributes = `attachedToRef="${id}" cancelActivity="${kind === "limited"}"`;
  put(pen, event("boundaryEvent", attached, kind === "limited" ? "timer P1D" : "timer R2/P1D", attributes));
  const next = fresh(pen);
  if (kind === "reminded") {
    const end = fresh(pen);
    put(pen, `manual ${next}`, `end ${end}`);
    put(pen, `${attached} > ${next} : ${fresh(pen)}`, `${next} > ${end} : ${fresh(pen)}`);
    return { from: id, to: id };
  }
  put(pen, `exclusive ${next}`, `${attached} > ${next} : ${fresh(pen)}`, `${id} > ${next} : ${fresh(pen)}`);
  return { from: id, to: next };
}
