import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { type Locale, shortAgencyName, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { BackLink, CitizenPage, Facts, Icon, InsetText, Ledger, Ruled, Steps, Table } from "../../../../ui/index.ts";
import type { Offered } from "../../offered.ts";
import { moneyText, publicWords, saidName } from "../public-words.ts";
import { dayText, levelNames, limitText } from "../words.ts";

/** What the public page of a procedure shows. */
export type PublicProcedureView = {
  readonly frame: Frame;
  readonly offered: Offered;
  /** The national record in the version that the authority has taken over. */
  readonly record: Procedure | undefined;
  /** The record as it is now, when it is another. */
  readonly current: Procedure | undefined;
  readonly ownerName: string;
  readonly receivers: readonly string[];
};

/** A fee with what stands here. */
type Charge = {
  readonly name: string;
  readonly amount: number | null;
  readonly note: string;
  readonly isLocal: boolean;
};

/** A procedure as people read it: what the nation says, with this authority's place, hours, amounts and limit. */
export function PublicProcedurePage(view: PublicProcedureView) {
  const { frame, offered, record, current } = view;
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  const english = locale === "en" && record && record.nameEn !== "" ? record.nameEn : undefined;
  const name = english ?? saidName(offered.name);
  const plain = record?.plain[locale] ?? "";
  return (
    <CitizenPage
      frame={frame}
      title={name}
      classes="lt-procedure"
      before={<BackLink href="/procedures" text={words.title} />}
    >
      <h1 class="govuk-heading-xl" lang={locale === "en" && !english ? "vi" : undefined}>
        {name}
      </h1>
      {plain === "" ? null : <p class="lt-mt2 lt-narrow">{plain}</p>}
      {current?.status === "withdrawn" ? (
        <InsetText text={words.gone} />
      ) : current ? (
        <InsetText text={words.newer(dayText(current.effectiveFrom))} />
      ) : null}
      {record ? <Facts items={factsOf(view, record)} /> : <InsetText text={words.alone} />}
      <div class="lt-procedure__body">
        {record ? <NationalSections view={view} record={record} /> : null}
        <Where {...view} />
        <Basis {...view} />
      </div>
    </CitizenPage>
  );
}

function factsOf({ frame, offered }: PublicProcedureView, record: Procedure) {
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  // What is needed in certain cases only is told below, not counted.
  const needed = record.components.filter(({ required, onlyWhen }) => required && onlyWhen === null);
  const shown = needed.filter(isOnlyShown).length;
  const handed = needed.length - shown;
  const [law] = record.limits;
  const [fee, ...otherFees] = chargesOf(offered, record);
  const office = shortOffice(record.resolvedBy);
  return [
    {
      term: words.papers,
      value: needed.length === 0 ? words.noPapers : words.papersValue(handed, shown),
      href: "#papers",
    },
    {
      term: words.fee,
      value: fee ? moneyText(fee.amount, locale) : words.free,
      ...(otherFees.length > 0 ? { note: words.moreFees(otherFees.length) } : {}),
      href: "#fees",
    },
    {
      term: words.limit,
      value: capital(offered.localLimit !== null ? limitText(offered.localLimit, locale) : lawLimit(law, locale)),
      ...(offered.localLimit !== null && law ? { note: words.shorter(lawLimit(law, locale)) } : {}),
      href: "#limits",
    },
    {
      term: words.office,
      value: <span lang="vi">{office.name}</span>,
      ...(office.which === "" ? {} : { note: <span lang="vi">{office.which}</span> }),
      href: "#where",
    },
  ];
}

/** A paper that is looked at and taken home again. */
function isOnlyShown({ originals, copies }: Procedure["components"][number]): boolean {
  return originals + copies === 0;
}

function lawLimit(limit: Procedure["limits"][number] | undefined, locale: Locale): string {
  return limit ? limitText(limit.limit, locale) : "–";
}

/** "UBND cấp xã" and "nơi cư trú của cha hoặc mẹ"; of several offices the first. */
function shortOffice(resolvedBy: string): { readonly name: string; readonly which: string } {
  const [first = "", ...others] = shortAgencyName(resolvedBy).split(/;\s*/);
  const parts = /^(.*?cấp (?:xã|huyện|tỉnh))\s+(.+)$/u.exec(first);
  return { name: parts?.[1] ?? first, which: [parts?.[2], ...others].filter(Boolean).join("; ") };
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);
}

/** The law's own words in Vietnamese; in English what they mean. */
function limitOf(limit: Procedure["limits"][number], locale: Locale): string {
  return locale === "vi" ? limit.wording : limitText(limit.limit, locale);
}

function chargesOf(offered: Offered, record: Procedure): readonly Charge[] {
  return record.fees.map(({ code, name, amount, note, unit }) => {
    const local = offered.localFees.find((fee) => fee.code === code);
    const full = unit === "" ? name : `${name} (${unit.toLocaleLowerCase("vi")})`;
    return { name: full, amount: local?.amount ?? amount, note: local ? "" : note, isLocal: local !== undefined };
  });
}

