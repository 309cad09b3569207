import { Sign } from "./signs.tsx";
import { wrapText } from "./wrap-text.ts";

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };

/** A shape: `sign` is what stands inside, `label` where its name stands when that is beside it. */
export type FlowShape = {
  readonly id: string;
  readonly kind: "pool" | "lane" | "task" | "frame" | "start" | "end" | "event" | "gateway" | "data" | "note" | "group";
  readonly sign: string;
  readonly box: Box;
  readonly name: string;
  readonly label: Box | undefined;
  readonly broken: boolean;
  readonly pauses: boolean;
};

/** An arrow or a line. */
export type FlowLine = {
  readonly id: string;
  readonly kind: "flow" | "message" | "link";
  readonly points: readonly Point[];
  readonly name: string;
  readonly label: Box | undefined;
};

/** What is said of an element: in words over its corner, and how it is marked. */
export type FlowMark = {
  readonly tone: "passed" | "here" | "wrong" | "doubt" | "added" | "removed" | "changed";
  readonly text?: string | undefined;
};

/** Options of the picture of a flow. */
export type FlowPictureProps = {
  /** Unique on the page. */
  readonly id: string;
  /** What it shows; read aloud in its place. The table beside it says the same as the picture. */
  readonly title: string;
  readonly frame: Box;
  readonly shapes: readonly FlowShape[];
  readonly lines: readonly FlowLine[];
  readonly marks?: Readonly<Record<string, FlowMark>> | undefined;
  /** How large: 1 as drawn. */
  readonly scale?: number | undefined;
  /** No wider than the page, on a screen with room and on paper; a phone opens it at the step in hand. */
  readonly fit?: boolean | undefined;
};

