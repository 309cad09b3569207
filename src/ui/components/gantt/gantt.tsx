/** A bar of the picture; instants in milliseconds. */
export type GanttBar = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** `work` is done here, `wait` is outside with the clock stopped, `point` happens at once. */
  readonly kind: "work" | "wait" | "point";
  /** Stands right of the bar: when it ends. */
  readonly text: string;
};

/** Options of the picture. */
export type GanttProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly bars: readonly GanttBar[];
  /** Marks along the top: days, or hours of one day. */
  readonly ticks: readonly { readonly at: number; readonly text: string; readonly off?: boolean | undefined }[];
  /** When everything is due. */
  readonly due?: { readonly at: number; readonly text: string } | undefined;
};

const rowHeight = 26;
const labelWidth = 250;
const plotWidth = 760;
const head = 34;

/** What is done when, one line each, against the due date. The table beside it says the same. */
export function Gantt({ id, title, bars, ticks, due }: GanttProps) {
  const from = Math.min(...bars.map((bar) => bar.from), ...ticks.map(({ at }) => at));
  const to = Math.max(...bars.map((bar) => bar.to), due?.at ?? 0, ...ticks.map(({ at }) => at));
  const x = (at: number) => labelWidth + ((at - from) / Math.max(to - from, 1)) * plotWidth;
  const height = head + bars.length * rowHeight + 8;
  return (
    <section class="lt-drawn__frame" aria-label={title} tabindex={0}>
      <svg
        class="lt-gantt"
        viewBox={`0 0 ${labelWidth + plotWidth + 130} ${height}`}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{title}</title>
        {ticks.map((tick, index) => {
          const next = ticks[index + 1]?.at ?? to;
          return (
            <>
              {tick.off ? (
                <rect
                  class="lt-gantt__off"
                  x={x(tick.at)}
                  y={head - 4}
                  width={Math.max(x(next) - x(tick.at), 0)}
                  height={height - head}
                />
              ) : null}
              <path class="lt-gantt__tick" d={`M${x(tick.at)} ${head - 8}V${height - 4}`} />
              <text class="lt-gantt__at" x={x(tick.at) + 3} y={14}>
                {tick.text}
              </text>
            </>
          );
        })}
        {bars.map((bar, index) => (
          <Bar bar={bar} y={head + index * rowHeight} x={x} />
        ))}
        {due ? (
          <>
            <path class="lt-gantt__due" d={`M${x(due.at)} ${head - 8}V${height - 4}`} />
            <text class="lt-gantt__duetext" x={x(due.at) + 4} y={head - 4}>
              {due.text}
            </text>
          </>
        ) : null}
      </svg>
    </section>
  );
}

function Bar({ bar, y, x }: { bar: GanttBar; y: number; x: (at: number) => number }) {
  const [left, right] = [x(bar.from), x(bar.to)];
  const middle = y + rowHeight / 2;
  const label = bar.label.length > 38 ? `${bar.label.slice(0, 37)}…` : bar.label;
  return (
    <>
      <text class="lt-gantt__label" x={labelWidth - 10} y={middle + 4}>
        {label}
      </text>
      {bar.kind === "point" ? (
        <path class="lt-gantt__point" d={`M${right} ${middle - 6}l6 6-6 6-6-6z`} />
      ) : (
        <rect
          class={`lt-gantt__bar lt-gantt__bar--${bar.kind}`}
          x={left}
          y={y + 5}
          width={Math.max(right - left, 3)}
          height={rowHeight - 10}
        />
      )}
      <text class="lt-gantt__end" x={right + 8} y={middle + 4}>
        {bar.text}
      </text>
    </>
  );
}
