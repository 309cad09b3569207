import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Filters, OfficerPage, Toolbar, Void } from "../../../../ui/index.ts";
import type { Agency, AgencyLevel } from "../../store/agencies.ts";
import { OrganisationTabs } from "../organisation-tabs.tsx";
import { levelName, nameIn } from "../words.ts";
import { chartText } from "./text.ts";

/** What the chart shows. */
export type ChartView = {
  readonly frame: Frame;
  readonly agencies: readonly (Agency & { readonly below: number })[];
  /** The agency whose subordinates are shown. */
  readonly top: Agency | undefined;
  readonly q: string | undefined;
  readonly level: AgencyLevel | undefined;
};

const levels: readonly AgencyLevel[] = ["central", "province", "department", "district", "commune"];

/** Agencies of the node, one line each, by level and name. */
export function ChartPage(view: ChartView) {
  const { frame, agencies, top, q, level } = view;
  const { locale } = frame;
  const text = wordsIn(chartText, locale);
  return (
    <OfficerPage frame={frame} title={text.title} keys>
      <Toolbar
        title={top ? text.under(nameIn(top, locale)) : text.title}
        note={top ? <a href="/agencies">{text.all}</a> : text.note(formatNumber(agencies.length, locale))}
      />
      <OrganisationTabs current="agencies" locale={locale} />
      <Filters
        action="/agencies"
        hidden={top ? { under: top.code } : {}}
        filters={[
          { kind: "text", name: "q", label: text.search, value: q, type: "search" },
          {
            kind: "select",
            name: "level",
            label: text.level,
            value: level ?? "",
            items: [
              { value: "", text: text.anyLevel },
              ...levels.map((one) => ({ value: one, text: levelName(one, locale) })),
            ],
          },
        ]}
      />
      {agencies.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWay}
        </Void>
      ) : (
        <Agencies {...view} />
      )}
    </OfficerPage>
  );
}

function Agencies({ frame, agencies }: ChartView) {
  const { locale } = frame;
  const text = wordsIn(chartText, locale);
  return (
    <DataTable
      caption={text.title}
      list
      columns={[{ text: text.name }, { text: text.code }, { text: text.level }, { text: text.below, numeric: true }]}
      rows={agencies.map((agency) => ({
        href: `/agencies/${agency.code}`,
        cells: [
          nameIn(agency, locale),
          agency.code,
          levelName(agency.level, locale),
          <Below agency={agency} frame={frame} />,
        ],
      }))}
    />
  );
}

function Below({ agency, frame }: { agency: Agency & { readonly below: number }; frame: Frame }) {
  if (agency.below === 0) return <>–</>;
  const text = wordsIn(chartText, frame.locale);
  return (
    <a class="lt-num" href={`/agencies?under=${agency.code}`}>
      {formatNumber(agency.below, frame.locale)}
      <span class="govuk-visually-hidden"> {text.openBelow(nameIn(agency, frame.locale))}</span>
    </a>
  );
}
