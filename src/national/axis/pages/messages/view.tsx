import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, shortAgencyName, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, type Filter, Filters, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { agencyLevels, type DirectoryView, levelNames } from "../../../directory/index.ts";
import { deliveryStates } from "../../states.ts";
import type { FoundDocument } from "../../store/documents.ts";
import { hrefWith } from "../query.ts";
import { axisWords, stateNames } from "../words.ts";
import type { MessagesQuery } from "./page.tsx";
import { messagesText } from "./text.ts";

type MessagesView = {
  readonly frame: Frame;
  readonly asked: MessagesQuery;
  readonly found: { readonly messages: readonly FoundDocument[]; readonly total: number };
  readonly view: DirectoryView;
  readonly pageSize: number;
};

/** The list of documents with its filters. */
export function MessagesPage(props: MessagesView) {
  const { frame, asked, found, pageSize } = props;
  const text = wordsIn(messagesText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const { since } = asked;
  return (
    <OfficerPage frame={frame} title={text.title} keys={found.total > 0}>
      <Toolbar
        title={text.title}
        note={
          <>
            {since ? `${text.since(formatDateTime(new Date(since)))} · ` : null}
            <a href={hrefWith("/messages.csv", { ...asked, page: 1 })}>{words.csv}</a>
            {" · "}
            <a href="/rejections">{text.rejections}</a>
          </>
        }
      />
      <Filters action="/messages" filters={filtersOf(props)} hidden={since ? { since } : {}} />
      {found.total === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText} <a href="/messages">{words.clear}</a>
        </Void>
      ) : (
        <Rows frame={frame} messages={found.messages} />
      )}
      <Pager
        page={asked.page}
        size={pageSize}
        total={found.total}
        hrefOf={(page) => hrefWith("/messages", { ...asked, page })}
      />
    </OfficerPage>
  );
}

function filtersOf({ frame, asked, view }: MessagesView): readonly Filter[] {
  const text = wordsIn(messagesText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const provinces = [...view.agencies.values()].filter(({ level }) => level === "province");
  const levels = agencyLevels.map((level) => ({ value: level, text: textIn(levelNames[level], frame.locale) }));
  const states = deliveryStates.map((state) => ({ value: state, text: textIn(stateNames[state], frame.locale) }));
  const choice = (
    name: "province" | "level" | "state",
    label: string,
    any: string,
    items: { value: string; text: string }[],
  ) =>
    ({ kind: "select", name, label, value: asked[name] ?? "", items: [{ value: "", text: any }, ...items] }) as const;
  return [
    { kind: "text", type: "search", name: "q", label: text.text, value: asked.q },
    { kind: "text", name: "agency", label: text.agency, value: asked.agency },
    choice(
      "province",
      words.province,
      words.allProvinces,
      provinces.map(({ code, place }) => ({ value: code, text: place || code })),
    ),
    choice("level", words.level, words.allLevels, levels),
    choice("state", words.state, words.allStates, states),
    { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
    { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
  ];
}

function Rows({ frame, messages }: { frame: Frame; messages: readonly FoundDocument[] }) {
  const text = wordsIn(messagesText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  return (
    <DataTable
      caption={text.title}
      list
      columns={[
        { text: words.number, width: "col-due" },
        { text: words.subject },
        { text: words.from, width: "col-hop" },
        { text: words.accepted, numeric: true, width: "col-who" },
        { text: text.copies, numeric: true, width: "col-code" },
      ]}
      rows={messages.map((one) => ({
        href: `/messages/${one.id}`,
        cells: [
          one.numberText,
          { text: one.subject, full: one.subject },
          { text: shortAgencyName(one.fromName), full: `${one.fromName} (${one.fromCode})` },
          formatDateTime(one.acceptedAt),
          {
            text: text.ofAll(number(one.arrived), number(one.recipients)),
            ...(one.arrived < one.recipients ? { tone: "soon" as const } : {}),
          },
        ],
      }))}
    />
  );
}
