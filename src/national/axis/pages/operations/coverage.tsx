import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Coverage, Num, Ruled } from "../../../../ui/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { ProvinceCoverage } from "../../statistics.ts";
import { hrefWith } from "../query.ts";
import { operationsText } from "./text.ts";

type CoverageView = {
  readonly frame: Frame;
  readonly coverage: readonly ProvinceCoverage[];
  readonly provinces: ReadonlyMap<string, Agency>;
};

/** How far exchange reaches down the levels of each province: agencies that sent or received this year, of all there are. */
export function FourLevels({ frame, coverage, provinces }: CoverageView) {
  const text = wordsIn(operationsText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const complete = coverage.filter((one) => one.complete).length;
  return (
    <section class="lt-axis__cov" aria-labelledby="coverage">
      <Ruled
        id="coverage"
        text={text.coverage}
        note={<Num href="/coverage">{text.complete(number(complete), number(coverage.length))}</Num>}
      />
      <Coverage
        caption={text.coverage}
        head={text.province}
        columns={[text.axis, text.departments, text.districts, text.communes]}
        rows={coverage.map((one) => ({
          name: provinces.get(one.province)?.place || one.name,
          cells: one.levels.map(({ level, exchanging, existing }) => ({
            got: exchanging,
            all: existing,
            href: hrefWith("/coverage", { province: one.province, level }),
            ...(level === "province" ? { text: exchanging > 0 ? text.yes : text.no } : {}),
          })),
        }))}
      />
    </section>
  );
}
