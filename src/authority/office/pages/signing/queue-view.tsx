import { findDocumentKind } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import {
  Button,
  CitizenPage,
  Diff,
  Icon,
  QueueBar,
  type QueueItem,
  QueueList,
  QueueTop,
  Void,
} from "../../../../ui/index.ts";
import { formatDay } from "../lists.ts";
import { officeWords, urgencyLevel } from "../words.ts";
import type { WaitingDocument } from "./queue.ts";
import { signingText } from "./text.ts";

/** The leader's list, made for one hand on a phone. */
export function QueuePage({ frame, items }: { frame: Frame; items: readonly WaitingDocument[] }) {
  const text = wordsIn(signingText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title} classes="lt-queue" wide>
      <form action="/signing/selection" method="get" aria-label={text.title}>
        <div class="govuk-width-container">
          <Queue items={items} locale={frame.locale} />
        </div>
        {items.length > 0 ? (
          <QueueBar sum={text.sum}>
            <Button
              text={
                <>
                  <Icon name="pen" />
                  {text.sign}
                </>
              }
              name="act"
              value="sign"
            />
            <Button text={text.giveBack} name="act" value="return" classes="govuk-button--secondary" />
          </QueueBar>
        ) : null}
      </form>
    </CitizenPage>
  );
}

/** What waits, and how much of it is urgent. */
function Queue({ items, locale }: { items: readonly WaitingDocument[]; locale: Locale }) {
  const text = wordsIn(signingText, locale);
  const urgent = items.filter(({ document }) => document.draft.urgency > 0).length;
  return (
    <>
      <QueueTop
        title={text.waiting(formatNumber(items.length, locale))}
        {...(urgent > 0 ? { note: text.urgent(formatNumber(urgent, locale)) } : {})}
      />
      {items.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.empty}
        </Void>
      ) : (
        <QueueList name="document" items={items.map((item) => itemOf(item, locale))} />
      )}
    </>
  );
}

function itemOf({ document, isChanged, change, versionId }: WaitingDocument, locale: Locale): QueueItem {
  const text = wordsIn(signingText, locale);
  const words = wordsIn(officeWords, locale);
  const { draft, id } = document;
  const kind = findDocumentKind(draft.kind);
  const pages = words.pages(formatNumber(document.pageCount ?? 1, locale));
  return {
    id: `d-${id}`,
    value: `${id}~${document.version}`,
    title: draft.subject,
    kind: `${(locale === "vi" ? kind?.name : kind?.nameEn) ?? draft.kind}, ${pages}`,
    by: text.by(document.authorName, document.submittedAt ? formatDateTime(document.submittedAt) : ""),
    ...(draft.dueDate ? { due: text.before(formatDay(draft.dueDate)) } : {}),
    urgency: urgencyLevel(draft.urgency),
    ...(isChanged ? { blocked: text.fileChanged } : {}),
    ...(change ? { change: <Diff title={text.changed} parts={change} /> } : {}),
    links: [
      { text: text.read, href: `/outgoing/${id}` },
      ...(change && versionId ? [{ text: text.compare, href: `/outgoing/${id}/versions/${versionId}` }] : []),
    ],
  };
}
