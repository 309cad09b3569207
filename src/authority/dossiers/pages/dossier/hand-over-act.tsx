import type { App } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Input, Radios, Textarea } from "../../../../ui/index.ts";
import { type HandOver, handOver } from "../../actions/hand-over.ts";
import { dossierErrors } from "../../errors.ts";
import { type ActView, fieldOf } from "./act-frame.tsx";
import { type ActPageOf, addActPage } from "./act-page.tsx";
import { formText, wayWords } from "./form-text.ts";

const ways = ["counter", "post", "online"] as const satisfies readonly HandOver["by"][];

/** To hand the result over and name who received it. */
export function addHandOverAct(app: App): void {
  addActPage(app, handingOver);
}

const handingOver: ActPageOf = {
  name: "hand-over",
  fields: (view) => <HandOverFields {...view} />,
  follows: ({ frame }) => [wordsIn(formText, frame.locale).toldPortal],
  said: ({ frame, typed }) => {
    const text = wordsIn(formText, frame.locale);
    return [
      { term: text.receiver, value: fieldOf(typed, "receiver").trim() },
      { term: text.receiverNumber, value: fieldOf(typed, "receiverNumber").trim() },
      { term: text.way, value: wayWords[wayOf(fieldOf(typed, "by"))][frame.locale] },
      { term: text.remark, value: fieldOf(typed, "note").trim() },
    ];
  },
  check: ({ typed }) => {
    if (fieldOf(typed, "receiver").trim() === "") throw dossierErrors.reason("receiver");
  },
  run: ({ desk, dossier, typed }, revision) =>
    handOver(desk.node, desk.by, {
      ...{ dossierId: dossier.id, revision },
      receiver: line(fieldOf(typed, "receiver")),
      receiverNumber: line(fieldOf(typed, "receiverNumber")),
      by: wayOf(fieldOf(typed, "by")),
      note: fieldOf(typed, "note").trim(),
    }),
};

function line(text: string): string {
  return text.replace(/\s+/gu, " ").trim().slice(0, 200);
}

function wayOf(text: string): HandOver["by"] {
  return ways.find((way) => way === text) ?? "counter";
}

function HandOverFields({ frame, typed, errors, dossier }: ActView) {
  const text = wordsIn(formText, frame.locale);
  const receiver = typed.receiver === undefined ? dossier.applicant.name : fieldOf(typed, "receiver");
  return (
    <>
      <Input
        name="receiver"
        label={{ text: text.receiver, classes: "govuk-label--s" }}
        hint={{ text: text.receiverHint }}
        value={receiver}
        errorMessage={errors?.fields.receiver ? { text: errors.fields.receiver } : undefined}
      />
      <Input
        name="receiverNumber"
        label={{ text: text.receiverNumber, classes: "govuk-label--s" }}
        hint={{ text: text.receiverNumberHint }}
        classes="govuk-input--width-20"
        value={fieldOf(typed, "receiverNumber")}
      />
      <Radios
        name="by"
        value={wayOf(fieldOf(typed, "by"))}
        fieldset={{ legend: { text: text.way, classes: "govuk-fieldset__legend--s" } }}
        items={ways.map((way) => ({ value: way, text: wayWords[way][frame.locale] }))}
      />
      <Textarea
        name="note"
        rows={2}
        label={{ text: text.remark, classes: "govuk-label--s" }}
        value={fieldOf(typed, "note")}
      />
    </>
  );
}
