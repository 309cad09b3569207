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

/** Bars of one slate from 0; hollow steps for the period compared with; red only for now. */
export function BarChart(props: BarChartProps) {
  const { id, title, description, bars, compare, labels, now, beside, height = 164, width = 900 } = props;
  const greatest = Math.max(0, ...bars.map((value) => value ?? 0), ...(compare ?? []));
  const geometry = measure(bars.length, greatest, { height, width });
  return (
    // biome-ignore lint/a11y/useSemanticElements: only a name for what is scrolled; a fieldset is for fields, a section would be a landmark
    <div class="lt-chart-frame" tabindex={0} role="group" aria-label={title}>
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
        <Grid greatest={greatest} geometry={geometry} />
        {compare && compare.length > 0 && !beside ? (
          <path class="lt-chart__ghost" d={steps(compare, geometry)} />
        ) : null}
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
        {Object.entries(labels).map(([index, label]) => (
          <text
            class="lt-chart__tick"
            x={coordinate(geometry.x(Number(index) + (beside ? 0.5 : 0)))}
            y={height - 5}
            text-anchor={beside ? "middle" : undefined}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
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
