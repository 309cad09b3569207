import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames, idList } from "../attributes.ts";
import { ErrorMessage } from "../error-message/error-message.tsx";
import { Hint } from "../hint/hint.tsx";

/** One agency or person to choose: what is sent, what is read, and a word to tell namesakes apart. */
export type PickerChoice = { readonly value: string; readonly label: string; readonly note?: string | undefined };

/** Options of a picker. */
export type PickerProps = {
  /** Name of the boxes: sent once for each chosen one. */
  readonly name: string;
  readonly legend: string;
  readonly hint?: Child | undefined;
  readonly errorMessage?: string | undefined;
  readonly chosen: readonly PickerChoice[];
  /** Answers `?q=` with JSON [{ value, label, note? }], accents folded. */
  readonly searchHref: string;
  /** Without script: what was searched for (field `<name>-query`) and what was found; the search button sends `<name>-search`. */
  readonly query?: string | undefined;
  readonly found?: readonly PickerChoice[] | undefined;
};

/** Chooses several out of many. With script, a list while one types; without, a search button and boxes to tick. */
export function Picker(props: PickerProps) {
  const { name, legend, hint, errorMessage, chosen, searchHref, query, found = [] } = props;
  const say = useWords();
  const described = idList(hint !== undefined && `${name}-hint`, errorMessage && `${name}-error`);
  return (
    <div class={classNames("govuk-form-group", errorMessage && "govuk-form-group--error")}>
      <fieldset
        class="govuk-fieldset lt-picker"
        aria-describedby={described}
        data-lt-picker={searchHref}
        data-lt-name={name}
        data-lt-matches={say("matches", { count: "{count}" })}
        data-lt-no-match={say("noMatch")}
        data-lt-chosen={say("chosen")}
        data-lt-count={say("chosenCount", { count: "{count}" })}
      >
        <legend class="govuk-fieldset__legend">{legend}</legend>
        {hint === undefined ? null : <Hint id={`${name}-hint`} text={hint} />}
        {errorMessage ? <ErrorMessage id={`${name}-error`} text={errorMessage} /> : null}
        <p class="lt-picker__count">
          <span data-lt-picker-count="">{say("chosenCount", { count: chosen.length })}</span>{" "}
          <button class="lt-linkbutton" type="button" data-lt-picker-clear="" hidden>
            {say("chosenClear")}
          </button>
        </p>
        <Boxes name={name} choices={chosen} checked />
        <div class="lt-picker__row">
          <label class="govuk-visually-hidden" for={name}>
            {say("addRecipient")}
          </label>
          <input
            class="govuk-input"
            id={name}
            name={`${name}-query`}
            type="text"
            value={query}
            data-lt-picker-query=""
          />
          <button
            class="govuk-button govuk-button--secondary"
            type="submit"
            name={`${name}-search`}
            value="1"
            formnovalidate
          >
            {say("search")}
          </button>
        </div>
        <div
          class="lt-picker__list"
          id={`${name}-list`}
          role="listbox"
          aria-label={legend}
          data-lt-picker-list=""
          hidden
        />
        {found.length > 0 ? <Boxes name={name} choices={found} /> : null}
        <p class="govuk-visually-hidden" role="status" data-lt-picker-status="" />
      </fieldset>
    </div>
  );
}

function Boxes({
  name,
  choices,
  checked = false,
}: {
  name: string;
  choices: readonly PickerChoice[];
  checked?: boolean;
}) {
  return (
    <ul class="lt-picker__boxes" data-lt-picker-chosen={checked ? "" : undefined}>
      {choices.map((choice) => (
        <li>
          <label>
            <input class="lt-check" type="checkbox" name={name} value={choice.value} checked={checked} /> {choice.label}
            {choice.note ? <span class="lt-quiet lt-xs"> {choice.note}</span> : null}
          </label>
        </li>
      ))}
    </ul>
  );
}