function NationalSections({ view, record }: { view: PublicProcedureView; record: Procedure }) {
  const { frame, offered } = view;
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  return (
    <>
      <Section id="papers" title={words.papersNeeded}>
        <Papers record={record} locale={locale} />
      </Section>
      <Section id="steps" title={words.steps}>
        <div lang="vi">
          <Steps items={record.steps.map(({ title, text }) => ({ who: title, does: text }))} />
        </div>
      </Section>
      <Section id="fees" title={words.fees}>
        <Charges charges={chargesOf(offered, record)} locale={locale} resolution={offered.feeResolution} />
      </Section>
      <Section id="limits" title={words.limits}>
        <Ledger
          stack
          rows={[
            ...(offered.localLimit !== null
              ? [{ term: words.localLimit, value: <strong>{limitText(offered.localLimit, locale)}</strong> }]
              : []),
            ...record.limits.map((limit) => ({
              term: limit.onlyWhen === null ? words.law : <span lang="vi">{limit.onlyWhen}</span>,
              value: limitOf(limit, locale),
            })),
          ]}
        />
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <section aria-labelledby={id}>
      <Ruled text={title} id={id} />
      {children}
    </section>
  );
}

function Papers({ record, locale }: { record: Procedure; locale: Locale }) {
  const words = wordsIn(publicWords, locale);
  if (record.components.length === 0) return <p class="lt-mt2">{words.noPapers}</p>;
  const count = (value: number): string => (value === 0 ? "–" : String(value));
  return (
    <Table
      caption={words.papersNeeded}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: words.paper },
        { text: words.originals, format: "numeric" },
        { text: words.copies, format: "numeric" },
      ]}
      rows={record.components.map((one) => {
        const notes = [
          one.onlyWhen ?? (one.required ? "" : words.optional),
          one.form ? words.form(one.form.name) : "",
          one.note,
        ].filter(Boolean);
        return [
          {
            text: (
              <span lang="vi">
                {one.name}
                {notes.length > 0 ? <span class="lt-row-note">{notes.join(". ")}</span> : null}
              </span>
            ),
          },
          ...(isOnlyShown(one)
            ? [{ text: words.shown, format: "numeric", colspan: 2 }]
            : [
                { text: count(one.originals), format: "numeric" },
                { text: count(one.copies), format: "numeric" },
              ]),
        ];
      })}
    />
  );
}

function Charges({ charges, locale, resolution }: { charges: readonly Charge[]; locale: Locale; resolution: string }) {
  const words = wordsIn(publicWords, locale);
  if (charges.length === 0) return <p class="lt-mt2">{words.free}</p>;
  return (
    <>
      <Ledger
        rows={charges.map(({ name, amount, note, isLocal }) => ({
          term: (
            <>
              <span lang="vi">{name}</span>
              {note === "" && !isLocal ? null : (
                <span class="lt-row-note" lang={isLocal ? undefined : "vi"}>
                  {isLocal ? words.local : note}
                </span>
              )}
            </>
          ),
          value: <strong class="lt-nowrap">{moneyText(amount, locale)}</strong>,
        }))}
      />
      {resolution !== "" && charges.some(({ isLocal }) => isLocal) ? (
        <p class="lt-small lt-quiet lt-mt2">{words.resolution(resolution)}</p>
      ) : null}
    </>
  );
}

function Where({ frame, offered, record, receivers }: PublicProcedureView) {
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  const places = [offered.receivingPlace, ...receivers].filter(Boolean);
  const who = levelNames(offered.levels, locale).toLocaleLowerCase(locale);
  return (
    <Section id="where" title={words.where}>
      <Ledger
        stack
        rows={[
          {
            term: words.counter,
            value:
              places.length > 0
                ? places.map((place) => <div lang="vi">{place}</div>)
                : words.everyAgency(record?.resolvedBy ?? who),
          },
          { term: words.hours, value: offered.receivingHours || words.officeHours },
          { term: words.online, value: offered.online === null ? words.no : words.onlineLevel(offered.online) },
          { term: words.post, value: record?.channels.post ? words.postYes : words.no },
        ]}
      />
    </Section>
  );
}

function Basis({ frame, offered, record, ownerName }: PublicProcedureView) {
  const { locale } = frame;
  const words = wordsIn(publicWords, locale);
  const lines = (list: readonly string[]) => list.map((line) => <div lang="vi">{line}</div>);
  const announced =
    offered.decisionNumber === "" ? "–" : words.announcedBy(offered.decisionNumber, dayText(offered.decisionDate));
  return (
    <Section id="result" title={words.result}>
      <Ledger
        stack
        rows={[
          ...(record ? [{ term: words.resultIs, value: lines(record.results.map(({ name }) => name)) }] : []),
          ...(record && record.conditions !== ""
            ? [{ term: words.conditions, value: lines([record.conditions]) }]
            : []),
          { term: words.code, value: <span class="lt-code">{offered.code}</span> },
          ...(record
            ? [{ term: words.legal, value: lines(record.legalBasis.map(({ number, title }) => `${title} ${number}`)) }]
            : []),
          { term: words.announced, value: announced },
        ]}
      />
      {record ? (
        <p class="lt-small lt-quiet lt-mt2">
          {words.source(ownerName, record.decision.number, record.version)} {words.sourceLocal}
        </p>
      ) : null}
      {record?.origin.kind === "sample" ? (
        <p class="lt-small lt-quiet lt-mt2">
          <Icon name="alert" /> {words.sample}
        </p>
      ) : null}
    </Section>
  );
}
