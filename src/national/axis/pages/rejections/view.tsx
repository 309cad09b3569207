import type { Frame } from "../../../../platform/http/index.ts";
import { formatBytes, formatInstant, formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Filters, OfficerPage, Pager, Table, Toolbar, Void } from "../../../../ui/index.ts";
import type { RejectionRow } from "../../store/rejections.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import type { RejectionsQuery } from "./page.tsx";
import { rejectionsText } from "./text.ts";

type RejectionsView = {
  readonly frame: Frame;
  readonly asked: RejectionsQuery;
  readonly found: {
    readonly rejections: readonly RejectionRow[];
    readonly total: number;
    readonly codes: readonly string[];
  };
  readonly pageSize: number;
};

/** What was refused: when, from whom, which, and the reason its sender was given. */
export function RejectionsPage({ frame, asked, found, pageSize }: RejectionsView) {
  const text = wordsIn(rejectionsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} note={text.note} />
      <Filters
        action="/rejections"
        filters={[
          {
            kind: "select",
            name: "code",
            label: text.code,
            value: asked.code ?? "",
            items: [{ value: "", text: text.anyCode }, ...found.codes.map((code) => ({ value: code, text: code }))],
          },
          { kind: "text", name: "source", label: text.source, value: asked.source },
          { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
          { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
        ]}
      />
      {found.total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <section class="lt-scroll" tabindex={0} aria-label={text.title}>
          <Rows frame={frame} rejections={found.rejections} />
        </section>
      )}
      <Pager
        page={asked.page}
        size={pageSize}
        total={found.total}
        hrefOf={(page) => hrefWith("/rejections", { ...asked, page })}
      />
    </OfficerPage>
  );
}

function Rows({ frame, rejections }: { frame: Frame; rejections: readonly RejectionRow[] }) {
  const text = wordsIn(rejectionsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  return (
    <Table
      caption={text.title}
      captionClasses="govuk-visually-hidden"
      head={[{ text: words.time }, { text: text.source }, { text: text.what }, { text: words.reason }]}
      rows={rejections.map((one) => [
        { text: formatInstant(one.at), classes: "lt-nowrap" },
        {
          text: (
            <>
              {one.source}
              {one.fromCode ? <span class="lt-row-note">{one.fromCode}</span> : null}
            </>
          ),
        },
        { text: <What frame={frame} rejection={one} /> },
        {
          text: (
            <>
              {textIn(one.reason, frame.locale)}
              <span class="lt-row-note">
                <span class="lt-code">{one.reason.code}</span>
                {one.findings.length > 0
                  ? ` · ${text.findings(formatNumber(one.findings.length, frame.locale))}`
                  : null}
              </span>
            </>
          ),
        },
      ])}
    />
  );
}

function What({ frame, rejection: one }: { frame: Frame; rejection: RejectionRow }) {
  const text = wordsIn(rejectionsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const digest = Buffer.from(one.digest).toString("hex");
  return (
    <>
      <strong class="lt-strong">{one.numberText ?? one.documentId ?? words.none}</strong>
      {one.kind === "status" ? ` (${text.status})` : null} {one.subject}
      <span class="lt-row-note">
        {formatBytes(one.bytes, frame.locale)} ·{" "}
        {digest === "" ? (
          text.unread
        ) : (
          <>
            {text.digest}{" "}
            <span class="lt-code" title={digest}>
              {digest.slice(0, 16)}…
            </span>
          </>
        )}
      </span>
    </>
  );
}
