import type { Sheet } from "../../../../platform/sheets/index.ts";
import { formatDate, type Locale, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames, dossierStateNames, dossierStates } from "../../../../protocol/dossiers/index.ts";
import type { RegisterRow } from "../../store/register-list.ts";
import { registersText } from "./text.ts";

/** What is to be said of a line beside its days. */
export function remarksOf(row: RegisterRow, nameOf: (code: string) => string, locale: Locale): string {
  const text = wordsIn(registersText, locale);
  return [
    textIn(dossierStateNames[row.state], locale),
    ...(row.supplements > 0 ? [text.supplements(String(row.supplements))] : []),
    ...(row.reappointedTo ? [text.reappointed(formatDate(row.reappointedTo))] : []),
    ...(row.receivedAgency === row.agencyCode ? [] : [text.receivedAt(nameOf(row.receivedAgency))]),
    ...(row.mandate ? [text.mandate(row.mandate)] : []),
  ].join("; ");
}

/** The register as a table to take away (sổ theo dõi hồ sơ, Thông tư 01/2018/TT-VPCP). */
export function registerSheet(rows: readonly RegisterRow[], nameOf: (code: string) => string, locale: Locale): Sheet {
  const text = wordsIn(registersText, locale);
  const day = (at: Date | null) => (at ? formatDate(at) : "");
  return {
    title: text.title,
    columns: [
      { name: text.number, width: 6 },
      { name: text.code, width: 24 },
      { name: text.procedureName, width: 50 },
      { name: text.applicant, width: 26 },
      { name: text.contact, width: 36 },
      { name: text.agency, width: 30 },
      { name: text.channel, width: 14 },
      { name: text.received, width: 12 },
      { name: text.due, width: 12 },
      { name: text.ended, width: 12 },
      { name: text.returned, width: 12 },
      { name: text.remarks, width: 36 },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.code,
      row.procedureName,
      row.applicant,
      [row.address, row.phone].filter(Boolean).join(", "),
      nameOf(row.agencyCode),
      textIn(channelNames[row.channel], locale),
      day(row.receivedAt),
      day(row.dueAt),
      // What was not received was not resolved.
      day(row.state === dossierStates.notReceived ? null : row.endedAt),
      day(row.returnedAt),
      remarksOf(row, nameOf, locale),
    ]),
  };
}
