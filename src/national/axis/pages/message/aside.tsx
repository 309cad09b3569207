import { formatBytes, formatDate, formatNumber, startOfDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { CopyButton, KeyValues, Ruled, Verdict } from "../../../../ui/index.ts";
import { messageText } from "./text.ts";
import type { MessageView } from "./view.tsx";

/** What is known of the document: facts, signature, findings, the file. */
export function Aside(props: MessageView) {
  const { frame, life } = props;
  const text = wordsIn(messageText, frame.locale);
  return (
    <div>
      <Facts {...props} />
      <Signature {...props} />
      <section aria-labelledby="findings">
        <Ruled id="findings" text={text.findings} note={formatNumber(life.document.findings.length, frame.locale)} />
        {life.document.findings.length === 0 ? <p class="lt-quiet lt-mt2">{text.noFindings}</p> : null}
        <ul class="govuk-list lt-mt2">
          {life.document.findings.map((one) => (
            <li>
              {textIn(one.message, frame.locale)}{" "}
              <span class="lt-row-note">
                <span class="lt-code">{one.code}</span> · {one.path}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Facts({ frame, life: { document } }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  const digest = Buffer.from(document.digest).toString("hex");
  const business = [text.businessNew, text.businessRecall, text.businessUpdate, text.businessReplace][
    document.businessType
  ];
  const day = (value: string | null) => (value ? formatDate(startOfDay(value)) : undefined);
  const facts = [
    { term: text.from, value: <a href={`/agencies/${document.fromCode}`}>{document.fromName}</a> },
    {
      term: text.sentBy,
      value: document.sourceKind === "node" ? text.viaNode(document.source) : text.viaClient(document.source),
    },
    { term: text.kind, value: document.documentType },
    { term: text.business, value: business },
    { term: text.concerns, value: document.concerns.join(", ") },
    { term: text.promulgated, value: day(document.promulgationDate) },
    { term: text.due, value: day(document.dueDate) },
    { term: text.files, value: formatNumber(document.files, frame.locale) },
    { term: text.size, value: formatBytes(document.bytes, frame.locale) },
    { term: text.documentId, value: <span class="lt-code">{document.documentId}</span> },
  ].filter(({ value }) => value !== undefined && value !== "");
  return (
    <section aria-labelledby="facts">
      <Ruled id="facts" text={text.facts} />
      <KeyValues facts={facts} />
      <p class="lt-small lt-mt2">
        {text.digest} <span class="lt-code">{digest.slice(0, 24)}…</span> <CopyButton value={digest} />
      </p>
      <p class="lt-mt2">
        {document.payloadId ? <a href={`/messages/${document.id}/edxml`}>{text.download}</a> : text.noFile}
      </p>
    </section>
  );
}

function Signature({ frame, life: { document } }: MessageView) {
  const text = wordsIn(messageText, frame.locale);
  return (
    <section aria-labelledby="signature">
      <Ruled id="signature" text={text.signature} />
      {document.signer === null ? (
        <Verdict outcome="unknown" lead={text.unsigned} text={text.unsignedWhy} />
      ) : (
        <Verdict
          outcome={document.weak ? "unknown" : "valid"}
          lead={document.weak ? text.weak : text.signed}
          text={text.signedWhy(document.signer)}
        />
      )}
    </section>
  );
}
