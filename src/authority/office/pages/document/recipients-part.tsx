import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDateTime,
  formatNumber,
  formatTime,
  isoDay,
  type Locale,
  shortAgencyName,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { Stuck, type StuckItem, Tally, Times, Void } from "../../../../ui/index.ts";
import type { RecipientState } from "../../../exchange/index.ts";
import { stationWords } from "../words.ts";
import type { SentMessage } from "./read-document.ts";
import { documentText } from "./text.ts";

/** What the recipients' part shows. */
export type RecipientsPartProps = {
  readonly id: string;
  readonly sent: readonly SentMessage[];
  readonly issuedAt: Date;
  readonly mayResend: boolean;
  readonly frame: Pick<Frame, "csrfToken" | "locale">;
};

/** Recipients of an issued document: how many stand where, what is stuck and why, and the hours at each station. */
export function RecipientsPart(of: RecipientsPartProps) {
  const { locale } = of.frame;
  const text = wordsIn(documentText, locale);
  const recipients = of.sent.flatMap((message) => message.recipients);
  if (recipients.length === 0) {
    return (
      <Void kind="empty" title={text.noRecipients}>
        {text.noRecipientsWhy}
      </Void>
    );
  }
  return (
    <>
      <Tally figures={figures(recipients, locale)} />
      <Stuck label={text.stuckList} items={[...messageItems(of), ...recipientItems(recipients, locale)]} />
      <Times
        caption={text.timesCaption}
        head={text.head}
        stations={[text.colArrived, text.colRegistered, text.colAssigned, text.colCompleted]}
        rows={recipients.map((one) => ({
          name: <RecipientName recipient={one} locale={locale} />,
          times: [one.arrivedAt, one.registeredAt, one.assignedAt ?? one.processingAt, one.completedAt].map((at) =>
            at === null ? undefined : hour(at, of.issuedAt),
          ),
        }))}
      />
    </>
  );
}

function figures(recipients: readonly RecipientState[], locale: Locale) {
  const text = wordsIn(documentText, locale);
  const count = (test: (one: RecipientState) => boolean): string =>
    formatNumber(recipients.filter(test).length, locale);
  const waiting = (one: RecipientState): boolean => one.state === "sent" || one.state === "undeliverable";
  return [
    { term: text.sent, value: formatNumber(recipients.length, locale) },
    { term: text.arrived, value: count((one) => one.arrivedAt !== null) },
    { term: text.registered, value: count((one) => one.registeredAt !== null) },
    {
      term: text.refused,
      value: count((one) => one.state === "refused"),
      tone: someTone(recipients, "refused", "bad"),
    },
    { term: text.waiting, value: count(waiting), ...(recipients.some(waiting) ? { tone: "wire" as const } : {}) },
  ];
}

function someTone(
  recipients: readonly RecipientState[],
  state: RecipientState["state"],
  tone: "bad",
): "bad" | undefined {
  return recipients.some((one) => one.state === state) ? tone : undefined;
}

/** Messages that the axis has not taken. */
function messageItems({ id, sent, mayResend, frame }: RecipientsPartProps): readonly StuckItem[] {
  const text = wordsIn(documentText, frame.locale);
  return sent.flatMap(({ edoc, recipients }): StuckItem[] => {
    if (edoc.state === "accepted") return [];
    const name = `${text.axis} (${text.plannedRecipients(formatNumber(recipients.length, frame.locale))})`;
    if (edoc.state === "refused")
      return [{ tone: "bad", name, state: text.axisRefused, why: edoc.reason?.[frame.locale] ?? "" }];
    if (edoc.state === "waiting" && edoc.attempts === 0) return [];
    const attempts = formatNumber(edoc.attempts, frame.locale);
    if (edoc.state === "waiting")
      return [{ tone: "wire", name, state: text.axisWaiting, why: text.attempts(attempts) }];
    const action = mayResend ? (
      <form action={`/outgoing/${id}/dispatches/${edoc.id}`} method="post" data-lt-once="">
        <input type="hidden" name="_csrf" value={frame.csrfToken} />
        <button class="govuk-button govuk-button--secondary lt-button--row" type="submit">
          {text.resend}
        </button>
      </form>
    ) : undefined;
    return [{ tone: "wire", name, state: text.axisStuck, why: text.gaveUp, action }];
  });
}

function recipientItems(recipients: readonly RecipientState[], locale: Locale): readonly StuckItem[] {
  return recipients
    .filter(({ state }) => state === "refused" || state === "undeliverable")
    .map((one) => ({
      tone: "bad" as const,
      name: one.name,
      state: stationWords[one.state][locale],
      why: [formatDateTime(one.stateAt), one.reason?.[locale]].filter(Boolean).join(": "),
    }));
}

function RecipientName({ recipient, locale }: { recipient: RecipientState; locale: Locale }) {
  const text = wordsIn(documentText, locale);
  const { recallState, recallAnsweredAt, recallAnswer } = recipient;
  const name = <span title={recipient.name}>{shortAgencyName(recipient.name)}</span>;
  if (recallState === null) return name;
  const said = { asked: `${text.asked}, ${text.answerWaiting}`, agreed: text.agreed, refused: text.disagreed }[
    recallState
  ];
  const when = recallAnsweredAt ? `, ${formatDateTime(recallAnsweredAt)}` : "";
  return (
    <>
      {name}
      <br />
      <span class="lt-xs lt-quiet">
        {said}
        {when}
        {recallAnswer ? `: ${recallAnswer}` : null}
      </span>
    </>
  );
}

// Most things happen on the day of issue: then the hour is enough.
function hour(at: Date, issuedAt: Date): string {
  const [year, month, day] = isoDay(at).split("-");
  return isoDay(at) === isoDay(issuedAt)
    ? formatTime(at)
    : year === isoDay(issuedAt).slice(0, 4)
      ? `${day}/${month} ${formatTime(at)}`
      : formatDateTime(at);
}
