import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, OfficerPage, Pager, Ruled, Strip, Times, Toolbar } from "../../../../ui/index.ts";
import type { DeliveryFacts, DocumentLife } from "../../store/timeline.ts";
import type { ProvenReceipt } from "../proven-receipt.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { Aside } from "./aside.tsx";
import { hourText } from "./hour.ts";
import { NeedsActing, Receipts } from "./recipients.tsx";
import { messageText } from "./text.ts";
import { Way } from "./way.tsx";

/** A recipient with its receipt checked. */
export type ShownDelivery = DeliveryFacts & { readonly proven: ProvenReceipt | undefined };

/** What the page of a document shows. */
export type MessageView = {
  readonly frame: Frame;
  readonly life: DocumentLife;
  /** The recipients of this page, open ones first. */
  readonly shown: readonly ShownDelivery[];
  readonly page: number;
  readonly pageSize: number;
  readonly now: Date;
  readonly mayOperate: boolean;
};

/** One document: each recipient's stations, what is open, receipts, its way, and what is known of it. */
export function MessagePage(props: MessageView) {
  const { frame, life } = props;
  const { document } = life;
  const words = wordsIn(axisWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={document.numberText}>
      <BackLink href="/messages" />
      <Toolbar title={document.numberText} note={document.fromName} />
      <p class="lt-mt2">{document.subject}</p>
      <Strip
        facts={[
          { term: words.accepted, value: hourText(document.acceptedAt, props.now) },
          { term: words.to, value: formatNumber(life.deliveries.length, frame.locale) },
        ]}
      />
      <div class="lt-columns lt-mt3">
        <div class="lt-scroll">
          <NeedsActing {...props} />
          <Stations {...props} />
          <Receipts {...props} />
          <Way {...props} />
        </div>
        <Aside {...props} />
      </div>
    </OfficerPage>
  );
}

function Stations({ frame, life, shown, page, pageSize, now }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const arrived = life.deliveries.filter((one) => one.arrivedAt !== null).length;
  const hour = (at: Date | null) => (at ? hourText(at, now) : undefined);
  const total = life.deliveries.length;
  return (
    <section aria-labelledby="recipients">
      <Ruled id="recipients" text={text.recipients} note={text.recipientsNote(number(arrived), number(total))} />
      <Times
        caption={text.recipients}
        head={words.to}
        stations={[text.arrived, text.registered, text.assigned, text.processing, text.completed]}
        rows={shown.map((one) => ({
          name: <Recipient frame={frame} delivery={one} />,
          times: [one.arrivedAt, one.registeredAt, one.assignedAt, one.processingAt, one.completedAt].map(hour),
        }))}
      />
      {total > pageSize ? (
        <Pager
          page={page}
          size={pageSize}
          total={total}
          hrefOf={(one) => hrefWith(`/messages/${life.document.id}`, { page: one })}
        />
      ) : null}
    </section>
  );
}

function Recipient({ frame, delivery: one }: { frame: Frame; delivery: ShownDelivery }) {
  const text = wordsIn(messageText, frame.locale);
  const passed = one.resolvedCode !== null && one.resolvedCode !== one.recipientCode;
  const recall = { asked: text.recallAsked, agreed: text.recallAgreed, refused: text.recallRefused };
  return (
    <>
      {one.recipientName} <span class="lt-code lt-quiet">{one.recipientCode}</span>
      {passed ? <span class="lt-row-note">{text.resolved(one.resolvedCode ?? "")}</span> : null}
      {one.refusedAt ? <span class="lt-row-note">{text.refused}</span> : null}
      {one.recall ? <span class="lt-row-note">{recall[one.recall]}</span> : null}
    </>
  );
}
