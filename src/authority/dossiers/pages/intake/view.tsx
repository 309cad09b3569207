import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { textIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, Icon, Input, Kbd, OfficerPage, Textarea } from "../../../../ui/index.ts";
import { AnswerPart } from "./answer-part.tsx";
import { PapersPart } from "./papers-part.tsx";
import { bringing, errorOf, focusOn, type IntakeView, intakePath, wordsOf } from "./parts.tsx";
import { PersonPart } from "./person-part.tsx";
import { ProcedurePart } from "./procedure-part.tsx";
import { RoutePart } from "./route-part.tsx";

/** The counter: one dense form left, what follows from it right, the acts at the foot. */
export function IntakePage({ frame, ...view }: IntakeView & { readonly frame: Frame }) {
  const text = wordsOf(view);
  const { intake, errors, locale } = view;
  const wrong = Object.entries(errors);
  const errorTitle = view.isRefusal ? text.refusalErrorTitle : text.errorTitle;
  return (
    <OfficerPage
      frame={frame}
      title={wrong.length > 0 ? `${errorTitle}: ${text.title}` : text.title}
      arrangement="panes"
      classes="lt-intake"
    >
      <Form frame={frame} action={intakePath} files id="intake" classes="lt-intake__form" label={text.title}>
        {/* what Enter does in a field where no script is: nothing is received by mistake */}
        <button type="submit" name="next" value="look" class="govuk-visually-hidden" tabindex={-1}>
          {text.bringUpToDate}
        </button>
        <input type="hidden" name="id" value={intake.form.id} />
        <div class="lt-intake__fields" tabindex={-1}>
          <h1 class="govuk-heading-xl">{text.title}</h1>
          {wrong.length > 0 ? (
            <ErrorSummary
              titleText={errorTitle}
              descriptionText={text.errorsLead}
              errorList={wrong.map(([id, said]) => ({ text: textIn(said, locale), href: `#${id}` }))}
            />
          ) : null}
          <ProcedurePart {...view} />
          <PersonPart {...view} />
          <PapersPart {...view} />
          <RoutePart {...view} />
        </div>
        <div class="lt-intake__answer">
          <AnswerPart {...view} />
          <Refusal {...view} />
          <Keys {...view} />
        </div>
        <div class="lt-actionbar lt-intake__bar" data-lt-step="">
          <Button id="accept" text={text.accept} attributes={{ formaction: "/dossiers", ...focusOn("accept", view) }} />
          <Button
            text={text.guidance}
            classes="govuk-button--secondary"
            attributes={{ formaction: "/dossiers/guidance" }}
          />
          <p class="lt-actionbar__note" id="intake-said" role="status" data-lt-unreachable={text.sendingFailed} />
        </div>
        <div
          id="intake-watch"
          {...bringing("answer")}
          hx-trigger="lt:changed"
          hx-encoding="application/x-www-form-urlencoded"
        />
      </Form>
    </OfficerPage>
  );
}

function Refusal(view: IntakeView) {
  const text = wordsOf(view);
  const { form } = view.intake;
  const isOpen = ["reason", "legal"].some((id) => id in view.errors);
  return (
    <details class="govuk-details lt-intake__refusal" open={isOpen}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{text.refuseTitle}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="lt-small">{text.refuseLead}</p>
        <Textarea
          name="reason"
          rows={3}
          label={{ text: text.reason }}
          value={form.reason}
          {...errorOf("reason", view)}
        />
        <Input name="legal" label={{ text: text.legal }} value={form.legal} {...errorOf("legal", view)} />
        <Button text={text.refuse} classes="govuk-button--warning" attributes={{ formaction: "/dossiers/refusals" }} />
      </div>
    </details>
  );
}

function Keys(view: IntakeView) {
  const text = wordsOf(view);
  const keys: readonly (readonly [Child, string])[] = [
    ["Enter", text.keyEnter],
    [<Icon name="down" />, text.keyDown],
    ["Space", text.keySpace],
  ];
  return (
    <details class="lt-intake__keys lt-noprint" data-lt-keys="" open>
      <summary>
        <Kbd>?</Kbd> {text.keys}
      </summary>
      <ul>
        {keys.map(([key, meaning]) => (
          <li>
            <Kbd>{key}</Kbd> {meaning}
          </li>
        ))}
        <li>
          <Kbd>?</Kbd> {text.keyHelp}
        </li>
        <li>{text.keyScan}</li>
      </ul>
    </details>
  );
}
