import type { App } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Input, Select, Textarea } from "../../../../ui/index.ts";
import { completeStep } from "../../actions/complete-step.ts";
import {
  type Reasoned,
  refuseDossier,
  resumeDossier,
  stopDossier,
  suspendDossier,
  withdrawDossier,
} from "../../actions/stop-dossier.ts";
import { dossierErrors } from "../../errors.ts";
import type { Dossier } from "../../record.ts";
import { requireGrounds } from "../../refusal-grounds.ts";
import { type ActView, fieldOf } from "./act-frame.tsx";
import { type ActPageOf, addActPage } from "./act-page.tsx";
import { formText } from "./form-text.ts";

/** Acts that need a reason: to suspend, go on, withdraw, stop, and refuse with its legal ground. */
export function addReasonedActs(app: App): void {
  addActPage(app, reasoned("suspension", suspendDossier));
  addActPage(app, reasoned("resumption", resumeDossier));
  addActPage(app, { ...reasoned("withdrawal", withdrawDossier), isGrave: true });
  addActPage(app, { ...reasoned("stop", stopDossier), isGrave: true });
  addActPage(app, refusal);
}

type Run = (node: ActView["desk"]["node"], by: ActView["desk"]["by"], of: Reasoned) => Promise<Dossier>;

function reasoned(name: ActPageOf["name"], run: Run): ActPageOf {
  return {
    name,
    fields: (view) => <ReasonField {...view} />,
    follows: ({ frame }) => [wordsIn(formText, frame.locale).toldPortal],
    said: saidReason,
    check: requireReason,
    run: ({ desk, dossier, typed }, revision) =>
      run(desk.node, desk.by, { dossierId: dossier.id, revision, reason: fieldOf(typed, "reason").trim() }),
  };
}

const refusal: ActPageOf = {
  name: "refusal",
  isGrave: true,
  fields: (view) => (
    <>
      <input type="hidden" name="step" value={fieldOf(view.typed, "step")} />
      <ReasonField {...view} />
      <LegalFields {...view} />
    </>
  ),
  follows: ({ frame }) => [wordsIn(formText, frame.locale).toldPortal],
  said: (view) => [...saidReason(view), { term: wordsIn(formText, view.frame.locale).legal, value: legalGround(view) }],
  check: (view) => requireGrounds({ reason: fieldOf(view.typed, "reason"), legal: legalGround(view) }),
  run: (view, revision) => {
    const { desk, dossier, typed, situation } = view;
    const given = { reason: fieldOf(typed, "reason").trim(), legal: legalGround(view) };
    const token = Number(fieldOf(typed, "step"));
    const step = situation.steps.find(({ work }) => work.token === token);
    const drawn = step?.outcomes.find(({ code }) => code === "reject" || code === "refuse");
    // Where the drawing has a way for it, that is the way.
    if (drawn)
      return completeStep(desk.node, desk.by, {
        dossierId: dossier.id,
        ...{ token, revision, outcome: drawn.code, refusal: given },
      });
    return refuseDossier(desk.node, desk.by, { dossierId: dossier.id, revision, ...given });
  },
};

function saidReason({ frame, typed }: ActView) {
  return [{ term: wordsIn(formText, frame.locale).reason, value: fieldOf(typed, "reason").trim() }];
}

function requireReason({ typed }: Pick<ActView, "typed">): void {
  if (fieldOf(typed, "reason").trim() === "") throw dossierErrors.reason("reason");
}

function ReasonField({ frame, typed, errors }: ActView) {
  const text = wordsIn(formText, frame.locale);
  return (
    <Textarea
      name="reason"
      rows={4}
      label={{ text: text.reason, classes: "govuk-label--s" }}
      hint={{ text: text.reasonHint }}
      value={fieldOf(typed, "reason")}
      errorMessage={errors?.fields.reason ? { text: errors.fields.reason } : undefined}
    />
  );
}

/** Which document, from those the procedure rests on, and which article of it. */
export function LegalFields({ frame, typed, errors, offer }: ActView) {
  const text = wordsIn(formText, frame.locale);
  const basis = offer?.legalBasis ?? [];
  return (
    <>
      {basis.length > 0 ? (
        <Select
          name="basis"
          label={{ text: text.legal, classes: "govuk-label--s" }}
          hint={{ text: text.legalHint }}
          value={fieldOf(typed, "basis")}
          items={[{ value: "", text: text.legalNone }, ...basis.map((one) => ({ value: one, text: one }))]}
        />
      ) : null}
      <Input
        name="legal"
        label={{ text: text.article, classes: "govuk-label--s" }}
        hint={{ text: text.articleHint }}
        value={fieldOf(typed, "legal")}
        errorMessage={errors?.fields.legal ? { text: errors.fields.legal } : undefined}
      />
    </>
  );
}

/** The legal ground as it is written: `Điều 93, khoản 1, 50/2014/QH13`. Which document alone is not which article: then it is empty. */
export function legalGround({ typed }: Pick<ActView, "typed">): string {
  const article = fieldOf(typed, "legal").replace(/\s+/gu, " ").trim();
  const basis = fieldOf(typed, "basis").trim();
  if (article === "") return "";
  return basis === "" ? article : `${article}, ${basis}`;
}
