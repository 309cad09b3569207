import { findDocumentKind } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, formatTime, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  Breadcrumbs,
  Button,
  ErrorSummary,
  Form,
  Icon,
  KeyValues,
  LiveRegion,
  OfficerPage,
  Paper,
  Ruled,
  UrgencyStamp,
  Verdict,
  Void,
} from "../../../../ui/index.ts";
import { PrintButton } from "../list-frame.tsx";
import { formatDay } from "../lists.ts";
import type { PageErrors } from "../officer.ts";
import { SignaturePanel } from "../signatures/signature-panel.tsx";
import { officeWords, outgoingStateWords, urgencyLevel, urgencyWords } from "../words.ts";
import { ActForms } from "./act-forms.tsx";
import { History } from "./history.tsx";
import type { DocumentFacts } from "./read-document.ts";
import { RecipientsPart } from "./recipients-part.tsx";
import { documentText } from "./text.ts";

/** What the page of an outgoing document shows. */
export type DocumentView = DocumentFacts & {
  readonly frame: Frame;
  readonly pageCount: number;
  readonly errors?: PageErrors | undefined;
};

/** One outgoing document: as it looks, whether its signatures hold, what happened to it, and where it is. */
export function DocumentPage(view: DocumentView) {
  const { frame, document, errors } = view;
  const words = wordsIn(officeWords, frame.locale);
  const text = wordsIn(documentText, frame.locale);
  const title = document.issued?.numberText ?? (document.draft.subject || words.noSubject);
  return (
    <OfficerPage frame={frame} title={title} arrangement="panes" classes="lt-doc">
      <div class="lt-doc__bar">
        <div>
          <Crumbs {...view} />
          <h1 class="govuk-heading-l">
            {document.issued ? <span class="lt-doc__no">{document.issued.numberText}</span> : null}{" "}
            <span class="lt-doc__about">{document.draft.subject || words.noSubject}</span>
          </h1>
        </div>
        <Acts {...view} />
      </div>
      <section class="lt-doc__page" aria-label={words.paper} tabindex={0}>
        <div>
          <Paper
            title={title}
            pageCount={view.pageCount}
            pageHref={(page) => `/outgoing/${document.id}/pages/${page}?v=${document.version}`}
            pdfHref={`/outgoing/${document.id}/document.pdf`}
          />
        </div>
      </section>
      <div class="lt-doc__mid" tabindex={0} role="group" aria-label={text.signatures}>
        <Signatures {...view} />
        <History {...view} />
      </div>
      <div class="lt-doc__to" tabindex={0} role="group" aria-label={text.facts}>
        {errors ? <Problem errors={errors} /> : null}
        <ActForms {...view} />
        <Facts {...view} />
        <Recipients {...view} />
      </div>
    </OfficerPage>
  );
}

function Problem({ errors }: { errors: PageErrors }) {
  const fields = Object.entries(errors.fields);
  const list =
    fields.length > 0 ? fields.map(([name, text]) => ({ text, href: `#${name}` })) : [{ text: errors.people }];
  return <ErrorSummary errorList={list} {...(fields.length > 0 ? { descriptionText: errors.people } : {})} />;
}

function Crumbs({ frame, document }: DocumentView) {
  const words = wordsIn(officeWords, frame.locale);
  const kind = findDocumentKind(document.draft.kind);
  const name = (frame.locale === "vi" ? kind?.name : kind?.nameEn) ?? document.draft.kind;
  const list = document.issued
    ? `/outgoing?state=issued&kind=${document.draft.kind}&year=${document.issued.year}`
    : `/outgoing?state=${document.state === "signed" ? "signed" : document.state === "submitted" ? "submitted" : "draft"}`;
  return (
    <Breadcrumbs
      items={[
        { text: words.outgoing, href: "/outgoing" },
        {
          text: document.issued
            ? `${name}, ${words.year.toLowerCase()} ${document.issued.year}`
            : textIn(outgoingStateWords[document.state], frame.locale),
          href: list,
        },
      ]}
    />
  );
}

function Acts({ frame, document, may, sent }: DocumentView) {
  const text = wordsIn(documentText, frame.locale);
  const { id } = document;
  const second = "govuk-button--secondary";
  return (
    <div class="lt-doc__acts">
      <Button
        href={`/outgoing/${id}/document.pdf`}
        classes={second}
        text={
          <>
            <Icon name="file" />
            {text.file}
          </>
        }
      />
      {sent[0] ? <Button href={`/outgoing/${id}/edxml/${sent[0].edoc.id}`} classes={second} text={text.edxml} /> : null}
      <PrintButton />
      {may("recall") ? <Button href={`/outgoing/${id}/recall`} classes={second} text={text.recall} /> : null}
      {may("add-recipients") ? <Button href={`/outgoing/${id}/recipients`} text={text.addRecipients} /> : null}
      {may("save") ? (
        <Button href={`/outgoing/${id}/edit`} classes={may("submit") ? second : ""} text={text.edit} />
      ) : null}
      {may("submit") ? (
        <Form frame={frame} action={`/outgoing/${id}/submission`}>
          <input type="hidden" name="version" value={String(document.version)} />
          <Button text={text.submit} />
        </Form>
      ) : null}
    </div>
  );
}

