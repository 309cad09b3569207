import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import { Button, Details, Form, Select, type SelectItem } from "../../../../ui/index.ts";
import type { ProcedureSummary } from "../../procedure-summary.ts";
import { levelNames } from "../../vocabulary.ts";
import { ownerName, sectorKey } from "../names.ts";
import { procedureWords } from "../words.ts";
import type { SearchQuery } from "./page.tsx";
import { searchText } from "./text.ts";

/** The filters of the results: a form sent by GET behind one line, open once one is used. */
export function SearchFilters({
  frame,
  asked,
  all,
}: {
  frame: Frame;
  asked: SearchQuery;
  all: readonly ProcedureSummary[];
}) {
  const text = wordsIn(searchText, frame.locale);
  const isUsed = [asked.level, asked.sector, asked.owner, asked.online].some((one) => one !== undefined);
  return (
    <Details summaryText={text.filters} open={isUsed} classes="lt-mt4">
      <Form frame={frame} action="/procedures" method="get" label={text.filters}>
        {asked.q ? <input type="hidden" name="q" value={asked.q} /> : null}
        {asked.event ? <input type="hidden" name="event" value={asked.event} /> : null}
        {asked.q || asked.event ? null : <input type="hidden" name="list" value="all" />}
        {choicesOf(frame, all).map(({ name, label, items }) => (
          <Select name={name} label={{ text: label }} items={items} value={asked[name] ?? ""} />
        ))}
        <div class="lt-actions">
          <Button text={text.filter} classes="govuk-button--secondary" />
          {isUsed ? (
            <a href={asked.q ? `/procedures?q=${encodeURIComponent(asked.q)}` : "/procedures?list=all"}>{text.clear}</a>
          ) : null}
        </div>
      </Form>
    </Details>
  );
}

type FilterChoice = {
  readonly name: "level" | "sector" | "owner" | "online";
  readonly label: string;
  readonly items: readonly SelectItem[];
};

function choicesOf({ locale }: Frame, all: readonly ProcedureSummary[]): readonly FilterChoice[] {
  const words = wordsIn(procedureWords, locale);
  const sectors = new Map(
    all.map(({ sector }) => [sectorKey(sector), (locale === "en" && sector.nameEn) || sector.name]),
  );
  const owners = new Map(all.map(({ owner }) => [owner, ownerName(owner, locale)]));
  const listed = (names: ReadonlyMap<string, string>, any: string): readonly SelectItem[] => [
    { value: "", text: any },
    ...[...names].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text, locale)),
  ];
  return [
    {
      name: "level",
      label: words.level,
      items: [
        { value: "", text: words.anyLevel },
        ...procedureLevels.map((level) => ({ value: level, text: textIn(levelNames[level], locale) })),
      ],
    },
    { name: "sector", label: words.sector, items: listed(sectors, words.anySector) },
    { name: "owner", label: words.owner, items: listed(owners, words.anyOwner) },
    {
      name: "online",
      label: words.online,
      items: [
        { value: "", text: words.anyOnline },
        { value: "0", text: words.notOnline },
        ...[2, 3, 4].map((level) => ({ value: level, text: words.onlineLevel(level) })),
      ],
    },
  ];
}
