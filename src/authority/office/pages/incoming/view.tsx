import type { Frame } from "../../../../platform/http/index.ts";
import { formatBytes, formatDateTime, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  Icon,
  KeyValues,
  OfficerPage,
  Paper,
  Ruled,
  UrgencyStamp,
  Verdict,
  Versions,
  Void,
} from "../../../../ui/index.ts";
import type { IncomingDetail } from "../../read-incoming.ts";
import type { IncomingAct } from "../../states.ts";
import type { FileReport } from "../../store/incoming.ts";
import type { IncomingActName } from "../../store/incoming-events.ts";
import { formatDay } from "../lists.ts";
import type { PageErrors } from "../officer.ts";
import { ReminderLine } from "../reminder-line.tsx";
import { SignaturePanel } from "../signatures/signature-panel.tsx";
import {
  changeStateWords,
  changeWords,
  incomingStateWords,
  officeWords,
  urgencyLevel,
  urgencyWords,
} from "../words.ts";
import { IncomingForms } from "./forms.tsx";
import { incomingText } from "./text.ts";

/** What the page of a received document shows. */
export type IncomingView = IncomingDetail & {
  readonly frame: Frame;
  readonly may: (act: IncomingAct) => boolean;
  readonly mayAnswer: boolean;
  readonly mayNote: boolean;
  readonly mayReply: boolean;
  readonly nextNumber: number | undefined;
  /** The PDF that is shown. */
  readonly shown: (FileReport & { readonly pages: number }) | undefined;
  readonly errors: PageErrors | undefined;
};

/** One received document: as it looks, whether it is authentic, what it is, and what to do with it. */
export function IncomingPage(view: IncomingView) {
  const { frame, document, shown, errors } = view;
  const words = wordsIn(officeWords, frame.locale);
  const text = wordsIn(incomingText, frame.locale);
  return (
    <OfficerPage frame={frame} title={document.numberText} arrangement="panes" classes="lt-doc">
      <div class="lt-doc__bar">
        <div>
          <Breadcrumbs
            items={[
              { text: words.incoming, href: "/incoming" },
              {
                text: textIn(incomingStateWords[document.state], frame.locale),
                href: `/incoming?state=${document.state === "assigned" || document.state === "processing" ? "registered" : document.state}`,
              },
            ]}
          />
          <h1 class="govuk-heading-l">
            <span class="lt-doc__no">{document.numberText}</span> <span class="lt-doc__about">{document.subject}</span>
          </h1>
        </div>
        <div class="lt-doc__acts">
          {shown ? (
            <Button
              href={fileHref(document.id, shown.contentId, "?open=1")}
              classes="govuk-button--secondary"
              text={
                <>
                  <Icon name="file" />
                  {text.file}
                </>
              }
            />
          ) : null}
          {view.filesOffered ? (
            <Button href={`/incoming/${document.id}/edxml`} classes="govuk-button--secondary" text={text.edxml} />
          ) : null}
          {view.mayReply ? <Button href={`/outgoing/new?reply=${document.id}`} text={text.answer} /> : null}
        </div>
      </div>
      <section class="lt-doc__page" aria-label={words.paper} tabindex={0}>
        <Shown {...view} />
      </section>
      <div class="lt-doc__mid" tabindex={0} role="group" aria-label={text.authenticity}>
        <Authenticity {...view} />
      </div>
      <div class="lt-doc__to" tabindex={0} role="group" aria-label={text.facts}>
        {errors ? <Problem errors={errors} /> : null}
        <IncomingForms {...view} />
        <Facts {...view} />
        <Files {...view} />
        <History {...view} />
      </div>
    </OfficerPage>
  );
}

function Problem({ errors }: { errors: PageErrors }) {
  const fields = Object.entries(errors.fields);
  return (
    <ErrorSummary
      errorList={
        fields.length > 0 ? fields.map(([name, text]) => ({ text, href: `#${name}` })) : [{ text: errors.people }]
      }
    />
  );
}

/** The address of a file. */
export function fileHref(id: string, contentId: string, rest = ""): string {
  return `/incoming/${id}/files/${encodeURIComponent(contentId)}${rest}`;
}

function Shown({ frame, document, shown, filesOffered }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  if (!filesOffered) {
    return (
      <Void kind="failed" title={text.noFiles}>
        {text.noFilesWhy}
      </Void>
    );
  }
  if (!shown) return <Void kind="empty" title={text.noPicture} />;
  return (
    <div>
      <Paper
        title={document.numberText}
        pageCount={shown.pages}
        pageHref={(page) => fileHref(document.id, shown.contentId, `/pages/${page}`)}
        pdfHref={fileHref(document.id, shown.contentId, "?open=1")}
      />
    </div>
  );
}

