import type { Frame } from "../../../../platform/http/index.ts";
import { formatInstant, formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Num, Ruled, State, Table } from "../../../../ui/index.ts";
import type { NodeQueue } from "../../store/node-queues.ts";
import { onDomainClock } from "../durations.ts";
import { axisWords } from "../words.ts";
import { operationsText } from "./text.ts";

type NodesView = {
  readonly frame: Frame;
  readonly nodes: readonly NodeQueue[];
  readonly now: Date;
  readonly machineNow: Date;
};

const tones = { well: "ok", slow: "slow", paused: "bad", off: "bad" } as const;

/** Every node: whether it runs, what waits for it, how late it is, when it was last heard. */
export function Nodes({ frame, nodes, now, machineNow }: NodesView) {
  const text = wordsIn(operationsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const name = (node: NodeQueue) => (frame.locale === "vi" ? node.nameVi : node.nameEn);
  return (
    <section class="lt-axis__node" aria-labelledby="nodes">
      <Ruled id="nodes" text={text.nodes} note={text.heartbeat} />
      {nodes.length === 0 ? <p class="lt-quiet lt-mt2">{text.noNodes}</p> : null}
      <Table
        caption={text.nodes}
        captionClasses="govuk-visually-hidden"
        classes="lt-nodes"
        firstCellIsHeader
        head={[
          { text: text.node },
          { text: text.nodeState },
          { text: text.queue, format: "numeric" },
          { text: text.delay, format: "numeric" },
          { text: text.lastSeen, format: "numeric" },
        ]}
        rows={nodes.map((node) => [
          { text: `${node.nodeCode} ${name(node)}` },
          { text: <State tone={tones[node.state]} text={text[node.state]} /> },
          {
            text: <Num href={`/nodes/${node.nodeCode}`}>{formatNumber(node.waiting + node.dead, frame.locale)}</Num>,
            format: "numeric",
          },
          {
            text: node.delaySeconds === null ? words.none : formatNumber(node.delaySeconds, frame.locale, 1),
            format: "numeric",
          },
          {
            text: node.seenAt
              ? formatInstant(onDomainClock(node.seenAt, { domain: now, machine: machineNow })).slice(11)
              : text.neverSeen,
            format: "numeric",
          },
        ])}
      />
    </section>
  );
}
