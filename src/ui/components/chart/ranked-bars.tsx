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

const WIDTH = 1200;
const NAMES = 520;
const VALUES = 150;
const ROW = 26;
/** Letters of a name that fit beside the bars. */
const LETTERS = 76;

/** The greatest first, one slate, from 0; names left, values at the ends. */
export function RankedBars({ id, title, description, bars }: RankedBarsProps) {
  const greatest = Math.max(1, ...bars.map(({ value, before }) => Math.max(value, before ?? 0)));
  const room = WIDTH - NAMES - VALUES;
  const length = (value: number): number => (value / greatest) * room;
  const height = bars.length * ROW + 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: only a name for what is scrolled; a fieldset is for fields, a section would be a landmark
    <div class="lt-chart-frame" tabindex={0} role="group" aria-label={title}>
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
        <line class="lt-chart__axis" x1={NAMES} x2={NAMES} y1={0} y2={height} />
        {bars.map(({ name, value, text, before }, index) => {
          const top = index * ROW + 5;
          return (
            <>
              <text class="lt-chart__tick" x={NAMES - 10} y={top + 13} text-anchor="end">
                {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
              </text>
              {before === undefined ? null : (
                <rect class="lt-chart__hollow" x={NAMES} y={top} width={coordinate(length(before))} height={18} />
              )}
              <rect class="lt-chart__bar" x={NAMES} y={top + 2} width={coordinate(length(value))} height={14} />
              <text
                class="lt-chart__tick"
                x={coordinate(NAMES + length(Math.max(value, before ?? 0)) + 8)}
                y={top + 13}
              >
                {text}
              </text>
            </>
          );
        })}
      </svg>
    </div>
  );
}
