import { useLocale } from "../../locale.ts";
import { coordinate, gridValues } from "./scale.ts";

/** Options of a chart of bars over time. Always beside a table or the figures that say the same. */
export type BarChartProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the eye sees, in a sentence or two. */
  readonly description: string;
  /** One value a period; undefined where it is still to come. */
  readonly bars: readonly (number | undefined)[];
  /** The period compared with: drawn hollow behind. */
  readonly compare?: readonly number[] | undefined;
  readonly compareLabel?: string | undefined;
  /** Draws the period compared with as a hollow bar beside each bar, for periods that have all passed; its name then stands in a `ChartLegend`. */
  readonly beside?: boolean | undefined;
  /** Words under the axis, by index of the bar. */
  readonly labels: Readonly<Record<number, string>>;
  /** The present moment: how many bars have passed (may be a fraction), and its hour. */
  readonly now?: { readonly at: number; readonly label: string } | undefined;
  readonly height?: number | undefined;
  /** Width in the drawing's own units (default 900): the pixels it usually gets, so that its letters keep their size. */
  readonly width?: number | undefined;
};

type Geometry = {
  readonly width: number;
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
};

const LEFT = 44;

/** Units of the drawing for a phone: about the pixels that it gets there. */
const narrowWidth = 358;

/** Bars of one slate from 0; hollow steps for the period compared with; red only for now. Drawn a second time for a phone. */
export function BarChart(props: BarChartProps) {
  const { id, title, description, height = 164, width = 900 } = props;
  return (
    <div class="lt-chart-frame">
      <svg
        class="lt-chart"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <Drawing {...props} width={width} height={height} />
      </svg>
      <svg
        class="lt-chart-small"
        viewBox={`0 0 ${narrowWidth} ${height}`}
        width={narrowWidth}
        height={height}
        role="img"
        aria-labelledby={`${id}-title2 ${id}-desc2`}
      >
        <title id={`${id}-title2`}>{title}</title>
        <desc id={`${id}-desc2`}>{description}</desc>
        <Drawing {...props} width={narrowWidth} height={height} />
      </svg>
    </div>
  );
}

function Drawing(props: BarChartProps & { readonly height: number; readonly width: number }) {
  const { bars, compare, labels, now, beside, height, width } = props;
  const greatest = Math.max(0, ...bars.map((value) => value ?? 0), ...(compare ?? []));
  const geometry = measure(bars.length, greatest, { height, width });
  return (
    <>
      <Grid greatest={greatest} geometry={geometry} />
      {compare && compare.length > 0 && !beside ? <path class="lt-chart__ghost" d={steps(compare, geometry)} /> : null}
      {bars.map((value, index) =>
        value === undefined ? null : (
          <>
            {beside ? (
              <Bar value={compare?.[index] ?? 0} {...{ index, geometry }} from={0.16} to={0.46} hollow />
            ) : null}
            <Bar {...{ value, index, geometry }} from={beside ? 0.5 : 0.09} to={beside ? 0.84 : 0.91} />
          </>
        ),
      )}
      {compare && props.compareLabel && !beside ? (
        <CompareLabel values={compare} label={props.compareLabel} geometry={geometry} />
      ) : null}
      {now ? <Now at={now.at} label={now.label} geometry={geometry} /> : null}
      {readable(labels, geometry, beside === true).map(([x, label]) => (
        <text class="lt-chart__tick" x={coordinate(x)} y={height - 5}>
          {label}
        </text>
      ))}
    </>
  );
}

/** Units that a letter of a label takes, and the least gap to the next label. */
const [letter, gap] = [6.6, 6];

/** The labels that have room beside each other, from the left, each with where it begins; the last one ends with the drawing. */
function readable(
  labels: BarChartProps["labels"],
  geometry: Geometry,
  centred: boolean,
): readonly (readonly [number, string])[] {
  let free = Number.NEGATIVE_INFINITY;
  return Object.entries(labels).flatMap(([key, label]) => {
    const length = label.length * letter;
    const wanted = centred ? geometry.x(Number(key) + 0.5) - length / 2 : geometry.x(Number(key));
    const x = Math.min(wanted, geometry.width - length);
    if (x < free) return [];
    free = x + length + gap;
    return [[x, label] as const];
  });
}

function measure(
  count: number,
  greatest: number,
  { height, width }: { readonly height: number; readonly width: number },
): Geometry {
  const top = 16;
  const bottom = height - 20;
  const step = (width - LEFT) / Math.max(count, 1);
  return {
    width,
    count,
    top,
    bottom,
    x: (index) => LEFT + index * step,
    y: (value) => (greatest > 0 ? bottom - (value / greatest) * (bottom - top) : bottom),
  };
}

function Grid({ greatest, geometry }: { greatest: number; geometry: Geometry }) {
  const locale = useLocale();
  return (
    <>
      {[0, ...gridValues(greatest)].map((value) => {
        const y = coordinate(geometry.y(value));
        return (
          <>
            <line class="lt-chart__grid" x1={LEFT} x2={geometry.width} y1={y} y2={y} />
            <text class="lt-chart__tick" x={LEFT - 8} y={coordinate(geometry.y(value) + 4)} text-anchor="end">
              {value.toLocaleString(locale)}
            </text>
          </>
        );
      })}
    </>
  );
}

type BarProps = {
  readonly value: number;
  readonly index: number;
  readonly geometry: Geometry;
  /** Where in its step it begins and ends, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly hollow?: boolean;
};

function Bar({ value, index, geometry, from, to, hollow }: BarProps) {
  const x = geometry.x(index + from);
  const y = geometry.y(value);
  return (
    <rect
      class={hollow ? "lt-chart__hollow" : "lt-chart__bar"}
      x={coordinate(x)}
      y={coordinate(y)}
      width={coordinate(geometry.x(index + to) - x)}
      height={coordinate(geometry.bottom - y)}
    />
  );
}

function steps(values: readonly number[], geometry: Geometry): string {
  const parts = values.map(
    (value, index) =>
      `${index === 0 ? "M" : "H"}${coordinate(geometry.x(index))}${index === 0 ? " " : "V"}${coordinate(geometry.y(value))}`,
  );
  return `${parts.join("")}H${coordinate(geometry.x(values.length))}`;
}

// Named where the hollow line stands alone and high: over the second half, which today has not reached.
function CompareLabel({ values, label, geometry }: { values: readonly number[]; label: string; geometry: Geometry }) {
  const half = Math.floor(values.length / 2);
  const later = values.slice(half);
  const peak = half + later.indexOf(Math.max(...later));
  const overruns = geometry.x(peak) + label.length * letter > geometry.width;
  return (
    <text
      class="lt-chart__tick"
      x={coordinate(overruns ? geometry.width : geometry.x(peak))}
      y={coordinate(geometry.y(values[peak] ?? 0) - 6)}
      text-anchor={overruns ? "end" : undefined}
    >
      {label}
    </text>
  );
}

function Now({ at, label, geometry }: { at: number; label: string; geometry: Geometry }) {
  const x = geometry.x(at);
  const left = geometry.width - x < label.length * letter + gap;
  return (
    <>
      <line class="lt-chart__now" x1={coordinate(x)} x2={coordinate(x)} y1={2} y2={geometry.bottom} />
      <text
        class="lt-chart__tick lt-chart__tick--now"
        x={coordinate(left ? x - 5 : x + 5)}
        y={12}
        text-anchor={left ? "end" : undefined}
      >
        {label}
      </text>
    </>
  );
}
