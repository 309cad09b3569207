import { DomainError } from "../../../../platform/errors/index.ts";
import { type App, readForm, sendFile } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Ruled, Textarea } from "../../../../ui/index.ts";
import { findAgency } from "../../../organisation/index.ts";
import { completeStep } from "../../actions/complete-step.ts";
import { requestSupplement } from "../../actions/supplement.ts";
import { dossierErrors } from "../../errors.ts";
import { printSupplement } from "../../papers/supplement.ts";
import type { SupplementReason } from "../../store/supplements.ts";
import { type ActView, fieldOf, type Typed } from "./act-frame.tsx";
import { type ActPageOf, addActPage, anyForm } from "./act-page.tsx";
import { deskOf, dossierPath, openDossier, pathOf } from "./desk.ts";
import { formText, usualReasons } from "./form-text.ts";
import { LegalFields } from "./reasoned-acts.tsx";

/** Reasons that are usual for a paper, as the request prints them. */
const usual = [
  "missing",
  "signature",
  "certified",
  "expired",
  "mismatch",
  "incomplete",
  "unreadable",
  "form",
  "other",
] as const;

/** The request for supplements: every reason at once, a look at the paper before it is sent. */
export function addSupplementAct(app: App): void {
  addActPage(app, supplement);
  app.post(`${dossierPath}/supplement/preview`, async (c) => {
    const desk = deskOf(c);
    const typed = await readForm(c, anyForm);
    const { dossier } = await openDossier(desk);
    const receiver = await findAgency(desk.node.db, dossier.receivedAgency);
    if (!receiver) throw dossierErrors.notFound();
    const number = dossier.supplements + 1;
    const papers = new Map(dossier.components.map(({ code, name }) => [code, name]));
    const pdf = await printSupplement({
      ...{ dossier, number, askedAt: desk.now, askedBy: desk.by.name, answerBy: null },
      reasons: reasonsOf(dossier.components, typed).map(({ component, ...rest }) => ({
        what: papers.get(component) ?? formText.vi.other,
        ...rest,
      })),
      note: fieldOf(typed, "note").trim(),
      stopsClock: number < 2,
      receiver: { name: receiver.name, place: receiver.place, email: receiver.email },
      baseUrl: desk.node.config.baseUrl,
    });
    return sendFile(c, {
      bytes: pdf,
      name: `xem-truoc-${dossier.code}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
  });
}

const supplement: ActPageOf = {
  name: "supplement",
  fields: (view) => <SupplementFields {...view} />,
  follows: ({ frame, dossier }) => {
    const text = wordsIn(formText, frame.locale);
    return [dossier.supplements === 0 ? text.firstAsk : text.secondAsk, text.printsSlip, text.toldPortal];
  },
  said: (view) => {
    const papers = new Map(view.dossier.components.map(({ code, name }) => [code, name]));
    const text = wordsIn(formText, view.frame.locale);
    return [
      ...reasonsOf(view.dossier.components, view.typed).map(({ component, reason }) => ({
        term: papers.get(component) ?? text.other,
        value: reason,
      })),
      { term: text.note, value: fieldOf(view.typed, "note").trim() },
    ];
  },
  check: ({ dossier, typed }) => checkReasons(dossier.components, typed),
  run: ({ desk, dossier, typed, situation }, revision) => {
    const reasons = reasonsOf(dossier.components, typed);
    const note = fieldOf(typed, "note").trim();
    const token = Number(fieldOf(typed, "step"));
    const step = situation.steps.find(({ work }) => work.token === token);
    // Where the drawing has a way for it, that is the way.
    if (step?.outcomes.some(({ code }) => code === "supplement"))
      return completeStep(desk.node, desk.by, {
        dossierId: dossier.id,
        ...{ token, revision, outcome: "supplement", reasons, note },
      });
    return requestSupplement(desk.node, desk.by, { dossierId: dossier.id, revision, reasons, note });
  },
};

type Papers = readonly { readonly code: string; readonly name: string }[];

function checkReasons(papers: Papers, typed: Typed): void {
  const vague = papers.find(({ code }) => fieldOf(typed, `why-${code}`) === "other" && more(typed, code) === "");
  const missing = reasonsOf(papers, typed).length === 0;
  const [field, key] = vague
    ? [`more-${vague.code}`, "moreMissing" as const]
    : ["why-first", "reasonsMissing" as const];
  if (!vague && !missing) return;
  const said = { vi: formText.vi[key], en: formText.en[key] };
  const first = papers[0] ? `why-${papers[0].code}` : "other";
  throw new DomainError("dossier.reason-missing", "invalid", said, {
    fields: { [field === "why-first" ? first : field]: said },
  });
}

function more(typed: Typed, code: string): string {
  return fieldOf(typed, `more-${code}`).replace(/\s+/gu, " ").trim();
}

/** The reasons as the request has them: the usual one in Vietnamese, for it is printed, and what was written beside it. */
function reasonsOf(papers: Papers, typed: Typed): readonly SupplementReason[] {
  const legal = [fieldOf(typed, "legal"), fieldOf(typed, "basis")]
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "")
    .join(", ");
  const ofPapers = papers.flatMap(({ code }) => {
    const why = usual.find((one) => one === fieldOf(typed, `why-${code}`));
    const beside = more(typed, code);
    if (why === undefined) return [];
    const reason = why === "other" ? beside : [usualReasons[why].vi, beside].filter((part) => part !== "").join(": ");
    return reason === "" ? [] : [{ component: code, reason, legal }];
  });
  const other = fieldOf(typed, "other").trim();
  return other === "" ? ofPapers : [...ofPapers, { component: "", reason: other, legal }];
}

function SupplementFields(view: ActView) {
  const { frame, dossier, typed, errors } = view;
  const text = wordsIn(formText, frame.locale);
  return (
    <>
      <input type="hidden" name="step" value={fieldOf(typed, "step")} />
      <Ruled text={text.papersWrong} size="s" />
      <div class="lt-dossier__ask lt-dossier__ask--head lt-xs lt-quiet" aria-hidden="true">
        <span>{text.usualReason}</span>
        <span>{text.moreReason}</span>
      </div>
      <ul class="lt-dossier__asks">
        {dossier.components.map(({ code, name }) => (
          <li>
            <p class="lt-strong">{name}</p>
            <div class="lt-dossier__ask">
              <Why code={code} name={name} {...view} />
              <div>
                <label class="lt-dossier__asklabel" for={`more-${code}`}>
                  {text.moreOf(name)}
                </label>
                {errors?.fields[`more-${code}`] ? (
                  <p class="govuk-error-message" id={`more-${code}-error`}>
                    {errors.fields[`more-${code}`]}
                  </p>
                ) : null}
                <input
                  class="govuk-input"
                  type="text"
                  id={`more-${code}`}
                  name={`more-${code}`}
                  value={more(typed, code)}
                  aria-describedby={errors?.fields[`more-${code}`] ? `more-${code}-error` : undefined}
                />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <Textarea
        name="other"
        rows={2}
        label={{ text: text.other, classes: "govuk-label--s" }}
        hint={{ text: text.otherHint }}
        value={fieldOf(typed, "other")}
        errorMessage={errors?.fields.other ? { text: errors.fields.other } : undefined}
      />
      <LegalFields {...view} />
      <Textarea
        name="note"
        rows={2}
        label={{ text: text.note, classes: "govuk-label--s" }}
        value={fieldOf(typed, "note")}
      />
      <p class="lt-mt3">
        <Button
          text={text.preview}
          classes="govuk-button--secondary"
          attributes={{
            formaction: pathOf(dossier, "supplement/preview"),
            formtarget: "_blank",
            "aria-label": `${text.preview} (${text.previewOpens})`,
          }}
        />
      </p>
    </>
  );
}

function Why({ code, name, frame, typed, errors }: ActView & { code: string; name: string }) {
  const text = wordsIn(formText, frame.locale);
  const field = `why-${code}`;
  const chosen = fieldOf(typed, field);
  const wrong = errors?.fields[field];
  return (
    <div>
      <label class="lt-dossier__asklabel" for={field}>
        {text.reasonOf(name)}
      </label>
      {wrong ? (
        <p class="govuk-error-message" id={`${field}-error`}>
          {wrong}
        </p>
      ) : null}
      <select class="govuk-select" id={field} name={field} aria-describedby={wrong ? `${field}-error` : undefined}>
        <option value="">{text.fine}</option>
        {usual.map((one) => (
          <option value={one} selected={one === chosen}>
            {usualReasons[one][frame.locale]}
          </option>
        ))}
      </select>
    </div>
  );
}
