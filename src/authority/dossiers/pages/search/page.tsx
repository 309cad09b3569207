import { type App, type Frame, render } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { OfficerPage, Toolbar, Void } from "../../../../ui/index.ts";
import { timesOf } from "../../../calendar/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { mayOversee } from "../../policy.ts";
import { type FoundPage, searchDossiers, wordsToFind } from "../../store/work-list-search.ts";
import { pathOf } from "../dossier/desk.ts";
import { listFrame, officer } from "../officer.ts";
import { readAddress } from "../work-list/address.ts";
import { scopeOf } from "../work-list/read-list.ts";
import { DossierTable, type RowFacts } from "../work-list/table.tsx";
import { workListText } from "../work-list/text.ts";

/** `/dossiers/search`: looks for dossiers in every list that the person may see, open and ended. A whole code opens its dossier. */
export function addDossierSearch(app: App): void {
  app.get("/dossiers/search", async (c) => {
    const who = officer(c);
    const { q: text = "", after } = readAddress(c);
    const { node, by, now } = who;
    const agency = mayOversee(by, now) ? undefined : by.agencyCode;
    const words = await wordsToFind(node.db, text);
    const found = await searchDossiers(node.db, { text, words, agency, after });
    const [only] = found.rows;
    if (only && found.rows.length === 1 && only.code === text.trim().toUpperCase())
      return c.redirect(pathOf(only), 303);
    const [times, agencies, scope] = await Promise.all([
      timesOf(node.db),
      agenciesOfNode(node.db),
      scopeOf(who, { agency: by.agencyCode }),
    ]);
    const facts = {
      rows: found.rows,
      agencyNames: new Map(agencies.map(({ code, name }) => [code, name])),
      timeOf: (code: string, at: Date) => times.of(code, at),
      ...{ scope, who, machineNow: node.machine.now() },
    };
    return render(c, <SearchPage frame={await listFrame(c)} text={text} found={found} facts={facts} />);
  });
}

function SearchPage(of: {
  readonly frame: Frame;
  readonly text: string;
  readonly found: FoundPage;
  readonly facts: RowFacts;
}) {
  const { frame, text, found, facts } = of;
  const words = wordsIn(workListText, frame.locale);
  const title = text === "" ? words.searchEmptyTitle : words.searchTitle(text);
  const count = formatNumber(found.total, frame.locale);
  return (
    <OfficerPage frame={frame} title={title} keys>
      <Toolbar
        title={title}
        note={text === "" ? undefined : found.more ? words.foundMany(count) : words.found(count)}
      />
      {text === "" ? (
        <Void kind="empty" title={words.searchEmptyTitle}>
          {words.searchEmpty}
        </Void>
      ) : found.rows.length === 0 ? (
        <Void kind="empty" title={words.searchNone(text)}>
          {words.searchNoneWhy}
        </Void>
      ) : (
        <DossierTable
          facts={facts}
          caption={title}
          heads={[
            { text: words.code, width: "lt-inbox__c-code" },
            { text: words.procedure },
            { text: words.applicant, width: "lt-inbox__c-who" },
            { text: words.due, width: "lt-inbox__c-due" },
            { text: words.state, width: "lt-inbox__c-state" },
          ]}
        />
      )}
      {found.next === undefined ? null : (
        <p class="lt-inbox__pages lt-noprint">
          <a href={`/dossiers/search?${new URLSearchParams({ q: text, after: found.next })}`}>{words.older}</a>
        </p>
      )}
    </OfficerPage>
  );
}
