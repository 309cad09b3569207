import type { WorkingTime } from "../../../../engines/deadline/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { channelNames } from "../../vocabulary.ts";
import type { DraftPart } from "./fields.tsx";
import { limitReading } from "./limit-reading.ts";
import { type RowColumn, RowTable } from "./row-table.tsx";
import { draftText } from "./text.ts";

/** What limits are read by, too. */
type TimedPart = DraftPart & { readonly now: Date; readonly time: WorkingTime };

/** Parts of a procedure that are lists. */
export function DraftRows(props: TimedPart) {
  const { frame } = props;
  const text = wordsIn(draftText, frame.locale);
  return (
    <>
      <RowTable {...props} part="components" title={text.papers} columns={paperColumns(props)} />
      <RowTable {...props} part="fees" title={text.fees} hint={text.amountHint} columns={feeColumns(props)} />
      <RowTable {...props} part="limits" title={text.limits} hint={text.limitHint} columns={limitColumns(props)} />
      <RowTable
        {...props}
        part="steps"
        title={text.steps}
        columns={[
          { name: "title", label: text.stepTitle },
          { name: "text", label: text.stepText, kind: "area" },
        ]}
      />
      <RowTable
        {...props}
        part="results"
        title={text.results}
        columns={[
          { name: "code", label: codeLabel(props), width: "govuk-input--width-10" },
          { name: "name", label: text.result },
        ]}
      />
      <RowTable
        {...props}
        part="legalBasis"
        title={text.basis}
        columns={[
          { name: "number", label: text.number, width: "govuk-input--width-10" },
          { name: "title", label: text.basisTitle },
          { name: "issuer", label: text.issuer },
          { name: "date", label: text.date, kind: "day" },
        ]}
      />
    </>
  );
}

function codeLabel({ frame }: DraftPart): string {
  return frame.locale === "vi" ? "Mã" : "Code";
}

function paperColumns(part: DraftPart): readonly RowColumn[] {
  const text = wordsIn(draftText, part.frame.locale);
  return [
    { name: "code", label: codeLabel(part), width: "govuk-input--width-4" },
    { name: "name", label: text.paper, kind: "area" },
    { name: "formCode", label: text.formCode, width: "govuk-input--width-10" },
    { name: "formName", label: text.formName, width: "govuk-input--width-10" },
    { name: "originals", label: text.originals, kind: "count", width: "govuk-input--width-2" },
    { name: "copies", label: text.copies, kind: "count", width: "govuk-input--width-2" },
    { name: "required", label: text.required, kind: "tick" },
    { name: "onlyWhen", label: text.onlyWhen },
    { name: "note", label: text.rowNote, kind: "area" },
  ];
}

function feeColumns(part: DraftPart): readonly RowColumn[] {
  const text = wordsIn(draftText, part.frame.locale);
  const kinds = [
    { value: "fee", text: text.fee },
    { value: "charge", text: text.charge },
  ];
  return [
    { name: "code", label: codeLabel(part), width: "govuk-input--width-4" },
    { name: "name", label: text.fees },
    { name: "kind", label: text.kind, items: kinds },
    { name: "amount", label: text.amount, kind: "count", width: "govuk-input--width-10" },
    { name: "unit", label: text.unit, width: "govuk-input--width-5" },
    { name: "note", label: text.rowNote, kind: "area" },
  ];
}

function limitColumns({ frame, now, time }: TimedPart): readonly RowColumn[] {
  const { locale } = frame;
  const text = wordsIn(draftText, locale);
  const channels = (["any", "counter", "online", "post"] as const).map((channel) => ({
    value: channel,
    text: textIn(channelNames[channel], locale),
  }));
  return [
    { name: "channel", label: text.channel, items: channels },
    { name: "onlyWhen", label: text.onlyWhen },
    {
      name: "limit",
      label: text.limit,
      under: (_, value) => limitReading(value, now, time, locale),
      attributes: (index) => ({
        "hx-get": `/catalogue/limit-reading?field=limits-${index}-limit`,
        "hx-trigger": "input changed delay:400ms",
        "hx-target": `#limits-${index}-limit-reading`,
        "hx-swap": "innerHTML",
      }),
    },
    { name: "wording", label: text.wording },
  ];
}