/** A flow as it was drawn, in simple strokes; wide ones scroll sideways inside their frame. */
export function FlowPicture({ id, title, frame, shapes, lines, marks = {}, scale = 1, fit }: FlowPictureProps) {
  return (
    <section class="lt-drawn__frame" aria-label={title} tabindex={0} data-lt-in-view={fit ? "" : undefined}>
      <svg
        class={fit ? "lt-drawn lt-drawn--fit" : "lt-drawn"}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
        width={Math.round(frame.width * scale)}
        height={Math.round(frame.height * scale)}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{title}</title>
        <defs>
          <marker
            id={`${id}-tip`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path class="lt-drawn__tip" d="M0 1l9.5 4-9.5 4z" />
          </marker>
        </defs>
        {shapes.filter(isGround).map((shape) => (
          <Shape shape={shape} mark={marks[shape.id]} />
        ))}
        {lines.map((line) => (
          <Arrow line={line} tip={`url(#${id}-tip)`} mark={marks[line.id]} />
        ))}
        {shapes
          .filter((shape) => !isGround(shape))
          .map((shape) => (
            <Shape shape={shape} mark={marks[shape.id]} />
          ))}
        {lines.map((line) => (
          <Label name={line.name} box={line.label} />
        ))}
        {shapes.map((shape) => (
          <MarkText shape={shape} mark={marks[shape.id]} />
        ))}
      </svg>
    </section>
  );
}

function isGround({ kind }: FlowShape): boolean {
  return kind === "pool" || kind === "lane" || kind === "group" || kind === "frame";
}

function Shape({ shape, mark }: { shape: FlowShape; mark: FlowMark | undefined }) {
  const classes = [
    "lt-drawn__shape",
    `lt-drawn__${shape.kind}`,
    shape.broken ? "lt-drawn--broken" : "",
    shape.pauses ? "lt-drawn--pauses" : "",
    mark ? `lt-drawn--${mark.tone}` : "",
  ];
  return (
    <g class={classes.filter(Boolean).join(" ")} data-lt-here={mark?.tone === "here" ? "" : undefined}>
      <Outline shape={shape} />
      {shape.label === undefined && shape.name !== "" ? <Inside shape={shape} /> : null}
      <Label name={shape.name} box={shape.label} />
    </g>
  );
}

function Outline({ shape: { kind, box, sign } }: { shape: FlowShape }) {
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  if (kind === "start" || kind === "end" || kind === "event") {
    const r = box.width / 2;
    return (
      <>
        <circle cx={cx} cy={cy} r={r} />
        {kind === "event" ? <circle cx={cx} cy={cy} r={r - 3.5} /> : null}
        <At x={cx - 10} y={cy - 10} sign={sign} />
      </>
    );
  }
  if (kind === "gateway") {
    const points = `${cx},${box.y} ${box.x + box.width},${cy} ${cx},${box.y + box.height} ${box.x},${cy}`;
    return (
      <>
        <polygon points={points} />
        <At x={cx - 10} y={cy - 10} sign={sign} />
      </>
    );
  }
  if (kind === "note") return <path d={`M${box.x + 12} ${box.y}h-12v${box.height}h12`} />;
  if (kind === "data") {
    const { x, y, width, height } = box;
    return <path d={`M${x} ${y}h${width - 12}l12 12v${height - 12}h${-width}zM${x + width - 12} ${y}v12h12`} />;
  }
  const round = kind === "task" || kind === "frame" ? 6 : kind === "group" ? 8 : 0;
  return (
    <>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={round} />
      {kind === "pool" && box.width > 60 ? <path d={`M${box.x + 30} ${box.y}v${box.height}`} /> : null}
      {kind === "task" ? <At x={box.x + 5} y={box.y + 4} sign={sign} /> : null}
    </>
  );
}

function At({ x, y, sign }: { x: number; y: number; sign: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <Sign sign={sign} />
    </g>
  );
}

const lineHeight = 15;

/** Names that stand inside: of a pool or lane along its left edge, else in the middle. */
function Inside({ shape: { kind, box, name } }: { shape: FlowShape }) {
  if (kind === "pool" || kind === "lane") {
    const lines = wrapText(name, Math.floor((box.height - 8) / 6.6), 2);
    const middle = box.y + box.height / 2;
    const x = box.x + 15;
    return (
      <text class="lt-drawn__title" transform={`rotate(-90 ${x} ${middle})`}>
        {lines.map((line, index) => (
          <tspan x={x} y={middle + 4 + (index - (lines.length - 1) / 2) * 13}>
            {line}
          </tspan>
        ))}
      </text>
    );
  }
  if (kind === "note")
    return <Lines lines={wrapText(name, Math.floor(box.width / 6.2), 6)} x={box.x + 6} top={box.y + 4} start />;
  const isHead = kind === "frame" || kind === "group";
  const lines = wrapText(
    name,
    Math.floor((box.width - 10) / 6.3),
    isHead ? 1 : Math.floor((box.height - 6) / lineHeight),
  );
  const centred = box.y + (box.height - lines.length * lineHeight) / 2;
  // Below the sign in the corner, as long as there is room.
  const below = Math.min(box.y + 24, box.y + box.height - lines.length * lineHeight - 3);
  const top = isHead ? box.y + 4 : kind === "task" ? Math.max(centred, below) : centred;
  return <Lines lines={lines} x={box.x + box.width / 2} top={top} />;
}

function Label({ name, box }: { name: string; box: Box | undefined }) {
  if (!box || name === "") return null;
  return (
    <Lines
      lines={wrapText(name, Math.max(12, Math.floor(Math.max(box.width, 80) / 5.6)), 4)}
      x={box.x + box.width / 2}
      top={box.y}
      beside
    />
  );
}

function Lines(props: { lines: readonly string[]; x: number; top: number; beside?: boolean; start?: boolean }) {
  const { lines, x, top, beside, start } = props;
  const classes = ["lt-drawn__text", beside ? "lt-drawn__text--beside" : "", start ? "lt-drawn__text--start" : ""];
  return (
    <text class={classes.filter(Boolean).join(" ")}>
      {lines.map((line, index) => (
        <tspan x={x} y={top + 11 + index * (beside ? 14 : lineHeight)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Arrow({ line, tip, mark }: { line: FlowLine; tip: string; mark: FlowMark | undefined }) {
  const d = line.points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const classes = `lt-drawn__line lt-drawn__line--${line.kind}${mark ? ` lt-drawn--${mark.tone}` : ""}`;
  return <path class={classes} d={d} marker-end={line.kind === "link" ? undefined : tip} />;
}

/** What is said of a shape stands on its upper right corner. */
function MarkText({ shape: { box }, mark }: { shape: FlowShape; mark: FlowMark | undefined }) {
  if (!mark?.text) return null;
  const width = mark.text.length * 6.4 + 12;
  const x = box.x + box.width - width + 8;
  return (
    <g class={`lt-drawn__mark lt-drawn__mark--${mark.tone}`}>
      <rect x={x} y={box.y - 10} width={width} height={18} rx={2} />
      <text x={x + width / 2} y={box.y + 3}>
        {mark.text}
      </text>
    </g>
  );
}
