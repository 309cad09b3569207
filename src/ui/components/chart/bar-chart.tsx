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
  /** Words under the axis, by index of the bar. */
  readonly labels: Readonly<Record<number, string>>;
  /** The present moment: how many bars have passed (may be a fraction), and its hour. */
  readonly now?: { readonly at: number; readonly label: string } | undefined;
  readonly height?: number | undefined;
};

type Geometry = {
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
};

const WIDTH = 900;
const LEFT = 44;

/** Bars of one slate from 0; hollow steps for the period compared with; red only for now. */
export function BarChart(props: BarChartProps) {
  const { id, title, description, bars, compare, labels, now, height = 164 } = props;
  const greatest = Math.max(0, ...bars.map((value) => value ?? 0), ...(compare ?? []));
  const geometry = measure(bars.length, greatest, height);
  return (
    <svg
      class="lt-chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <Grid greatest={greatest} geometry={geometry} />
      {compare && compare.length > 0 ? <path class="lt-chart__ghost" d={steps(compare, geometry)} /> : null}
      {bars.map((value, index) =>
        value === undefined ? null : <Bar value={value} index={index} geometry={geometry} />,
      )}
      {compare && props.compareLabel ? (
        <CompareLabel values={compare} label={props.compareLabel} geometry={geometry} />
      ) : null}
      {now ? <Now at={now.at} label={now.label} geometry={geometry} /> : null}
      {Object.entries(labels).map(([index, label]) => (
        <text class="lt-chart__tick" x={coordinate(geometry.x(Number(index)))} y={height - 5}>
          {label}
        </text>
      ))}
    </svg>
  );
}

function measure(count: number, greatest: number, height: number): Geometry {
  const top = 16;
  const bottom = height - 20;
  const step = (WIDTH - LEFT) / Math.max(count, 1);
  return {
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
            <line class="lt-chart__grid" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text class="lt-chart__tick" x={LEFT - 8} y={coordinate(geometry.y(value) + 4)} text-anchor="end">
              {value.toLocaleString(locale)}
            </text>
          </>
        );
      })}
    </>
  );
}

function Bar({ value, index, geometry }: { value: number; index: number; geometry: Geometry }) {
  const step = geometry.x(1) - geometry.x(0);
  const y = geometry.y(value);
  return (
    <rect
      class="lt-chart__bar"
      x={coordinate(geometry.x(index) + step * 0.09)}
      y={coordinate(y)}
      width={coordinate(step * 0.82)}
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
  return (
    <text class="lt-chart__tick" x={coordinate(geometry.x(peak))} y={coordinate(geometry.y(values[peak] ?? 0) - 6)}>
      {label}
    </text>
  );
}

function Now({ at, label, geometry }: { at: number; label: string; geometry: Geometry }) {
  const x = geometry.x(at);
  const left = at > geometry.count * 0.9;
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
