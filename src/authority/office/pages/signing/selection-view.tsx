import { findDocumentKind } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, CitizenPage, ErrorSummary, Form, Ruled, Textarea } from "../../../../ui/index.ts";
import type { OutgoingDocument } from "../../store/outgoing.ts";
import type { PageErrors } from "../officer.ts";
import { PinField } from "../pin-field.tsx";
import { officeWords } from "../words.ts";
import { signingText } from "./text.ts";

/** What can be done to several documents at once. */
export const selectionActs = ["sign", "issue", "return"] as const;

/** What the page that asks again shows. */
export type SelectionView = {
  readonly frame: Frame;
  readonly act: (typeof selectionActs)[number];
  readonly documents: readonly { readonly document: OutgoingDocument; readonly version: number }[];
  readonly errors: PageErrors | undefined;
};

/** Names each document again before it is signed, issued or returned, and asks for the PIN or the reason. */
export function SelectionPage({ frame, act, documents, errors }: SelectionView) {
  const text = wordsIn(signingText, frame.locale);
  const count = formatNumber(documents.length, frame.locale);
  const title = { sign: text.confirmSign, issue: text.confirmIssue, return: text.confirmReturn }[act](count);
  const lead = { sign: text.signLead, issue: text.issueLead, return: text.returnLead }[act];
  const button = { sign: text.signNow, issue: text.issueNow, return: text.returnNow }[act];
  const action = { sign: "signatures", issue: "issues", return: "returns" }[act];
  const back = act === "issue" ? "/outgoing?state=signed" : "/signing";
  const field = act === "return" ? "reason" : "pin";
  const problem = errors?.fields[field] ?? errors?.people;
  return (
    <CitizenPage frame={frame} title={title} before={<BackLink href={back} />}>
      {problem ? (
        <ErrorSummary errorList={[{ text: problem, ...(documents.length > 0 ? { href: `#${field}` } : {}) }]} />
      ) : null}
      <h1 class="govuk-heading-xl">{title}</h1>
      {documents.length > 0 ? (
        <>
          <p class="lt-quiet lt-mt2">{lead}</p>
          <section aria-labelledby="list" class="lt-mt4">
            <Ruled text={text.list} id="list" note={count} />
            <ul class="lt-plainlist">
              {documents.map(({ document }) => (
                <Chosen document={document} frame={frame} />
              ))}
            </ul>
          </section>
          <Form frame={frame} action={`/signing/${action}`} classes="lt-mt4">
            {documents.map(({ document, version }) => (
              <input type="hidden" name="document" value={`${document.id}~${version}`} id={`chosen-${document.id}`} />
            ))}
            {act === "return" ? (
              <Textarea
                name="reason"
                rows={3}
                label={{ text: text.reason }}
                {...(problem ? { errorMessage: { text: problem } } : {})}
              />
            ) : (
              <PinField {...(act === "issue" ? { label: text.sealPin } : {})} error={problem} />
            )}
            <div class="lt-actions">
              <Button text={button} />
              <a href={back}>{wordsIn(officeWords, frame.locale).cancel}</a>
            </div>
          </Form>
        </>
      ) : null}
    </CitizenPage>
  );
}

function Chosen({ document: { id, draft }, frame: { locale } }: { document: OutgoingDocument; frame: Frame }) {
  const text = wordsIn(signingText, locale);
  const kind = findDocumentKind(draft.kind);
  const name = (locale === "vi" ? kind?.name : kind?.nameEn) ?? draft.kind;
  return (
    <li>
      <a href={`/outgoing/${id}`}>{draft.subject}</a>
      <p class="lt-small lt-quiet">
        {name}, {text.recipients(formatNumber(draft.recipients.length, locale))}
      </p>
    </li>
  );
}
