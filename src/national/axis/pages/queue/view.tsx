import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, DataTable, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import type { NodeQueue } from "../../store/node-queues.ts";
import type { QueuedMessage } from "../../store/read-queue.ts";
import { spanText } from "../durations.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { queueText } from "./text.ts";

type QueueView = {
  readonly frame: Frame;
  readonly peer: NodeQueue;
  readonly messages: readonly QueuedMessage[];
  readonly total: number;
  readonly machineNow: Date;
  readonly page: number;
  readonly pageSize: number;
};

const kinds = ["document", "status", "receipts", "directory", "reminder"] as const;

function kindOf(type: string): (typeof kinds)[number] | undefined {
  return kinds.find((kind) => type.split(".")[0] === kind);
}

function nameOf(type: string, locale: Locale): string {
  const kind = kindOf(type);
  return kind ? wordsIn(queueText, locale)[kind] : type;
}

/** The document a message is about; messages about none are kept in order by the name of their kind. */
function about({ type, key }: QueuedMessage): string | undefined {
  return kindOf(key) === undefined || kindOf(type) !== kindOf(key) ? key : undefined;
}

/** What waits for a node. Spans, not hours: the queue is kept by the machine's clock. */
export function QueuePage({ frame, peer, messages, total, machineNow, page, pageSize }: QueueView) {
  const text = wordsIn(queueText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const title = text.title(peer.nodeCode, frame.locale === "vi" ? peer.nameVi : peer.nameEn);
  const next = (one: QueuedMessage) => {
    if (one.dead) return text.givenUp;
    return one.nextAt <= machineNow ? text.now : text.inSpan(spanText(machineNow, one.nextAt, frame.locale));
  };
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href="/operations" />
      <Toolbar title={title} note={text.note} />
      {total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <DataTable
          caption={title}
          columns={[
            { text: text.kind, width: "col-no" },
            { text: text.about },
            { text: text.waits, numeric: true, width: "col-who" },
            { text: text.tries, numeric: true, width: "col-age" },
            { text: text.next, numeric: true, width: "col-who" },
            { text: text.error },
          ]}
          rows={messages.map((one) => ({
            cells: [
              nameOf(one.type, frame.locale),
              one.messageId ? <a href={`/messages/${one.messageId}`}>{one.key}</a> : (about(one) ?? words.none),
              spanText(one.createdAt, machineNow, frame.locale),
              formatNumber(one.attempts, frame.locale),
              next(one),
              one.lastError ? { text: one.lastError, full: one.lastError } : words.none,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={total}
        hrefOf={(one) => hrefWith(`/nodes/${peer.nodeCode}`, { page: one })}
      />
    </OfficerPage>
  );
}
