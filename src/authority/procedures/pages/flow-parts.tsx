import type { PropsWithChildren } from "hono/jsx";
import type { FlowProblem } from "../../../engines/flow/index.ts";
import type { AllowanceSum, FlowDifference, Picture } from "../../../engines/flow/steps/index.ts";
import { formatDateTime, type Locale } from "../../../platform/text/index.ts";
import { BackLink, type FlowMark, FlowPicture, Icon, Table, Toolbar, useLocale, Void } from "../../../ui/index.ts";
import type { LegalLimit } from "../flow-of.ts";
import type { FlowDesk } from "./flow-desk.ts";
import { type FlowTab, FlowTabs } from "./flow-tabs.tsx";
import { allowanceText, daysText, flowText } from "./flow-words.ts";

/** The head of every page of a flow: which procedure, how far the draft is, and the other pages. */
export function FlowHead({
  desk,
  current,
}: {
  desk: Pick<FlowDesk, "offered" | "paths" | "draft" | "newest" | "locale">;
  current: FlowTab;
}) {
  const { offered, paths, draft, newest, locale } = desk;
  const text = flowText(locale);
  const state = [
    draft ? `${text.draft(draft.version)}, ${text.savedBy(draft.updatedByName, formatDateTime(draft.updatedAt))}` : "",
    newest ? text.published(newest.number) : "",
  ].filter((part) => part !== "");
  return (
    <>
      <BackLink href={paths.procedure} text={text.back} />
      <Toolbar title={text.flowOf(offered.name)} note={state.join(" · ") || text.none} />
      <FlowTabs current={current} paths={paths} />
    </>
  );
}

/** The drawing of a flow with marks on its elements. */
export function Drawing(props: {
  id: string;
  name: string;
  picture: Picture | undefined;
  marks?: Readonly<Record<string, FlowMark>> | undefined;
  scale?: number;
  /** Which of several drawings on the page it is. */
  which?: string | undefined;
}) {
  const { id, name, picture, marks, scale = 0.8, which } = props;
  const text = flowText(useLocale());
  if (!picture) return <Void kind="empty" title={text.noPicture} />;
  return (
    <FlowPicture
      id={id}
      title={which === undefined ? text.pictureTitle(name) : `${which}. ${text.pictureTitle(name)}`}
      {...picture}
      marks={marks}
      scale={scale}
    />
  );
}

/** What is wrong, on the elements themselves. */
export function problemMarks(problems: readonly FlowProblem[]): Readonly<Record<string, FlowMark>> {
  const marks: Record<string, FlowMark> = {};
  for (const [element, own] of Map.groupBy(problems, (problem) => problem.element))
    marks[element] = {
      tone: own.some(({ severity }) => severity === "error") ? "wrong" : "doubt",
      text: String(own.length),
    };
  return marks;
}

/** How elements stand against another version. */
export function differenceMarks(differences: readonly FlowDifference[]): Readonly<Record<string, FlowMark>> {
  return Object.fromEntries(differences.map(({ element, kind }) => [element, { tone: kind }]));
}

/** What was found wrong, worst first, with the sentence that helps. */
export function Problems({
  problems,
  names,
}: {
  problems: readonly FlowProblem[];
  names: ReadonlyMap<string, string>;
}) {
  const locale = useLocale();
  const text = flowText(locale);
  if (problems.length === 0)
    return (
      <p class="lt-drawn-fine">
        <Icon name="check" /> {text.problemsNone}
      </p>
    );
  return (
    <Table
      caption={text.problems}
      captionClasses="govuk-visually-hidden"
      head={[{ text: text.kind }, { text: text.where }, { text: text.what }]}
      rows={problems.map(({ severity, element, message }) => [
        {
          text: (
            <span class={`lt-drawn-weight lt-drawn-weight--${severity}`}>
              <Icon name={severity === "error" ? "alert" : "clock"} /> {text[severity]}
            </span>
          ),
        },
        { text: names.get(element) ?? "–" },
        { text: message[locale] },
      ])}
    />
  );
}

/** How much of the legal limit the steps use up, on the longest way: words, a bar, and which steps they are. */
export function AllowanceBar(props: {
  sum: AllowanceSum;
  limit: LegalLimit | undefined;
  names: ReadonlyMap<string, string>;
  locale: Locale;
}) {
  const { sum, limit, names, locale } = props;
  const text = flowText(locale);
  const used = daysText(sum.minutes, locale);
  const most = limit?.minutes;
  const isOver = most !== undefined && sum.minutes > most;
  const scale = Math.max(most ?? 0, sum.minutes, 1);
  const rest =
    most === undefined
      ? ""
      : isOver
        ? text.over(daysText(sum.minutes - most, locale))
        : sum.minutes === most
          ? text.exact
          : text.left(daysText(most - sum.minutes, locale));
  return (
    <section class={isOver ? "lt-allow lt-allow--over" : "lt-allow"} aria-label={text.longest}>
      <p class="lt-allow__said">
        {isOver ? <Icon name="alert" /> : null}
        <strong>
          {limit && most !== undefined ? text.used(used, allowanceText(limit.limit, locale)) : text.usedNoLimit(used)}
        </strong>{" "}
        {rest}
      </p>
      <svg class="lt-allow__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="lt-allow__all" width={most === undefined ? 1000 : (most / scale) * 1000} height="10" />
        <rect class="lt-allow__used" width={(Math.min(sum.minutes, most ?? scale) / scale) * 1000} height="10" />
        {isOver ? (
          <rect
            class="lt-allow__over"
            x={((most ?? 0) / scale) * 1000}
            width={((sum.minutes - (most ?? 0)) / scale) * 1000}
            height="10"
          />
        ) : null}
      </svg>
      <LimitNotes sum={sum} limit={limit} names={names} locale={locale} />
    </section>
  );
}

