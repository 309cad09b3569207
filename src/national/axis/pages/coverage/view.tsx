import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, startOfDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Coverage,
  DataTable,
  Filters,
  Num,
  OfficerPage,
  Pager,
  Ruled,
  State,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { type Agency, levelNames } from "../../../directory/index.ts";
import { type AgencyExchange, coverageLevels, exchanged, type ProvinceCoverage } from "../../statistics.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { coverageText } from "./text.ts";

/** What was asked for: a period, and the agencies of it. */
export type CoverageAsked = {
  readonly from: string;
  readonly to: string;
  readonly province?: string | undefined;
  readonly level?: (typeof coverageLevels)[number] | undefined;
  readonly state?: "silent" | "active" | undefined;
};

type CoverageView = {
  readonly frame: Frame;
  readonly asked: CoverageAsked;
  readonly coverage: readonly ProvinceCoverage[];
  readonly provinces: ReadonlyMap<string, Agency>;
  readonly rows: readonly AgencyExchange[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

/** The four levels of each province as figures, and under them the agencies that the figures count. */
export function CoveragePage(props: CoverageView) {
  const { frame, asked, coverage, provinces, total, page, pageSize } = props;
  const text = wordsIn(coverageText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const day = (value: string) => formatDate(startOfDay(value));
  return (
    <OfficerPage frame={frame} title={text.title} keys={total > 0}>
      <Toolbar
        title={text.title}
        note={
          <>
            {text.note(day(asked.from), day(asked.to))} · <a href={hrefWith("/coverage.csv", asked)}>{words.csv}</a>
          </>
        }
      />
      <section class="lt-scroll" tabindex={0} aria-label={text.title}>
        <Coverage
          caption={text.title}
          head={text.province}
          columns={[text.own, text.departments, text.districts, text.communes]}
          rows={coverage.map((one) => ({
            name: provinces.get(one.province)?.place || one.name,
            cells: one.levels.map(({ level, exchanging, existing }) => ({
              got: exchanging,
              all: existing,
              href: hrefWith("/coverage", { from: asked.from, to: asked.to, province: one.province, level }),
              ...(level === "province" ? { text: exchanging > 0 ? text.yes : text.no } : {}),
            })),
          }))}
        />
      </section>
      <Agencies {...props} />
      <Pager
        page={page}
        size={pageSize}
        total={total}
        hrefOf={(one) => hrefWith("/coverage", { ...asked, page: one })}
      />
    </OfficerPage>
  );
}

function Agencies({ frame, asked, coverage, provinces, rows, total }: CoverageView) {
  const text = wordsIn(coverageText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const scope = coverage
    .filter((one) => !asked.province || one.province === asked.province)
    .flatMap((one) => one.levels.filter(({ level }) => !asked.level || level === asked.level));
  const sum = (of: "exchanging" | "existing") => number(scope.reduce((all, one) => all + one[of], 0));
  return (
    <>
      <Ruled id="agencies" text={text.agencies} note={text.counted(sum("exchanging"), sum("existing"))} />
      <Controls {...{ frame, asked, coverage, provinces }} />
      {total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {asked.state === "silent" ? text.noneSilent : text.emptyText}
        </Void>
      ) : (
        <DataTable
          caption={text.agencies}
          list
          columns={[
            { text: text.code, width: "col-code" },
            { text: text.agency },
            { text: text.levelColumn, width: "col-who" },
            { text: text.sent, numeric: true, width: "col-age" },
            { text: text.received, numeric: true, width: "col-age" },
            { text: text.state, width: "col-no" },
          ]}
          rows={rows.map((row) => ({
            href: `/agencies/${row.agency.code}`,
            cells: [
              row.agency.code,
              frame.locale === "en" ? row.agency.nameEn : row.agency.name,
              textIn(levelNames[row.agency.level], frame.locale),
              <Figure {...{ frame, asked }} code={row.agency.code} metric="axis.sent" value={row.sent} />,
              <Figure {...{ frame, asked }} code={row.agency.code} metric="axis.arrived" value={row.arrived} />,
              exchanged(row) ? <State tone="ok" text={text.yes} /> : <State tone="slow" text={text.no} />,
            ],
          }))}
        />
      )}
    </>
  );
}

type FigureView = Pick<CoverageView, "frame" | "asked"> & {
  readonly code: string;
  readonly metric: "axis.sent" | "axis.arrived";
  readonly value: number;
};

/** A count that opens the documents it counts. */
function Figure({ frame, asked: { from, to }, code, metric, value }: FigureView) {
  if (value === 0) return <>–</>;
  const href = hrefWith("/statistics/documents", { metric, agency: code, from, to });
  return <Num href={href}>{formatNumber(value, frame.locale)}</Num>;
}

function Controls({
  frame,
  asked,
  coverage,
  provinces,
}: Pick<CoverageView, "frame" | "asked" | "coverage" | "provinces">) {
  const text = wordsIn(coverageText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  return (
    <Filters
      action="/coverage"
      filters={[
        { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
        { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
        {
          kind: "select",
          name: "province",
          label: text.province,
          value: asked.province ?? "",
          items: [
            { value: "", text: text.anyProvince },
            ...coverage.map((one) => ({
              value: one.province,
              text: provinces.get(one.province)?.place || one.name,
            })),
          ],
        },
        {
          kind: "select",
          name: "level",
          label: text.levelColumn,
          value: asked.level ?? "",
          items: [
            { value: "", text: text.anyLevel },
            ...coverageLevels.map((level) => ({ value: level, text: textIn(levelNames[level], frame.locale) })),
          ],
        },
        {
          kind: "select",
          name: "state",
          label: text.state,
          value: asked.state ?? "",
          items: [
            { value: "", text: text.anyState },
            { value: "silent", text: text.silent },
            { value: "active", text: text.active },
          ],
        },
      ]}
    />
  );
}
