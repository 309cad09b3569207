import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, FileUpload, Form, Input, Kbd, Textarea } from "../../../../ui/index.ts";
import type { Outcome } from "../../../procedures/index.ts";
import { flowOfWork } from "../../read-dossier.ts";
import { scanTypes } from "../intake/attached.ts";
import { pathOf } from "./desk.ts";
import { askerOf, type DossierView } from "./dossier-view.ts";
import { leadsTo, needsForm, type OwnStep } from "./situation.ts";
import { dossierText } from "./text.ts";

/** Names of the fields for values that the drawing asks for. */
export const varField = "var-";

/** Name of the field for files that go with an answer to another node. */
export const answerField = "answer-files";

/** The form of a step: what was found, and one button for each way it can turn out, with where the dossier then goes. */
export function StepForm(view: DossierView & { step: OwnStep; isFirst: boolean }) {
  const { frame, dossier, step, leases, isFirst } = view;
  const { work } = step;
  const text = wordsIn(dossierText, frame.locale);
  const typed = view.typed?.token === work.token ? view.typed : undefined;
  const wrong = typed ? view.errors?.fields : undefined;
  const noteId = `note-${work.token}`;
  const isGuest = dossier.originNode !== null;
  return (
    <Form
      frame={frame}
      action={pathOf(dossier, `steps/${work.token}`)}
      classes="lt-dossier__step"
      files={isGuest}
      label={work.name}
      {...(typed ? {} : { keepAs: `step-${work.token}` })}
    >
      <input type="hidden" name="revision" value={String(dossier.revision)} />
      <input type="hidden" name="fence" value={String(leases.get(work.token)?.fence ?? work.fence)} />
      {view.situation.steps.length > 1 ? <h3 class="govuk-heading-s">{work.name}</h3> : null}
      {step.isOpinion ? <p class="lt-small">{text.askedBy(askerOf(view))}</p> : null}
      {step.asks.map((name) => (
        <Input
          name={`${varField}${name}`}
          id={`${varField}${name}-${work.token}`}
          label={{ text: text.asksFor(name) }}
          hint={{ text: text.asksHint }}
          value={typed?.vars[name] ?? ""}
          errorMessage={wrong?.[`${varField}${name}`] ? { text: wrong[`${varField}${name}`] } : undefined}
        />
      ))}
      <Textarea
        name="note"
        id={noteId}
        rows={3}
        label={{ text: step.isOpinion ? text.opinion : text.comment, classes: "govuk-label--s" }}
        hint={{
          text: step.isOpinion ? text.opinionHint(askerOf(view)) : text.commentHint,
        }}
        value={typed?.note ?? ""}
        errorMessage={wrong?.note ? { text: wrong.note } : undefined}
      />
      {isGuest ? (
        <FileUpload
          name={answerField}
          id={`${answerField}-${work.token}`}
          multiple
          label={{ text: text.answerFiles, classes: "govuk-label--s" }}
          hint={{ text: text.answerFilesHint }}
          attributes={{ accept: scanTypes.join(",") }}
          errorMessage={wrong?.[answerField] ? { text: wrong[answerField] } : undefined}
        />
      ) : null}
      <Outcomes {...view} isFirst={isFirst} />
    </Form>
  );
}

/** Which outcome leads on: neither back, nor out, nor to the applicant. */
function isForward({ code }: Outcome): boolean {
  return !["supplement", "return", "reject", "refuse", "incomplete"].includes(code);
}

function Outcomes(view: DossierView & { step: OwnStep; isFirst: boolean }) {
  const { frame, dossier, step, isFirst, result, by } = view;
  const { work, outcomes } = step;
  const text = wordsIn(dossierText, frame.locale);
  const instance = flowOfWork(view, work);
  const node = instance?.plan.nodes[work.node];
  const isGuest = dossier.originNode !== null;
  const goes = (outcome: string | undefined): string => {
    const names = instance && node ? leadsTo(instance.plan, node, outcome) : [];
    return names.length > 0 ? names.join(" · ") : text.endsThere;
  };
  const offered = outcomes.length > 0 ? outcomes : [{ code: "", label: text.done }];
  const sorted = offered.toSorted((one, other) => Number(isForward(other)) - Number(isForward(one)));
  const signs = work.role === "leader" && outcomes.some(({ code }) => code === "sign");
  const signsHere = signs && result?.state === "draft" && result.signerId === by.accountId;
  const keys = ["t", "b", "r"] as const;
  return (
    <>
      {signs && result === undefined ? <p class="lt-small lt-quiet lt-mt2">{text.noDraft}</p> : null}
      <div class="lt-actions lt-dossier__outcomes">
        {sorted.map((outcome, index) => {
          const key = isFirst ? keyOf(outcome, index, keys) : undefined;
          const isMain = isFirst && index === 0;
          const content = (
            <>
              {outcome.label} {key ? <Kbd inButton={isMain}>{key.toUpperCase()}</Kbd> : null}
            </>
          );
          const attributes = key ? { "data-lt-key": key } : {};
          const classes = isMain ? "" : "govuk-button--secondary";
          if (signsHere && outcome.code === "sign")
            return <Button href={pathOf(dossier, "result")} text={text.signPaper} attributes={attributes} />;
          return (
            <Button
              name="outcome"
              value={outcome.code || "-"}
              text={content}
              classes={classes}
              attributes={attributes}
            />
          );
        })}
      </div>
      <dl class="lt-dossier__goes">
        {sorted.map((outcome) => (
          <div>
            <dt>{outcomes.length > 0 ? outcome.label : text.goesTo}</dt>
            <dd>{isGuest ? askerOf(view) : needsForm(outcome) ? text.opensForm : goes(outcome.code || undefined)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function keyOf(outcome: Outcome, index: number, keys: readonly string[]): string | undefined {
  if (index === 0) return keys[0];
  if (needsForm(outcome) === "supplement") return keys[1];
  return outcome.code === "return" ? keys[2] : undefined;
}
