import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Filters, OfficerPage, Stuck, Toolbar } from "../../../../ui/index.ts";
import { FiguresPart } from "./figures-part.tsx";
import { FoundByDay, HistoryPart, LastPart } from "./history-part.tsx";
import { DifferencesPart, RefusedPart, WrongCodesPart } from "./lists-part.tsx";
import type { ReconciliationStand } from "./read-stand.ts";
import { reconciliationText } from "./text.ts";

/** Where the comparison with the portal stands. */
export const reconciliationPath = "/dossiers/reconciliation";

/** What the page shows. */
export type ReconciliationView = {
  readonly frame: Frame;
  readonly stand: ReconciliationStand;
  /** Agency looked at; null: all of them. */
  readonly agency: string | null;
  /** Agencies to choose from; empty where the person sees only one. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly page: number;
  readonly mayCompare: boolean;
  readonly maySettle: boolean;
  /** The node reports to a portal that answers no comparison. */
  readonly otherPortal: boolean;
  readonly nameOf: (code: string) => string;
  readonly hrefOf: (change: Readonly<Record<string, string>>) => string;
};

/** How far the portal has what is here, and what is done about the rest. */
export function ReconciliationPage(view: ReconciliationView) {
  const { frame, agency, agencies, otherPortal, nameOf, hrefOf } = view;
  const text = wordsIn(reconciliationText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} note={agency === null ? text.scopeAll : nameOf(agency)} />
      {agencies.length > 0 ? (
        <Filters
          action={reconciliationPath}
          filters={[
            {
              kind: "select",
              name: "agency",
              label: text.agency,
              value: agency ?? "",
              items: [
                { value: "", text: text.scopeAll },
                ...agencies.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
              ],
            },
          ]}
        />
      ) : null}
      {otherPortal ? (
        <Stuck
          items={[
            { tone: "wire", name: text.stuck, state: text.otherPortal.replace(/\.$/, ""), why: text.otherPortalWhy },
          ]}
        />
      ) : null}
      <FiguresPart {...view} />
      <div class="lt-columns">
        <div>
          <FoundByDay {...view} />
        </div>
        <LastPart {...view} />
      </div>
      <DifferencesPart {...view} />
      <RefusedPart {...view} />
      <WrongCodesPart {...view} />
      <HistoryPart {...view} />
      <p class="lt-small lt-mt4 lt-noprint">
        {text.exports}: <a href={hrefOf({ format: "csv", list: "differences" })}>{text.csvDifferences}</a> ·{" "}
        <a href={hrefOf({ format: "csv", list: "refused" })}>{text.csvRefused}</a> ·{" "}
        <a href={hrefOf({ format: "csv", list: "wrong" })}>{text.csvWrong}</a>
      </p>
    </OfficerPage>
  );
}
