import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { LiveRegion, Num, OfficerPage, Ruled } from "../../../../ui/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { ProvinceCoverage } from "../../statistics.ts";
import type { FlowToday } from "../../store/flow.ts";
import type { NodeQueue } from "../../store/node-queues.ts";
import type { StuckDelivery } from "../../store/stuck.ts";
import { StuckTable } from "../stuck-table.tsx";
import { stuckText } from "../stuck-text.ts";
import { FourLevels } from "./coverage.tsx";
import { Flow } from "./flow.tsx";
import { Nodes } from "./nodes.tsx";
import { operationsText } from "./text.ts";
import { VolumeCharts } from "./volume-charts.tsx";
import type { ProvinceVolume, VolumePeriod } from "./volumes.ts";

/** What changes from second to second. */
export type LiveView = {
  readonly frame: Frame;
  readonly flow: FlowToday;
  readonly stuck: { readonly deliveries: readonly StuckDelivery[]; readonly total: number };
  readonly nodes: readonly NodeQueue[];
  /** Domain clock. */
  readonly now: Date;
  readonly machineNow: Date;
  readonly mayOperate: boolean;
};

/** The whole page: what changes from second to second, and what changes from day to day. */
export type OperationsView = LiveView & {
  readonly provinces: ReadonlyMap<string, Agency>;
  readonly coverage: readonly ProvinceCoverage[];
  readonly period: VolumePeriod;
  readonly volumes: readonly ProvinceVolume[];
};

/** The operator's page: the flow, the nodes, what is stuck; beside them the year and the four levels. */
export function OperationsPage(props: OperationsView) {
  const { frame } = props;
  const text = wordsIn(operationsText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title} arrangement="panes" classes="lt-axis" keys={props.stuck.total > 0}>
      <h1 class="govuk-visually-hidden">{text.title}</h1>
      <LiveRegion id="operations" streamHref="/operations/stream">
        <OperationsNow {...props} />
      </LiveRegion>
      <VolumeCharts {...props} />
      <FourLevels {...props} />
    </OfficerPage>
  );
}

/** The part that the server keeps up to date. */
export function OperationsNow({ frame, flow, stuck, nodes, now, machineNow, mayOperate }: LiveView) {
  const text = wordsIn(stuckText, frame.locale);
  const more = stuck.total > stuck.deliveries.length;
  return (
    <>
      <Flow frame={frame} flow={flow} stuck={stuck.total} now={now} />
      <Nodes frame={frame} nodes={nodes} now={now} machineNow={machineNow} />
      <div class="lt-axis__stuck">
        <Ruled
          id="stuck"
          text={text.title}
          note={more ? <Num href="/stuck">{text.more(formatNumber(stuck.total, frame.locale))}</Num> : text.note}
        />
        <StuckTable
          frame={frame}
          deliveries={stuck.deliveries}
          now={now}
          machineNow={machineNow}
          mayOperate={mayOperate}
        />
      </div>
    </>
  );
}
