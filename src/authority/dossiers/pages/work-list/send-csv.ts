import { type AppContext, csvFile, csvLimit } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames, dossierStateNames } from "../../../../protocol/dossiers/index.ts";
import { timesOf } from "../../../calendar/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { noteListTaken } from "../../figures/note-register-taken.ts";
import type { ListedDossier } from "../../listed-dossier.ts";
import { listWork } from "../../store/work-list.ts";
import type { Officer } from "../officer.ts";
import type { ListAddress } from "./address.ts";
import { queryOf, scopeOf } from "./read-list.ts";
import { standingOfRow, stepOfRow, whoDoes } from "./standing.ts";
import { columnText, standingText, workListText } from "./text.ts";

/** Answers with the list under its filters as a table for a spreadsheet, which the audit remembers: it holds people's names and numbers. */
export async function sendCsv(c: AppContext, who: Officer, address: ListAddress): Promise<Response> {
  const { node, locale } = who;
  const words = wordsIn(workListText, locale);
  const scope = await scopeOf(who, address);
  const query = await queryOf(who, { ...address, after: undefined }, scope);
  const [times, agencies] = await Promise.all([timesOf(node.db), agenciesOfNode(node.db)]);
  const agencyNames = new Map(agencies.map(({ code, name }) => [code, name]));
  const facts = { scope, who, agencyNames, timeOf: (code: string, at: Date) => times.of(code, at) };
  const rows: (readonly (string | number)[])[] = [];
  let after: string | undefined;
  do {
    const page = await listWork(node.db, { ...query, after, size: 1_000 });
    rows.push(...page.rows.map((row) => lineOf(row)));
    after = page.next;
  } while (after !== undefined && rows.length < csvLimit);
  const isCut = after !== undefined;
  const taken = rows.slice(0, csvLimit);
  const filters = { ...address, part: query.part, after: undefined, open: undefined };
  await noteListTaken(node, { by: who.by, at: who.now, filters, lines: taken.length });
  const columns = wordsIn(columnText, locale);
  const head = [
    ...[words.code, columns.procedureCode, words.procedure, words.applicant, columns.number, columns.agency],
    ...[
      columns.channel,
      words.received,
      words.due,
      columns.state,
      columns.standing,
      columns.step,
      columns.who,
      columns.scans,
    ],
  ];
  const cut = isCut ? [[words.cutAt(formatNumber(csvLimit, locale))]] : [];
  return csvFile(c, `ho-so-${query.part}-${isoDay(who.now)}`, [head, ...taken, ...cut]);

  function lineOf(row: ListedDossier): readonly (string | number)[] {
    const standing = standingOfRow(row, facts, locale);
    const { step } = stepOfRow(row);
    const state = standing.text ?? wordsIn(standingText, locale)[standingNames[standing.mark]];
    return [
      ...[row.code, row.procedureCode, row.procedureName, row.applicantName, row.applicantNumber],
      ...[agencyNames.get(row.agencyCode) ?? row.agencyCode, textIn(channelNames[row.channel], locale)],
      ...[
        formatDateTime(row.receivedAt),
        row.dueAt ? formatDateTime(row.dueAt) : "",
        textIn(dossierStateNames[row.state], locale),
      ],
      ...[
        `${state}${standing.left ? ` (${standing.left})` : ""}`,
        step?.name ?? "",
        step ? whoDoes(step, facts, locale) : "",
      ],
      row.scans,
    ];
  }
}

const standingNames = {
  ok: "in-time",
  soon: "soon",
  late: "late",
  "late-sync": "sync",
  paused: "paused",
  done: "any",
} as const;
