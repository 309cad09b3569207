import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatBytes,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatShare,
  shortAgencyName,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { DataTable, Num, OfficerPage, State, Tally, Toolbar, Void } from "../../../../ui/index.ts";
import type { NodeStanding } from "../../store/reconciliation-figures.ts";
import { openWrongCodesOf } from "../wrong-codes/view.tsx";
import { reconciliationText } from "./text.ts";
import { silentFor, tones } from "./words.ts";

/** What the overview shows. */
export type OverviewView = {
  readonly frame: Frame;
  readonly nodes: readonly NodeStanding[];
  readonly lag: { readonly p50: number; readonly p95: number } | undefined;
  readonly now: Date;
  readonly nameOf: (code: string) => string;
};

/** Every authority: how far what is here is what is there. */
export function OverviewPage({ frame, nodes, lag, now, nameOf }: OverviewView) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const sum = (pick: (node: NodeStanding) => number) => nodes.reduce((total, node) => total + pick(node), 0);
  const dossiers = sum((node) => node.dossiers);
  const open = sum((node) => node.open);
  const refused = sum((node) => node.refused);
  const quiet = (node: NodeStanding) =>
    node.comparedAt !== null && now.getTime() - node.comparedAt.getTime() > silentFor;
  const silent = nodes.filter(quiet).length;
  return (
    <OfficerPage frame={frame} title={text.title} keys={nodes.length > 0}>
      <Toolbar title={text.title} note={text.note} />
      <Tally
        wide
        figures={[
          {
            term: text.match,
            value: dossiers === 0 ? text.none : formatShare(Math.max(0, dossiers - open) / dossiers, locale),
            sub: text.matchSub(number(dossiers)),
          },
          {
            term: text.lag,
            value: lag ? formatDuration(lag.p50, locale) : text.none,
            sub: lag ? text.lagSub(formatDuration(lag.p95, locale)) : text.lagNone,
          },
          { term: text.silent, value: number(silent), tone: silent > 0 ? "wire" : undefined, sub: text.silentSub },
          {
            term: text.refused,
            value: number(refused),
            href: "/dossiers/wrong-codes?only=open",
            tone: refused > 0 ? "bad" : undefined,
          },
          { term: text.open, value: number(open), tone: open > 0 ? "bad" : undefined },
        ]}
      />
      {nodes.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy}
        </Void>
      ) : (
        <DataTable
          caption={text.title}
          list
          classes="lt-table--wrap lt-table--tight"
          columns={[
            { text: text.where },
            { text: text.dossiers, numeric: true },
            { text: text.match, numeric: true },
            { text: text.open, numeric: true },
            { text: text.refused, numeric: true },
            { text: text.compared, numeric: true, width: "col-due" },
            { text: text.result },
            { text: text.took, numeric: true },
            { text: text.size, numeric: true },
          ]}
          rows={nodes.map((node) => ({
            href: `/dossiers/reconciliation/${encodeURIComponent(node.node)}`,
            cells: [
              { text: shortAgencyName(nameOf(node.node)), full: nameOf(node.node) },
              number(node.dossiers),
              node.dossiers === 0
                ? text.none
                : formatShare(Math.max(0, node.dossiers - node.open) / node.dossiers, locale),
              number(node.open),
              <Num href={openWrongCodesOf(node.node, node.refused)}>{number(node.refused)}</Num>,
              node.comparedAt ? formatDateTime(node.comparedAt) : text.none,
              !node.state ? (
                text.never
              ) : quiet(node) && node.comparedAt ? (
                <State tone="wire" text={text.quiet(formatDateTime(node.comparedAt))} />
              ) : (
                <State tone={tones[node.state]} text={text[node.state]} />
              ),
              node.milliseconds === null ? text.none : text.takes(formatNumber(node.milliseconds / 1_000, locale, 2)),
              node.bytes === 0 ? text.none : formatBytes(node.bytes, locale),
            ],
          }))}
        />
      )}
    </OfficerPage>
  );
}
