import type { Picture } from "../../../../engines/flow/steps/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { OfficerPage } from "../../../../ui/index.ts";
import type { FlowDraft } from "../../store/flow-drafts.ts";
import type { CheckedDraft } from "../flow-check.ts";
import type { FlowDesk } from "../flow-desk.ts";
import { AllowanceBar, Drawing, FlowHead, problemMarks } from "../flow-parts.tsx";
import { agencyLevels, agencyText } from "../flow-words.ts";
import { drawingText, kindNames } from "./text.ts";

/** What the page of the drawing shows. */
export type DrawingView = {
  readonly frame: Frame;
  readonly desk: FlowDesk & { readonly draft: FlowDraft };
  readonly picture: Picture | undefined;
  readonly checked: CheckedDraft;
  readonly agencies: ReadonlyMap<string, string>;
};

/** The flow as a drawing. Without script: its picture, and the way to the step table. */
export function DrawingPage({ frame, desk, picture, checked, agencies }: DrawingView) {
  const { locale, offered, limit, paths, mayWrite } = desk;
  const text = wordsIn(drawingText, locale);
  const config = {
    locale,
    draftHref: `${paths.drawing}/draft`,
    saveHref: paths.drawing,
    readingHref: `${paths.drawing}/reading`,
    token: frame.csrfToken,
    agencies: [
      ...agencyLevels.map((value) => ({ value, label: agencyText(value, agencies, locale) })),
      ...[...agencies].slice(0, 400).map(([value, label]) => ({ value, label })),
    ],
    mayWrite,
    notes: {},
  };
  return (
    <OfficerPage
      frame={frame}
      title={`${text.title}: ${offered.name}`}
      styles={["flow-designer"]}
      scripts={["flow-designer"]}
    >
      <FlowHead desk={desk} current="drawing" />
      <div class="lt-designer" data-lt-designer={JSON.stringify(config)}>
        <Bar text={text} mayWrite={mayWrite} />
        <section class="lt-designer__canvas" data-part="canvas" aria-label={text.canvas}>
          <Drawing id="flow" name={offered.name} picture={picture} marks={problemMarks(checked.problems)} />
        </section>
        <aside class="lt-designer__side" aria-label={text.element} tabindex={0}>
          <section aria-labelledby="element-title" {...kinds(locale)}>
            <h2 class="govuk-heading-s" id="element-title">
              {text.element}
            </h2>
            <div data-part="panel" />
          </section>
          <section aria-labelledby="problems-title">
            <h2 class="govuk-heading-s" id="problems-title">
              {text.problems}
            </h2>
            <div data-part="problems" />
          </section>
          <section aria-labelledby="keys-title">
            <h2 class="govuk-heading-s" id="keys-title">
              {text.keys}
            </h2>
            <p class="lt-quiet lt-small">{text.keysAbout}</p>
          </section>
        </aside>
        <StaleDialog text={text} />
      </div>
      <noscript>
        <p class="lt-mt3">
          {text.noScript}
          <a href={paths.steps}>{text.steps}</a>.
        </p>
      </noscript>
      <AllowanceBar sum={checked.sum} limit={limit} names={checked.names} locale={locale} />
    </OfficerPage>
  );
}

type Words = ReturnType<typeof wordsIn<typeof drawingText.vi>>;

/** Buttons that the script shows once it runs. */
function Bar({ text, mayWrite }: { text: Words; mayWrite: boolean }) {
  const acts = mayWrite ? (["undo", "redo", "fit", "in", "out", "save"] as const) : (["fit", "in", "out"] as const);
  return (
    <div class="lt-designer__bar" role="toolbar" aria-label={text.tools}>
      {acts.map((act) => (
        <button class="govuk-button govuk-button--secondary" type="button" data-act={act} hidden>
          {text[act]}
        </button>
      ))}
      <p class="lt-designer__status" data-part="status" role="status" />
    </div>
  );
}

function StaleDialog({ text }: { text: Words }) {
  return (
    <dialog data-part="stale" aria-label={text.keepMine}>
      <div data-part="compared" />
      <div class="lt-actions">
        <button class="govuk-button govuk-button--warning" type="button" data-act="keep-mine">
          {text.keepMine}
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" data-act="take-theirs">
          {text.takeTheirs}
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" data-act="later">
          {text.later}
        </button>
      </div>
    </dialog>
  );
}

/** What the panel calls each kind of element. */
function kinds(locale: "vi" | "en"): Readonly<Record<string, string>> {
  return { "data-lt-kinds": JSON.stringify(kindNames[locale]) };
}