function LimitNotes({
  sum,
  limit,
  names,
  locale,
}: {
  sum: AllowanceSum;
  limit: LegalLimit | undefined;
  names: ReadonlyMap<string, string>;
  locale: Locale;
}) {
  const text = flowText(locale);
  const way = sum.path.map((id) => names.get(id) ?? id).join(" → ");
  const origin = limit ? (limit.origin === "local" ? text.localLimit : text.nationalLimit) : text.noLimit;
  const notes = [
    `${origin}${limit?.onlyWhen ? `, ${text.onlyWhen(limit.onlyWhen)}` : ""}`,
    ...(way === "" ? [] : [`${text.longest}: ${way}`]),
    ...(sum.without.length > 0 ? [text.without(sum.without.length)] : []),
    ...(limit && /^\d+ (?:ngày|days?|ngày lịch|calendar days?)$/.test(limit.limit) ? [text.calendarDays] : []),
  ];
  return <p class="lt-quiet lt-small">{notes.join(" · ").replace(/^./, (first) => first.toUpperCase())}</p>;
}

/** Two versions of a draft when somebody else saved meanwhile: nothing is lost, the person chooses. */
export function Stale(
  props: PropsWithChildren<{
    name: string;
    draft: { readonly updatedByName: string; readonly updatedAt: Date };
    theirs: Picture | undefined;
    mine: Picture | undefined;
    differences: readonly FlowDifference[];
  }>,
) {
  const { name, draft, theirs, mine, differences, children } = props;
  const text = flowText(useLocale());
  return (
    <section class="lt-stale" aria-labelledby="stale-title">
      <h2 class="govuk-heading-m" id="stale-title">
        {text.staleTitle}
      </h2>
      <h3 class="govuk-heading-s">{text.staleYours}</h3>
      <Drawing
        id="stale-mine"
        which={text.staleYours}
        name={name}
        picture={mine}
        marks={differenceMarks(differences.filter(({ kind }) => kind !== "removed"))}
      />
      <h3 class="govuk-heading-s">{text.staleTheirs(draft.updatedByName, formatDateTime(draft.updatedAt))}</h3>
      <Drawing
        id="stale-theirs"
        which={text.staleTheirs(draft.updatedByName, formatDateTime(draft.updatedAt))}
        name={name}
        picture={theirs}
        marks={differenceMarks(differences.filter(({ kind }) => kind !== "added"))}
      />
      <h3 class="govuk-heading-s">{text.staleDifferences}</h3>
      <Differences differences={differences} />
      {children}
    </section>
  );
}

/** What differs, element by element. */
export function Differences({ differences }: { differences: readonly FlowDifference[] }) {
  const locale = useLocale();
  const words = differenceWords[locale];
  if (differences.length === 0) return <p class="lt-quiet">{words.none}</p>;
  return (
    <Table
      caption={words.caption}
      captionClasses="govuk-visually-hidden"
      head={[{ text: words.element }, { text: words.change }, { text: words.details }]}
      rows={differences.map(({ name, kind, details }) => [
        { text: name },
        { text: <span class={`lt-drawn-change lt-drawn-change--${kind}`}>{words[kind]}</span> },
        {
          text:
            details.length === 0
              ? "–"
              : details.map(({ what, before, after }) => (
                  <div>
                    {what[locale]}: <del>{before || words.empty}</del> → <ins>{after || words.empty}</ins>
                  </div>
                )),
        },
      ])}
    />
  );
}

const differenceWords = {
  vi: {
    caption: "Thay đổi",
    none: "Không có gì khác về nội dung.",
    element: "Phần tử",
    change: "Thay đổi",
    details: "Chi tiết",
    added: "Thêm",
    removed: "Bỏ",
    changed: "Sửa",
    empty: "(trống)",
  },
  en: {
    caption: "Changes",
    none: "Nothing differs in content.",
    element: "Element",
    change: "Change",
    details: "Details",
    added: "Added",
    removed: "Removed",
    changed: "Changed",
    empty: "(empty)",
  },
} as const;
