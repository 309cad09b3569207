import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Details, Form, Input, Radios, Ruled, Select, Textarea } from "../../../../ui/index.ts";
import { refusalReasons } from "../../refusal-reasons.ts";
import { changeWords } from "../words.ts";
import { incomingText } from "./text.ts";
import type { IncomingView } from "./view.tsx";

/** What the person can do now with a received document. */
export function IncomingForms(view: IncomingView) {
  const { may, mayAnswer, mayNote } = view;
  return (
    <>
      {mayAnswer ? <ChangeForm {...view} /> : null}
      {may("register") ? <RegisterForm {...view} /> : null}
      {may("complete") ? <CompleteForm {...view} /> : null}
      {may("refuse") ? <RefuseForm {...view} /> : null}
      {mayNote ? <NoteForm {...view} /> : null}
    </>
  );
}

function RegisterForm({ frame, document, nextNumber }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  return (
    <section aria-labelledby="register" class="lt-mt3">
      <Ruled text={text.register} id="register" />
      <p class="lt-small lt-quiet">{text.registerLead}</p>
      <Form frame={frame} action={`/incoming/${document.id}/registration`} classes="lt-mt3">
        <Input name="note" id="register-note" label={{ text: text.note }} />
        <div class="lt-actions lt-mt3">
          <Button text={text.registerAs(String(nextNumber ?? ""))} />
        </div>
      </Form>
    </section>
  );
}

function CompleteForm({ frame, document }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  return (
    <section aria-labelledby="complete" class="lt-mt3">
      <Ruled text={text.complete} id="complete" />
      <Form frame={frame} action={`/incoming/${document.id}/completion`} classes="lt-mt3">
        <Input name="note" id="complete-note" label={{ text: text.completeNote }} />
        <div class="lt-actions lt-mt3">
          <Button text={text.complete} />
        </div>
      </Form>
    </section>
  );
}

function RefuseForm({ frame, document, errors }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  const wrong = errors?.fields.reason;
  return (
    <Details summaryText={text.refuse} open={wrong !== undefined && document.changeState !== "asked"}>
      <p class="lt-small">{text.refuseLead}</p>
      <Form frame={frame} action={`/incoming/${document.id}/refusal`} classes="lt-mt3">
        <Select
          name="reason-code"
          label={{ text: text.refuseReason }}
          items={refusalReasons.map((reason) => ({ value: reason.code, text: textIn(reason.text, frame.locale) }))}
        />
        <Textarea
          name="reason"
          rows={3}
          label={{ text: text.refuseText }}
          hint={{ text: text.refuseTextHint }}
          {...(wrong ? { errorMessage: { text: wrong } } : {})}
        />
        <div class="lt-actions lt-mt3">
          <Button text={text.refuse} classes="govuk-button--warning" />
        </div>
      </Form>
    </Details>
  );
}

function NoteForm({ frame, document }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  return (
    <Details summaryText={text.noteChange}>
      <Form frame={frame} action={`/incoming/${document.id}/note`}>
        <Input name="note" id="register-remark" label={{ text: text.note }} value={document.note} />
        <div class="lt-actions lt-mt3">
          <Button text={text.saveNote} classes="govuk-button--secondary" />
        </div>
      </Form>
    </Details>
  );
}

/** The sender wants the document back, updated or replaced: what each answer leads to is said before it is given. */
function ChangeForm({ frame, document, changedBy, errors }: IncomingView) {
  const text = wordsIn(incomingText, frame.locale);
  if (!document.change) return null;
  const consequence = { recall: text.agreeRecall, update: text.agreeUpdate, replacement: text.agreeReplacement }[
    document.change
  ];
  const wrong = errors?.fields.reason;
  return (
    <section aria-labelledby="change" class="lt-mt3">
      <Ruled text={text.changeTitle(textIn(changeWords[document.change], frame.locale))} id="change" bad />
      <p class="lt-mt2">{text.changeReason(document.changeReason ?? "")}</p>
      {changedBy ? (
        <p class="lt-mt2">
          {text.changeBy}: <a href={`/incoming/${changedBy.id}`}>{changedBy.numberText}</a>
        </p>
      ) : null}
      <Form frame={frame} action={`/incoming/${document.id}/answer`} classes="lt-mt3">
        <Radios
          name="answer"
          fieldset={{ legend: { text: text.decision } }}
          items={[
            { value: "agree", text: text.agree, hint: { text: consequence } },
            { value: "refuse", text: text.disagree, hint: { text: text.refuseChange } },
          ]}
        />
        <Textarea
          name="text"
          id={wrong ? "reason" : "text"}
          rows={2}
          label={{ text: text.answerText }}
          {...(wrong ? { errorMessage: { text: wrong } } : {})}
        />
        <div class="lt-actions lt-mt3">
          <Button text={text.send} />
        </div>
      </Form>
    </section>
  );
}
