import type { Child } from "hono/jsx";
import { useLocale } from "../../locale.ts";
import { Num } from "../num/num.tsx";
import { coordinate, gridValues } from "./scale.ts";

/** One of several little charts: pairs of this period and the one compared with. `spoken` says it in a sentence. */
export type SmallMultiple = {
  readonly name: string;
  readonly pairs: readonly { readonly now: number; readonly before: number }[];
  readonly spoken: string;
  readonly figure: Child;
  readonly figureHref?: string | undefined;
  readonly sums: readonly { readonly term: string; readonly value: string }[];
};

/** Options of small multiples. `labels` stand under the bars, by index. */
export type SmallMultiplesProps = {
  readonly items: readonly SmallMultiple[];
  readonly labels: Readonly<Record<number, string>>;
};

const WIDTH = 168;
const HEIGHT = 138;
const BASE = 122;
const TOP = 8;

/** Several little charts on one scale, so that the eye may compare them; the first carries the numbers of the axis. */
export function SmallMultiples({ items, labels }: SmallMultiplesProps) {
  const greatest = Math.max(0, ...items.flatMap((item) => item.pairs.flatMap((pair) => [pair.now, pair.before])));
  return (
    <div class="lt-multi">
      {items.map((item, index) => (
        <figure class="lt-multi__one">
          <figcaption>
            <strong>{item.name}</strong>{" "}
            <span class="lt-multi__x">
              <Num href={item.figureHref}>{item.figure}</Num>
            </span>
          </figcaption>
          <Pairs item={item} labels={labels} greatest={greatest} numbered={index === 0} />
          <dl class="lt-multi__sum">
            {item.sums.map((sum) => (
              <div>
                <dt>{sum.term}</dt>
                <dd>{sum.value}</dd>
              </div>
            ))}
          </dl>
        </figure>
      ))}
    </div>
  );
}

type PairsProps = {
  readonly item: SmallMultiple;
  readonly labels: Readonly<Record<number, string>>;
  readonly greatest: number;
  readonly numbered: boolean;
};

function Pairs({ item, labels, greatest, numbered }: PairsProps) {
  const step = WIDTH / Math.max(item.pairs.length, 1);
  const y = (value: number) => (greatest > 0 ? BASE - (value / greatest) * (BASE - TOP) : BASE);
  return (
    <svg
      class="lt-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={item.spoken}
    >
      {gridValues(greatest).map((value) => (
        <line class="lt-chart__grid" x1={0} x2={WIDTH} y1={coordinate(y(value))} y2={coordinate(y(value))} />
      ))}
      {item.pairs.map((pair, index) => {
        const x = index * step + step * 0.09;
        return (
          <>
            <Column kind="hollow" x={x} width={step * 0.3} y={y(pair.before)} />
            <Column kind="bar" x={x + step * 0.36} width={step * 0.36} y={y(pair.now)} />
          </>
        );
      })}
      <line class="lt-chart__axis" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      {numbered ? <AxisNumbers greatest={greatest} y={y} /> : null}
      {Object.entries(labels).map(([index, label]) => (
        <text class="lt-chart__tick" x={coordinate((Number(index) + 0.5) * step)} y={135} text-anchor="middle">
          {label}
        </text>
      ))}
    </svg>
  );
}

function AxisNumbers({ greatest, y }: { greatest: number; y: (value: number) => number }) {
  const locale = useLocale();
  return (
    <>
      {gridValues(greatest).map((value) => (
        <text class="lt-chart__tick lt-chart__tick--over" x={0} y={coordinate(y(value) - 3)}>
          {value.toLocaleString(locale)}
        </text>
      ))}
    </>
  );
}

function Column({ kind, x, width, y }: { kind: "bar" | "hollow"; x: number; width: number; y: number }) {
  return (
    <rect
      class={`lt-chart__${kind}`}
      x={coordinate(x)}
      y={coordinate(y)}
      width={coordinate(width)}
      height={coordinate(BASE - y)}
    />
  );
}

/** What the two kinds of bars are, in the note of the ruled heading above. */
export function ChartLegend({ now, before }: { now: string; before: string }) {
  return (
    <span class="lt-legend">
      <span class="lt-legend__solid" />
      {now} <span class="lt-legend__hollow" />
      {before}
    </span>
  );
}