function Authenticity({ frame, document, shown }: IncomingView) {
  const { locale } = frame;
  const text = wordsIn(incomingText, locale);
  const says = {
    valid: ["valid", text.verdictValid, text.verdictValidWhy],
    weak: ["unknown", text.verdictWeak, text.verdictWeakWhy],
    unsigned: ["unknown", text.verdictUnsigned, text.verdictUnsignedWhy],
    invalid: ["invalid", text.verdictInvalid, text.verdictInvalidWhy],
    unchecked: ["unknown", text.verdictUnchecked, text.verdictUncheckedWhy],
  } as const;
  const [outcome, lead, why] = says[document.authenticity];
  const signature = document.messageSignature;
  const message = !signature.present
    ? text.messageUnsigned
    : signature.reason
      ? signature.reason[locale]
      : !signature.registered
        ? text.messageUnregistered
        : signature.weak
          ? text.messageWeak
          : text.messageValid;
  return (
    <section aria-labelledby="authenticity">
      <Ruled text={text.authenticity} id="authenticity" note={text.checked} bad={document.authenticity === "invalid"} />
      <Verdict outcome={outcome} lead={lead} text={why} />
      <KeyValues
        facts={[{ term: text.message, value: `${message}${signature.signer ? ` (${signature.signer})` : ""}` }]}
      />
      {shown?.pdf ? (
        <div class="lt-mt3">
          <p class="lt-strong">{shown.name}</p>
          <SignaturePanel report={shown.pdf} />
        </div>
      ) : null}
      {document.findings.length > 0 ? (
        <ul class="lt-small lt-mt3" aria-label={text.findings}>
          {document.findings.map((finding) => (
            <li>{finding.message[locale]}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Facts({ frame, document, changedBy }: IncomingView) {
  const { locale } = frame;
  const text = wordsIn(incomingText, locale);
  const level = urgencyLevel(document.urgency);
  return (
    <section aria-labelledby="facts">
      <Ruled text={text.facts} id="facts" note={textIn(incomingStateWords[document.state], locale)} />
      <ReminderLine document={document} locale={locale} />
      {document.refusedAt ? (
        <Void kind="failed" title={text.refusedTitle}>
          {text.refusedWhy(document.refusedBy ?? "", formatDateTime(document.refusedAt), document.refusalText ?? "")}
        </Void>
      ) : null}
      {document.change && document.changeState && document.changeState !== "asked" ? (
        <Void
          kind={document.changeState === "agreed" ? "failed" : "empty"}
          title={text.changeDone(
            textIn(changeWords[document.change], locale),
            textIn(changeStateWords[document.changeState], locale),
          )}
        >
          {document.changeReason} {changedBy ? <a href={`/incoming/${changedBy.id}`}>{changedBy.numberText}</a> : null}
        </Void>
      ) : null}
      <KeyValues
        facts={[
          { term: text.sender, value: `${document.fromName} (${document.fromCode})` },
          { term: text.number, value: document.numberText },
          { term: text.day, value: document.day ? formatDay(document.day) : "–" },
          { term: text.kind, value: document.kindName },
          { term: text.signer, value: [document.signerName, document.signerPosition].filter(Boolean).join(", ") },
          {
            term: text.urgency,
            value: level ? (
              <UrgencyStamp level={level} />
            ) : (
              textIn(urgencyWords[document.urgency] ?? { vi: "", en: "" }, locale)
            ),
          },
          ...(document.dueDate ? [{ term: text.due, value: formatDay(document.dueDate) }] : []),
          { term: text.received, value: formatDateTime(document.receivedAt) },
          ...(document.number === null
            ? []
            : [{ term: text.arrival, value: `${formatNumber(document.number, locale)} (${document.year})` }]),
          ...(document.note ? [{ term: text.note, value: document.note }] : []),
        ]}
      />
    </section>
  );
}

function Files({ frame, document, filesOffered }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  const sizes = new Map((document.fileReports ?? []).map((report) => [report.contentId, report.bytes]));
  return (
    <section aria-labelledby="files" class="lt-mt4">
      <Ruled text={text.files} id="files" note={formatNumber(document.files.length, frame.locale)} />
      {filesOffered ? (
        <ul class="lt-files">
          {document.files.map((file) => (
            <li class="lt-files__item">
              <Icon name="file" />
              <span>
                <strong>{file.name}</strong>{" "}
                <span class="lt-quiet">{formatBytes(sizes.get(file.contentId) ?? 0, frame.locale)}</span>
              </span>
              <a href={fileHref(document.id, file.contentId)}>
                {text.download}
                <span class="govuk-visually-hidden">: {file.name}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="lt-small lt-quiet">{text.noFilesWhy}</p>
      )}
    </section>
  );
}

function History({ frame, events }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  const words: Readonly<Record<IncomingActName, string>> = {
    arrived: text.arrived,
    registered: text.register,
    corrected: text.corrected,
    refused: text.refusedTitle,
    completed: text.complete,
    "change-asked": text.changeAsked,
    "change-agreed": text.changeAgreed,
    "change-refused": text.changeRefused,
    reminded: text.reminded,
  };
  return (
    <section aria-labelledby="history" class="lt-mt4">
      <Ruled text={text.history} id="history" />
      <Versions
        items={events.map((event, index) => ({
          number: events.length - index,
          what: event.note ? `${words[event.act]}: ${event.note}` : words[event.act],
          by: `${event.actorName}, ${formatDateTime(event.at)}`,
          current: index === 0,
        }))}
      />
    </section>
  );
}
