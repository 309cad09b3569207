import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames } from "../../../../protocol/dossiers/index.ts";
import { type Filter, Filters, useLocale } from "../../../../ui/index.ts";
import { listPath } from "./address.ts";
import type { ListFacts, ListOffers } from "./read-list.ts";
import { workListText } from "./text.ts";

/** What a list can be cut by, sent by GET so that the address holds it. */
export function ListFilters({ facts, offers }: { facts: ListFacts; offers: ListOffers }) {
  const { part, standing, sort, order } = facts.address;
  const hidden = { part, standing, sort, order };
  const kept = Object.entries(hidden).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return <Filters action={listPath} filters={controls(facts, offers, useLocale())} hidden={Object.fromEntries(kept)} />;
}

function controls(facts: ListFacts, offers: ListOffers, locale: "vi" | "en"): readonly Filter[] {
  const { address, part, scope } = facts;
  const words = wordsIn(workListText, locale);
  const ofOne = scope.agencies.length === 1;
  const agencies: readonly Filter[] =
    offers.agencies.length === 0
      ? []
      : [
          {
            kind: "select",
            name: "agency",
            label: words.agency,
            value: address.agency ?? "",
            items: [
              { value: "", text: words.anyAgency },
              ...offers.agencies.map(({ code, name }) => ({ value: code, text: name })),
            ],
          },
        ];
  if (!ofOne || !offers.choices) return agencies;
  const { procedures, sectors } = offers.choices;
  return [
    ...agencies,
    { kind: "text", type: "search", name: "q", label: words.text, value: address.q ?? "" },
    {
      kind: "select",
      name: "procedure",
      label: words.procedure,
      value: address.procedure ?? "",
      items: [{ value: "", text: words.anyProcedure(formatNumber(procedures.length, locale)) }, ...procedures],
    },
    ...(sectors.length > 1
      ? [
          {
            kind: "select" as const,
            name: "sector",
            label: words.sector,
            value: address.sector ?? "",
            items: [{ value: "", text: words.anySector }, ...sectors],
          },
        ]
      : []),
    // What has ended has no open step, and nobody to do it.
    ...(part === "done" ? [] : stepFilters(facts, offers, locale)),
    {
      kind: "select",
      name: "channel",
      label: words.channel,
      value: address.channel === undefined ? "" : String(address.channel),
      items: [
        { value: "", text: words.anyChannel },
        ...Object.entries(channelNames).map(([value, text]) => ({ value, text: textIn(text, locale) })),
      ],
    },
  ];
}

/** Filters by the open step: which, and whose. */
function stepFilters({ address, who }: ListFacts, offers: ListOffers, locale: "vi" | "en"): readonly Filter[] {
  const words = wordsIn(workListText, locale);
  const me = offers.staff.some(({ accountId }) => accountId === who.by.accountId);
  return [
    {
      kind: "select",
      name: "step",
      label: words.step,
      value: address.step ?? "",
      items: [{ value: "", text: words.anyStep }, ...(offers.choices?.steps ?? [])],
    },
    {
      kind: "select",
      name: "assignee",
      label: words.assignee,
      value: address.assignee ?? "",
      items: [
        { value: "", text: words.anyAssignee },
        { value: "none", text: words.nobody },
        ...(me ? [{ value: who.by.accountId, text: words.me(who.by.name) }] : []),
        ...offers.staff
          .filter(({ accountId }) => accountId !== who.by.accountId)
          .map(({ accountId, name }) => ({ value: accountId, text: name })),
      ],
    },
  ];
}
