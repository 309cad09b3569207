import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatDateTime, shortAgencyName, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, OfficerPage, Ruled, Toolbar, Void } from "../../../../ui/index.ts";
import type { IncomingRow } from "../../store/incoming-list.ts";
import type { OutgoingRow } from "../../store/outgoing-list.ts";
import type { Page } from "../../store/paging.ts";
import { totalText } from "../lists.ts";
import { incomingStateWords, officeWords, outgoingStateWords } from "../words.ts";
import { searchText } from "./text.ts";

type Found = { readonly outgoing: Page<OutgoingRow>; readonly incoming: Page<IncomingRow> };

/** What was found in both directions. */
export function SearchPage({ frame, text, found }: { frame: Frame; text: string; found: Found | undefined }) {
  const say = wordsIn(searchText, frame.locale);
  const nothing = found && found.outgoing.rows.length + found.incoming.rows.length === 0;
  return (
    <OfficerPage frame={frame} title={text === "" ? say.title : say.found(text)} keys>
      <Toolbar title={text === "" ? say.title : say.found(text)} note={say.label} />
      {found ? null : <Void kind="empty" title={say.ask} />}
      {nothing ? (
        <Void kind="empty" title={say.nothing(text)}>
          {say.nothingWhy}
        </Void>
      ) : null}
      {found && found.incoming.rows.length > 0 ? <Incoming frame={frame} list={found.incoming} /> : null}
      {found && found.outgoing.rows.length > 0 ? <Outgoing frame={frame} list={found.outgoing} /> : null}
    </OfficerPage>
  );
}

function Incoming({ frame, list }: { frame: Frame; list: Page<IncomingRow> }) {
  const say = wordsIn(searchText, frame.locale);
  const words = wordsIn(officeWords, frame.locale);
  return (
    <div class="lt-mt4">
      <Ruled text={say.incoming} id="found-in" note={totalText(list.total, frame.locale)} />
      <DataTable
        caption={say.incoming}
        list
        columns={[
          { text: words.number, width: "col-who" },
          { text: words.subject },
          { text: words.sender, width: "col-from" },
          { text: words.state, width: "col-who" },
          { text: words.updated, numeric: true, width: "col-who" },
        ]}
        rows={list.rows.map((row) => ({
          href: `/incoming/${row.id}`,
          cells: [
            row.numberText,
            { text: row.subject, full: row.subject },
            { text: shortAgencyName(row.fromName), full: row.fromName },
            textIn(incomingStateWords[row.state], frame.locale),
            formatDateTime(row.receivedAt),
          ],
        }))}
      />
    </div>
  );
}

function Outgoing({ frame, list }: { frame: Frame; list: Page<OutgoingRow> }) {
  const say = wordsIn(searchText, frame.locale);
  const words = wordsIn(officeWords, frame.locale);
  return (
    <div class="lt-mt4">
      <Ruled text={say.outgoing} id="found-out" note={totalText(list.total, frame.locale)} />
      <DataTable
        caption={say.outgoing}
        list
        columns={[
          { text: words.number, width: "col-who" },
          { text: words.subject },
          { text: words.signer, width: "col-due" },
          { text: words.state, width: "col-due" },
          { text: words.updated, numeric: true, width: "col-who" },
        ]}
        rows={list.rows.map((row) => ({
          href: `/outgoing/${row.id}`,
          cells: [
            row.numberText ?? words.noNumber,
            { text: row.subject || words.noSubject, full: row.subject },
            row.signerName || "–",
            textIn(outgoingStateWords[row.state], frame.locale),
            formatDate(row.issuedAt ?? row.updatedAt),
          ],
        }))}
      />
    </div>
  );
}
