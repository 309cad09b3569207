import { coordinate } from "./scale.ts";

/** One bar: its name, its length, and the value as written at its end. `before`: a hollow bar compared with. */
export type RankedBar = {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly before?: number | undefined;
};

/** Options of a ranking as lying bars. Always beside a table that says the same. */
export type RankedBarsProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the eye sees, in a sentence or two. */
  readonly description: string;
  readonly bars: readonly RankedBar[];
};

/** How it is laid out: names left of the bars, or above them where the screen is narrow. In the drawing's own units. */
type Layout = {
  readonly width: number;
  /** Where the bars begin. */
  readonly start: number;
  /** Room for the values after the longest bar. */
  readonly values: number;
  readonly row: number;
  /** Letters of a name that fit. */
  readonly letters: number;
  readonly above: boolean;
};

const wide: Layout = { width: 1200, start: 520, values: 150, row: 26, letters: 76, above: false };
const narrow: Layout = { width: 358, start: 0.5, values: 92, row: 42, letters: 54, above: true };

/** The greatest first, one slate, from 0; names left, values at the ends. Drawn a second time for a phone, where the names stand above. */
export function RankedBars({ id, title, description, bars }: RankedBarsProps) {
  return (
    <div class="lt-chart-frame">
      <svg class="lt-chart" {...frameOf(wide, bars)} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <Bars layout={wide} bars={bars} />
      </svg>
      <svg class="lt-chart-small" {...frameOf(narrow, bars)} role="img" aria-labelledby={`${id}-title2 ${id}-desc2`}>
        <title id={`${id}-title2`}>{title}</title>
        <desc id={`${id}-desc2`}>{description}</desc>
        <Bars layout={narrow} bars={bars} />
      </svg>
    </div>
  );
}

function frameOf({ width, row }: Layout, bars: readonly RankedBar[]) {
  const height = bars.length * row + 4;
  return { viewBox: `0 0 ${width} ${height}`, width, height };
}

function Bars({ layout, bars }: { layout: Layout; bars: readonly RankedBar[] }) {
  const { width, start, values, row, letters, above } = layout;
  const greatest = Math.max(1, ...bars.map(({ value, before }) => Math.max(value, before ?? 0)));
  const length = (value: number): number => (value / greatest) * (width - start - values);
  return (
    <>
      {above ? null : <line class="lt-chart__axis" x1={start} x2={start} y1={0} y2={bars.length * row + 4} />}
      {bars.map(({ name, value, text, before }, index) => {
        const top = index * row + (above ? 20 : 5);
        return (
          <>
            <text
              class="lt-chart__tick"
              x={above ? 0 : start - 10}
              y={above ? top - 5 : top + 13}
              text-anchor={above ? undefined : "end"}
            >
              {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
            </text>
            {before === undefined ? null : (
              <rect class="lt-chart__hollow" x={start} y={top} width={coordinate(length(before))} height={18} />
            )}
            <rect class="lt-chart__bar" x={start} y={top + 2} width={coordinate(length(value))} height={14} />
            <text class="lt-chart__tick" x={coordinate(start + length(Math.max(value, before ?? 0)) + 8)} y={top + 13}>
              {text}
            </text>
          </>
        );
      })}
    </>
  );
}
