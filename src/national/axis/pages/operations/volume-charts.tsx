import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { ChartLegend, Ruled, SmallMultiples } from "../../../../ui/index.ts";
import type { Agency } from "../../../directory/index.ts";
import { hrefWith } from "../query.ts";
import { operationsText } from "./text.ts";
import type { ProvinceVolume, VolumePeriod } from "./volumes.ts";

type VolumesView = {
  readonly frame: Frame;
  readonly period: VolumePeriod;
  readonly volumes: readonly ProvinceVolume[];
  readonly provinces: ReadonlyMap<string, Agency>;
};

/** Each province's months beside those of the year before, on one scale; the factor opens the statistics behind it. */
export function VolumeCharts({ frame, period, volumes, provinces }: VolumesView) {
  const text = wordsIn(operationsText, frame.locale);
  const months = String(period.months);
  const year = String(period.year);
  const before = String(period.year - 1);
  const count = (value: number) => formatNumber(value, frame.locale);
  const labels = [0, 3, 6, period.months - 1].filter(
    (index, at, all) => index < period.months && all.indexOf(index) === at,
  );
  return (
    <section class="lt-axis__vol" aria-labelledby="volumes">
      <Ruled
        id="volumes"
        text={text.volumes(months)}
        note={<ChartLegend now={year} before={`${before}, ${text.documents}`} />}
      />
      <SmallMultiples
        labels={Object.fromEntries(labels.map((index) => [index, text.month(String(index + 1))]))}
        items={volumes.map((one) => {
          const name = provinces.get(one.code)?.place || one.code;
          return {
            name,
            pairs: one.pairs,
            spoken: text.spoken(name, months, year, count(one.now), count(one.before)),
            figure: one.before === 0 ? text.newHere : `×${formatNumber(one.now / one.before, frame.locale, 1)}`,
            figureHref: hrefWith("/statistics", { under: one.code, from: period.from, to: period.to, by: "month" }),
            sums: [
              { term: year, value: count(one.now) },
              { term: before, value: count(one.before) },
            ],
          };
        })}
      />
    </section>
  );
}