function Signatures({ frame, document, report, now }: DocumentView) {
  const text = wordsIn(documentText, frame.locale);
  const note = report === undefined ? undefined : text.checked(formatTime(now));
  return (
    <section aria-labelledby="signatures">
      <Ruled text={text.signatures} id="signatures" note={note} bad={report === "damaged"} />
      {report === undefined ? <Verdict outcome="unknown" lead={text.notSigned} text={text.notSignedWhy} /> : null}
      {report === "damaged" ? <Verdict outcome="invalid" lead={text.fileGone} text={text.file} /> : null}
      {report !== undefined && report !== "damaged" ? <SignaturePanel report={report} /> : null}
      {document.fileSha256 && report !== undefined ? (
        <p class="lt-xs lt-quiet lt-mt2">
          SHA-256{" "}
          <span class="lt-code">
            {document.fileSha256.slice(0, 8)} … {document.fileSha256.slice(-8)}
          </span>
          . <a href={`/outgoing/${document.id}/evidence`}>{text.evidence}</a>
        </p>
      ) : null}
    </section>
  );
}

function Facts({ frame, document, earlier, successors, may }: DocumentView) {
  const { locale } = frame;
  const text = wordsIn(documentText, locale);
  const { draft, issued } = document;
  const kind = findDocumentKind(draft.kind);
  const level = urgencyLevel(draft.urgency);
  return (
    <section aria-labelledby="facts">
      <Ruled text={text.facts} id="facts" note={textIn(outgoingStateWords[document.state], locale)} />
      {document.recalledAt ? (
        <Void kind="failed" title={document.state === "replaced" ? text.replaced : text.withdrawn}>
          {text.withdrawnAt(formatDateTime(document.recalledAt), document.recallReason ?? "")}
        </Void>
      ) : null}
      {document.state === "returned" && document.returnReason ? (
        <Void kind="failed" title={text.returnReason}>
          {document.returnReason}
        </Void>
      ) : null}
      <KeyValues
        facts={[
          { term: text.kind, value: (locale === "vi" ? kind?.name : kind?.nameEn) ?? draft.kind },
          {
            term: text.urgency,
            value: level ? (
              <UrgencyStamp level={level} />
            ) : (
              textIn(urgencyWords[draft.urgency] ?? { vi: "", en: "" }, locale)
            ),
          },
          { term: text.signer, value: draft.signer ? `${draft.signer.name}, ${draft.signer.position}` : text.noSigner },
          { term: text.author, value: document.authorName },
          ...(draft.dueDate ? [{ term: text.due, value: formatDay(draft.dueDate) }] : []),
          ...(earlier
            ? [
                {
                  term: text.changes,
                  value: (
                    <>
                      {draft.change?.type === 3 ? text.changeReplace : text.changeUpdate}{" "}
                      <a href={`/outgoing/${earlier.id}`}>{earlier.issued?.numberText ?? earlier.draft.subject}</a>
                    </>
                  ),
                },
              ]
            : []),
          ...(successors.length > 0
            ? [
                {
                  term: text.successor,
                  value: successors.map((one, index) => (
                    <>
                      {index > 0 ? ", " : null}
                      <a href={`/outgoing/${one.id}`}>{one.numberText ?? textIn(outgoingStateWords.draft, locale)}</a>
                    </>
                  )),
                },
              ]
            : []),
        ]}
      />
      {document.lateDays !== null && document.lateDays > 1 && issued ? (
        <p class="lt-small lt-quiet lt-mt2">{text.late(formatNumber(document.lateDays, locale))}</p>
      ) : null}
      {may("replace") && issued ? (
        <p class="lt-small lt-mt2 lt-noprint">
          <a href={`/outgoing/new?earlier=${document.id}&change=3`}>{text.replace}</a>
          {document.state === "issued" ? (
            <>
              {" · "}
              <a href={`/outgoing/new?earlier=${document.id}&change=2`}>{text.update}</a>
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

function Recipients({ frame, document, sent, may }: DocumentView) {
  const { locale } = frame;
  const text = wordsIn(documentText, locale);
  const { issued, draft, id } = document;
  const note = issued
    ? text.via(formatDateTime(issued.issuedAt))
    : text.plannedRecipients(formatNumber(draft.recipients.length, locale));
  return (
    <section aria-labelledby="recipients" class="lt-mt4">
      <Ruled text={text.recipients} id="recipients" note={note} />
      {issued ? (
        <LiveRegion id="recipients-live" streamHref={`/outgoing/${id}/live`}>
          <RecipientsPart
            id={id}
            sent={sent}
            issuedAt={issued.issuedAt}
            mayResend={may("add-recipients")}
            frame={frame}
          />
        </LiveRegion>
      ) : (
        <ul class="lt-small lt-mt2">
          {draft.placeLines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
