import { textIn } from "../../../../platform/text/index.ts";
import { Button, Input } from "../../../../ui/index.ts";
import type { FoundOffer } from "../../../procedures/index.ts";
import { bringing, errorOf, focusOn, type IntakeView, Part, wordsOf } from "./parts.tsx";

/** Where the list of procedures is asked for while one types. */
export const foundPath = "/dossiers/new/procedures";

/** Which procedure: a search box with its list, and the one chosen. */
export function ProcedurePart(view: IntakeView) {
  const { intake, isNew } = view;
  const text = wordsOf(view);
  const { form, chosen } = intake;
  return (
    <Part id="intake-procedure" title={text.procedure} isNew={isNew} isStep={!chosen}>
      {chosen ? <input type="hidden" name="offered" value={chosen.offer.id} /> : null}
      {chosen ? <ChosenProcedure {...view} /> : null}
      <div class={chosen ? "lt-intake__again" : undefined}>
        <div class="lt-intake__find">
          <Input
            name="q"
            label={{ text: chosen ? text.change : text.procedureSearch }}
            {...(chosen ? {} : { hint: { text: text.procedureHint } })}
            value={form.q}
            autocomplete="off"
            spellcheck={false}
            {...errorOf("q", view)}
            attributes={{
              "data-lt-finder": "found",
              "hx-get": foundPath,
              "hx-trigger": "input changed delay:120ms",
              "hx-target": "#found",
              "hx-swap": "innerHTML",
              "hx-sync": "this:replace",
              ...focusOn("q", view),
            }}
          />
          <Button text={text.find} name="next" value="look" classes="govuk-button--secondary" />
        </div>
        <div id="found" class="lt-intake__found" aria-live="polite">
          <FoundList found={intake.found} text={form.q} locale={view.locale} isQuiet={chosen !== undefined} />
        </div>
      </div>
    </Part>
  );
}

function ChosenProcedure({ intake, locale }: IntakeView) {
  const { chosen } = intake;
  if (!chosen) return null;
  const { offer, due } = chosen;
  return (
    <p class="lt-intake__chosen">
      <strong>{offer.name}</strong>
      <span class="lt-row-note">
        <span class="lt-code">{offer.code}</span>
        {offer.sector.name === "" ? null : ` · ${offer.sector.name}`}
        {due ? ` · ${textIn(due.limit, locale)}` : null}
      </span>
    </p>
  );
}

/** What fits: one line a procedure, each a button that takes it. The first is taken by Enter in the box above. */
export function FoundList(props: {
  readonly found: readonly FoundOffer[];
  readonly text: string;
  readonly locale: IntakeView["locale"];
  readonly isQuiet?: boolean;
}) {
  const { found, text: asked, locale, isQuiet } = props;
  const text = wordsOf({ locale });
  const plain = asked.trim();
  if (found.length === 0) return plain === "" ? null : <p class="lt-intake__none">{text.nothingFound(plain)}</p>;
  if (isQuiet && plain === "") return null;
  return (
    <>
      <p class="lt-quiet lt-small">{plain === "" ? text.mostUsed : text.found(found.length)}</p>
      <ul data-lt-found={plain}>
        {found.map(({ id, code, name, sector }) => (
          <li>
            <button type="submit" class="lt-intake__pick" name="pick" value={id} {...bringing("procedure")}>
              <span>{name}</span>{" "}
              <span class="lt-row-note">
                <span class="lt-code">{code}</span>
                {sector === "" ? null : ` · ${sector}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
