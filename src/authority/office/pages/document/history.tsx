import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { Ruled, Versions } from "../../../../ui/index.ts";
import type { OutgoingActName, OutgoingEvent } from "../../store/outgoing-events.ts";
import { documentText } from "./text.ts";
import type { DocumentView } from "./view.tsx";

/** The life of a document, newest first; each kept version of its text can be opened. */
export function History({ frame, events, document }: DocumentView) {
  const text = wordsIn(documentText, frame.locale);
  return (
    <section aria-labelledby="versions">
      <Ruled text={text.versions} id="versions" />
      <Versions
        items={events.map((event, index) => ({
          number: event.version,
          what: <What event={event} id={document.id} text={text} />,
          by: `${event.actorName}, ${formatDateTime(event.at)}`,
          current: index === 0,
        }))}
      />
    </section>
  );
}

type Words = (typeof documentText)["en"];

function What({ event, id, text }: { event: OutgoingEvent; id: string; text: Words }) {
  const note = event.note === "" ? "" : `: ${event.note}`;
  return (
    <>
      {actWords(event.act, text)}
      {note}
      {event.hasDraft ? (
        <>
          {" "}
          <a class="lt-noprint" href={`/outgoing/${id}/versions/${event.id}`}>
            {text.see}
            <span class="govuk-visually-hidden"> {event.version}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

function actWords(act: OutgoingActName, text: Words): string {
  const words: Readonly<Record<OutgoingActName, string>> = {
    created: text.created,
    saved: text.actSaved,
    submitted: text.actSubmitted,
    returned: text.actReturned,
    signed: text.actSigned,
    issued: text.actIssued,
    "sent-more": text.actSentMore,
    "recall-asked": text.actRecallAsked,
    "recall-agreed": text.actRecallAgreed,
    "recall-refused": text.actRecallRefused,
    replaced: text.actReplaced,
    updated: text.actUpdated,
    "refused-by-axis": text.actRefusedByAxis,
  };
  return words[act];
}
